using System.Text.Json.Serialization;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>What is sat.</summary>
public enum PaperKind : byte
{
    /// <summary>A test of items; answers are kept in columns.</summary>
    Test = 1,

    /// <summary>A case study; its texts are kept beside the events.</summary>
    Exercise = 2,
}

/// <summary>Until when a sitting lasts.</summary>
/// <param name="LastStart">Last instant of a start, inclusive.</param>
/// <param name="Closes">No deadline is later; after <paramref name="LastStart"/>.</param>
public sealed record WindowEnd(Instant LastStart, Instant Closes)
{
    /// <inheritdoc cref="WindowEnd"/>
    public Instant Closes { get; } = Closes > LastStart
        ? Closes
        : throw new ArgumentOutOfRangeException(nameof(Closes), Closes, $"Must be after {LastStart}.");

    /// <summary>Of two ends the later start and the later closing.</summary>
    public WindowEnd OrLater(WindowEnd other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new WindowEnd(Instant.Later(LastStart, other.LastStart), Instant.Later(Closes, other.Closes));
    }
}

/// <summary>When attempts may start and when the last of them ends.</summary>
/// <param name="Opens">First instant of a start, inclusive.</param>
/// <param name="LastStart">Last instant of a start, inclusive; not before <paramref name="Opens"/>.</param>
/// <param name="Closes">No deadline is later; after <paramref name="LastStart"/>.</param>
public sealed record AttemptWindow(Instant Opens, Instant LastStart, Instant Closes)
{
    /// <inheritdoc cref="AttemptWindow"/>
    public Instant LastStart { get; } = LastStart >= Opens
        ? LastStart
        : throw new ArgumentOutOfRangeException(nameof(LastStart), LastStart, $"Must not be before {Opens}.");

    /// <inheritdoc cref="AttemptWindow"/>
    public Instant Closes { get; } = Closes > LastStart
        ? Closes
        : throw new ArgumentOutOfRangeException(nameof(Closes), Closes, $"Must be after {LastStart}.");

    /// <summary>Until when it lasts.</summary>
    [JsonIgnore]
    public WindowEnd End => new(LastStart, Closes);

    /// <summary>The window, with an end that may be later and is never earlier.</summary>
    /// <param name="end">Until when it is to last.</param>
    public AttemptWindow Until(WindowEnd end)
    {
        var later = End.OrLater(end);
        return new AttemptWindow(Opens, later.LastStart, later.Closes);
    }
}

/// <summary>Which lost time is given back.</summary>
public enum LostTimeCredit : byte
{
    /// <summary>None; it is recorded only.</summary>
    None = 0,

    /// <summary>What was lost through the service.</summary>
    Ours = 1,

    /// <summary>What was lost through the service or on the candidate's line.</summary>
    All = 2,
}

/// <summary>What counts as lost time and what is given back; fixed before anybody starts, the same for all.</summary>
/// <param name="Credit">Which lost time is given back.</param>
/// <param name="ThresholdSeconds">What is shorter is no loss; 5 to 3600.</param>
/// <param name="ContactSeconds">How often a client is heard while its line holds; 1 to 3600.</param>
/// <param name="MaxMinutes">Most that one attempt is credited for its line; 0 to 1440. Our own gaps are credited whole.</param>
public sealed record LostTimeRule(LostTimeCredit Credit, int ThresholdSeconds, int ContactSeconds, int MaxMinutes)
{
    /// <summary>
    /// Shortest threshold in seconds, inclusive: a host tells no shorter gaps of its own, so less would be a promise that nobody keeps.
    /// </summary>
    public const int ThresholdMin = 5;

    /// <summary>Longest threshold and contact interval in seconds, inclusive.</summary>
    public const int SecondsMax = 3600;

    /// <inheritdoc cref="LostTimeRule"/>
    public int ThresholdSeconds { get; } = Limits.Between(ThresholdSeconds, ThresholdMin, SecondsMax);

    /// <inheritdoc cref="LostTimeRule"/>
    public int ContactSeconds { get; } = Limits.Between(ContactSeconds, 1, SecondsMax);

    /// <inheritdoc cref="LostTimeRule"/>
    public int MaxMinutes { get; } = Limits.Between(MaxMinutes, 0, SittingPlan.MinutesMax);

    internal long ThresholdMs => ThresholdSeconds * 1000L;

    internal long ContactMs => ContactSeconds * 1000L;

    internal long MaxMs => MaxMinutes * 60_000L;

