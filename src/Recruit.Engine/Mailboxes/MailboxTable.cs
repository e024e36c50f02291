using System.Collections.Concurrent;
using Recruit.Actors;

namespace Recruit.Engine.Mailboxes;

/// <summary>The mailboxes of the actors that are in memory; whoever is written to comes there.</summary>
/// <param name="turnNeeded">Called with a mailbox that needs a turn.</param>
internal sealed class MailboxTable(Action<Mailbox> turnNeeded)
{
    private readonly ConcurrentDictionary<ActorKey, Mailbox> mailboxes = [];
    private int count;

    /// <summary>How many there are; the table itself would have to be locked for that.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>A copy.</summary>
    public IEnumerable<Mailbox> All => mailboxes.Values;

    /// <summary>Adds one of an actor that a start brought into memory.</summary>
    public void Add(Mailbox mailbox)
    {
        if (mailboxes.TryAdd(mailbox.Key, mailbox))
        {
            Interlocked.Increment(ref count);
        }
    }

    /// <summary>Puts something into a mailbox; the engine's own things always find room, as they answer what already found it.</summary>
    public void Put(ActorKey actor, Incoming incoming) => TryPut(actor, incoming, Room.Endless, int.MaxValue);

    /// <summary>The same where there is room.</summary>
    /// <param name="actor">To whom.</param>
    /// <param name="incoming">What.</param>
    /// <param name="room">What may lie in one mailbox.</param>
    /// <param name="most">Most mailboxes: an actor that has none gets none beyond. Several at once may go beyond it, each by one.</param>
    public bool TryPut(ActorKey actor, Incoming incoming, Room room, int most)
    {
        while (true)
        {
            if (!mailboxes.TryGetValue(actor, out var mailbox))
            {
                if (Count >= most)
                {
                    return false;
                }

                mailbox = new Mailbox(actor);
                if (!mailboxes.TryAdd(actor, mailbox))
                {
                    continue;
                }

                Interlocked.Increment(ref count);
            }

            switch (mailbox.Put(incoming, room))
            {
                case Deposit.NeedsTurn:
                    turnNeeded(mailbox);
                    return true;
                case Deposit.Taken:
                    return true;
                case Deposit.Full:
                    return false;
                case Deposit.Retired:
                    Remove(mailbox);
                    break;
            }
        }
    }

    /// <summary>Lets actors leave memory to whom nothing happened for a while.</summary>
    /// <param name="before">Whose last turn was then or earlier.</param>
    /// <param name="mayRest">Whether nothing is lost by it.</param>
    public void LetRest(Instant before, Func<Mailbox, bool> mayRest)
    {
        foreach (var (_, mailbox) in mailboxes)
        {
            if (mailbox.FirstUnsaved is null && mailbox.LastTurn <= before && mailbox.TryRetire(mayRest))
            {
                Remove(mailbox);
            }
        }
    }

    /// <summary>Those whose last changes no snapshot has: the oldest first, because a start replays from there.</summary>
    public IEnumerable<ActorKey> Unsaved() => mailboxes.Values
        .Select(mailbox => (mailbox.Key, First: mailbox.FirstUnsaved))
        .Where(one => one.First is not null)
        .OrderBy(one => one.First).ThenBy(one => one.Key.Kind, StringComparer.Ordinal).ThenBy(one => one.Key.Id, StringComparer.Ordinal)
        .Select(one => one.Key);

    /// <summary>This one only: whoever found it closed may have put another in its place.</summary>
    private void Remove(Mailbox mailbox)
    {
        if (mailboxes.TryRemove(KeyValuePair.Create(mailbox.Key, mailbox)))
        {
            Interlocked.Decrement(ref count);
        }
    }
}
