using System.Text;
using Recruit.Actors;

namespace Recruit.Orleans.Storage;

/// <summary>
/// The records of a desk: as many parts of bounded length as its actors fill. An actor stays in the part that it came to, whoever comes gets the first with
/// room, and only parts that changed are written. How a part is written is the desk's.
/// </summary>
/// <remarks>
/// Part 0 is written last, and whenever a new part is: what lies in a part that a desk does not know yet counts for nobody before that. A desk that begins
/// writes all of them anew (<see cref="ChangeAll"/>), so no write of one that it replaced comes to pass from then on. Whoever left has his place and his room
/// until that is stored, and comes back to it; whoever is moved because a part is too long is stored in the other part first: so no write that fails loses anybody.
/// </remarks>
/// <param name="store">Where.</param>
/// <param name="name">Of part 0; the others bear their number behind it.</param>
/// <param name="bytesMost">Most bytes of the actors of a part. A part that an earlier build wrote as the only one may be longer, until a desk begins anew.</param>
/// <param name="entryBytes">Bytes that the desk keeps of an actor beside its name.</param>
internal sealed class DeskParts(RecordStore store, string name, int bytesMost, int entryBytes)
{
    private readonly List<Part> parts = [];
    private readonly Dictionary<ActorKey, Part> places = [];
    private int mayHaveRoom;

    /// <summary>How many there are; at least one once they are read.</summary>
    public int Count => parts.Count;

    /// <summary>The tag of part 0: another one once another desk began, or this one wrote it.</summary>
    public string? Tag => parts[0].State.ETag;

    /// <summary>Reads the tag of part 0 from the store.</summary>
    public async Task<string?> ReadTagAsync() => (await store.ReadAsync(name)).ETag;

    /// <summary>All parts as they are stored, in their order.</summary>
    /// <param name="decode">Whom the record of a part names; told what it has, and its number.</param>
    public async Task ReadAsync(Func<StoredBytes, int, IEnumerable<ActorKey>> decode)
    {
        do
        {
            var part = new Part(await store.ReadAsync(NameOf(parts.Count)));
            if (parts.Count > 0 && !part.State.RecordExists)
            {
                return;
            }

            foreach (var actor in decode(part.State.State!, parts.Count))
            {
                if (places.TryAdd(actor, part))
                {
                    part.Add(actor, BytesOf(actor));
                }
            }

            parts.Add(part);
        }
        while (parts[^1].State.RecordExists);
    }

    /// <summary>What is known of an actor changed, or it came: the next write has it.</summary>
    public void Change(ActorKey actor)
    {
        if (!places.TryGetValue(actor, out var part))
        {
            part = Place(actor);
        }

        part.Return(actor);
        part.IsChanged = true;
    }

    /// <summary>An actor left: the next write has it no more.</summary>
    public void Remove(ActorKey actor)
    {
        if (places.TryGetValue(actor, out var part))
        {
            part.Leave(actor);
            part.IsChanged = true;
        }
    }

    /// <summary>The next write is of part 0, whatever else changed.</summary>
    public void ChangeFirst() => parts[0].IsChanged = true;

    /// <summary>The next write is of all parts, and none of them is longer than it may be.</summary>
    public void ChangeAll()
    {
        // Whoever is moved is not stored in part 0, which is written last.
        mayHaveRoom = 1;
        foreach (var part in parts.ToList())
        {
            part.IsChanged = true;
            foreach (var actor in part.Over(bytesMost, BytesOf))
            {
                part.Remove(actor, BytesOf(actor));
                Place(actor).HasGained = true;
            }
        }

        mayHaveRoom = 0;
    }