    /// <summary>A contact that follows so soon after the last sign of life says nothing that lost time needs, and is not stored.</summary>
    internal long ContactStepMs => ContactMs / 20;
}

/// <summary>What one attempt may take at most, so that no single person fills the journal, or the shard of all the others.</summary>
/// <param name="Saves">Saves that are taken, of all positions and devices together; 1 to 1000000.</param>
/// <param name="Takeovers">Takeovers; 0 to 1000.</param>
/// <param name="KeptAnswers">Refused answers that are kept for an appeal; 0 to 10000.</param>
/// <param name="AnswerBytes">Longest answer to an item in UTF-8 bytes; 1 to 4096.</param>
/// <param name="TextBytes">Longest text of an exercise in UTF-8 bytes; 1 to 1000000.</param>
/// <param name="TextBytesInAll">
/// Bytes of all texts that are taken, as they are stored, and once more of all that are kept; 1 to 500000000.
/// </param>
public sealed record AttemptBounds(int Saves, int Takeovers, int KeptAnswers, int AnswerBytes, int TextBytes, int TextBytesInAll)
{
    /// <summary>Most saves, inclusive.</summary>
    public const int SavesMax = 1_000_000;

    /// <summary>Most takeovers, inclusive.</summary>
    public const int TakeoversMax = 1000;

    /// <summary>Most kept answers, inclusive.</summary>
    public const int KeptMax = 10_000;

    /// <summary>Longest answer in bytes, inclusive.</summary>
    public const int AnswerBytesMax = 4096;

    /// <summary>Longest text in bytes, inclusive.</summary>
    public const int TextBytesMax = 1_000_000;

    /// <summary>Most bytes of texts, inclusive.</summary>
    public const int TextBytesInAllMax = 500_000_000;

    /// <inheritdoc cref="AttemptBounds"/>
    public int Saves { get; } = Limits.Between(Saves, 1, SavesMax);

    /// <inheritdoc cref="AttemptBounds"/>
    public int Takeovers { get; } = Limits.Between(Takeovers, 0, TakeoversMax);

    /// <inheritdoc cref="AttemptBounds"/>
    public int KeptAnswers { get; } = Limits.Between(KeptAnswers, 0, KeptMax);

    /// <inheritdoc cref="AttemptBounds"/>
    public int AnswerBytes { get; } = Limits.Between(AnswerBytes, 1, AnswerBytesMax);

    /// <inheritdoc cref="AttemptBounds"/>
    public int TextBytes { get; } = Limits.Between(TextBytes, 1, TextBytesMax);

    /// <inheritdoc cref="AttemptBounds"/>
    public int TextBytesInAll { get; } = Limits.Between(TextBytesInAll, 1, TextBytesInAllMax);
}

/// <summary>How one test or exercise of a campaign is sat: what a pool shard must know of campaign.json.</summary>
/// <param name="Test">Id of the test or exercise.</param>
/// <param name="Kind">Which of the two it is.</param>
/// <param name="Window">When.</param>
/// <param name="Minutes">How long, before any adjustment; 1 to 1440.</param>
/// <param name="GraceSeconds">How long after its deadline an answer that was under way is taken, and flagged; 0 to 600.</param>
/// <param name="LostTime">What counts as lost time.</param>
/// <param name="Bounds">What one attempt may take.</param>
public sealed record SittingPlan(
    Id Test,
    PaperKind Kind,
    AttemptWindow Window,
    int Minutes,
    int GraceSeconds,
    LostTimeRule LostTime,
    AttemptBounds Bounds)
{
    /// <summary>Longest duration in minutes, inclusive.</summary>
    public const int MinutesMax = 1440;

    /// <summary>Longest grace in seconds, inclusive.</summary>
    public const int GraceMax = 600;

    /// <inheritdoc cref="SittingPlan"/>
    public int Minutes { get; } = Limits.Between(Minutes, 1, MinutesMax);

    /// <inheritdoc cref="SittingPlan"/>
    public int GraceSeconds { get; } = Limits.Between(GraceSeconds, 0, GraceMax);

    /// <summary>When nothing of it changes any more: it has closed, and the grace has passed.</summary>
    public Instant Over => Window.Closes + TimeSpan.FromSeconds(GraceSeconds);

    /// <summary>The plan, with a window that may last longer.</summary>
    /// <param name="end">Until when it is to last.</param>
    public SittingPlan Until(WindowEnd end) => this with { Window = Window.Until(end) };

    internal long GraceMs => GraceSeconds * 1000L;

    internal long MinutesMs => Minutes * 60_000L;
}
