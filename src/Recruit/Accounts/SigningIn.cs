using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>Signing in, and what a session is good for.</summary>
internal static class SigningIn
{
    /// <summary>How exactly it is recorded when a session was last used.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>An account that nobody registered is counted and answered like every other one.</summary>
    public static Decision Begin(Account state, BeginSignIn asked, Instant now)
    {
        var device = asked.Device is { } known && state.Tries.Devices.ContainsKey(known) ? asked.Device : null;
        var notBefore = state.Tries.Of(device).NotBefore(asked.Policy);
        if (now < notBefore)
        {
            return Decision.Refuse(AccountRefusals.TryLater, new RefusalFact("not-before", notBefore.ToString()));
        }

        var number = state.Tries.Last + 1;
        return Decision.Happen(new SignInChallenge(number, state.Credentials, state.Verifier), new SignInBegun(number, now, device));
    }

    /// <summary>The passkey may have been removed while its device was asked.</summary>
    public static Decision Finish(Account state, FinishPasskeySignIn asked, Instant now)
    {
        if (state.Credentials.GetValueOrDefault(asked.Credential)?.Factor != Factor.Passkey || !AccountRules.IsRecord(asked.Record))
        {
            return Decision.Refuse(AccountRefusals.NotRecognised);
        }

        var finished = Finish(state, new FinishSignIn(asked.Number, [Factor.Passkey], asked.Session, asked.Policy, asked.Device), now);
        return finished.Events.IsEmpty
            ? finished
            : finished with { Events = [new CredentialRenewed(asked.Credential, asked.Record, now), .. finished.Events] };
    }

    public static Decision Finish(Account state, FinishSignIn asked, Instant now)
    {
        if (state.OpenSession(asked.Session, now) is { } earlier && earlier.Number == asked.Number)
        {
            return Decision.Tell(new SessionOpened(earlier.Expires));
        }

        if (state.Registered is null || asked.Shown.IsEmpty || state.Tries.Find(asked.Number, now) is null || state.Sessions.ContainsKey(asked.Session))
        {
            return Decision.Refuse(AccountRefusals.NotRecognised);
        }

        if (state.Disabled is not null)
        {
            return Decision.Refuse(AccountRefusals.Disabled);
        }

        var isStrong = asked.Shown.Contains(Factor.Passkey) || (asked.Shown.Contains(Factor.Password) && asked.Shown.Contains(Factor.SecondFactor));
        if (state.IsStaff && !isStrong)
        {
            return Decision.Refuse(AccountRefusals.SecondFactorNeeded);
        }

        var expires = now + asked.Policy.SessionLife;
        return Decision.Happen(
            new SessionOpened(expires),
            new SignedIn(asked.Number, now, asked.Session, expires, asked.Policy.SessionIdle, isStrong, asked.Device));
    }

    /// <summary>A session that was opened with a password alone before a role of staff was granted is good for a candidate only.</summary>
    public static Decision Use(Account state, UseSession asked, Instant now)
    {
        if (state.OpenSession(asked.Session, now) is not { } session)
        {
            return Decision.Refuse(AccountRefusals.NoSession);
        }

        var holds = new SessionHolds(
            state.Id,
            [new HeldRole(Role.Candidate), .. state.Grants.Where(_ => session.IsStrong).Select(one => new HeldRole(one.Role, one.Agency))],
            session.Expires);
        return now < session.LastSeen + SeenEvery ? Decision.Tell(holds) : Decision.Happen(holds, new SessionSeen(asked.Session, now));
    }

    public static Decision End(Account state, Instant now, Func<Id, bool> which) =>
        state.Sessions.Keys.Where(which).ToArray() is { Length: > 0 } ended
            ? AccountRules.Done(new SessionsEnded([.. ended], now))
            : AccountRules.Done();
}
