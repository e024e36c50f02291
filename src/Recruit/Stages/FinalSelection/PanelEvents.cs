using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>The panel began to exist.</summary>
public sealed record PanelConvened(Act Act, PanelCharter Charter) : ActorEvent;

/// <summary>Another member leads from now on.</summary>
public sealed record ChairAppointed(Act Act, Id Chair) : ActorEvent;

/// <summary>A candidate came onto the agenda; the members whose keyed hashes agree with the candidate's are recused.</summary>
public sealed record FinalistListed(Act Act, Id Candidate, Instant Sitting, ImmutableArray<Id> Conflicted) : ActorEvent;

/// <summary>The panel hears a candidate at another time.</summary>
public sealed record SittingMoved(Act Act, Id Candidate, Instant Sitting) : ActorEvent;

/// <summary>The member who acted has no interest in these candidates.</summary>
public sealed record NoInterestDeclared(Act Act, ImmutableArray<Id> Candidates) : ActorEvent;

/// <summary>A member neither sees nor rates the candidate from now on; what the member gave is discarded.</summary>
public sealed record MemberRecused(Act Act, Id Candidate, Id Member, RecusalBasis Basis, Interest? Interest = null) : ActorEvent;

/// <summary>The member who acted gave these ratings; they take the place of what the member gave before.</summary>
public sealed record FinalistRated(Act Act, Id Candidate, ImmutableSortedDictionary<Id, decimal> Ratings) : ActorEvent;

/// <summary>Members may see each other's ratings; nobody can change one any more.</summary>
public sealed record RatingsRevealed(Act Act, Id Candidate) : ActorEvent;

/// <summary>The candidate was absent, did not begin, or, with no state, was there.</summary>
public sealed record AttendanceRecorded(Act Act, Id Candidate, AttemptState State) : ActorEvent;

/// <summary>Another person said the same about the candidate who was not there.</summary>
public sealed record AttendanceConfirmed(Act Act, Id Candidate) : ActorEvent;

/// <summary>Somebody said of a candidate of whom two had said otherwise that the candidate was there.</summary>
public sealed record AbsenceDoubted(Act Act, Id Candidate) : ActorEvent;

/// <summary>One person wants the sitting voided.</summary>
public sealed record VoidingProposed(Act Act, Id Candidate) : ActorEvent;

/// <summary>The sitting stands.</summary>
public sealed record VoidingDeclined(Act Act, Id Candidate) : ActorEvent;

/// <summary>A second person agreed that the sitting does not count.</summary>
public sealed record SittingVoided(Act Act, Id Candidate) : ActorEvent;

/// <summary>A decision that leaves the ranking, or an earlier decision, waits for another member.</summary>
public sealed record DecisionProposed(Act Act, int Number, ImmutableArray<FinalistRecommendation> Recommendations, Deviation Deviation) : ActorEvent;

/// <summary>The panel decided.</summary>
/// <param name="Chair">Who led.</param>
/// <param name="Recommendations">About one finalist or several.</param>
/// <param name="Deviation">Why it leaves the ranking or an earlier decision, if it does.</param>
/// <param name="Second">The member who signed too, if it does.</param>
/// <param name="Proposal">The number under which it waited for that signature.</param>
public sealed record DecisionTaken(
    Act Chair, ImmutableArray<FinalistRecommendation> Recommendations, Deviation? Deviation = null, Act? Second = null, int? Proposal = null) : ActorEvent
{
    /// <summary>When the last signature was given.</summary>
    public Instant At => Second?.At ?? Chair.At;
}

/// <summary>Ratings and attempts that were recorded elsewhere came in.</summary>
public sealed record FactsImported(Act Act, ImmutableArray<RatingRow> Ratings, ImmutableArray<PanelAttempt> Attempts) : ActorEvent;

/// <summary>The stage was released for the first time.</summary>
public sealed record RatingsFrozen(Act Act) : ActorEvent;
