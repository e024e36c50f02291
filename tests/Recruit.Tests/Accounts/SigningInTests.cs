using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Accounts;

/// <summary>Registering.</summary>
public class RegisterAccountTests
{
    [Fact]
    public void An_account_is_registered_once_and_a_repeat_changes_nothing()
    {
        var anna = AccountBench.Registered();
        anna.Do(new RegisterAccount(Note("anna@example.kz"), "hash-1"), 1).ShouldBe(new AccountDone());
        anna.Refused(new RegisterAccount(Note("anna@example.kz"), "hash-2"), AccountRefusals.AlreadyRegistered);
        anna.Refused(new RegisterAccount(Note("other@example.kz"), "hash-1"), AccountRefusals.AlreadyRegistered);
        anna.Bench.Do<AccountTold>(new ReadAccount(), Day(1)).Registered.At.ShouldBe(Day(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Account.RecordLengthMax + 1)]
    public void A_verifier_has_a_length(int length) =>
        new AccountBench().Refused(new RegisterAccount(Note("a"), new string('x', length)), AccountRefusals.BadRecord)
            .Facts().ShouldBe([("length-max", "4096")]);

    [Fact]
    public void Nothing_but_signing_in_is_asked_of_an_account_that_nobody_registered() =>
        new AccountBench().Refused(new ReadAccount(), AccountRefusals.NotRegistered);
}

/// <summary>Trying to sign in.</summary>
public class SignInTests
{
    [Fact]
    public void Unknown_accounts_and_wrong_proofs_are_answered_alike_try_by_try()
    {
        var known = AccountBench.Registered();
        var unknown = new AccountBench();
        for (var tries = 0; tries < 40; tries++)
        {
            var now = Day(0) + TimeSpan.FromSeconds(3 * tries);
            var begun = new BeginSignIn(AccountBench.Policy);
            var (one, other) = (known.Bench.Do(begun, now), unknown.Bench.Do(begun, now));
            (one as Refusal).ShouldBe(other as Refusal);
            if (one is SignInChallenge challenge)
            {
                other.ShouldBeOfType<SignInChallenge>().Number.ShouldBe(challenge.Number);
                var refused = known.Finish(challenge.Number, "s", now).ShouldBeOfType<Refusal>();
                refused.ShouldBe(Refusal.Because(AccountRefusals.NotRecognised));
                unknown.Finish(challenge.Number, "s", now).ShouldBe(refused);
            }
        }
    }

