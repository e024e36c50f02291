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
    private readonly Dictionary<ActorKey, Receiver> receivers = [];

    /// <summary>Receivers for whom something is there and nothing is under way, in the order of their turns.</summary>
    private readonly Queue<ActorKey> waiting = [];
    private int underWay;

    public bool IsEmpty => receivers.Count == 0;

    public void Add(IEnumerable<Posting> stored)
    {
        foreach (var posting in stored)
        {
            var to = posting.Message.To;
            if (!receivers.TryGetValue(to, out var his))
            {
                receivers.Add(to, his = new Receiver());
                waiting.Enqueue(to);
            }

            his.Behind.Enqueue(posting);
        }
    }

    /// <summary>Sends what is there, to as many receivers at once as may be.</summary>
    public void Deliver()
    {
        while (!life.IsOver && underWay < parts.Settings.ReceiversTogether && waiting.TryDequeue(out var to))
        {
            underWay++;
            _ = DeliverAsync(to, receivers[to]);
        }
    }

    /// <summary>One turn of a receiver: what it did not take comes again after a pause, when it has its next one.</summary>
    private async Task DeliverAsync(ActorKey to, Receiver his)
    {
        await Task.Yield();
        while (his.First.Count < parts.Settings.LettersTogether && his.Behind.TryDequeue(out var next))
        {
            his.First.Add(next);
        }

        var taken = await TryAsync(to, his.First);
        underWay--;
        if (life.IsOver)
        {
            return;
        }

        var (sent, left) = (his.First, new List<Posting>());
        for (var at = 0; at < sent.Count; at++)
        {
            if (taken[at])
            {
                arrived(sent[at]);
            }
            else
            {
                left.Add(sent[at]);
            }
        }

        his.First = left;
        Deliver();
        if (left.Count > 0)
        {
            await Task.Delay(parts.Settings.RepeatAfter, parts.Time);
        }

        if (his.IsDone)
        {
            receivers.Remove(to);
        }
        else
        {
            waiting.Enqueue(to);
            Deliver();
        }
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

    /// <summary>What one receiver gets, in the order of its numbers.</summary>
    private sealed class Receiver
    {
        /// <summary>What is on its way, or was and was not taken.</summary>
        public List<Posting> First { get; set; } = [];

        /// <summary>What was not sent yet.</summary>
        public Queue<Posting> Behind { get; } = [];

        public bool IsDone => First.Count + Behind.Count == 0;
    }
}
