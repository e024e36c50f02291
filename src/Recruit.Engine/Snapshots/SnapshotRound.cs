using Recruit.Actors;

namespace Recruit.Engine.Snapshots;

/// <summary>
/// Spreads the snapshots of a round over the first half of the time until the next one, so that copying and storing them holds nobody up for
/// long: a campaign of ten thousand candidates who answer changes a hundred megabytes.
/// </summary>
/// <param name="every">From one round to the next.</param>
internal sealed class SnapshotRound(TimeSpan every)
{
    /// <summary>Each portion costs a commit and a look at all mailboxes.</summary>
    private const int Portions = 16;

    private readonly Queue<ActorKey> left = new();
    private Instant began;
    private int all;

    /// <summary>Whether it is time for the next round.</summary>
    public bool IsOver(Instant now) => now - began >= every;

    /// <summary>Begins a round; whoever is left over from the one before comes first.</summary>
    /// <param name="now">When.</param>
    /// <param name="changed">Who has changed.</param>
    public void Begin(Instant now, IEnumerable<ActorKey> changed)
    {
        began = now;
        foreach (var key in changed)
        {
            left.Enqueue(key);
        }

        all = left.Count;
    }

    /// <summary>Those whose turn it is by now.</summary>
    public IEnumerable<ActorKey> Take(Instant now)
    {
        var portion = every == TimeSpan.Zero ? Portions : 1 + (long)((now - began) / every * 2 * Portions);
        var stay = all - Math.Min(all, (portion * all + Portions - 1) / Portions);
        while (left.Count > stay)
        {
            yield return left.Dequeue();
        }
    }
}
