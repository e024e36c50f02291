using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using AddCredential = Recruit.UseCases.Accounts.AddCredential;
using ApproveRole = Recruit.UseCases.Accounts.ApproveRole;
using BeginSignIn = Recruit.UseCases.Accounts.BeginSignIn;
using DisableAccount = Recruit.UseCases.Accounts.DisableAccount;
using EnableAccount = Recruit.UseCases.Accounts.EnableAccount;
using FinishSignIn = Recruit.UseCases.Accounts.FinishSignIn;
using ProposeRole = Recruit.UseCases.Accounts.ProposeRole;
using SignedIn = Recruit.UseCases.Accounts.SignedIn;
using WithdrawRole = Recruit.UseCases.Accounts.WithdrawRole;

namespace Recruit.UseCases.Tests.Accounts;

/// <summary>From an account that is opened to the caller that its session stands for.</summary>
public class AccountTests
{
    private const string Anna = "Anna@Example.kz";
    private const string Secret = "anna-session-0123456789";

    private static readonly Caller First = new(new Id("admin-1"), [Role.Administrator]);
    private static readonly Caller Second = new(new Id("admin-2"), [Role.Administrator]);
    private static readonly Id Why = LiveService.Routine;

    [Fact]
    public async Task A_session_of_an_open_account_is_a_candidate_with_the_accounts_own_person()
    {
        await using var live = new LiveService();
        var account = (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), Anna, "hash"))).Account;
        var challenge = await live.DoAsync<SignInChallenge>(new BeginSignIn(live.Next(), " anna@example.KZ"));
        challenge.Verifier.ShouldBe("hash");

        var signedIn = await FinishAsync(live, challenge.Number, Factor.Password);
        signedIn.Account.ShouldBe(account);
        var resumed = await ResumeAsync(live, account);
        resumed.Caller.Account.ShouldBe(account);
        resumed.Caller.Roles.ShouldBe([Role.Candidate]);
        resumed.Caller.Agency.ShouldBeNull();
        var own = await live.DoAsync<OwnAccountShown>(new ReadOwnAccount(resumed.Caller, live.Next()));
        own.SignInName.ShouldBe("anna@example.kz");
        own.Sessions.Keys.ShouldBe([resumed.Session]);
        own.HasPerson.ShouldBeFalse();

        var other = (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), "bolat@example.kz", "hash"))).Account;
        new AccountFiles(live.Parts).PersonKeyOf(other).ShouldNotBe(resumed.Caller.Person!.Value);
        await live.RefusedAsync(new ResumeSession(live.Next(), other, Secret), AccountRefusals.NoSession);

        await live.DoAsync<AccountDone>(new SignOut(resumed.Caller, live.Next(), resumed.Session));
        await live.RefusedAsync(new ResumeSession(live.Next(), account, Secret), AccountRefusals.NoSession);
    }

    [Fact]
    public async Task A_name_is_taken_once_and_a_repeat_of_the_same_wish_is_no_second_account()
    {
        await using var live = new LiveService();
        var open = new OpenAccount(live.Next(), Anna, "hash");
        var first = await live.DoAsync<AccountOpened>(open);
        (await live.DoAsync<AccountOpened>(open)).ShouldBe(first);
        (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), "ANNA@example.kz", "mine"))).ShouldBe(first, "nobody learns that the name is taken");
        (await live.DoAsync<SignInChallenge>(new BeginSignIn(live.Next(), Anna))).Verifier.ShouldBe("hash", "and the owner keeps the password");
        await live.RefusedAsync(new OpenAccount(live.Next(), " ", "hash"), UseCaseRefusals.Invalid);
        (await live.DoAsync<AccountOpened>(new FindAccount(First, live.Next(), Anna))).ShouldBe(first);
        await live.RefusedAsync(new FindAccount(First, live.Next(), "nobody@example.kz"), UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task A_role_counts_from_the_second_persons_grant_to_its_withdrawal_for_its_agency_alone_and_in_a_strong_session_alone()
    {
        await using var live = new LiveService();
        var account = await ProvedAsync(live);
        await live.DoAsync<RolesTold>(new ProposeRole(First, live.Next(), Why, account, Role.AgencyOfficer, LiveService.Agency));
        await live.RefusedAsync(new ResumeSession(live.Next(), account, Secret, LiveService.Agency), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new ApproveRole(First, live.Next(), Why, account, Role.AgencyOfficer, LiveService.Agency), AccountRefusals.SamePerson);
        var own = new Caller(account, [Role.Administrator]);
        await live.RefusedAsync(new ApproveRole(own, live.Next(), Why, account, Role.AgencyOfficer, LiveService.Agency), AccountRefusals.OwnRole);
        var told = await live.DoAsync<RolesTold>(new ApproveRole(Second, live.Next(), Why, account, Role.AgencyOfficer, LiveService.Agency));
        told.Grants.Single().Approved.By.ShouldBe(Second.Account);

        // The session was opened with a password alone.
        await live.RefusedAsync(new ResumeSession(live.Next(), account, Secret, LiveService.Agency), UseCaseRefusals.NotFound);
        var weak = (await ResumeAsync(live, account)).Caller;
        weak.Roles.ShouldBe([Role.Candidate]);
        var number = (await live.DoAsync<SignInChallenge>(new BeginSignIn(live.Next(), Anna))).Number;
        await live.RefusedAsync(new FinishSignIn(live.Next(), Anna, number, [Factor.Password], Secret + "2"), AccountRefusals.SecondFactorNeeded);

        (await Shown()).ShouldBe((true, false));
        await live.DoAsync<AccountDone>(new AddCredential(weak, live.Next(), new Id("phone"), Factor.SecondFactor, "record"));
        (await Shown()).ShouldBe((true, true));
        (await live.DoAsync<SignInChallenge>(new BeginSignIn(live.Next(), Anna))).Credentials[new Id("phone")].Record.ShouldBe("record");
        await live.DoAsync<SignedIn>(new FinishSignIn(live.Next(), Anna, number, [Factor.Password, Factor.SecondFactor], Secret + "2"));
        var officer = (await live.DoAsync<SessionResumed>(new ResumeSession(live.Next(), account, Secret + "2", LiveService.Agency))).Caller;
        officer.Roles.ShouldBe([Role.Candidate, Role.AgencyOfficer], ignoreOrder: true);
        officer.Agency.ShouldBe(LiveService.Agency);
        (await live.DoAsync<SessionResumed>(new ResumeSession(live.Next(), account, Secret + "2"))).Caller.Roles.ShouldBe([Role.Candidate]);
        await live.RefusedAsync(new ResumeSession(live.Next(), account, Secret + "2", new Id("elsewhere")), UseCaseRefusals.NotFound);

        await live.DoAsync<RolesTold>(new WithdrawRole(First, live.Next(), Why, account, Role.AgencyOfficer, LiveService.Agency));
        await live.RefusedAsync(new ResumeSession(live.Next(), account, Secret + "2", LiveService.Agency), UseCaseRefusals.NotFound);

        async Task<(bool, bool)> Shown()
        {
            var shown = await live.DoAsync<RolesShown>(new ReadRoles(First, live.Next(), account));
            return (shown.HasPerson, shown.HasSecondProof);
        }
    }

    [Fact]
    public async Task Who_administers_an_agency_grants_and_reads_nothing_of_others_or_of_the_service()
    {
        await using var live = new LiveService();
        var account = await ProvedAsync(live);
        var here = First with { Agency = LiveService.Agency };
        await live.RefusedAsync(new ProposeRole(here, live.Next(), Why, account, Role.Marker, new Id("elsewhere")), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new ProposeRole(here, live.Next(), Why, account, Role.Auditor), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new DisableAccount(here, live.Next(), Why, account), UseCaseRefusals.NotFound);
        await live.DoAsync<RolesTold>(new ProposeRole(First, live.Next(), Why, account, Role.Marker, new Id("elsewhere")));
        await live.DoAsync<RolesTold>(new ProposeRole(here, live.Next(), Why, account, Role.Marker, LiveService.Agency));
        (await live.DoAsync<RolesShown>(new ReadRoles(here, live.Next(), account))).Proposals.Single().Agency.ShouldBe(LiveService.Agency);
        (await live.DoAsync<RolesShown>(new ReadRoles(First, live.Next(), account))).Proposals.Length.ShouldBe(2);
        await live.DoAsync<AccountDone>(new DisableAccount(First, live.Next(), Why, account));
        (await live.DoAsync<RolesShown>(new ReadRoles(here, live.Next(), account))).Disabled.ShouldBeNull("that is a matter of the whole service");
        await live.RefusedAsync(new ProposeRole(First, live.Next(), Why, account, Role.Marker), AccountRefusals.AgencyNeeded);
    }

    [Fact]
    public async Task A_person_has_one_account_until_two_people_set_it_free()
    {
        await using var live = new LiveService();
        var (anna, bolat) = (await OpenedAsync(live, Anna), await OpenedAsync(live, "bolat@example.kz"));
        (await live.DoAsync<PersonTold>(new ProveIdentity(anna, live.Next(), "900101300017"))).Person!.BoundAt.ShouldNotBeNull();
        (await live.DoAsync<OwnAccountShown>(new ReadOwnAccount(anna, live.Next()))).HasPerson.ShouldBeTrue();
        await live.RefusedAsync(new ProveIdentity(bolat, live.Next(), "900101300017"), AccountRefusals.PersonHasAccount);
        await live.RefusedAsync(new ProveIdentity(anna, live.Next(), "910101300017"), AccountRefusals.OtherPerson);
        await live.RefusedAsync(new ProveIdentity(anna, live.Next(), "9001013000"), UseCaseRefusals.Invalid);

        (await live.DoAsync<ClaimTold>(new ReadPersonClaim(First, live.Next(), Why, bolat.Account))).Account.ShouldBe(anna.Account);
        await live.DoAsync<ClaimTold>(new ProposePersonRelease(First, live.Next(), Why, bolat.Account));
        await live.RefusedAsync(new ApprovePersonRelease(First, live.Next(), Why, bolat.Account), AccountRefusals.SamePerson);
        await live.DoAsync<ClaimTold>(new DropPersonRelease(Second, live.Next(), Why, bolat.Account));
        await live.RefusedAsync(new ApprovePersonRelease(Second, live.Next(), Why, bolat.Account), AccountRefusals.NotProposed);
        await live.DoAsync<ClaimTold>(new ProposePersonRelease(First, live.Next(), Why, bolat.Account));
        await live.DoAsync<ClaimTold>(new ApprovePersonRelease(Second, live.Next(), Why, bolat.Account));
        (await live.DoAsync<PersonTold>(new ProveIdentity(bolat, live.Next(), "900101300017"))).Person!.BoundAt.ShouldNotBeNull();
        await live.RefusedAsync(new ReadPersonClaim(First, live.Next(), Why, new Id("nobody")), UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task A_closed_account_is_signed_out_and_stays_out_until_it_is_opened_again()
    {
        await using var live = new LiveService();
        var account = await SignedInAsync(live);
        await live.DoAsync<AccountDone>(new DisableAccount(First, live.Next(), Why, account));
        (await live.DoAsync<RolesShown>(new ReadRoles(Second, live.Next(), account))).Disabled!.By.ShouldBe(First.Account);
        await live.RefusedAsync(new ResumeSession(live.Next(), account, Secret), AccountRefusals.NoSession);
        var number = (await live.DoAsync<SignInChallenge>(new BeginSignIn(live.Next(), Anna))).Number;
        await live.RefusedAsync(new FinishSignIn(live.Next(), Anna, number, [Factor.Password], Secret + "2"), AccountRefusals.Disabled);
        await live.DoAsync<AccountDone>(new EnableAccount(First, live.Next(), Why, account));
        (await live.DoAsync<RolesShown>(new ReadRoles(Second, live.Next(), account))).Disabled.ShouldBeNull();
        await live.DoAsync<SignedIn>(new FinishSignIn(live.Next(), Anna, number, [Factor.Password], Secret + "2"));
    }

    [Fact]
    public async Task Guessing_is_slowed_down_for_names_that_are_registered_and_for_those_that_are_not_and_a_reset_begins_anew()
    {
        await using var live = new LiveService();
        await SignedInAsync(live);
        foreach (var name in (string[])[Anna, "nobody@example.kz"])
        {
            for (var tries = 0; tries < live.Parts.SignIn.FreeTries; tries++)
            {
                var number = (await live.DoAsync<SignInChallenge>(new BeginSignIn(live.Next(), name))).Number;
                await live.RefusedAsync(new FinishSignIn(live.Next(), name, number, [], Secret + "2"), AccountRefusals.NotRecognised);
            }

            await live.RefusedAsync(new BeginSignIn(live.Next(), name), AccountRefusals.TryLater);
        }

        await live.DoAsync<AccountDone>(new ResetPassword(live.Next(), Anna, "hash-2"));
        (await live.DoAsync<SignInChallenge>(new BeginSignIn(live.Next(), Anna))).Verifier.ShouldBe("hash-2");
    }

    [Fact]
    public async Task A_new_password_signs_out_everywhere_but_here_and_a_reset_everywhere()
    {
        await using var live = new LiveService();
        var account = await SignedInAsync(live);
        var number = (await live.DoAsync<SignInChallenge>(new BeginSignIn(live.Next(), Anna))).Number;
        await live.DoAsync<SignedIn>(new FinishSignIn(live.Next(), Anna, number, [Factor.Password], Secret + "2"));
        var here = await ResumeAsync(live, account);

        await live.DoAsync<AccountDone>(new ChangePassword(here.Caller, live.Next(), "hash-2", here.Session));
        await live.RefusedAsync(new ResumeSession(live.Next(), account, Secret + "2"), AccountRefusals.NoSession);
        await ResumeAsync(live, account);
        await live.DoAsync<AccountDone>(new SignOutElsewhere(here.Caller, live.Next(), here.Session));
        await ResumeAsync(live, account);
        await live.DoAsync<AccountDone>(new ResetPassword(live.Next(), Anna, "hash-3"));
        await live.RefusedAsync(new ResumeSession(live.Next(), account, Secret), AccountRefusals.NoSession);
    }

    private static async Task<Id> SignedInAsync(LiveService live)
    {
        var account = (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), Anna, "hash"))).Account;
        await FinishAsync(live, (await live.DoAsync<SignInChallenge>(new BeginSignIn(live.Next(), Anna))).Number, Factor.Password);
        return account;
    }

    /// <summary>Signed in, and shown to be somebody: who gets a role of staff must be.</summary>
    private static async Task<Id> ProvedAsync(LiveService live)
    {
        var account = await SignedInAsync(live);
        var own = new Caller(account, [Role.Candidate], Person: new AccountFiles(live.Parts).PersonKeyOf(account));
        await live.DoAsync<PersonTold>(new ProveIdentity(own, live.Next(), "900101300017"));
        return account;
    }

    private static async Task<Caller> OpenedAsync(LiveService live, string name) =>
        new((await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), name, "hash"))).Account, [Role.Candidate]);

    private static Task<SignedIn> FinishAsync(LiveService live, int number, params Factor[] shown) =>
        live.DoAsync<SignedIn>(new FinishSignIn(live.Next(), Anna, number, [.. shown], Secret));

    private static Task<SessionResumed> ResumeAsync(LiveService live, Id account) => live.DoAsync<SessionResumed>(new ResumeSession(live.Next(), account, Secret));

    [Fact]
    public async Task A_stranger_learns_by_no_reply_that_an_account_was_erased()
    {
        await using var live = new LiveService();
        var account = (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), "anna@example.kz", "hash"))).Account;
        var erasures = await Erasures.StartAsync(live.Actors, live.Keys.Persons);
        await erasures.EraseAsync(new AccountFiles(live.Parts).PersonKeyOf(account), new Id("officer-1"), ErasureReason.Request, live.Next());
        foreach (var verifier in (string[])["hash", "other", ""])
        {
            var erased = await live.Service.AskAsync(new OpenAccount(live.Next(), "anna@example.kz", verifier));
            var stranger = await live.Service.AskAsync(new OpenAccount(live.Next(), $"bolat-{verifier}@example.kz", verifier));
            (erased.GetType(), (erased as Refusal)?.Code).ShouldBe((stranger.GetType(), (stranger as Refusal)?.Code), verifier);
        }
    }
}
