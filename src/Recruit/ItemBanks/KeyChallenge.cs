using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.ItemBanks;

/// <summary>What is done about a challenged key.</summary>
public enum RemedyKind
{
    /// <summary>The key stands.</summary>
    KeyStands,

    /// <summary>Another key counts too: event <c>accept-key</c>.</summary>
    AcceptKey,

    /// <summary>The item is void: event <c>void-item</c>.</summary>
    VoidItem,
}

/// <summary>A remedy, in the words of the events of a campaign folder.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Value">For <see cref="RemedyKind.AcceptKey"/> a key written as a response; for <see cref="RemedyKind.VoidItem"/> drop, credit-all or spread; otherwise empty.</param>
public sealed record Remedy(RemedyKind Kind, string Value = "");

/// <summary>A remedy that one account proposed and another one has to confirm.</summary>
public sealed record ProposedRemedy(Act Act, Remedy Remedy);

/// <summary>Somebody says that the key of an item is wrong.</summary>
/// <param name="Id">Names the file.</param>
/// <param name="Campaign">In which campaign.</param>
/// <param name="Test">Of which test.</param>
/// <param name="Item">Which item.</param>
/// <param name="Version">Which version the test has.</param>
/// <param name="LodgedAt">When.</param>
/// <param name="Grounds">Why, sealed under the key of who challenges.</param>
/// <param name="Proposed">The standing proposal.</param>
/// <param name="Returned">The last time a proposal was turned down.</param>
/// <param name="Decided">Confirmation by a second account.</param>
public sealed record KeyChallenge(
    Id Id,
    Id Campaign,
    Id Test,
    Id Item,
    int Version,
    Instant LodgedAt,
    SealedNote Grounds,
    ProposedRemedy? Proposed = null,
    Act? Returned = null,
    Act? Decided = null)
{
    /// <summary>Whether the key may not be relied on: the challenge is open, or was upheld.</summary>
    public bool CastsDoubt => Decided is null || Proposed!.Remedy.Kind != RemedyKind.KeyStands;

    /// <summary>Whose turn it is; nobody's once it is decided. The due date does not move with the steps.</summary>
    public OpenFile? OpenFile(ChallengeTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Decided is null
            ? new OpenFile(terms.Holder, Proposed?.Act.At ?? Returned?.At ?? LodgedAt, terms.Calendar.Due(LodgedAt, terms.DecisionDays))
            : null;
    }
}
