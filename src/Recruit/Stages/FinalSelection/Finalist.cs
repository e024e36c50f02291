using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>What ties a member to a candidate.</summary>
public enum Interest
{
    /// <summary>They work or worked for one employer, or one for the other.</summary>
    Employer,

    /// <summary>They are relatives.</summary>
    Kinship,

    /// <summary>Something else, told in the sealed note.</summary>
    Other,
}

/// <summary>Why a member is recused for a candidate.</summary>
public enum RecusalBasis
{
    /// <summary>The member declared an interest.</summary>
    Declared,

    /// <summary>Keyed hashes of both agree.</summary>
    Computed,

    /// <summary>The member let the term for declarations pass.</summary>
    Silent,

    /// <summary>Recorded elsewhere and brought in by an import.</summary>
    Imported,
}

/// <summary>What a panel says about a finalist.</summary>
public enum Recommendation
{
    /// <summary>The panel is for the candidate.</summary>
    Recommended,

    /// <summary>The panel is against.</summary>
    NotRecommended,
}

/// <summary>That a member neither sees nor rates a candidate, for good.</summary>
public sealed record Recusal(RecusalBasis Basis, Act Act, Interest? Interest = null);

/// <summary>What one member gave, by criterion; not yet all, perhaps.</summary>
/// <param name="ByCriterion">The ratings.</param>
/// <param name="At">When the last of them was given.</param>
public sealed record MemberRatings(ImmutableSortedDictionary<Id, decimal> ByCriterion, Instant At);

/// <summary>Why a decision leaves the ranking.</summary>
/// <param name="Reason">Coded; a word of the agency's list.</param>
/// <param name="Note">In own words, sealed; compulsory.</param>
public sealed record Deviation(Id Reason, SealedNote Note);

/// <summary>A decision about one finalist.</summary>
/// <param name="Recommendation">For or against.</param>
/// <param name="Chair">Who led and when it was proposed.</param>
/// <param name="Deviation">Why it leaves the ranking, if it does.</param>
/// <param name="Second">The other member who signed, if two had to.</param>
/// <param name="Proposal">The number under which it waited for that signature.</param>
/// <param name="SetAside">When a later recusal, decision or voiding ended it.</param>
public sealed record PanelDecision(
    Recommendation Recommendation, Act Chair, Deviation? Deviation = null, Act? Second = null, int? Proposal = null, Instant? SetAside = null)
{
    /// <summary>When it was taken.</summary>
    public Instant At => Second?.At ?? Chair.At;
}

/// <summary>The state of a sitting at the panel as a row of attempts.csv.</summary>
/// <param name="Candidate">Whose it is.</param>
/// <param name="State">Never none.</param>
/// <param name="Shift">As in the file, if any.</param>
/// <param name="Started">Compulsory for completed and timed out, forbidden for absent and not started.</param>
/// <param name="Ended">Likewise; not before <paramref name="Started"/>.</param>
public sealed record PanelAttempt(
    Id Candidate, AttemptState State, string? Shift = null, DateTimeOffset? Started = null, DateTimeOffset? Ended = null);

/// <summary>A candidate before the panel: facts only; what they come to is derived.</summary>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="Listed">Who put the candidate on the agenda, or imported what was rated elsewhere.</param>
/// <param name="NoInterest">Members who declared that nothing ties them to the candidate.</param>
/// <param name="Recusals">Members who neither see nor rate the candidate.</param>
/// <param name="Ratings">By member; private until the reveal.</param>
/// <param name="Decisions">In the order in which they were taken; the last one counts unless it was set aside.</param>
/// <param name="Sitting">When the panel hears the candidate; nothing for an imported one.</param>
/// <param name="Revealed">Who revealed the ratings, and when.</param>
/// <param name="Attempt">What became of the sitting, if that is recorded.</param>
/// <param name="Attendance">Who recorded it.</param>
/// <param name="VoidingAsked">Who proposed to void the sitting, until another person agrees or declines.</param>
/// <param name="Moved">When the sitting was last moved.</param>
/// <param name="AttendanceConfirmed">Who else said that the candidate was not there.</param>
/// <param name="IsAbsenceContested">Whether somebody said of a candidate who was noted by another as not there that this is not so.</param>
/// <param name="AbsenceDoubted">Who said, after two had said that the candidate was not there, that this is not so; another who says it too makes it so.</param>
public sealed record Finalist(
    Id Candidate,
    Act Listed,
    ImmutableSortedDictionary<Id, Act> NoInterest,
    ImmutableSortedDictionary<Id, Recusal> Recusals,
    ImmutableSortedDictionary<Id, MemberRatings> Ratings,
    ImmutableArray<PanelDecision> Decisions,
    Instant? Sitting = null,
    Act? Revealed = null,
    PanelAttempt? Attempt = null,
    Act? Attendance = null,
    Act? VoidingAsked = null,
    Instant? Moved = null,
    Act? AttendanceConfirmed = null,
    bool IsAbsenceContested = false,
    Act? AbsenceDoubted = null)
{
    /// <summary>Somebody about whom nothing is known yet.</summary>
    public static Finalist New(Id candidate, Act listed, Instant? sitting) => new(
        candidate, listed, ImmutableSortedDictionary<Id, Act>.Empty, ImmutableSortedDictionary<Id, Recusal>.Empty,
        ImmutableSortedDictionary<Id, MemberRatings>.Empty, [], sitting);

    /// <summary>Whether the ratings came from elsewhere; they cannot be changed here.</summary>
    public bool IsImported => Sitting is null;

    /// <summary>Since when the time of the sitting is known.</summary>
    public Instant Announced => Moved ?? Listed.At;

    /// <summary>Whether members may see each other's ratings.</summary>
    public bool IsOpen => IsImported || Revealed is not null;

    /// <summary>Whether there is nothing to rate: absent, not started or voided.</summary>
    public bool HasNoSitting => Attempt is { State: AttemptState.Absent or AttemptState.NotStarted or AttemptState.Voided };

    /// <summary>Whether the candidate never was before the panel, so that neither ratings nor recusals are facts (campaign-folder 3).</summary>
    public bool HasNothingToRate => Attempt is { State: AttemptState.Absent or AttemptState.NotStarted };

    /// <summary>The decision that stands, if any.</summary>
    public PanelDecision? Decision => Decisions is [.., { SetAside: null } last] ? last : null;
}
