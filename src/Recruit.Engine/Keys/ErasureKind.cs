using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Engine.Keys;

/// <summary>An official wants a person's key destroyed. The answer is <see cref="ErasureNoted"/>, also to a repetition.</summary>
/// <param name="Person">Whose key: a random number that says nothing of the person.</param>
/// <param name="Official">Who wants it, by the id under which officials act; no name.</param>
/// <param name="Reason">Why.</param>
internal sealed record EraseKey(PersonKeyId Person, Id Official, ErasureReason Reason) : ActorCommand;

/// <summary>Asks for the erasures that were noted, from a place on. The answer is <see cref="NotedErasures"/>.</summary>
/// <param name="From">Place of the first, from 0.</param>
internal sealed record ReadErasures(int From) : ActorCommand;

/// <summary>It was decided that a key is destroyed, and from now on it will be, whatever happens to the process.</summary>
/// <param name="Person">Whose key.</param>
/// <param name="Official">Who decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, by the engine's clock.</param>
public sealed record KeyErasure(PersonKeyId Person, Id Official, ErasureReason Reason, Instant At) : ActorEvent;

/// <summary>The erasure is in the journal.</summary>
/// <param name="At">When it was decided; of several times the first.</param>
public sealed record ErasureNoted(Instant At) : Reply;

/// <summary>Erasures in the order in which they were decided, at most <see cref="ErasureKind.MostRead"/>; none at the end.</summary>
/// <param name="All">The erasures.</param>
internal sealed record NotedErasures(ImmutableArray<KeyErasure> All) : Reply;

/// <summary>The register of all erasures of a service. Only <see cref="ErasureKind"/> writes it.</summary>
internal sealed class ErasureRegister
{
    /// <summary>In the order in which they were decided; rows are only added.</summary>
    public List<KeyErasure> All { get; } = [];

    public Dictionary<PersonKeyId, KeyErasure> ByPerson { get; } = [];

    /// <summary>Pages before this one hold no change.</summary>
    public int FirstChangedPage { get; set; }

    public void Add(KeyErasure erasure)
    {
        FirstChangedPage = Math.Min(FirstChangedPage, All.Count / ErasureKind.PageRows);
        All.Add(erasure);
        ByPerson.TryAdd(erasure.Person, erasure);
    }
}

/// <summary>
/// The actor that keeps the register of erasures, so that each is in the journal before the key is destroyed: a journal together with a key
/// folder of any age knows which keys must not be there.
/// </summary>
internal sealed class ErasureKind : ActorKind<ErasureRegister>
{
    /// <summary>How many erasures are read at once.</summary>
    public const int MostRead = 4096;

    /// <summary>How many erasures a page of a snapshot holds.</summary>
    public const int PageRows = 1024;

    private const byte Version = 1;

    /// <summary>Begins a question and its answer, which travel and are never stored.</summary>
    private const byte OfReading = 2;

    /// <summary>The one actor of its kind.</summary>
    public static ActorKey Register { get; } = new(Erasures.KindName, "all");

    public override string Name => Register.Kind;

    public override void WriteEvent(ActorEvent happened, RecordWriter writer)
    {
        writer.Write(Version);
        WriteOne((KeyErasure)happened, writer);
    }

    public override ActorEvent ReadEvent(ref RecordReader reader, ReadOnlyMemory<byte> leaf)
    {
        DemandVersion(reader.ReadByte());
        return ReadOne(ref reader);
    }

    public override void WriteCommand(ActorCommand command, RecordWriter writer)
    {
        if (command is ReadErasures read)
        {
            writer.Write(OfReading);
            writer.Write(read.From);
            return;
        }

        var erase = command as EraseKey ?? throw new ArgumentException($"{command} is none for the register of erasures.", nameof(command));
        writer.Write(Version);
        Write(erase.Person, writer);
        writer.Write(erase.Official.Text);
        writer.Write((byte)erase.Reason);
    }

    public override ActorCommand ReadCommand(ref RecordReader reader)
    {
        var version = reader.ReadByte();
        if (version == OfReading)
        {
            return new ReadErasures(reader.ReadInt());
        }

        DemandVersion(version);
        return new EraseKey(ReadPerson(ref reader), ReadOfficial(ref reader), ReadReason(ref reader));
    }

