namespace Recruit.Applying;

/// <summary>Why a shard refuses something about applications: a closed list.</summary>
public static class ApplyingRefusals
{
    /// <summary>The campaign is not open for applications yet.</summary>
    public const string NotOpen = "applications-not-open";

    /// <summary>Everybody has applied elsewhere: applications come with an import alone.</summary>
    public const string Elsewhere = "applications-elsewhere";

    /// <summary>The first stage was closed; nobody applies any more.</summary>
    public const string Closed = "applications-closed";

    /// <summary>The candidate has applied already, with other contents.</summary>
    public const string AppliedAlready = "applied-already";

    /// <summary>The candidate has not applied.</summary>
    public const string NoApplication = "no-application";

    /// <summary>The shard has as many applications as it takes; fact: <c>most</c>.</summary>
    public const string ShardFull = "shard-full";

    /// <summary>Too few or too many rows; fact: <c>most</c>.</summary>
    public const string BadRows = "bad-rows";

    /// <summary>The facts of the sitting are fixed; what is wrong with them is an event now.</summary>
    public const string FactsFrozen = "facts-frozen";

    /// <summary>The sitting was held elsewhere and recorded here; nobody sits it a second time.</summary>
    public const string SatElsewhere = "sat-elsewhere";

    /// <summary>Attempts still run; fact: <c>running</c>, how many.</summary>
    public const string AttemptsRunning = "attempts-running";

    /// <summary>A later closing of the campaign has taken the place of this one, which was abandoned.</summary>
    public const string Superseded = "closing-superseded";

    /// <summary>The facts are not fixed for this closing.</summary>
    public const string NotFrozen = "not-frozen";

    /// <summary>The decisions are not about these applications.</summary>
    public const string BadDecisions = "bad-decisions";

    /// <summary>Other decisions were recorded for this closing.</summary>
    public const string DecidedOtherwise = "decided-otherwise";
}
