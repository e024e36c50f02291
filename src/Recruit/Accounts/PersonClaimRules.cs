using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>What the claim of a person decides: the first account gets the person, and no other one.</summary>
public static class PersonClaimRules
{
    /// <summary>What a command leads to.</summary>
    public static Decision Decide(PersonClaim state, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            ClaimPerson asked => Claim(state, asked, now),
            GiveUpPerson asked => state.Account == asked.Account && state.Ask == asked.Ask
                ? After(state, new PersonGivenUp(asked.Account, now))
                : Decision.Tell(Told(state)),
            ReadClaim or Nudge => Decision.Tell(Told(state)),
            _ when state.Account is null => Decision.Refuse(AccountRefusals.NotClaimed),
            ProposeRelease asked => Propose(state, asked, now),
            ApproveRelease asked => Approve(state, state.Account.Value, asked, now),
            DropRelease asked => state.Release is null ? Decision.Tell(Told(state)) : After(state, new ReleaseDropped(asked.Mandate.At(now))),
            _ => throw new ArgumentException($"The claim of a person knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    private static Decision Claim(PersonClaim state, ClaimPerson asked, Instant now) =>
        state.Account is { } account && account != asked.Account ? Decision.Refuse(AccountRefusals.PersonHasAccount)
        : state.Account is not null && state.Ask >= asked.Ask ? Decision.Tell(Told(state))
        : After(state, new PersonClaimed(asked.Account, asked.Ask, now), To(asked.Account, new TakePerson(state.Person, asked.Ask)));

    private static Decision Propose(PersonClaim state, ProposeRelease asked, Instant now) =>
        state.Release is not null ? Decision.Tell(Told(state))
        : asked.Due <= now ? Decision.Refuse(
            AccountRefusals.DuePassed, new RefusalFact("due", asked.Due.ToString()), new RefusalFact("server-time", now.ToString()))
        : After(state, new ReleaseProposed(asked.Mandate.At(now), asked.Due));

    private static Decision Approve(PersonClaim state, Id account, ApproveRelease asked, Instant now) =>
        state.Release is not { } release ? Decision.Refuse(AccountRefusals.NotProposed)
        : release.Proposed.By == asked.Mandate.By ? Decision.Refuse(AccountRefusals.SamePerson)
        : After(state, new PersonReleased(asked.Mandate.At(now), account), To(account, new LetPersonGo(state.Person, state.Ask)));

    private static Message To(Id account, ActorCommand command) => new(new ActorKey(AccountKind.KindName, account.Text), command);

    private static Decision After(PersonClaim state, ActorEvent happened, Message? message = null) =>
        new(Told(state.Evolve(happened)), [happened], message is null ? [] : [message]);

    private static ClaimTold Told(PersonClaim state) => new(state.Since, state.Account, state.Release);
}