    [Fact]
    public void Ten_tries_in_a_row_wait_longer_and_longer_and_nobody_waits_for_good()
    {
        var anna = AccountBench.Registered();
        var now = Day(0);
        for (var tries = 0; tries < 5; tries++)
        {
            anna.Begin(now);
        }

        var waits = new List<TimeSpan>();
        for (var tries = 0; tries < 14; tries++)
        {
            var refused = anna.Bench.Refused(new BeginSignIn(AccountBench.Policy), now, AccountRefusals.TryLater);
            var from = Instant.Of(DateTimeOffset.Parse(refused.Facts[0].Value, System.Globalization.CultureInfo.InvariantCulture));
            anna.Bench.Refused(new BeginSignIn(AccountBench.Policy), new Instant(from.Milliseconds - 1), AccountRefusals.TryLater);
            waits.Add(from - now);
            now = from;
            anna.Begin(now);
        }

        waits.Take(4).ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)]);
        waits.Max().ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Many_tries_at_once_are_no_way_around_the_count()
    {
        var anna = AccountBench.Registered();
        var begun = Enumerable.Range(0, 100).Select(_ => anna.Bench.Do(new BeginSignIn(AccountBench.Policy), Day(0))).ToArray();
        begun.OfType<SignInChallenge>().Count().ShouldBe(5);
    }

    [Fact]
    public void Whoever_guesses_from_elsewhere_does_not_slow_down_the_owners_device()
    {
        var anna = AccountBench.Registered();
        anna.SignIn("s-1", Day(0));
        for (var tries = 0; tries < 5; tries++)
        {
            anna.Begin(Day(1));
        }

        anna.Bench.Refused(new BeginSignIn(AccountBench.Policy), Day(1), AccountRefusals.TryLater);
        anna.Bench.Refused(new BeginSignIn(AccountBench.Policy, new Id("unknown-device")), Day(1), AccountRefusals.TryLater);
        anna.SignIn("s-2", Day(1));
        anna.Bench.Refused(new BeginSignIn(AccountBench.Policy), Day(1), AccountRefusals.TryLater);
        anna.Do(new ChangeVerifier("hash-2"), 1);
        anna.Begin(Day(1));
    }

    [Fact]
    public void A_try_opens_one_session_and_ends_after_ten_minutes()
    {
        var anna = AccountBench.Registered();
        var first = anna.Begin(Day(0));
        var opened = anna.Finish(first, "s-1", Day(0), Factor.Password);
        anna.Finish(first, "s-1", Day(0), Factor.Password).ShouldBe(opened);
        anna.Finish(first, "s-2", Day(0), Factor.Password).ShouldBe(Refusal.Because(AccountRefusals.NotRecognised));
        var second = anna.Begin(Day(0));
        anna.Finish(second, "s-1", Day(0), Factor.Password).ShouldBe(Refusal.Because(AccountRefusals.NotRecognised));
        anna.Finish(second, "s-3", Day(0) + TimeSpan.FromMinutes(10), Factor.Password).ShouldBe(Refusal.Because(AccountRefusals.NotRecognised));
    }

    [Fact]
    public void A_disabled_account_is_told_so_only_after_a_right_proof()
    {
        var anna = AccountBench.Registered();
        anna.SignIn("s-1", Day(0));
        anna.Do(new DisableAccount(By("admin-1", "stolen")));
        anna.Do(new DisableAccount(By("admin-2", "again"))).ShouldBe(new AccountDone());
        anna.Bench.State.Disabled!.By.ShouldBe(new Id("admin-1"));
        anna.Use("s-1", Day(0)).ShouldBe(Refusal.Because(AccountRefusals.NoSession));
        var number = anna.Begin(Day(0));
        anna.Finish(number, "s-2", Day(0)).ShouldBe(Refusal.Because(AccountRefusals.NotRecognised));
        anna.Finish(number, "s-2", Day(0), Factor.Password).ShouldBe(Refusal.Because(AccountRefusals.Disabled));
        anna.Do(new EnableAccount(By("admin-1", "returned")));
        anna.Finish(number, "s-2", Day(0), Factor.Password).ShouldBeOfType<SessionOpened>();
    }

    [Fact]
    public void Staff_show_more_than_a_password()
    {
        var anna = AccountBench.Registered();
        anna.SignIn("weak", Day(0));
        anna.Grant(Role.Marker);
        anna.Use("weak", Day(0)).ShouldBeOfType<SessionHolds>().Roles.ShouldBe([new HeldRole(Role.Candidate)]);
        var number = anna.Begin(Day(0), "phone");
        anna.Finish(number, "s-2", Day(0), Factor.Password).ShouldBe(Refusal.Because(AccountRefusals.SecondFactorNeeded));
        anna.Finish(number, "s-2", Day(0), Factor.SecondFactor).ShouldBe(Refusal.Because(AccountRefusals.SecondFactorNeeded));
        anna.Finish(number, "s-2", Day(0), Factor.Password, Factor.SecondFactor).ShouldBeOfType<SessionOpened>();
        anna.SignIn("s-3", Day(0), Factor.Passkey);
        foreach (var strong in new[] { "s-2", "s-3" })
        {
            anna.Use(strong, Day(0)).ShouldBeOfType<SessionHolds>().Roles
                .ShouldBe([new HeldRole(Role.Candidate), new HeldRole(Role.Marker, new Id("ministry"))]);
        }
    }

    [Fact]
    public void Ten_devices_are_remembered_and_the_one_unseen_for_longest_is_forgotten()
    {
        var anna = AccountBench.Registered();
        for (var device = 0; device < 12; device++)
        {
            var now = Day(device);
            anna.Bench.Do<SessionOpened>(
                new FinishSignIn(anna.Begin(now), [Factor.Password], new Id($"s-{device}"), AccountBench.Policy, new Id($"device-{device}")), now);
        }

        anna.Bench.State.Tries.Devices.Keys.Select(one => one.Text).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(2, 10).Select(one => $"device-{one}").Order(StringComparer.Ordinal));
    }
}

/// <summary>Sessions.</summary>
public class SessionTests
{
    [Fact]
    public void A_session_ends_by_lying_unused_or_by_its_age()
    {
        var anna = AccountBench.Registered();
        anna.SignIn("idle", Day(0));
        anna.SignIn("used", Day(0));
        for (var minutes = 20; minutes < 480; minutes += 20)
        {
            anna.Use("used", Day(0) + TimeSpan.FromMinutes(minutes)).ShouldBeOfType<SessionHolds>().Expires.ShouldBe(Day(0) + TimeSpan.FromHours(8));
        }

        anna.Use("idle", Day(0) + TimeSpan.FromMinutes(30)).ShouldBe(Refusal.Because(AccountRefusals.NoSession));
        anna.Use("used", Day(0) + TimeSpan.FromHours(8)).ShouldBe(Refusal.Because(AccountRefusals.NoSession));
    }

