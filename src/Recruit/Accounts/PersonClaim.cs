using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Accounts;

/// <summary>
/// Whose account a person is. An actor of its own, keyed by the keyed hash of the person's number: an account is found by its sign-in name and
/// a candidate by an id, so neither can see that the same person came before; one writer for each person can.
/// </summary>
/// <param name="Person">The keyed hash.</param>
/// <param name="Account">The account that has the person; nothing if none has.</param>
/// <param name="Ask">Number of the account's asking that got it, so that messages of earlier ones change nothing.</param>
/// <param name="Since">Since when.</param>
/// <param name="Release">The first of two people wants the person set free.</param>
public sealed record PersonClaim(Id Person, Id? Account = null, int Ask = 0, Instant Since = default, ReleaseProposal? Release = null)
{
    /// <summary>The file that waits for a second person, if there is one.</summary>
    public OpenFile? OpenFile => Release?.File;

    /// <summary>The state after an event.</summary>
    public PersonClaim Evolve(ActorEvent happened) => happened switch
    {
        PersonClaimed now => this with { Account = now.Account, Ask = now.Ask, Since = Account == now.Account ? Since : now.At },
        ReleaseProposed now => this with { Release = now.Proposal },
        ReleaseDropped => this with { Release = null },
        PersonReleased or PersonGivenUp => new PersonClaim(Person),
        _ => this,
    };
}

/// <summary>A release that waits for the second person.</summary>
/// <param name="Proposed">By the first.</param>
/// <param name="Due">Until when the second is to answer, exclusive.</param>
public sealed record ReleaseProposal(Act Proposed, Instant Due)
{
    /// <summary>Who is to answer until when.</summary>
    public OpenFile File => new(Roles.Holder(Role.Administrator), Proposed.At, Due);
}

/// <summary>An account wants to be this person's. Safe to repeat.</summary>
/// <param name="Account">Which.</param>
/// <param name="Ask">Number of its asking, from 1.</param>
public sealed record ClaimPerson(Id Account, int Ask) : ActorCommand;

/// <summary>An account got the person and had asked for another one meanwhile.</summary>
/// <param name="Account">Which.</param>
/// <param name="Ask">Number of the asking that is given up.</param>
public sealed record GiveUpPerson(Id Account, int Ask) : ActorCommand;

/// <summary>The first of two people wants the person set free, e.g. because somebody else used the number.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Due">Until when the second is to answer, exclusive.</param>
public sealed record ProposeRelease(Mandate Mandate, Instant Due) : ActorCommand;

/// <summary>The second sets the person free.</summary>
public sealed record ApproveRelease(Mandate Mandate) : ActorCommand;

/// <summary>The second, or the first, lets the person stay.</summary>
public sealed record DropRelease(Mandate Mandate) : ActorCommand;

/// <summary>Asks whose the person is.</summary>
public sealed record ReadClaim : ActorCommand;

/// <summary>The person became an account's.</summary>
public sealed record PersonClaimed(Id Account, int Ask, Instant At) : ActorEvent;

/// <summary>The account gave the person up.</summary>
public sealed record PersonGivenUp(Id Account, Instant At) : ActorEvent;

/// <summary>The first of two people wanted the person set free.</summary>
public sealed record ReleaseProposed(Act Act, Instant Due) : ActorEvent
{
    /// <summary>What waits from now on.</summary>
    internal ReleaseProposal Proposal => new(Act, Due);
}

/// <summary>The second of two people set the person free.</summary>
public sealed record PersonReleased(Act Act, Id Account) : ActorEvent;

/// <summary>The person stays.</summary>
public sealed record ReleaseDropped(Act Act) : ActorEvent;

/// <summary>Whose the person is.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Account">Nothing if nobody's.</param>
/// <param name="Release">What waits for a second person.</param>
public sealed record ClaimTold(Instant Since, Id? Account = null, ReleaseProposal? Release = null) : Reply;
