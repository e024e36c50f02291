using Recruit.Engine;

namespace Recruit.Orleans;

/// <summary>Bounds and rhythms of a silo. Nothing in it decides a result.</summary>
public sealed record SiloSettings : ActorLimits
{
    /// <summary>From the beginning of one write of an actor to the next: what comes meanwhile shares it. The first after a rest waits for nothing.</summary>
    public TimeSpan WriteEvery { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long it may take until it is stored that a message arrived: it is stored with whatever else is, and sent again if it is lost.</summary>
    public TimeSpan NoteArrivalsAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an activation believes that it is the only one since its last call of the store; then it looks before it answers without storing.</summary>
    public TimeSpan BelieveFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a desk of those whom lists follow takes notes since its last call of the store; then it looks whether another one took its place. One that
    /// took a place, and not in order, lets lists wait as long.
    /// </summary>
    public TimeSpan NoteFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an actor that waits for something looks at the clock.</summary>
    public TimeSpan TickEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The shortest time a cluster's reminders take.</summary>
    internal static readonly TimeSpan RemindEvery = TimeSpan.FromMinutes(1);

    /// <summary>How often actors are woken whose time has come and that no silo has in memory.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a silo writes into its book what its actors stored; a silo that is killed takes so much along.</summary>
    public TimeSpan BookEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>When a silo goes on in another book after a write that failed.</summary>
    public TimeSpan BookAgain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most messages of one actor that are on their way to the same receiver at once.</summary>
    public int LettersTogether { get; init; } = 256;

    /// <summary>To how many receivers messages of one actor are on their way at once.</summary>
    public int ReceiversTogether { get; init; } = 64;

    /// <summary>Most bytes of the batches in a head record; more go into a record of their own. 32 KiB.</summary>
    public int TailBytes { get; init; } = 32 << 10;

    /// <summary>Most bytes of any other record. 256 KiB: a quarter of what a table takes.</summary>
    public int RecordBytes { get; init; } = 256 << 10;

    /// <summary>Most bytes of the actors in a record of a desk; more go into another one. 32 KiB: some 500, written whole for each new one.</summary>
    public int DeskBytes { get; init; } = 32 << 10;

    /// <summary>The state is stored in pages after so many bytes of batches, or after half of its own length if that is more. 1 MiB: some thousand answers, replayed in milliseconds.</summary>
    public long PagesAfterBytes { get; init; } = 1 << 20;

    /// <inheritdoc/>
    public override void Demand()
    {
        base.Demand();
        if (Math.Max(TailBytes, DeskBytes) > RecordBytes || RecordBytes > 900 << 10)
        {
            throw new ArgumentException($"{nameof(TailBytes)}, {TailBytes}, and {nameof(DeskBytes)}, {DeskBytes}, are at most {nameof(RecordBytes)}, and that, {RecordBytes}, at most 900 KiB: a table takes no more.");
        }
    }
}
