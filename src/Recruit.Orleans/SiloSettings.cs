namespace Recruit.Orleans;

/// <summary>Bounds and rhythms of a silo. Nothing in it decides a result.</summary>
public sealed record SiloSettings
{
    /// <summary>Most callers who wait at one actor; one more is told to come again.</summary>
    public int CallersWaiting { get; init; } = 1 << 14;

    /// <summary>Most bytes of their commands. 32 MiB.</summary>
    public long CallersBytes { get; init; } = 32L << 20;

    /// <summary>After which a command that found no room may come again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>From the beginning of one write of an actor to the next: what comes meanwhile shares it. The first after a rest waits for nothing.</summary>
    public TimeSpan WriteEvery { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long it may take until it is stored that a message arrived: it is stored with whatever else is, and sent again if it is lost.</summary>
    public TimeSpan NoteArrivalsAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an activation believes that it is the only one since its last call of the store; then it looks before it answers without storing.</summary>
    public TimeSpan BelieveFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a sign of life is stored while a time limit runs that loses by a gap in the service; shorter than <see cref="Gap"/>.</summary>
    public TimeSpan PulseEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From which length on a time without storing is told to an actor whose time limits run.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often an actor that waits for something looks at the clock.</summary>
    public TimeSpan TickEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long to wait before a nudge that changed nothing, or a message that did not arrive, is repeated.</summary>
    public TimeSpan RepeatAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The shortest time a cluster's reminders take.</summary>
    internal static readonly TimeSpan RemindEvery = TimeSpan.FromMinutes(1);

    /// <summary>How often actors are woken whose time has come and that no silo has in memory.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most messages of one actor that are on their way at once.</summary>
    public int LettersTogether { get; init; } = 256;

    /// <summary>Most bytes of the batches in a head record; more go into a record of their own. 32 KiB.</summary>
    public int TailBytes { get; init; } = 32 << 10;

    /// <summary>Most bytes of any other record. 256 KiB: a quarter of what a table takes.</summary>
    public int RecordBytes { get; init; } = 256 << 10;

    /// <summary>The state is stored in pages after so many bytes of batches, or after half of its own length if that is more. 1 MiB: some thousand answers, replayed in milliseconds.</summary>
    public long PagesAfterBytes { get; init; } = 1 << 20;

    /// <summary>Refuses settings that contradict each other.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public void Demand()
    {
        if (PulseEvery >= Gap)
        {
            throw new ArgumentException($"{nameof(PulseEvery)} is {PulseEvery} and must be shorter than {nameof(Gap)}, {Gap}: every sign of life would tell of a gap.");
        }

        if (TailBytes > RecordBytes || RecordBytes > 900 << 10)
        {
            throw new ArgumentException($"{nameof(TailBytes)}, {TailBytes}, is at most {nameof(RecordBytes)}, and that, {RecordBytes}, at most 900 KiB: a table takes no more.");
        }
    }
}
