using Recruit.Actors;

namespace Recruit.Engine;

/// <summary>
/// When which actor wants a nudge, also of actors that are not in memory. Only a hint: what is due follows from the actors' stored
/// times, so a nudge that comes late, twice or for nothing does no harm.
/// </summary>
/// <param name="isToldOfGaps">Whether a gap in the service is told to an actor that waits.</param>
internal sealed class NudgeTimes(Func<ActorKey, bool> isToldOfGaps)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ActorKey, Instant> current = [];
    private readonly HashSet<ActorKey> toldOfGaps = [];
    private readonly PriorityQueue<ActorKey, Instant> queue = new();

    /// <summary>Whether a time limit runs of which a gap in the service takes a part.</summary>
    public bool AnyLosesByGaps
    {
        get
        {
            lock (gate)
            {
                return toldOfGaps.Count > 0;
            }
        }
    }

    /// <summary>Everybody who waits for an instant and is told of gaps.</summary>
    public IReadOnlyList<ActorKey> ToldOfGaps
    {
        get
        {
            lock (gate)
            {
                return [.. toldOfGaps];
            }
        }
    }

    public void Set(ActorKey key, Instant? due)
    {
        lock (gate)
        {
            if (due is not { } instant)
            {
                current.Remove(key);
                toldOfGaps.Remove(key);
                return;
            }

            current[key] = instant;
            queue.Enqueue(key, instant);
            if (isToldOfGaps(key))
            {
                toldOfGaps.Add(key);
            }
        }
    }

    /// <summary>Those whose instant has come. They are asked for again after the pause if they still want it then.</summary>
    public IReadOnlyList<ActorKey> TakeDue(Instant now, TimeSpan pause)
    {
        var due = new List<ActorKey>();
        lock (gate)
        {
            while (queue.TryPeek(out var key, out var instant) && instant <= now)
            {
                queue.Dequeue();

                // An instant that is not the current one was set anew since.
                if (current.TryGetValue(key, out var latest) && latest == instant)
                {
                    due.Add(key);
                    current[key] = now + pause;
                    queue.Enqueue(key, now + pause);
                }
            }
        }

        return due;
    }
}
