using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.FinalSelection;

/// <summary>It is so now, or was before.</summary>
public sealed record PanelDone : Reply;

/// <summary>A candidate is on the agenda.</summary>
/// <param name="Conflicted">Members whom keyed hashes recuse.</param>
public sealed record FinalistOnAgenda(ImmutableArray<Id> Conflicted) : Reply;

/// <summary>The acting member's ratings are stored.</summary>
/// <param name="Missing">Criteria for which the member has given none yet.</param>
public sealed record RatingsTaken(ImmutableArray<Id> Missing) : Reply;

/// <summary>What became of the wish to void a sitting.</summary>
/// <param name="IsVoided">Whether two people asked.</param>
public sealed record VoidingAsked(bool IsVoided) : Reply;

/// <summary>What became of a decision.</summary>
/// <param name="Proposal">Number of the proposal that another member must sign; nothing when the decision is taken.</param>
public sealed record DecisionReply(int? Proposal = null) : Reply;

/// <summary>A finalist with a hearing.</summary>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="Sitting">When the panel hears the candidate; nothing for an imported one.</param>
public sealed record ListedFinalist(Id Candidate, Instant? Sitting = null);

/// <summary>A panel as it was convened.</summary>
/// <param name="Charter">Members, rule and terms.</param>
/// <param name="Chair">Who leads now.</param>
/// <param name="Finalists">By candidate.</param>
/// <param name="IsFrozen">Whether the stage was closed.</param>
public sealed record PanelRead(PanelCharter Charter, Id Chair, ImmutableArray<ListedFinalist> Finalists, bool IsFrozen) : Reply;

/// <summary>The member may read the pack.</summary>
/// <param name="Candidate">Of whom.</param>
/// <param name="Sitting">When the panel hears the candidate.</param>
public sealed record PackOpen(Id Candidate, Instant? Sitting = null) : Reply;

/// <summary>Where a finalist stands, as a member may know it.</summary>
public enum AgendaStep
{
    /// <summary>The member has to declare an interest or none.</summary>
    DeclareInterest,

    /// <summary>The member neither sees nor rates the candidate.</summary>
    Recused,

    /// <summary>Other members have to declare first.</summary>
    AwaitDeclarations,

    /// <summary>The member has to rate.</summary>
    Rate,

    /// <summary>The member rated all criteria and may change that until the reveal.</summary>
    Rated,

    /// <summary>The ratings are revealed.</summary>
    Revealed,

    /// <summary>The panel decided.</summary>
    Decided,

    /// <summary>Absent, not started or voided.</summary>
    NoSitting,
}

/// <summary>A finalist on the agenda of one member; of somebody for whom the member is recused, nothing but that.</summary>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="Step">What the member has to do.</param>
/// <param name="Sitting">When the panel hears the candidate.</param>
/// <param name="Due">Until when the member has to do it, exclusive.</param>
public sealed record AgendaEntry(Id Candidate, AgendaStep Step, Instant? Sitting = null, Instant? Due = null);

/// <summary>The agenda of one member.</summary>
/// <param name="Chair">Who leads the panel.</param>
/// <param name="QuorumMembers">How many members must take part for a candidate.</param>
/// <param name="Entries">By sitting, then candidate.</param>
/// <param name="Criteria">What is rated, in the rule's order; nothing in agendas of before they told it.</param>
public sealed record PanelAgenda(
    Id Chair, int QuorumMembers, ImmutableArray<AgendaEntry> Entries, ImmutableArray<Criterion>? Criteria = null) : Reply;

/// <summary>What one member gave a candidate; it has no room for anybody else's.</summary>
public sealed record OwnRatings(Id Candidate, ImmutableSortedDictionary<Id, decimal> ByCriterion) : Reply;

/// <summary>The revealed ratings of one member.</summary>
public sealed record RevealedRatings(Id Member, ImmutableSortedDictionary<Id, decimal> ByCriterion);

/// <summary>A revealed finalist beside the others.</summary>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="State">Completed, timed out, or that a quorum is lacking; or absent, not started, voided.</param>
/// <param name="TakingPart">Members whose ratings count.</param>
/// <param name="Recused">Members who are recused.</param>
/// <param name="Ratings">By member in the rule's order.</param>
/// <param name="Value">The panel value by rules 5, exact; nothing without a score.</param>
/// <param name="Rank">Among those with a value whom the reader sees: 1, 2, 2, 4; nothing without one.</param>
/// <param name="Recommendation">The decision that stands.</param>
public sealed record ComparedFinalist(
    Id Candidate,
    StageState State,
    ImmutableArray<Id> TakingPart,
    ImmutableArray<Id> Recused,
    ImmutableArray<RevealedRatings> Ratings,
    Rational? Value = null,
    int? Rank = null,
    Recommendation? Recommendation = null);

