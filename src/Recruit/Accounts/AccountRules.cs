using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>What an account decides.</summary>
public static class AccountRules
{
    /// <summary>What a command leads to.</summary>
    public static Decision Decide(Account state, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            RegisterAccount asked => Register(state, asked, now),
            BeginSignIn asked => SigningIn.Begin(state, asked, now),
            FinishSignIn asked => SigningIn.Finish(state, asked, now),
            FinishPasskeySignIn asked => SigningIn.Finish(state, asked, now),
            UseSession asked => SigningIn.Use(state, asked, now),
            EndSession asked => SigningIn.End(state, now, one => one == asked.Session),
            EndSessions asked => SigningIn.End(state, now, one => one != asked.Kept),
            TakePerson asked => Take(state, asked, now),
            LetPersonGo asked => LetGo(state, asked, now),
            ReadPerson => state.Person is { BoundAt: not null } person
                ? Decision.Tell(new PersonTold(person))
                : Decision.Refuse(AccountRefusals.IdentityNotProved, new RefusalFact("use-case", "ProveIdentity")),
            Nudge => Decision.Tell(new AccountDone()),
            _ when state.Registered is null => Decision.Refuse(AccountRefusals.NotRegistered),
            ChangeVerifier asked => ChangeVerifier(state, asked, now),
            AddCredential asked => Add(state, asked, now),
            RemoveCredential asked => Remove(state, asked, now),
            ProposeRole asked => GrantingRoles.Propose(state, asked, now),
            ApproveRole asked => GrantingRoles.Approve(state, asked, now),
            WithdrawRole asked => GrantingRoles.Withdraw(state, asked, now),
            DisableAccount asked => state.Disabled is null ? Done(new AccountDisabled(asked.Mandate.At(now))) : Done(),
            EnableAccount asked => state.Disabled is null ? Done() : Done(new AccountEnabled(asked.Mandate.At(now))),
            BindPerson asked => Bind(state, asked, now),
            ReadCredentials => Decision.Tell(new CredentialsTold(state.Credentials)),
            ReadAccount => Decision.Tell(Read(state, state.Registered, now)),
            _ => throw new ArgumentException($"An account knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    internal static RefusalFact Fact(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    internal static Decision Done(params ImmutableArray<ActorEvent> events) => Decision.Happen(new AccountDone(), events);

    private static Decision Register(Account state, RegisterAccount asked, Instant now)
    {
        if (state.Registered is { } earlier)
        {
            return earlier.SignInName.Content.Hash == asked.SignInName.Content.Hash && state.Verifier == asked.Verifier
                ? Done()
                : Decision.Refuse(AccountRefusals.AlreadyRegistered);
        }

        return IsRecord(asked.Verifier) ? Done(new AccountRegistered(now, asked.SignInName, asked.Verifier)) : BadRecord();
    }

    private static Decision ChangeVerifier(Account state, ChangeVerifier asked, Instant now) =>
        !IsRecord(asked.Verifier) ? BadRecord()
        : asked.Verifier == state.Verifier ? Done()
        : Done(new VerifierChanged(now, asked.Verifier, asked.Kept));

    private static Decision Add(Account state, AddCredential asked, Instant now)
    {
        if (asked.Factor == Factor.Password)
        {
            return Decision.Refuse(AccountRefusals.NotACredential);
        }

        if (state.Credentials.TryGetValue(asked.Credential, out var earlier))
        {
            return earlier.Factor == asked.Factor && earlier.Record == asked.Record ? Done() : Decision.Refuse(AccountRefusals.CredentialInUse);
        }

        return !IsRecord(asked.Record) ? BadRecord()
            : state.Credentials.Count >= Account.CredentialsMax ? Decision.Refuse(AccountRefusals.TooManyCredentials, Fact("most", Account.CredentialsMax))
            : Done(new CredentialAdded(asked.Credential, asked.Factor, asked.Record, now));
    }

    private static Decision Remove(Account state, RemoveCredential asked, Instant now) =>
        state.Credentials.ContainsKey(asked.Credential) ? Done(new CredentialRemoved(asked.Credential, now)) : Done();

    /// <summary>
    /// The person's own actor decides; it may answer later. Until the person is bound the account may name another one, because a number may
    /// have been mistyped.
    /// </summary>
    private static Decision Bind(Account state, BindPerson asked, Instant now)
    {
        if (state.Person is { } link && (link.Person == asked.Person || link.BoundAt is not null))
        {
            return link.Person == asked.Person ? Decision.Tell(new PersonTold(link)) : Decision.Refuse(AccountRefusals.OtherPerson);
        }

        var ask = state.Asks + 1;
        return new Decision(
            new PersonTold(new PersonLink(asked.Person, ask, now)),
            [new PersonAsked(asked.Person, ask, now)],
            [new Message(PersonKey(asked.Person), new ClaimPerson(state.Id, ask))]);
    }

    /// <summary>A person the account did not ask for any more is given back.</summary>
    private static Decision Take(Account state, TakePerson asked, Instant now) =>
        state.Person is not { } link || link.Person != asked.Person || link.Ask != asked.Ask
            ? new Decision(new PersonTold(state.Person), [], [new Message(PersonKey(asked.Person), new GiveUpPerson(state.Id, asked.Ask))])
            : link.BoundAt is null
                ? Decision.Happen(new PersonTold(link with { BoundAt = now }), new PersonBound(asked.Person, now))
                : Decision.Tell(new PersonTold(link));

    private static Decision LetGo(Account state, LetPersonGo asked, Instant now) =>
        state.Person is { } link && link.Person == asked.Person && link.Ask == asked.Ask
            ? Decision.Happen(new PersonTold(), new PersonLetGo(asked.Person, now))
            : Decision.Tell(new PersonTold(state.Person));

    private static AccountTold Read(Account state, Registration registered, Instant now) => new(
        state.Id,
        registered,
        [.. state.Credentials.Select(one => new CredentialTold(one.Key, one.Value.Factor, one.Value.Since))],
        state.Grants,
        state.Proposals,
        state.Sessions.RemoveRange(state.Sessions.Where(one => !one.Value.IsOpen(now)).Select(one => one.Key)),
        state.Person,
        state.Disabled);

    private static ActorKey PersonKey(Id person) => new(PersonClaimKind.KindName, person.Text);

    internal static bool IsRecord(string record) => record.Length is > 0 and <= Account.RecordLengthMax;

    private static Decision BadRecord() => Decision.Refuse(AccountRefusals.BadRecord, Fact("length-max", Account.RecordLengthMax));
}
