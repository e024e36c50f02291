using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Engine.Journal;

/// <summary>One actor's turn as it stands in a batch.</summary>
/// <param name="Actor">Whose turn.</param>
/// <param name="Entries">For <see cref="LiveActor.Replay"/>.</param>
/// <param name="FirstLeaf">Place of its first leaf in the batch.</param>
/// <param name="Leaves">How many leaves it has.</param>
/// <param name="Attachments">What <see cref="Attachment.Reference"/> says of the attachments stored with it. The events say so too, but in
/// words of their kind; here whoever verifies a journal can read it without knowing any kind.</param>
public readonly record struct StoredTurn(ActorKey Actor, ReadOnlyMemory<byte> Entries, uint FirstLeaf, int Leaves, ImmutableArray<Digest> Attachments);

/// <summary>
/// The first entry of a batch: everything that happened, in turns. The other entries are leaves of receipts, in the order of the turns.
/// One entry for many events, because every entry costs a hash; what does not fit into one goes on behind the leaves.
/// </summary>
/// <param name="Time">When the batch was closed, by the engine's clock; never before that of the batch before it.</param>
/// <param name="Turns">None in a pulse, which only says that the service was alive.</param>
/// <param name="NextKey">The key that signs from the next batch on, in a batch that changes it.</param>
public sealed record BatchBody(Instant Time, ImmutableArray<StoredTurn> Turns, VerifierKey? NextKey)
{
    private const byte Version = 1;

    /// <summary>A body over several entries: the first says how many stand behind the leaves.</summary>
    private const byte InParts = 2;

    private const byte OfTurns = 1;

    /// <summary>As the first version wrote it, closed at the moment of the change.</summary>
    private const byte OfRotation = 2;
    private const byte OfDatedRotation = 3;

    /// <summary>When the change of keys was decided, in a batch that changes it: no engine ran, so the batch itself keeps the journal's last time.</summary>
    public Instant? DecidedAt { get; private init; }

    /// <summary>
    /// All entries of a batch of turns: the body, then the leaves. Where the body is longer than an entry may be, the rest of it stands behind
    /// the leaves, so that they keep the places that were promised while the batch was filled.
    /// </summary>
    /// <param name="time">When the batch is closed.</param>
    /// <param name="turns">What <see cref="WriteTurn"/> wrote; with the leaves at most <see cref="Batch.LongestBatch"/>.</param>
    /// <param name="leaves">In the order of the turns.</param>
    /// <param name="longest">Bytes of the longest entry of the body, at least 12.</param>
    public static ImmutableArray<ReadOnlyMemory<byte>> Entries(
        Instant time, RecordWriter turns, IReadOnlyCollection<ReadOnlyMemory<byte>> leaves, int longest = Batch.LongestEntry)
    {
        ArgumentNullException.ThrowIfNull(turns);
        var whole = Encode(time, turns);
        if (whole.Length <= longest)
        {
            return [whole, .. leaves];
        }

        // Every part begins with a byte that no leaf begins with.
        var parts = turns.ToArray().Chunk(longest - 1).Select(part => (ReadOnlyMemory<byte>)new byte[] { InParts }.Concat(part).ToArray()).ToArray();
        var first = Begin(InParts, OfTurns, time);
        first.Write(parts.Length);
        return [first.ToArray(), .. leaves, .. parts];
    }

    /// <summary>The entry of a batch of turns; <paramref name="turns"/> is what <see cref="WriteTurn"/> wrote.</summary>
    public static byte[] Encode(Instant time, RecordWriter turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        var writer = Begin(Version, OfTurns, time);
        writer.WriteRaw(turns.Written);
        return writer.ToArray();
    }

    /// <summary>The entry of a batch that hands over to another signing key.</summary>
    /// <param name="time">That of the batch before it: a later one would end the gap that the next start tells.</param>
    /// <param name="next">The next key.</param>
    /// <param name="decided">When it was decided.</param>
    public static byte[] EncodeRotation(Instant time, VerifierKey next, Instant decided)
    {
        ArgumentNullException.ThrowIfNull(next);
        var writer = Begin(Version, OfDatedRotation, time);
        writer.Write(next.ToString());
        writer.Write(decided);
        return writer.ToArray();
    }

