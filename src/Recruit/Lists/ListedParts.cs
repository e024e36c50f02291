using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.Attraction;

namespace Recruit.Lists;

/// <summary>A part of the index as it is stored: the pages that changed.</summary>
/// <param name="Of">Whose events it follows from.</param>
/// <param name="Through">The last batch of which anything is in it.</param>
/// <param name="PageCount">How many pages it has.</param>
/// <param name="Pages">Those that changed, by number.</param>
public sealed record StoredPart(ActorKey Of, ulong Through, int PageCount, IReadOnlyList<(int Number, byte[] Bytes)> Pages);

/// <summary>
/// The parts of an index: which there are, those in memory, and the way back of the others from where they are stored. Parts stay in memory from one
/// round of storing to the next as long as somebody wants them. The index locks; nothing here does.
/// </summary>
/// <param name="find">The stored pages of a part, or nothing; damaged ones throw an <see cref="InvalidDataException"/>.</param>
internal sealed class ListedParts(Func<ActorKey, IReadOnlyList<ReadOnlyMemory<byte>>?> find)
{
    /// <summary>The part that knows what is open at actors that no campaign's rules name.</summary>
    public static readonly ActorKey FilesKey = new("open-files", "all");

    /// <summary>The part that knows whose keys were erased. It is always in memory.</summary>
    private static readonly ActorKey ErasuresKey = new("erasures", "all");

    private readonly SortedSet<ActorKey> known = new(ByKey.Instance);
    private readonly Dictionary<ActorKey, Held> held = [];

    /// <summary>Whose keys were erased.</summary>
    public ListedErasures Erasures { get; private set; } = new();

    /// <summary>What is wrong with a stored part that somebody wanted; nothing if nothing is.</summary>
    public string? Damage { get; private set; }

    /// <summary>Parts in memory.</summary>
    public int Awake => held.Count;

    /// <summary>Forgets everything but that these are stored.</summary>
    /// <exception cref="InvalidDataException">The part of erasures is damaged.</exception>
    public void Begin(IEnumerable<ActorKey> stored)
    {
        held.Clear();
        known.Clear();
        known.UnionWith(stored);
        Damage = null;
        Erasures = (ListedErasures)Hold(ErasuresKey).Part;
    }

    /// <summary>Takes up an event of an actor whose part it is, or that has a place in one.</summary>
    public void Take(ActorKey actor, ActorEvent happened, ulong batch)
    {
        var key = FileMove.IsOf(actor.Kind) ? FilesKey : actor;
        var isNew = !known.Contains(key);
        var one = Hold(key);
        if (one.Part.Take(actor, happened) || isNew)
        {
            one.Change(batch);
        }
    }

    /// <summary>Takes up that a key was erased.</summary>
    public void Erase(PersonKeyId person, ulong batch)
    {
        Erasures.Add(person);
        Hold(ErasuresKey).Change(batch);
    }

    /// <summary>A part, or nothing where nothing happened.</summary>
    /// <exception cref="InvalidDataException">It is stored and damaged; <see cref="Damage"/> says how.</exception>
    public ListedPart? Find(ActorKey key) => known.Contains(key) ? Hold(key).Part : null;

    /// <summary>Keys of the parts of a kind.</summary>
    public List<ActorKey> KeysOf(string kind) => [.. known.Where(key => key.Kind == kind)];

    /// <summary>Copies what changed since this was last asked.</summary>
    public IReadOnlyList<StoredPart> TakeChanged()
    {
        List<StoredPart> parts = [];
        foreach (var (key, one) in held.Where(one => one.Value.IsChanged).OrderBy(one => one.Key, ByKey.Instance))
        {
            one.IsChanged = false;
            parts.Add(new StoredPart(key, one.Through, one.Part.PageCount, PagesOf(one.Part, one.Part.TakeChanged)));
        }

        return parts;
    }

    /// <summary>Parts that nobody wanted since this was last told, and of which everything is stored, leave memory.</summary>
    public void Stored()
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

    /// <summary>SHA-256 over a position and all parts.</summary>
    public Digest CanonicalHash(ulong position)
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

    private static ListedPart Create(ActorKey key) =>
        key.Kind == PoolShardKind.KindName ? new ListedShard()
        : key.Kind == AnnouncementKind.KindName ? new ListedAnnouncement()
        : key == ErasuresKey ? new ListedErasures()
        : key == FilesKey ? new ListedFiles()
        : new ListedCampaign(key.Id);

    private Held Hold(ActorKey key)
    {
        if (held.TryGetValue(key, out var one))
        {
            one.IsUsed = true;
            return one;
        }

        var part = Create(key);
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
            Damage = broken.Message;
            throw;
        }
    }

    private sealed class Held(ListedPart part)
    {
        public ListedPart Part => part;

        public ulong Through { get; private set; }

        /// <summary>Whether something is in it that is not stored.</summary>
        public bool IsChanged { get; set; }

        /// <summary>Whether somebody wanted it since the last round of storing.</summary>
        public bool IsUsed { get; set; } = true;

        public void Change(ulong batch) => (Through, IsChanged, IsUsed) = (batch, true, true);
    }
}
