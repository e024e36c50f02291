using System.Collections.Immutable;

namespace Recruit.Applications;

/// <summary>How one sitting of the stage under way stands for a candidate.</summary>
public enum SittingStands
{
    /// <summary>It can be started, now or later.</summary>
    Waiting,

    /// <summary>The attempt runs.</summary>
    Running,

    /// <summary>Handed in.</summary>
    HandedIn,

    /// <summary>The time ran out.</summary>
    TimedOut,

    /// <summary>Did not come.</summary>
    Absent,

    /// <summary>Came and did not start.</summary>
    NotStarted,

    /// <summary>Cancelled.</summary>
    Voided,
}

/// <summary>What the stage under way waits for from people who judge.</summary>
public enum JudgingStands
{
    /// <summary>Nobody is asked.</summary>
    NotAsked,

    /// <summary>The markers the exercise needs have not all revealed.</summary>
    AwaitsMarks,

    /// <summary>A third marker is wanted.</summary>
    AwaitsThirdMark,

    /// <summary>The panel has not decided.</summary>
    AwaitsPanel,

    /// <summary>All that was asked for is known.</summary>
    Known,
}

/// <summary>What of a place is known after the places were filled.</summary>
public enum PlaceStands
{
    /// <summary>The places are not filled, or the vacancy has no merit list.</summary>
    NotFilled,

    /// <summary>Has none.</summary>
    None,

    /// <summary>Has none and is in reserve.</summary>
    Reserve,

    /// <summary>Is offered one.</summary>
    Offered,

    /// <summary>Took it.</summary>
    Accepted,
}

/// <summary>How a candidate left.</summary>
public enum DepartureStands
{
    /// <summary>Is there.</summary>
    None,

    /// <summary>Withdrew.</summary>
    Withdrawn,

    /// <summary>Declined an offer.</summary>
    Declined,

    /// <summary>Let an offer lapse.</summary>
    Lapsed,
}

/// <summary>What was released about a candidate at a stage.</summary>
/// <param name="State">Where the candidate stood.</param>
/// <param name="Decision">What was decided.</param>
public readonly record struct ReleasedStage(StageState State, Decision Decision);

/// <summary>The stored facts from which the state of an application follows. Nothing of them is a conclusion about the state itself.</summary>
/// <param name="SelectionStages">How many stages are before training.</param>
/// <param name="Stages">How many stages there are.</param>
public sealed record JourneyFacts(int SelectionStages, int Stages)
{
    /// <summary>Whether interest is registered; ended is told apart from never registered.</summary>
    public bool HasInterest { get; init; }

    /// <summary>Whether the consent to be told has ended.</summary>
    public bool HasInterestEnded { get; init; }

    /// <summary>Whether an application was begun.</summary>
    public bool HasDraft { get; init; }

    /// <summary>Whether applications are not taken any more.</summary>
    public bool AreApplicationsClosed { get; init; }

    /// <summary>Whether the application is in.</summary>
    public bool IsSubmitted { get; init; }

    /// <summary>What was released, stage by stage, in declared order.</summary>
    public ImmutableArray<ReleasedStage> Released { get; init; } = [];

    /// <summary>Sittings of the first stage that is not released.</summary>
    public ImmutableArray<SittingStands> Sittings { get; init; } = [];

    /// <summary>What that stage waits for from people who judge.</summary>
    public JudgingStands Judging { get; init; }

    /// <summary>Whether the facts of that stage are being fixed.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The candidate's place.</summary>
    public PlaceStands Place { get; init; }

    /// <summary>Whether the candidate was taken into training.</summary>
    public bool IsInTraining { get; init; }

    /// <summary>The departure that stands.</summary>
    public DepartureStands Departure { get; init; }

    /// <summary>Whether an official event about the candidate, or an appeal that was upheld, is not counted in the released lists yet.</summary>
    public bool AwaitsRevision { get; init; }

    /// <summary>Whether a departure was cancelled and the lists that count it are not released yet.</summary>
    public bool IsReinstated { get; init; }

    /// <summary>Whether an appeal of the candidate is open.</summary>
    public bool HasOpenAppeal { get; init; }

    /// <summary>Whether the campaign is ended.</summary>
    public bool IsEnded { get; init; }
}
