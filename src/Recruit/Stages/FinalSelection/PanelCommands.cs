using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>Begins the panel. The officer's account acts.</summary>
public sealed record ConvenePanel(Mandate Mandate, PanelCharter Charter) : ActorCommand;

/// <summary>Lets another member lead.</summary>
public sealed record AppointChair(Mandate Mandate, Id Chair) : ActorCommand;

/// <summary>Puts a candidate onto the agenda.</summary>
/// <param name="Mandate">The officer's.</param>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="Sitting">When the panel hears the candidate.</param>
/// <param name="ConflictKeys">Keyed hashes, made with the same key as those of the members; at most <see cref="PanelMember.ConflictKeysMax"/>.</param>
/// <param name="Letter">What the candidate is told then.</param>
public sealed record ListFinalist(
    Mandate Mandate, Id Candidate, Instant Sitting, ImmutableArray<Digest> ConflictKeys, HearingLetter? Letter = null) : ActorCommand
{
    /// <inheritdoc cref="ListFinalist"/>
    public ImmutableArray<Digest> ConflictKeys { get; } = ConflictKeys.Length <= PanelMember.ConflictKeysMax
        ? ConflictKeys
        : throw new ArgumentException($"One person has at most {PanelMember.ConflictKeysMax}.", nameof(ConflictKeys));
}

/// <summary>Hears a candidate at another time.</summary>
/// <param name="Mandate">The officer's.</param>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="Sitting">When the panel hears the candidate.</param>
/// <param name="Letter">What the candidate is told then.</param>
public sealed record MoveSitting(Mandate Mandate, Id Candidate, Instant Sitting, HearingLetter? Letter = null) : ActorCommand;

/// <summary>The member who acts has no interest in a candidate, or in anybody who is on the agenda now and in whom the member has declared none.</summary>
public sealed record DeclareNoInterest(Mandate Mandate, Id? Candidate = null) : ActorCommand;

/// <summary>The member who acts has an interest in a candidate. For <see cref="Interest.Other"/> the mandate's note says which.</summary>
public sealed record DeclareInterest(Mandate Mandate, Id Candidate, Interest Interest) : ActorCommand;

/// <summary>Goes on without a member who let the term for declarations pass.</summary>
public sealed record RecuseSilent(Mandate Mandate, Id Candidate, Id Member) : ActorCommand;

/// <summary>Gives the acting member's ratings of a candidate for some criteria or all.</summary>
public sealed record RateFinalist(Mandate Mandate, Id Candidate, ImmutableSortedDictionary<Id, decimal> Ratings) : ActorCommand;

/// <summary>Lets the members see each other's ratings of a candidate.</summary>
public sealed record RevealRatings(Mandate Mandate, Id Candidate) : ActorCommand;

/// <summary>
/// Says that a candidate was absent or did not begin, or, with no state, corrects that the candidate was there. Another person who says the same confirms it; from
/// then on the correction takes two people too.
/// </summary>
public sealed record RecordAttendance(Mandate Mandate, Id Candidate, AttemptState State) : ActorCommand
{
    /// <inheritdoc cref="RecordAttendance"/>
    public AttemptState State { get; } = State is AttemptState.None or AttemptState.Absent or AttemptState.NotStarted
        ? State
        : throw new ArgumentOutOfRangeException(nameof(State), State, "Voiding is for two people; a completed sitting needs no row.");
}

/// <summary>Wants a sitting not to count; two people must ask.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="Letter">What the candidate is told if the sitting is still to come, once both have asked.</param>
public sealed record VoidSitting(Mandate Mandate, Id Candidate, HearingLetter? Letter = null) : ActorCommand;

/// <summary>Lets a sitting stand that somebody wanted voided.</summary>
public sealed record DeclineVoiding(Mandate Mandate, Id Candidate) : ActorCommand;

/// <summary>Decides about finalists, led by the acting member.</summary>
/// <param name="Mandate">The chair's.</param>
/// <param name="Recommendations">About one finalist or several, each once.</param>
/// <param name="Deviation">Compulsory when the decision leaves the ranking or changes an earlier one, else forbidden.</param>
public sealed record DecideFinalists(Mandate Mandate, ImmutableArray<FinalistRecommendation> Recommendations, Deviation? Deviation = null) : ActorCommand
{
    /// <inheritdoc cref="DecideFinalists"/>
    public ImmutableArray<FinalistRecommendation> Recommendations { get; } = Limits.NotEmpty(Recommendations).Select(one => one.Candidate).Distinct().Count() == Recommendations.Length
        ? Recommendations
        : throw new ArgumentException("Each finalist once.", nameof(Recommendations));
}