    [Fact]
    public void Use_is_recorded_once_a_minute()
    {
        var anna = AccountBench.Registered();
        anna.SignIn("s-1", Day(0));
        anna.Use("s-1", Day(0) + TimeSpan.FromSeconds(59));
        anna.Bench.State.Sessions[new Id("s-1")].LastSeen.ShouldBe(Day(0));
        anna.Use("s-1", Day(0) + TimeSpan.FromSeconds(60));
        anna.Bench.State.Sessions[new Id("s-1")].LastSeen.ShouldBe(Day(0) + TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void One_or_all_others_or_all_are_ended_and_a_new_password_ends_all_but_one()
    {
        var anna = AccountBench.Registered();
        string[] Open() => [.. anna.Bench.Do<AccountTold>(new ReadAccount(), Day(0)).Sessions.Keys.Select(one => one.Text)];
        foreach (var session in new[] { "a", "b", "c", "d" })
        {
            anna.SignIn(session, Day(0));
        }

        anna.Do(new EndSession(new Id("a")));
        anna.Do(new EndSession(new Id("a"))).ShouldBe(new AccountDone());
        Open().ShouldBe(["b", "c", "d"]);
        anna.Do(new EndSessions(new Id("c")));
        Open().ShouldBe(["c"]);
        anna.SignIn("e", Day(0));
        anna.Do(new ChangeVerifier("hash-2", new Id("e")));
        Open().ShouldBe(["e"]);
        anna.Do(new ChangeVerifier("hash-2"));
        Open().ShouldBe(["e"]);
        anna.Do(new EndSessions());
        Open().ShouldBeEmpty();
        anna.Refused(new ChangeVerifier(""), AccountRefusals.BadRecord);
    }

    [Fact]
    public void The_session_unseen_for_longest_makes_room()
    {
        var anna = AccountBench.Registered();
        for (var session = 0; session <= Account.SessionsMax; session++)
        {
            anna.SignIn($"s-{session}", Day(0) + TimeSpan.FromSeconds(session));
        }

        anna.Bench.State.Sessions.Count.ShouldBe(Account.SessionsMax);
        anna.Use("s-0", Day(0) + TimeSpan.FromMinutes(1)).ShouldBe(Refusal.Because(AccountRefusals.NoSession));
        anna.Use("s-1", Day(0) + TimeSpan.FromMinutes(1)).ShouldBeOfType<SessionHolds>();
    }
}

/// <summary>Passkeys and second factors.</summary>
public class CredentialTests
{
    [Fact]
    public void A_passkey_that_was_shown_is_kept_as_its_device_left_it_and_one_that_was_removed_meanwhile_proves_nothing()
    {
        var anna = AccountBench.Registered();
        anna.Do(new AddCredential(new Id("key-1"), Factor.Passkey, "used 0 times"));
        anna.Do(new AddCredential(new Id("code-1"), Factor.SecondFactor, "secret"));
        Reply Show(string credential, string record, string session) => anna.Bench.Do(
            new FinishPasskeySignIn(anna.Begin(Day(1)), new Id(credential), record, new Id(session), AccountBench.Policy), Day(1));

        Show("key-1", "used once", "s-1").ShouldBeOfType<SessionOpened>();
        anna.Bench.State.Credentials[new Id("key-1")].ShouldBe(new Credential(Factor.Passkey, "used once", Day(0)));

        Show("code-1", "used once", "s-2").ShouldBe(Refusal.Because(AccountRefusals.NotRecognised));
        Show("key-1", "", "s-2").ShouldBe(Refusal.Because(AccountRefusals.NotRecognised));
        anna.Do(new RemoveCredential(new Id("key-1")));
        Show("key-1", "used twice", "s-2").ShouldBe(Refusal.Because(AccountRefusals.NotRecognised));
        anna.Bench.State.Credentials.Keys.ShouldBe([new Id("code-1")]);
    }

    [Fact]
    public void They_come_and_go_and_their_records_are_shown_to_no_reader()
    {
        var anna = AccountBench.Registered();
        var key = new AddCredential(new Id("key-1"), Factor.Passkey, "opaque");
        anna.Do(key).ShouldBe(new AccountDone());
        anna.Do(key, 1).ShouldBe(new AccountDone());
        anna.Refused(key with { Record = "other" }, AccountRefusals.CredentialInUse);
        anna.Refused(key with { Factor = Factor.Password }, AccountRefusals.NotACredential);
        anna.Bench.Do<AccountTold>(new ReadAccount(), Day(1)).Credentials.ShouldBe([new CredentialTold(new Id("key-1"), Factor.Passkey, Day(0))]);
        anna.Bench.Do<SignInChallenge>(new BeginSignIn(AccountBench.Policy), Day(1)).Credentials[new Id("key-1")].Record.ShouldBe("opaque");
        anna.Bench.Do<CredentialsTold>(new ReadCredentials(), Day(1)).Credentials[new Id("key-1")].Record.ShouldBe("opaque", "who checks them is told");
        anna.Do(new RemoveCredential(new Id("key-1")));
        anna.Do(new RemoveCredential(new Id("key-1"))).ShouldBe(new AccountDone());
        anna.Bench.State.Credentials.ShouldBeEmpty();
    }

    [Fact]
    public void There_are_at_most_twenty()
    {
        var anna = AccountBench.Registered();
        for (var number = 0; number < Account.CredentialsMax; number++)
        {
            anna.Do(new AddCredential(new Id($"key-{number}"), Factor.Passkey, "opaque"));
        }

        anna.Refused(new AddCredential(new Id("key-more"), Factor.Passkey, "opaque"), AccountRefusals.TooManyCredentials).Facts().ShouldBe([("most", "20")]);
    }
}