    /// <summary>Writes what changed, as it is now. If that fails, nobody knows what is stored.</summary>
    /// <param name="encode">The record of a part that has these actors.</param>
    public async Task WriteAsync(Func<IReadOnlyCollection<ActorKey>, byte[]> encode)
    {
        parts[0].IsChanged |= parts.Exists(part => !part.State.RecordExists);
        var writes = new List<PartWrite>();
        for (var number = 0; number < parts.Count; number++)
        {
            var part = parts[number];
            if (part.IsChanged)
            {
                part.State.State = new StoredBytes { Bytes = encode(part.Actors) };
                writes.Add(new PartWrite(part, NameOf(number), number == 0 ? 2 : part.HasGained ? 0 : 1, part.Left));
                (part.IsChanged, part.HasGained) = (false, false);
            }
        }

        foreach (var some in writes.GroupBy(write => write.Turn).OrderBy(some => some.Key))
        {
            await Task.WhenAll(some.Select(write => store.WriteAsync(write.Name, write.Part.State)));
        }

        foreach (var (part, _, _, left) in writes)
        {
            foreach (var actor in left.Where(part.HasLeft))
            {
                part.Remove(actor, BytesOf(actor));
                places.Remove(actor);
                mayHaveRoom = Math.Min(mayHaveRoom, parts.IndexOf(part));
            }
        }
    }

    private Part Place(ActorKey actor)
    {
        var part = WithRoomFor(BytesOf(actor));
        part.Add(actor, BytesOf(actor));
        part.IsChanged = true;
        places[actor] = part;
        return part;
    }

    private Part WithRoomFor(int bytes)
    {
        while (mayHaveRoom < parts.Count && parts[mayHaveRoom].Bytes + bytes > bytesMost)
        {
            mayHaveRoom++;
        }

        if (mayHaveRoom == parts.Count)
        {
            parts.Add(new Part(new GrainState<StoredBytes>(new StoredBytes())));
        }

        return parts[mayHaveRoom];
    }

    private int BytesOf(ActorKey actor) => entryBytes + 2 * sizeof(int) + Encoding.UTF8.GetByteCount(actor.Kind) + Encoding.UTF8.GetByteCount(actor.Id);

    private string NameOf(int number) => number == 0 ? name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{number}");

    /// <summary>A write of a part: its turn among those of the others, and who is not in it any more.</summary>
    private sealed record PartWrite(Part Part, string Name, int Turn, IReadOnlyList<ActorKey> Left);

    private sealed class Part(GrainState<StoredBytes> state)
    {
        private readonly HashSet<ActorKey> actors = [];
        private readonly HashSet<ActorKey> left = [];

        public GrainState<StoredBytes> State => state;

        /// <summary>Whom its next record names.</summary>
        public IReadOnlyCollection<ActorKey> Actors => actors;

        /// <summary>Who left, and is in the stored record as far as is known.</summary>
        public IReadOnlyList<ActorKey> Left => [.. left];

        /// <summary>Of all who have a place.</summary>
        public int Bytes { get; private set; }

        public bool IsChanged { get; set; }

        /// <summary>Whether it has somebody of another part.</summary>
        public bool HasGained { get; set; }

        public void Add(ActorKey actor, int bytes)
        {
            actors.Add(actor);
            Bytes += bytes;
        }

        public void Leave(ActorKey actor)
        {
            if (actors.Remove(actor))
            {
                left.Add(actor);
            }
        }

        public bool HasLeft(ActorKey actor) => left.Contains(actor);

        public void Return(ActorKey actor)
        {
            if (left.Remove(actor))
            {
                actors.Add(actor);
            }
        }

        public void Remove(ActorKey actor, int bytes)
        {
            actors.Remove(actor);
            left.Remove(actor);
            Bytes -= bytes;
        }

        /// <summary>Those to take away, so that it is as long as it may be.</summary>
        public List<ActorKey> Over(int most, Func<ActorKey, int> bytesOf)
        {
            var (over, rest) = (new List<ActorKey>(), Bytes);
            foreach (var actor in actors.TakeWhile(_ => rest > most))
            {
                over.Add(actor);
                rest -= bytesOf(actor);
            }

            return over;
        }
    }
}
