using FsCheck.Fluent;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Candidates.Profile;
using Recruit.Tests.Appeals;
using Recruit.Tests.Candidates.Profile;
using Recruit.Vacancies;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Accounts;

/// <summary>TL10 as far as these actors go, over random commands by random people.</summary>
public class OfficialActsTests
{
    private static readonly string[] Accounts = ["anna", "officer-1", "reviewer-1", "reviewer-2", "approver-1", "admin-1", "admin-2", "author-1"];

    [Fact]
    public void Every_event_of_an_official_command_says_who_when_and_why_and_a_refusal_or_a_repeat_has_none() =>
        Properties.Hold(Gen.Choose(1, int.MaxValue), seed =>
        {
            var random = new Random(seed);
            var (account, candidate, appeal) = (Registered(), CandidateBench.Opened().Bench.State, Appeal.None(AppealCase.IdOf(
                AppealBench.Clerk, AppealBench.AnnasCase.Candidate, AppealBench.Item)));
            for (var step = 0; step < 60; step++)
            {
                var now = Day(step / 20.0);
                var mandate = By(Accounts[random.Next(Accounts.Length)], $"reason-{random.Next(3)}");
                switch (random.Next(3))
                {
                    case 0:
                        account = Follow(account, OfAccount(random, mandate), AccountRules.Decide, (state, one) => state.Evolve(one), mandate, now);
                        break;
                    case 1:
                        candidate = Follow(candidate, OfCandidate(random, mandate), CandidateRules.Decide, (state, one) => state.Evolve(one), mandate, now);
                        break;
                    default:
                        appeal = Follow(appeal, OfAppeal(random, mandate, appeal), AppealRules.Decide, (state, one) => state.Evolve(one), mandate, now);
                        (appeal.IsOpen == (appeal.OpenFile is not null)).ShouldBeTrue();
                        (appeal.Approved is null || appeal.Approved.By != appeal.Review!.Reviewer).ShouldBeTrue();
                        break;
                }
            }

            account.Grants.ShouldAllBe(one => one.Proposed.By != one.Approved.By && one.Proposed.By != account.Id && one.Approved.By != account.Id);
        });

    private static TState Follow<TState>(
        TState state, ActorCommand command, Func<TState, ActorCommand, Instant, Decision> decide, Func<TState, ActorEvent, TState> evolve, Mandate mandate, Instant now)
    {
        var decision = decide(state, command, now);
        if (decision.Reply is Refusal)
        {
            decision.Events.ShouldBeEmpty();
            decision.Messages.ShouldBeEmpty();
        }

        foreach (var happened in decision.Events)
        {
            happened.GetType().GetProperty("Act")!.GetValue(happened).ShouldBe(mandate.At(now));
            state = evolve(state, happened);
        }

        if (decision.Events.Length > 0)
        {
            decide(state, command, now).Events.ShouldBeEmpty(command.ToString());
        }

        return state;
    }

    private static Account Registered() => Account.Nobody(new Id("anna")).Evolve(new AccountRegistered(Day(0), Note("anna@example.kz"), "hash-1"));

    private static ActorCommand OfAccount(Random random, Mandate mandate)
    {
        var role = (Role)random.Next(1, 4);
        return random.Next(6) switch
        {
            0 or 1 => new ProposeRole(mandate, role, Day(9), new Id("ministry")),
            2 or 3 => new ApproveRole(mandate, role, new Id("ministry")),
            4 => new WithdrawRole(mandate, role, new Id("ministry")),
            _ when random.Next(2) == 0 => new DisableAccount(mandate),
            _ => new EnableAccount(mandate),
        };
    }

    private static ActorCommand OfCandidate(Random random, Mandate mandate)
    {
        var adjustment = new Id($"adj-{random.Next(3)}");
        return random.Next(9) switch
        {
            0 => new ChangeProfile(mandate, CandidateBench.Fields((CandidateBench.Phone, $"+7 {random.Next(5)}")), []),
            1 => new GiveConsent(mandate, CandidateBench.Apply, CandidateBench.ConsentText),
            2 => new WithdrawConsent(mandate, CandidateBench.Apply),
            3 => new AskAdjustment(mandate, adjustment, new Id("low-vision"), CandidateBench.Calendar, 3),
            4 => new AttachEvidence(mandate, adjustment, Note($"scan {random.Next(3)}")),
            5 => new DecideAdjustment(mandate, adjustment, random.Next(2) == 0 ? null : new TimeFactor(5, 4)),
            6 => new WithdrawAdjustment(mandate, adjustment),
            7 => CandidateBench.Submission($"K-{random.Next(2)}") with { Mandate = mandate },
            _ => new MarkNoticeRead(mandate, new Id("n-1")),
        };
    }

    private static ActorCommand OfAppeal(Random random, Mandate mandate, Appeal appeal) => random.Next(10) switch
    {
        0 => new FileAppeal(mandate, AppealBench.AnnasCase),
        1 => new AddEvidence(mandate, new Id("photo"), Note($"scan {random.Next(5)}")),
        2 => new AdmitAppeal(mandate),
        3 when random.Next(8) == 0 => new RejectAppeal(mandate),
        4 => new AllocateAppeal(mandate, new Id($"reviewer-{random.Next(1, 3)}")),
        5 when random.Next(4) == 0 => new DeclareConflict(mandate, new Id(Accounts[random.Next(Accounts.Length)])),
        6 => new ExtendAppeal(mandate),
        7 => new ProposeDecision(mandate, random.Next(2) == 0 ? null : AppealBench.CreditItem),
        8 => new ApproveDecision(mandate, appeal.Proposal?.Act.At ?? Day(0)),
        _ when random.Next(8) == 0 => new WithdrawAppeal(mandate),
        _ => new ReturnDecision(mandate),
    };
}
