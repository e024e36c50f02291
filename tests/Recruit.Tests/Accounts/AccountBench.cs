using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Accounts;

/// <summary>An account with what its tests do again and again.</summary>
internal sealed class AccountBench
{
    public static readonly SignInPolicy Policy =
        new(5, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15), TimeSpan.FromHours(8), TimeSpan.FromMinutes(30));

    public ActorBench<Account> Bench { get; } = new(new AccountKind(), "anna", new PersonClaimKind(), new AgencyKind());

    public static AccountBench Registered()
    {
        var one = new AccountBench();
        one.Bench.Do<AccountDone>(new RegisterAccount(Note("anna@example.kz"), "hash-1"), Day(0));
        return one;
    }

    public Reply Do(ActorCommand command, double day = 0) => Bench.Do(command, Day(day));

    public Refusal Refused(ActorCommand command, string code, double day = 0) => Bench.Refused(command, Day(day), code);

    public int Begin(Instant now, string? device = null) =>
        Bench.Do<SignInChallenge>(new BeginSignIn(Policy, device is null ? null : new Id(device)), now).Number;

    public Reply Finish(int number, string session, Instant now, params Factor[] shown) =>
        Bench.Do(new FinishSignIn(number, [.. shown], new Id(session), Policy, new Id("phone")), now);

    public void SignIn(string session, Instant now, params Factor[] shown) =>
        Finish(Begin(now, "phone"), session, now, shown.Length == 0 ? [Factor.Password] : shown).ShouldBeOfType<SessionOpened>();

    public Reply Use(string session, Instant now) => Bench.Do(new UseSession(new Id(session)), now);

    public void Grant(Role role, string? agency = "ministry")
    {
        Do(new ProposeRole(By("admin-1"), role, Day(3), Of(agency))).ShouldBeOfType<RolesTold>();
        Do(new ApproveRole(By("admin-2"), role, Of(agency))).ShouldBeOfType<RolesTold>();
    }

    private static Id? Of(string? agency) => agency is null ? null : new Id(agency);
}
