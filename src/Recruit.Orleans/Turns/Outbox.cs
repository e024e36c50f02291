using Recruit.Actors;

namespace Recruit.Orleans.Turns;

/// <summary>
/// Messages that are stored here and may not have arrived; each is sent until its effect is stored there. Every receiver has its own turn, so one that takes
/// nothing keeps nobody else from what is his.
/// </summary>
/// <param name="parts">Of the silo.</param>
/// <param name="from">Whose messages.</param>
/// <param name="life">Of the activation: nothing is sent after its end.</param>
/// <param name="arrived">Told of each message that arrived.</param>
internal sealed class Outbox(HostedParts parts, ActorKey from, ActivationLife life, Action<Posting> arrived)
{
    private readonly Dictionary<ActorKey, Queue<Posting>> postings = [];

    /// <summary>Receivers for whom something is there and nothing is under way, in the order of their turns.</summary>
    private readonly Queue<ActorKey> waiting = [];
    private int underWay;

    public bool IsEmpty => postings.Count == 0;

    public void Add(IEnumerable<Posting> stored)
    {
        foreach (var posting in stored)
        {
            var to = posting.Message.To;
            if (!postings.TryGetValue(to, out var his))
            {
                postings.Add(to, his = []);
                waiting.Enqueue(to);
            }

            his.Enqueue(posting);
        }
    }

    /// <summary>Sends what is there, to as many receivers at once as may be.</summary>
    public void Deliver()
    {
        while (!life.IsOver && underWay < parts.Settings.ReceiversTogether && waiting.TryDequeue(out var to))
        {
            underWay++;
            _ = DeliverAsync(to, postings[to]);
        }
    }

    /// <summary>One turn of a receiver: what it did not take comes again after a pause, when it has its next one.</summary>
    private async Task DeliverAsync(ActorKey to, Queue<Posting> his)
    {
        await Task.Yield();
        var some = his.Take(parts.Settings.LettersTogether).ToList();
        var taken = await TryAsync(to, some);
        underWay--;
        if (life.IsOver)
        {
            return;
        }

        Remove(his, some, taken);
        Deliver();
        if (taken.Contains(false))
        {
            await Task.Delay(parts.Settings.RepeatAfter, parts.Time);
        }

        if (his.Count == 0)
        {
            postings.Remove(to);
        }
        else
        {
            waiting.Enqueue(to);
            Deliver();
        }
    }

    /// <summary>Those that were taken are there no more; the others stay in their order.</summary>
    private void Remove(Queue<Posting> his, List<Posting> some, bool[] taken)
    {
        var left = his.Skip(some.Count).ToList();
        his.Clear();
        for (var at = 0; at < some.Count; at++)
        {
            if (taken[at])
            {
                arrived(some[at]);
            }
            else
            {
                his.Enqueue(some[at]);
            }
        }

        left.ForEach(his.Enqueue);
    }

    private async Task<bool[]> TryAsync(ActorKey to, List<Posting> letters)
    {
        try
        {
            return await parts.Deliver(from, to, letters);
        }
        catch (Exception lost)
        {
            // Whatever failed, here or there: whether they arrived is not known; they are sent again, and applied once.
            parts.Undelivered(to, lost);
            return new bool[letters.Count];
        }
    }
}