    /// <summary>Adds a turn.</summary>
    public static void WriteTurn(RecordWriter writer, ActorKey actor, TurnRecord record)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(record);
        writer.Write(actor);
        writer.Write(record.Leaves.Count);
        writer.Write(record.Attachments.Count);
        foreach (var attachment in record.Attachments)
        {
            writer.Write(attachment.Reference);
        }

        writer.Write(record.Entries.Written);
    }

    /// <summary>Reads the first entry of a batch whose root was checked.</summary>
    /// <exception cref="InvalidDataException">It is of a version that this one does not know, or its leaves are not those of the batch.</exception>
    public static BatchBody Of(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var reader = new RecordReader(batch.Entries[0]);
        var (version, kind, time) = (reader.ReadByte(), reader.ReadByte(), reader.ReadInstant());
        if (version is not (Version or InParts) || kind is not (OfTurns or OfRotation or OfDatedRotation) || (version == InParts && kind != OfTurns))
        {
            throw new InvalidDataException($"version {version}, kind {kind} is not known to this one.");
        }

        if (kind != OfTurns)
        {
            var next = VerifierKey.Parse(reader.ReadText()) ?? throw new InvalidDataException("the next key is no key.");
            var decided = kind == OfRotation ? time : reader.ReadInstant();
            return reader.AtEnd && batch.Entries.Length == 1
                ? new BatchBody(time, [], next) { DecidedAt = decided }
                : throw new InvalidDataException("it hands over to another key and holds more than that.");
        }

        var leaves = batch.Entries.Length - 1;
        if (version == InParts)
        {
            leaves -= reader.ReadInt();
            reader = reader.AtEnd && leaves >= 0 ? new RecordReader(Joined(batch.Entries.AsSpan()[(1 + leaves)..])) : throw new InvalidDataException("its body has other parts than it says.");
        }

        return new BatchBody(time, ReadTurns(reader, leaves), NextKey: null);
    }

    private static ImmutableArray<StoredTurn> ReadTurns(RecordReader reader, int allLeaves)
    {
        var turns = ImmutableArray.CreateBuilder<StoredTurn>();
        uint leaf = 1;
        while (!reader.AtEnd)
        {
            var (actor, leaves) = (reader.ReadKey(), reader.ReadInt());
            if (leaves > allLeaves + 1 - leaf)
            {
                throw new InvalidDataException($"its turns have more leaves than the batch, {allLeaves}.");
            }

            var attachments = ReadAttachments(ref reader);
            turns.Add(new StoredTurn(actor, reader.ReadBytes(), leaf, leaves, attachments));
            leaf += (uint)leaves;
        }

        return leaf == allLeaves + 1
            ? turns.DrainToImmutable()
            : throw new InvalidDataException($"its turns have {leaf - 1} leaves, the batch {allLeaves}.");
    }

    private static byte[] Joined(ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var writer = new RecordWriter();
        foreach (var part in parts)
        {
            writer.WriteRaw(part.Span is [InParts, .. var turns] ? turns : throw new InvalidDataException("a part of its body is not one."));
        }

        return writer.ToArray();
    }

    private static ImmutableArray<Digest> ReadAttachments(ref RecordReader reader)
    {
        var left = reader.ReadInt();
        if (left == 0)
        {
            return [];
        }

        // The number is not believed for the capacity.
        var attachments = ImmutableArray.CreateBuilder<Digest>();
        for (; left > 0; left--)
        {
            attachments.Add(reader.ReadDigest());
        }

        return attachments.DrainToImmutable();
    }

    private static RecordWriter Begin(byte version, byte kind, Instant time)
    {
        var writer = new RecordWriter();
        writer.Write(version);
        writer.Write(kind);
        writer.Write(time);
        return writer;
    }
}
