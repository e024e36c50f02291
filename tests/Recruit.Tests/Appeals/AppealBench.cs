using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Sittings;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Appeals;

/// <summary>Anna's appeal about item 17 of the law test, released on Monday, day 0.</summary>
internal sealed class AppealBench
{
    public static readonly Id Clerk = new("clerk-7");
    public static readonly AppealSubject Item = new(new Id("entry"), new Id("law"), new Id("q17"));
    public static readonly VoidItem CreditItem = new(new Id("law"), new Id("q17"), Recruit.Testing.VoidPolicy.CreditAll);

    public static readonly AppealTerms Terms = new(
        WorkingCalendar.Plain(TimeSpan.FromHours(5)), [new Id("wrong-key"), new Id("procedure")], 3, 1, 2, 5, 4, 2, 3, 1000);

    public ActorBench<Appeal> Bench { get; } = new(
        new AppealKind(), AppealCase.IdOf(Clerk, new Id("K-1"), Item).Text, new CandidateKind(), new CampaignKind(), new PoolShardKind());

    public static AppealCase AnnasCase { get; } = new(
        Clerk, new Id("K-1"), new Id("c-anna"), new Id("anna"), Item, new Id("wrong-key"), Note("B is right"), Day(0), [new Id("author-1")], Terms);

    public static FileAppeal File { get; } = new(By("anna", "own-wish"), AnnasCase);

    public static AppealBench Filed()
    {
        var one = new AppealBench();
        one.Do(File, 1).ShouldBeOfType<OwnAppealTold>();
        return one;
    }

    public static AppealBench InReview()
    {
        var one = Filed();
        one.Do(new AdmitAppeal(By("officer-1")), 1).ShouldBeOfType<AppealStands>();
        one.Do(new AllocateAppeal(By("officer-1"), new Id("reviewer-1")), 1).ShouldBeOfType<AppealStands>();
        return one;
    }

    public static AppealBench Proposed(Remedy? remedy = null)
    {
        var one = InReview();
        one.Do(new ProposeDecision(By("reviewer-1", "two-keys"), remedy), 2).ShouldBeOfType<AppealStands>();
        return one;
    }

    public Reply Do(ActorCommand command, double day) => Bench.Do(command, Day(day));

    public Refusal Refused(ActorCommand command, string code, double day = 1) => Bench.Refused(command, Day(day), code);
}