/// <summary>Signs a proposed decision as another member.</summary>
/// <param name="Mandate">The member's.</param>
/// <param name="Proposal">Number of the proposal that the member read.</param>
public sealed record SignDecision(Mandate Mandate, int Proposal) : ActorCommand;

/// <summary>A row of ratings.csv: a rating, or without criterion and rating that the member is recused.</summary>
public sealed record RatingRow(Id Candidate, Id Member, Id? Criterion = null, decimal? Rating = null)
{
    /// <summary>Whether it recuses the member.</summary>
    public bool IsRecusal => Criterion is null;
}

/// <summary>Takes in what was recorded elsewhere, whole or not at all; a long file in several commands.</summary>
/// <param name="Mandate">The officer's.</param>
/// <param name="Ratings">In any order, at most <see cref="RowsMax"/>.</param>
/// <param name="Attempts">Likewise.</param>
public sealed record ImportFacts(Mandate Mandate, ImmutableArray<RatingRow> Ratings, ImmutableArray<PanelAttempt> Attempts) : ActorCommand
{
    /// <summary>The most rows of each sort in one command.</summary>
    public const int RowsMax = 10_000;

    /// <inheritdoc cref="ImportFacts"/>
    public ImmutableArray<RatingRow> Ratings { get; } = Ratings.Length <= RowsMax
        ? Ratings
        : throw new ArgumentException($"At most {RowsMax} rows.", nameof(Ratings));

    /// <inheritdoc cref="ImportFacts"/>
    public ImmutableArray<PanelAttempt> Attempts { get; } = Attempts.Length <= RowsMax
        ? Attempts
        : throw new ArgumentException($"At most {RowsMax} rows.", nameof(Attempts));
}

/// <summary>The stage is released for the first time: ratings, recusals and attempts are fixed.</summary>
/// <param name="Mandate">Who closes.</param>
/// <param name="OnlyAsks">Whether nothing is fixed yet: a closing fixes nothing before everybody it waits for is ready.</param>
public sealed record FreezeRatings(Mandate Mandate, bool OnlyAsks = false) : ActorCommand;

/// <summary>How a panel was convened and who is on its agenda, for those who run it: no ratings.</summary>
/// <param name="Candidate">Only this finalist; all if nothing.</param>
public sealed record ReadPanel(Id? Candidate = null) : ActorCommand;

/// <summary>Whether a member may read the pack of a candidate: who declared no interest, and is not recused.</summary>
public sealed record ReadPack(Id Member, Id Candidate) : ActorCommand;

/// <summary>What a member sees of the agenda. Changes nothing, like all that begin with Read.</summary>
public sealed record ReadAgenda(Id Member) : ActorCommand;

/// <summary>What a member gave a candidate.</summary>
public sealed record ReadOwnRatings(Id Member, Id Candidate) : ActorCommand;

/// <summary>The revealed finalists side by side, without those for whom the member is recused.</summary>
public sealed record ReadComparison(Id Member) : ActorCommand;

/// <summary>The proposal that waits for a signature, for a member who is recused for none of its finalists.</summary>
public sealed record ReadProposal(Id Member) : ActorCommand;

/// <summary>The ordered facts from which minutes are written. For a member, without the finalists for whom that member is recused.</summary>
public sealed record ReadMinutes(Id? Member = null) : ActorCommand;

/// <summary>Whose turn it is with each finalist.</summary>
/// <param name="OverdueOnly">Only files that their holder delays.</param>
public sealed record ReadPanelFiles(bool OverdueOnly) : ActorCommand;

/// <summary>Rows of ratings.csv and attempts.csv in canonical order, of the next finalists behind one.</summary>
/// <param name="After">The last finalist that the caller has; nothing to begin.</param>
/// <param name="FixedOnly">Only what the panel itself cannot change any more: of a frozen panel everything, of another one what was imported.</param>
public sealed record ExportFacts(Id? After = null, bool FixedOnly = false) : ActorCommand;
