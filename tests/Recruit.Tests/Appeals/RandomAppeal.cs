using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Tests.WorkingDays;
using Recruit.Vacancies;
using static Recruit.Tests.Accounts.People;
using static Recruit.Tests.Appeals.AppealBench;

namespace Recruit.Tests.Appeals;

/// <summary>An appeal to which random things happen.</summary>
internal sealed class RandomAppeal
{
    private static readonly string File1 = AppealCase.IdOf(Clerk, new Id("K-1"), Item).Text;
    private static readonly string[] Reviewers = ["reviewer-1", "reviewer-2", "reviewer-3"];

    private readonly Random random;
    private readonly DayByDay desk = new(Terms.Calendar, Day(0));
    private readonly List<ActorEvent> events = [];
    private Appeal appeal = Appeal.None(new Id(File1));
    private string? reviewer;
    private bool isExtended;

    public RandomAppeal(int seed)
    {
        random = new Random(seed);
        desk.Wait(TimeSpan.FromMinutes(random.Next(1, 2000)));
        Takes(AppealBench.File).ShouldBeTrue();
        desk.Put(File1, "agency-officer", Terms.AdmitDays);
    }

    public void Step()
    {
        desk.Wait(TimeSpan.FromMinutes(random.Next(0, 4) == 0 ? random.Next(1, 9000) : random.Next(1, 500)));
        var who = Reviewers[random.Next(Reviewers.Length)];
        switch (random.Next(0, 30))
        {
            case < 6:
                if (appeal.Step == AppealStep.Filed && Takes(new AdmitAppeal(By("officer-1"))))
                {
                    desk.Pass(File1, "agency-officer", Terms.AllocateDays);
                }

                break;
            case < 12:
                if (reviewer != who && Takes(new AllocateAppeal(By("officer-1"), new Id(who))))
                {
                    desk.Pass(File1, reviewer = who, ReviewDays);
                }

                break;
            case < 14:
                Declare(who);
                break;
            case < 16:
                if (!isExtended && Takes(new ExtendAppeal(By("officer-1"))))
                {
                    isExtended = true;
                    desk.Extend(File1, Terms.ExtendDays);
                }

                break;
            case < 21:
                if (reviewer is not null && appeal.Step == AppealStep.InReview && Takes(new ProposeDecision(By(reviewer, "two-keys"))))
                {
                    desk.Pass(File1, "approver", Terms.ApproveDays);
                }

                break;
            case < 25:
                if (Takes(new ReturnDecision(By("approver-1"))))
                {
                    desk.Pass(File1, reviewer!, ReviewDays);
                }

                break;
            case < 28:
                CloseBy(appeal.Proposal is { } proposal ? new ApproveDecision(By("approver-1"), proposal.Act.At) : new RejectAppeal(By("officer-1")));
                break;
            case 28:
                CloseBy(new WithdrawAppeal(By("anna", "own-wish")));
                break;
        }
    }

    public void Compare()
    {
        var file = appeal.OpenFile;
        var rows = desk.OpenRows.ToList();
        rows.Count.ShouldBe(file is null ? 0 : 1);
        if (file is not null)
        {
            (file.Holder, file.WorkingDaysHeld(Terms.Calendar, desk.Now), file.IsOverdue(desk.Now)).ShouldBe((rows[0].Holder, rows[0].Days, rows[0].IsOverdue));
        }
    }

    public int CompareHistory()
    {
        var rows = AppealFiling.HistoryOf(appeal.Id, events).Holdings
            .Select(one => (one.File, one.Holder, one.WorkingDaysHeld(Terms.Calendar, desk.Now))).ToList();
        rows.ShouldBe(desk.AllRows);
        return rows.Count;
    }

    private int ReviewDays => Terms.ReviewDays + (isExtended ? Terms.ExtendDays : 0);

    /// <summary>Only who has the appeal gives it back by that.</summary>
    private void Declare(string who)
    {
        if (random.Next(0, 3) > 0)
        {
            return;
        }

        if (desk.IsOpen(File1) && Takes(new DeclareConflict(By(who), new Id(who))) && who == reviewer)
        {
            reviewer = null;
            desk.Pass(File1, "agency-officer", Terms.AllocateDays);
        }
    }

    private void CloseBy(ActorCommand command)
    {
        if (desk.IsOpen(File1) && Takes(command))
        {
            desk.Close(File1);
        }
    }

    private bool Takes(ActorCommand command)
    {
        var decision = AppealRules.Decide(appeal, command, desk.Now);
        foreach (var happened in decision.Events)
        {
            appeal = appeal.Evolve(happened);
            events.Add(happened);
        }

        return decision.Reply is not Refusal;
    }
}
