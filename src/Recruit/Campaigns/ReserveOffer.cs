using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>
/// A vacant place of one campaign that is offered to somebody from the reserve of another one of the same agency. It stands beside the lists,
/// which know no other campaign; both campaigns keep it, and that of the reserve has the last word.
/// </summary>
/// <param name="Id">Its name in the campaign that has the place.</param>
/// <param name="Target">The campaign that has the place.</param>
/// <param name="Source">The campaign in whose reserve the candidate is.</param>
/// <param name="Candidate">To whom.</param>
/// <param name="Approved">The second approval.</param>
/// <param name="Due">Until when it can be accepted, exclusive.</param>
/// <param name="Granted">When the campaign of the reserve found that it may be offered; nothing before, and nothing if it may not.</param>
/// <param name="Refused">Why it may not be offered.</param>
/// <param name="Accepted">The candidate took it.</param>
/// <param name="Ended">The candidate declined it, or let it lapse, or took another one.</param>
public sealed record ReserveOffer(
    Id Id,
    Id Target,
    Id Source,
    PersonKeyId Candidate,
    Act Approved,
    Instant Due,
    Instant? Granted = null,
    string? Refused = null,
    Act? Accepted = null,
    Act? Ended = null)
{
    /// <summary>Whether it keeps a place.</summary>
    public bool KeepsPlace => Refused is null && Ended is null;

    /// <summary>Whether it was accepted or is over.</summary>
    public bool IsSettled => Accepted is not null || Ended is not null;

    /// <summary>Whether the candidate can accept or decline it.</summary>
    public bool IsOpen => Granted is not null && !IsSettled;
}

/// <summary>That somebody in the reserve wants to be asked for other vacancies of the agency.</summary>
/// <param name="Candidate">Who.</param>
/// <param name="Text">SHA-256 of the text to which the person agreed.</param>
/// <param name="Given">When.</param>
public sealed record ReuseConsent(PersonKeyId Candidate, Digest Text, Act Given);
