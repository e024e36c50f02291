using Recruit.Actors;
using Recruit.Applying;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Lists;

/// <summary>A part of the index as it is stored: the pages that changed.</summary>
/// <param name="Of">Whose events it follows from.</param>
/// <param name="Through">The last batch of which anything is in it.</param>
/// <param name="PageCount">How many pages it has.</param>
/// <param name="Pages">Those that changed, by number.</param>
public sealed record StoredPart(ActorKey Of, ulong Through, int PageCount, IReadOnlyList<(int Number, byte[] Bytes)> Pages);

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
    public const int Format = 2;

    /// <summary>The part that knows whose keys were erased.</summary>
    private static readonly ActorKey ErasuresKey = new("erasures", "all");

    private readonly Lock gate = new();
    private readonly ActorKinds kinds;
    private readonly Func<ActorKey, IReadOnlyList<ReadOnlyMemory<byte>>?> find;
    private readonly SortedSet<ActorKey> known = new(ByKey.Instance);
    private readonly Dictionary<ActorKey, Held> held = [];
    private readonly List<(ulong Position, TaskCompletionSource Reached)> waiting = [];
    private ListedErasures erasures = new();
    private ulong position;
    private ulong readyFrom;
    private string? damage;
    private Exception? failure;

    /// <summary>An index of which nothing is known yet.</summary>
    /// <param name="kinds">The kinds of actors the host runs, to read events back.</param>
    /// <param name="find">The stored pages of a part, or nothing; damaged ones throw an <see cref="InvalidDataException"/>. Called with the index locked.</param>
    public ReadIndex(ActorKinds kinds, Func<ActorKey, IReadOnlyList<ReadOnlyMemory<byte>>?> find)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(find);
        (this.kinds, this.find) = (kinds, find);
    }

    /// <summary>Batches that are in it: all numbers below this.</summary>
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
                return damage;
            }
        }
    }

    /// <summary>How many batches are durable; told by the host.</summary>
    public Func<ulong> Durable { get; set; } = () => 0;

    /// <summary>Called when somebody waits for a batch that is not in it yet.</summary>
    public Action Wanted { get; set; } = () => { };

    /// <summary>Whether events of a kind of actor are followed.</summary>
    public static bool Follows(string kind) => kind is PoolShardKind.KindName or CampaignKey.KindName;

    /// <summary>Begins from what is stored.</summary>
    /// <param name="parts">The stored parts.</param>
    /// <param name="from">Batches that are in them.</param>
    /// <param name="until">How many batches it must have before anybody reads it.</param>
    public void Begin(IEnumerable<ActorKey> parts, ulong from, ulong until)
    {
        ArgumentNullException.ThrowIfNull(parts);
        lock (gate)
        {
            held.Clear();
            known.Clear();
            known.UnionWith(parts);
            (erasures, position, readyFrom, damage) = (new ListedErasures(), from, until, null);
            if (known.Contains(ErasuresKey))
            {
                erasures = (ListedErasures)Hold(ErasuresKey).Part;
            }
            else
            {
                held.Add(ErasuresKey, new Held(erasures));
                known.Add(ErasuresKey);
            }
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
        Held? part = null;
        lock (gate)
        {
            while (events.MoveNext())
            {
                if (isShard && PoolShardEventBytes.IsOfAnswers(events.Bytes.Span))
                {
                    continue;
                }

                var reader = new RecordReader(events.Bytes);
                var happened = kinds[actor].ReadEvent(ref reader, events.Leaf < 0 ? default : leaves[events.Leaf]);
                part ??= Hold(actor);
                part.Part.Take(happened);
            }

            if (part is not null)
            {
                (part.Through, part.IsChanged, part.IsUsed) = (batch, true, true);
            }
        }
    }

    /// <summary>Takes the erasure of a person's key.</summary>
    public void Erase(PersonKeyId person, ulong batch)
    {
        lock (gate)
        {
            erasures.Add(person);
            var part = Hold(ErasuresKey);
            (part.Through, part.IsChanged) = (batch, true);
        }
    }

    /// <summary>All of these batches are in it now.</summary>
    public void Pass(ulong batches)
    {
        lock (gate)
        {
            position = batches;
            for (var place = waiting.Count - 1; place >= 0 && IsWhole; place--)
            {
                if (waiting[place].Position <= position)
                {
                    waiting[place].Reached.TrySetResult();
                    waiting.RemoveAt(place);
                }
            }
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
            List<StoredPart> parts = [];
            foreach (var (key, one) in held.Where(one => one.Value.IsChanged).OrderBy(one => one.Key, ByKey.Instance))
            {
                one.IsChanged = false;
                parts.Add(new StoredPart(key, one.Through, one.Part.PageCount, PagesOf(one.Part, one.Part.TakeChanged)));
            }

            return (parts, position);
        }
    }

    /// <summary>What was copied last is stored. Parts that nobody wanted since the time before leave memory.</summary>
    public void Stored()
    {
        lock (gate)
        {
            foreach (var (key, one) in held.ToList())
            {
                if (!one.IsChanged && !one.IsUsed && key != ErasuresKey)
                {
                    held.Remove(key);
                }

                one.IsUsed = false;
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
                return held.Count;
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

            if (position >= wanted && IsWhole)
            {
                return Task.CompletedTask;
            }

            reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, reached));
        }

        Wanted();
        return reached.Task;
    }

    /// <summary>Reads it while nothing changes.</summary>
    /// <param name="read">Keeps nothing of the parts it is shown.</param>
    /// <param name="told">What was read.</param>
    /// <returns>False while it is made anew, or if it cannot be fed any more; also when a damaged part is found, which makes it anew.</returns>
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
                told = read(new IndexView(this));
                return true;
            }
            catch (InvalidDataException) when (damage is not null)
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
            var all = new RecordWriter();
            all.Write(position);
            foreach (var key in known.ToList())
            {
                all.Write(key);
                foreach (var (_, bytes) in PagesOf(Hold(key).Part, _ => true))
                {
                    all.Write(bytes);
                }
            }

            return Digest.Of(all.Written);
        }
    }

    internal ListedCampaign? FindCampaign(Id campaign) =>
        CampaignKey.Of(campaign) is var key && known.Contains(key) ? (ListedCampaign)Hold(key).Part : null;

    internal ListedShard? FindShard(ShardId shard) => known.Contains(shard.Key) ? (ListedShard)Hold(shard.Key).Part : null;

    internal List<ActorKey> KeysOf(string kind) => [.. known.Where(key => key.Kind == kind)];

    internal bool IsErased(PersonKeyId person) => erasures.Contains(person);

    internal int ErasureCount => erasures.Count;

    internal ulong PositionHeld => position;

    /// <summary>Whether everything is in it that was durable when it was begun. With the lock held.</summary>
    private bool IsWhole => position >= readyFrom && damage is null;

    private static List<(int Number, byte[] Bytes)> PagesOf(ListedPart part, Func<int, bool> isWanted)
    {
        var (pages, writer) = (new List<(int, byte[])>(), new RecordWriter());
        for (var page = 0; page < part.PageCount; page++)
        {
            if (isWanted(page))
            {
                writer.Clear();
                part.WritePage(page, writer);
                pages.Add((page, writer.ToArray()));
            }
        }

        return pages;
    }

    private Held Hold(ActorKey key)
    {
        if (held.TryGetValue(key, out var one))
        {
            one.IsUsed = true;
            return one;
        }

        ListedPart part = key.Kind == PoolShardKind.KindName ? new ListedShard() : key == ErasuresKey ? new ListedErasures() : new ListedCampaign(key.Id);
        if (!known.Add(key))
        {
            Restore(part, key);
        }

        held.Add(key, one = new Held(part));
        return one;
    }

    private void Restore(ListedPart part, ActorKey key)
    {
        try
        {
            part.Read(find(key) ?? throw new InvalidDataException($"The list of {key} is gone."));
        }
        catch (InvalidDataException broken)
        {
            damage = broken.Message;
            throw;
        }
    }

    private sealed class Held(ListedPart part)
    {
        public ListedPart Part => part;

        public ulong Through { get; set; }

        /// <summary>Whether something is in it that is not stored.</summary>
        public bool IsChanged { get; set; }

        /// <summary>Whether somebody wanted it since the last round of storing.</summary>
        public bool IsUsed { get; set; } = true;
    }

    private sealed class ByKey : IComparer<ActorKey>
    {
        public static ByKey Instance { get; } = new();

        public int Compare(ActorKey one, ActorKey other) =>
            Utf8Order.Instance.Compare(one.Kind, other.Kind) is not 0 and var kind ? kind : Utf8Order.Instance.Compare(one.Id, other.Id);
    }
}

/// <summary>The index while it stands still.</summary>
public readonly struct IndexView
{
    private readonly ReadIndex index;

    internal IndexView(ReadIndex index) => this.index = index;

    /// <summary>Batches that are in it: what a list prints as the position it shows.</summary>
    public ulong Position => index.PositionHeld;

    /// <summary>How many keys were erased; with another number, what was opened before may concern nobody any more.</summary>
    public int Erasures => index.ErasureCount;

    /// <summary>Ids of all campaigns, by code points.</summary>
    public IEnumerable<Id> Campaigns => index.KeysOf(CampaignKey.KindName).Select(key => new Id(key.Id));

    /// <summary>A campaign, or nothing.</summary>
    public ListedCampaign? FindCampaign(Id campaign) => index.FindCampaign(campaign);

    /// <summary>A shard of a campaign, or nothing where nothing happened in it.</summary>
    public ListedShard? FindShard(Id campaign, int number) => index.FindShard(new ShardId(campaign, number));

    /// <summary>Whether a person's key was erased: such a person is in no list.</summary>
    public bool IsErased(PersonKeyId person) => index.IsErased(person);
}