/// <summary>Revealed finalists, best first, then those without a value by candidate.</summary>
public sealed record PanelComparison(int QuorumMembers, ImmutableArray<ComparedFinalist> Finalists) : Reply;

/// <summary>What waits for a signature; nothing when nothing waits.</summary>
public sealed record ProposalRead(DecisionProposal? Proposal = null) : Reply;

/// <summary>What a line of the minutes tells.</summary>
public enum MinuteKind
{
    /// <summary>The panel was convened.</summary>
    Convened,

    /// <summary>A member began to lead.</summary>
    ChairAppointed,

    /// <summary>A candidate came onto the agenda.</summary>
    Listed,

    /// <summary>A member declared no interest.</summary>
    NoInterest,

    /// <summary>A member was recused.</summary>
    Recused,

    /// <summary>The candidate did not come or did not begin, the sitting was voided, or that was corrected.</summary>
    Attendance,

    /// <summary>The ratings were revealed.</summary>
    Revealed,

    /// <summary>The panel decided.</summary>
    Decided,

    /// <summary>A decision ceased to stand.</summary>
    SetAside,

    /// <summary>Ratings, recusals and attempts were fixed.</summary>
    Frozen,
}

/// <summary>One fact of the minutes.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Candidate">About whom.</param>
/// <param name="Act">By whom and why; nothing for what follows from another line.</param>
/// <param name="Member">The recused member, or the new chair.</param>
/// <param name="Basis">Why the member is recused.</param>
/// <param name="Interest">The declared interest.</param>
/// <param name="TookPart">At the reveal: the members whose ratings count.</param>
/// <param name="IsQuorate">At the reveal: whether they are enough.</param>
/// <param name="State">What became of the sitting.</param>
/// <param name="Recommendation">What was decided.</param>
/// <param name="Deviation">Why the decision leaves the ranking or an earlier decision.</param>
/// <param name="Second">Who signed too, and when.</param>
public sealed record Minute(
    Instant At,
    MinuteKind Kind,
    Id? Candidate = null,
    Act? Act = null,
    Id? Member = null,
    RecusalBasis? Basis = null,
    Interest? Interest = null,
    ImmutableArray<Id>? TookPart = null,
    bool? IsQuorate = null,
    StageState? State = null,
    Recommendation? Recommendation = null,
    Deviation? Deviation = null,
    Act? Second = null);

/// <summary>The facts of the minutes in the order in which they happened.</summary>
public sealed record PanelMinutes(ImmutableArray<Minute> Facts) : Reply;

/// <summary>What a finalist's file waits for.</summary>
public enum PanelStep
{
    /// <summary>A member's declaration of interest.</summary>
    Declare,

    /// <summary>A member's ratings.</summary>
    Rate,

    /// <summary>The reveal.</summary>
    Reveal,

    /// <summary>The decision.</summary>
    Decide,

    /// <summary>The second signature under a decision.</summary>
    Sign,

    /// <summary>Somebody who agrees or declines that the sitting be voided.</summary>
    Void,

    /// <summary>The release of the stage: no quorum can come together any more.</summary>
    Release,

    /// <summary>Another person's word that the finalist was not there.</summary>
    ConfirmAbsence,
}

/// <summary>Whose turn it is with a finalist. One finalist may wait for several members at once.</summary>
/// <param name="Candidate">Whose file it is.</param>
/// <param name="Step">What it waits for.</param>
/// <param name="File">Holder, since when and until when.</param>
/// <param name="WorkingDaysHeld">For how long the file has lain there.</param>
/// <param name="IsOverdue">Whether the holder delays it.</param>
public sealed record PanelFile(Id Candidate, PanelStep Step, OpenFile File, int WorkingDaysHeld, bool IsOverdue);

/// <summary>Open files by candidate, then step, then holder.</summary>
public sealed record PanelFiles(ImmutableArray<PanelFile> Files) : Reply;

/// <summary>Rows in canonical order: by candidate, then members and criteria in the rule's order. Before the first release, only of finalists who are revealed or imported.</summary>
/// <param name="Ratings">Rows of ratings.csv.</param>
/// <param name="Attempts">Rows of attempts.csv.</param>
/// <param name="Next">Where the next command goes on; nothing at the end.</param>
public sealed record PanelFacts(ImmutableArray<RatingRow> Ratings, ImmutableArray<PanelAttempt> Attempts, Id? Next = null) : Reply;
