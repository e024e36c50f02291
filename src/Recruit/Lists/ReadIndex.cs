using Recruit.Actors;
using Recruit.Applying;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.Attraction;

namespace Recruit.Lists;

/// <summary>
/// What lists and search are read from: a part for each actor whose events they need, taken from durable batches only, in their order. It decides
/// nothing and can be thrown away: the journal gives it again. A host feeds it and keeps its parts; whoever makes a list reads it.
/// </summary>
/// <remarks>
/// Parts stay in memory from one round of storing to the next as long as somebody wants them; so what is held is bounded by what happens, and what
/// is asked for, between two rounds. One lock keeps reading and feeding apart.
/// </remarks>
public sealed class ReadIndex
{
    /// <summary>Version of what is stored; with another one everything is made again.</summary>
    public const int Format = 4;

    /// <summary>Most places that are waited for at a time; whoever comes then waits with the last one.</summary>
    public const int WaitingMax = 1024;

    private readonly Lock gate = new();
    private readonly ActorKinds kinds;
    private readonly ListedParts parts;
    private readonly List<(ulong Wanted, TaskCompletionSource Reached)> waiting = [];
    private ulong position;
    private ulong passed;
    private ulong readyFrom;
    private bool isLate;
    private Exception? failure;

    /// <summary>An index of which nothing is known yet.</summary>
    /// <param name="kinds">The kinds of actors the host runs, to read events back.</param>
    /// <param name="find">The stored pages of a part, or nothing; damaged ones throw an <see cref="InvalidDataException"/>. Called with the index locked.</param>
    public ReadIndex(ActorKinds kinds, Func<ActorKey, IReadOnlyList<ReadOnlyMemory<byte>>?> find)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(find);
        (this.kinds, parts) = (kinds, new ListedParts(find));
    }

    /// <summary>
    /// Whether the host's batches stand in one order, in which a position means the same to everybody. Where they do not, it counts the batches
    /// that this index has taken, and what it waits for are rounds of its host (<see cref="Pass(ulong, ulong)"/>).
    /// </summary>
    public bool HasOrder { get; init; } = true;

    /// <summary>Batches that are in it: all numbers below this, where they have an order.</summary>
    public ulong Position
    {
        get
        {
            lock (gate)
            {
                return position;
            }
        }
    }

    /// <summary>Whether it has everything up to where it was when it had to be made anew; until then nobody reads it.</summary>
    public bool IsReady
    {
        get
        {
            lock (gate)
            {
                return IsWhole && failure is null;
            }
        }
    }

    /// <summary>What is wrong with a stored part that somebody wanted; nothing again once everything is made anew.</summary>
    public string? Damage
    {
        get
        {
            lock (gate)
            {
                return parts.Damage;
            }
        }
    }

    /// <summary>How many batches are durable, or the round that holds all that is durable now; told by the host.</summary>
    public Func<ulong> Durable { get; set; } = () => 0;

    /// <summary>Called when somebody waits for a batch that is not in it yet.</summary>
    public Action Wanted { get; set; } = () => { };

    /// <summary>Whether events of a kind of actor are followed.</summary>
    public static bool Follows(string kind) => kind is PoolShardKind.KindName or CampaignKey.KindName or AnnouncementKind.KindName || FileMove.IsOf(kind);

    /// <summary>Whether an event stands in a turn that lists need, so that the others need not reach them.</summary>
    /// <param name="kinds">The kinds of actors the host runs.</param>
    /// <param name="actor">Whose turn.</param>
    /// <param name="entries">The entries of the turn's record.</param>
    /// <param name="leaves">Its leaves.</param>
    /// <exception cref="InvalidDataException">It is of a version that this one does not know.</exception>
    public static bool Needs(ActorKinds kinds, ActorKey actor, ReadOnlyMemory<byte> entries, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(leaves);
        if (!Follows(actor.Kind))
        {
            return false;
        }

        var events = new StoredEvents(entries);
        while (events.MoveNext())
        {
            if (actor.Kind == PoolShardKind.KindName)
            {
                if (!PoolShardEventBytes.IsOfAnswers(events.Bytes.Span))
                {
                    return true;
                }
            }
            else if (!FileMove.IsOf(actor.Kind))
            {
                return true;
            }
            else
            {
                var reader = new RecordReader(events.Bytes);
                if (FileMove.Of(actor, kinds[actor].ReadEvent(ref reader, events.Leaf < 0 ? default : leaves[events.Leaf])) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether an actor may come to rest, so that lists need it again only when it is heard of again; the others are shown for good.</summary>
    public static bool MayRest(string kind) => FileMove.IsOf(kind);

    /// <summary>Whether something of an actor that may rest is open.</summary>
    public bool HasOpen(ActorKey actor)
    {
        lock (gate)
        {
            return parts.Find(ListedParts.FilesKey) is ListedFiles files && files.HasOpen(actor);
        }
    }

    /// <summary>Begins from what is stored.</summary>
    /// <param name="parts">The stored parts.</param>
    /// <param name="from">Batches that are in them.</param>
    /// <param name="until">How many batches it must have, or which round it must have passed, before anybody reads it.</param>
    public void Begin(IEnumerable<ActorKey> parts, ulong from, ulong until)
    {
        ArgumentNullException.ThrowIfNull(parts);
        lock (gate)
        {
            (position, passed, readyFrom) = (from, from, until);
            this.parts.Begin(parts);
        }
    }

    /// <summary>Takes the events of a turn that lists need; the others are gone over without being read back.</summary>
    /// <param name="actor">Whose turn; of a kind that is followed.</param>
    /// <param name="entries">The entries of the turn's record.</param>
    /// <param name="leaves">Its leaves.</param>
    /// <param name="batch">Number of its batch.</param>
    /// <exception cref="InvalidDataException">It is of a version that this one does not know.</exception>
    public void Take(ActorKey actor, ReadOnlyMemory<byte> entries, ReadOnlySpan<ReadOnlyMemory<byte>> leaves, ulong batch)
    {
        var isShard = actor.Kind == PoolShardKind.KindName;
        var events = new StoredEvents(entries);
        lock (gate)
        {
            while (events.MoveNext())
            {
                if (isShard && PoolShardEventBytes.IsOfAnswers(events.Bytes.Span))
                {
                    continue;
                }

                var reader = new RecordReader(events.Bytes);
                parts.Take(actor, kinds[actor].ReadEvent(ref reader, events.Leaf < 0 ? default : leaves[events.Leaf]), batch);
            }
        }
    }

    /// <summary>Takes the erasure of a person's key.</summary>
    public void Erase(PersonKeyId person, ulong batch)
    {
        lock (gate)
        {
            parts.Erase(person, batch);
        }
    }

    /// <summary>All of these batches are in it now.</summary>
    public void Pass(ulong batches) => Pass(batches, batches);

    /// <summary>A round of the host is over: everything is in it that was durable when that began.</summary>
    /// <param name="batches">How many batches it has taken.</param>
    /// <param name="round">Which round.</param>
    public void Pass(ulong batches, ulong round)
    {
        lock (gate)
        {
            (position, passed, isLate) = (batches, round, false);
            for (var place = waiting.Count - 1; place >= 0 && IsWhole; place--)
            {
                if (waiting[place].Wanted <= passed)
                {
                    waiting[place].Reached.TrySetResult();
                    waiting.RemoveAt(place);
                }
            }
        }
    }

    /// <summary>It is so far behind, or nobody knows how far, that nobody reads it before it has caught up.</summary>
    public void Lag()
    {
        lock (gate)
        {
            isLate = true;
        }
    }

    /// <summary>It cannot be fed any more: whoever waits, and whoever reads from now on, is told.</summary>
    public void Fail(Exception why)
    {
        lock (gate)
        {
            failure = why;
            foreach (var (_, reached) in waiting)
            {
                reached.TrySetException(why);
            }

            waiting.Clear();
        }
    }

    /// <summary>Copies what changed since this was last asked, and how far it goes.</summary>
    public (IReadOnlyList<StoredPart> Parts, ulong Position) TakeChanged()
    {
        lock (gate)
        {
            return (parts.TakeChanged(), position);
        }
    }

    /// <summary>What was copied last is stored. Parts that nobody wanted since the time before leave memory.</summary>
    public void Stored()
    {
        lock (gate)
        {
            parts.Stored();
        }
    }

    /// <summary>Places that are waited for.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Parts in memory.</summary>
    public int Awake
    {
        get
        {
            lock (gate)
            {
                return parts.Awake;
            }
        }
    }

    /// <summary>Waits until everything is in it that was durable when this was asked.</summary>
    /// <exception cref="Exception">It cannot be fed any more, for this reason.</exception>
    public Task CatchUpAsync()
    {
        var wanted = Durable();
        TaskCompletionSource reached;
        lock (gate)
        {
            if (failure is not null)
            {
                return Task.FromException(failure);
            }

            if (passed >= wanted && IsWhole)
            {
                return Task.CompletedTask;
            }

            // Whoever is one too many waits for what the last one waits for, or a little longer.
            if (waiting.Count >= WaitingMax)
            {
                waiting[^1] = (Math.Max(wanted, waiting[^1].Wanted), waiting[^1].Reached);
                return waiting[^1].Reached.Task;
            }

            reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, reached));
        }

        Wanted();
        return reached.Task;
    }

    /// <summary>The position once everything is in it that was durable when this was asked; at once, and 0, where that would mean nothing to others.</summary>
    /// <exception cref="Exception">It cannot be fed any more, for this reason.</exception>
    public async Task<ulong> PlaceAsync()
    {
        if (!HasOrder)
        {
            return 0;
        }

        await CatchUpAsync().ConfigureAwait(false);
        return Position;
    }

    /// <summary>Reads it while nothing changes.</summary>
    /// <param name="read">Keeps nothing of the parts it is shown.</param>
    /// <param name="told">What was read.</param>
    /// <returns>False while it is made anew, or is late, or if nobody feeds it any more; also when a damaged part is found, which makes it anew.</returns>
    public bool TryRead<T>(Func<IndexView, T> read, out T? told)
    {
        ArgumentNullException.ThrowIfNull(read);
        told = default;
        lock (gate)
        {
            if (!IsWhole || failure is not null)
            {
                return false;
            }

            try
            {
                told = read(new IndexView(parts, position));
                return true;
            }
            catch (InvalidDataException) when (parts.Damage is not null)
            {
                Wanted();
                return false;
            }
        }
    }

    /// <summary>SHA-256 over all parts and the position: equal for indexes that cannot be told apart, however they came to be.</summary>
    public Digest CanonicalHash()
    {
        lock (gate)
        {
            return parts.CanonicalHash(position);
        }
    }

    /// <summary>Whether everything is in it that was durable when it was begun. With the lock held.</summary>
    private bool IsWhole => !isLate && passed >= readyFrom && parts.Damage is null;
}
