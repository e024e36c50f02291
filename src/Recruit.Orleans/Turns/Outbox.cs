using Recruit.Actors;

namespace Recruit.Orleans.Turns;

/// <summary>Messages that are stored here and may not have arrived; each is sent until its effect is stored there.</summary>
/// <param name="parts">Of the silo.</param>
/// <param name="from">Whose messages.</param>
/// <param name="life">Of the activation: nothing is sent after its end.</param>
/// <param name="arrived">Told of each message that arrived.</param>
internal sealed class Outbox(HostedParts parts, ActorKey from, ActivationLife life, Action<Posting> arrived)
{
    private readonly LinkedList<Posting> postings = [];
    private Task? delivering;

    public bool IsEmpty => postings.Count == 0;

    public void Add(IEnumerable<Posting> stored)
    {
        foreach (var posting in stored)
        {
            postings.AddLast(posting);
        }
    }

    /// <summary>Sends what is there, unless that is under way.</summary>
    public void Deliver()
    {
        if (delivering is null && !life.IsOver && postings.Count > 0)
        {
            var run = DeliverAllAsync();
            delivering = run.IsCompleted ? null : run;
        }
    }

    private async Task DeliverAllAsync()
    {
        try
        {
            while (!life.IsOver && postings.Count > 0)
            {
                var some = postings.Take(parts.Settings.LettersTogether).ToList();
                var taken = await Task.WhenAll(some.GroupBy(one => one.Message.To).Select(DeliverAsync));
                if (life.IsOver)
                {
                    return;
                }

                Remove(taken.SelectMany(one => one));
                if (taken.Sum(one => one.Count) < some.Count)
                {
                    await Task.Delay(parts.Settings.RepeatAfter, parts.Time);
                }
            }
        }
        finally
        {
            delivering = null;
        }
    }

    private void Remove(IEnumerable<Posting> taken)
    {
        var left = taken.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        for (var node = postings.First; node is not null && left.Count > 0;)
        {
            var next = node.Next;
            if (left.Remove(node.Value))
            {
                arrived(node.Value);
                postings.Remove(node);
            }

            node = next;
        }
    }

    private async Task<IReadOnlyList<Posting>> DeliverAsync(IGrouping<ActorKey, Posting> letters)
    {
        var all = letters.ToList();
        try
        {
            var taken = await parts.Deliver(from, letters.Key, all);
            return [.. all.Where((_, at) => taken[at])];
        }
        catch (Exception lost)
        {
            // Whatever failed, here or there: whether they arrived is not known; they are sent again, and applied once.
            parts.Undelivered(letters.Key, lost);
            return [];
        }
    }
}