    public override void WriteReply(Reply reply, RecordWriter writer)
    {
        if (reply is NotedErasures noted)
        {
            writer.Write(OfReading);
            writer.Write(noted.All.Length);
            foreach (var one in noted.All)
            {
                WriteOne(one, writer);
            }

            return;
        }

        writer.Write(Version);
        writer.Write(((ErasureNoted)reply).At);
    }

    public override Reply ReadReply(ref RecordReader reader)
    {
        var version = reader.ReadByte();
        if (version == OfReading)
        {
            var all = ImmutableArray.CreateBuilder<KeyErasure>();
            for (var left = reader.ReadInt(); left > 0; left--)
            {
                all.Add(ReadOne(ref reader));
            }

            return new NotedErasures(all.DrainToImmutable());
        }

        DemandVersion(version);
        return new ErasureNoted(reader.ReadInstant());
    }

    protected override ErasureRegister CreateState(string id) => new();

    protected override Decision Decide(ErasureRegister state, ActorCommand command, Instant now) => command switch
    {
        EraseKey erase when state.ByPerson.TryGetValue(erase.Person, out var earlier) => Decision.Tell(new ErasureNoted(earlier.At)),
        EraseKey erase => Decision.Happen(new ErasureNoted(now), new KeyErasure(erase.Person, erase.Official, erase.Reason, now)),
        ReadErasures read => Decision.Tell(new NotedErasures([.. state.All.Skip(read.From).Take(MostRead)])),
        _ => throw new NotSupportedException($"{command} is none for the register of erasures."),
    };

    protected override ErasureRegister Evolve(ErasureRegister state, ActorEvent happened)
    {
        state.Add((KeyErasure)happened);
        return state;
    }

    protected override int PageCount(ErasureRegister state) => Math.Max(1, (state.All.Count + PageRows - 1) / PageRows);

    protected override bool TakeChanged(ErasureRegister state, int page)
    {
        var changed = page >= state.FirstChangedPage;
        if (changed && page == PageCount(state) - 1)
        {
            // Pages are asked for in their order, so this was the last.
            state.FirstChangedPage = int.MaxValue;
        }

        return changed;
    }

    protected override void WritePage(ErasureRegister state, int page, RecordWriter writer)
    {
        var rows = state.All.Skip(page * PageRows).Take(PageRows).ToList();
        writer.Write(Version);
        writer.Write(rows.Count);
        rows.ForEach(one => WriteOne(one, writer));
    }

    protected override ErasureRegister ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        var state = new ErasureRegister();
        foreach (var page in pages)
        {
            var reader = new RecordReader(page);
            DemandVersion(reader.ReadByte());
            for (var left = reader.ReadInt(); left > 0; left--)
            {
                state.Add(ReadOne(ref reader));
            }
        }

        state.FirstChangedPage = int.MaxValue;
        return state;
    }

    private static void WriteOne(KeyErasure one, RecordWriter writer)
    {
        Write(one.Person, writer);
        writer.Write(one.Official.Text);
        writer.Write((byte)one.Reason);
        writer.Write(one.At);
    }

    private static KeyErasure ReadOne(ref RecordReader reader) =>
        new(ReadPerson(ref reader), ReadOfficial(ref reader), ReadReason(ref reader), reader.ReadInstant());

    private static void Write(PersonKeyId person, RecordWriter writer)
    {
        Span<byte> id = stackalloc byte[16];
        person.Value.TryWriteBytes(id, bigEndian: true, out _);
        writer.WriteRaw(id);
    }

    private static PersonKeyId ReadPerson(ref RecordReader reader) => new(new Guid(reader.ReadRaw(16).Span, bigEndian: true));

    private static Id ReadOfficial(ref RecordReader reader) =>
        reader.ReadText() is var text && Id.IsId(text) ? new Id(text) : throw new InvalidDataException("An erasure of nobody.");

    private static ErasureReason ReadReason(ref RecordReader reader) =>
        (ErasureReason)reader.ReadByte() is var reason && Enum.IsDefined(reason) ? reason : throw new InvalidDataException("An erasure for a reason of another version.");

    private static void DemandVersion(byte version)
    {
        if (version != Version)
        {
            throw new InvalidDataException($"An erasure of version {version}; this one reads {Version}.");
        }
    }
}
