using System.Collections.Immutable;
using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Orleans.Storage;

/// <summary>
/// The one record of an actor that is replaced: what it holds is so, and everything else only because it points there. State, messages and
/// evidence change together in it or not at all.
/// </summary>
/// <param name="Chain">Head of the actor's chain of batches.</param>
/// <param name="Alive">When it was written, by the clock of its activation.</param>
/// <param name="HasLeaves">Whether its section of the log is known by name, so that receipts are found.</param>
/// <param name="Pages">The table of the pages of the state; nothing while there are none.</param>
/// <param name="Paged">The chain's head when these were taken; batches from there on are replayed.</param>
/// <param name="Segments">Batches that left the tail.</param>
/// <param name="Tail">The last batches.</param>
internal sealed record HeadRecord(
    ChainHead Chain, Instant Alive, bool HasLeaves, ContentRef? Pages, ChainHead Paged, SegmentIndex Segments, ImmutableArray<StoredBatch> Tail)
{
    private const byte Version = 1;

    /// <summary>Bytes of the tail.</summary>
    public int TailBytes => Tail.Sum(one => one.Bytes.Length + one.Seal.Length);

    /// <summary>The bytes to store, with a mark over them and the actor's name: whoever can write the store cannot make a state.</summary>
    public byte[] Encode(ActorKey actor, byte[] markKey)
    {
        var writer = new RecordWriter();
        writer.Write(Version);
        writer.Write(Chain.Count);
        writer.Write(Chain.Link);
        writer.Write(Alive);
        writer.Write(HasLeaves);
        writer.Write(Pages is not null);
        Pages?.Write(writer);
        writer.Write(Paged.Count);
        writer.Write(Paged.Link);
        Segments.Write(writer);
        Batches.Write(Tail, writer);
        writer.WriteRaw(Mark(actor, writer.Written, markKey));
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> gave.</summary>
    /// <exception cref="InvalidDataException">It is another actor's, or was changed, or is of a version that this one does not know.</exception>
    public static HeadRecord Decode(ActorKey actor, ReadOnlyMemory<byte> bytes, byte[] markKey)
    {
        var length = bytes.Length - HMACSHA256.HashSizeInBytes;
        if (length < 0 || !CryptographicOperations.FixedTimeEquals(bytes.Span[length..], Mark(actor, bytes.Span[..length], markKey)))
        {
            throw new InvalidDataException($"{actor}: the stored state is not marked by this service.");
        }

        var reader = new RecordReader(bytes[..length]);
        if (reader.ReadByte() != Version)
        {
            throw new InvalidDataException($"{actor}: the stored state is of a version that this one does not know.");
        }

        return new HeadRecord(
            new ChainHead(reader.ReadNumber(), reader.ReadDigest()),
            reader.ReadInstant(),
            reader.ReadBool(),
            reader.ReadBool() ? ContentRef.Read(ref reader) : null,
            new ChainHead(reader.ReadNumber(), reader.ReadDigest()),
            SegmentIndex.Read(ref reader),
            Batches.Read(ref reader));
    }

    private static byte[] Mark(ActorKey actor, ReadOnlySpan<byte> bytes, byte[] markKey)
    {
        var writer = new RecordWriter();
        writer.Write(actor);
        writer.WriteRaw(bytes);
        return HMACSHA256.HashData(markKey, writer.Written);
    }
}

/// <summary>The bytes of batches side by side.</summary>
internal static class Batches
{
    public static void Write(ImmutableArray<StoredBatch> batches, RecordWriter writer)
    {
        writer.Write(batches.Length);
        foreach (var batch in batches)
        {
            writer.Write(batch.Number);
            writer.Write(batch.Bytes.Span);
            writer.Write(batch.Seal.Span);
        }
    }

    public static ImmutableArray<StoredBatch> Read(ref RecordReader reader)
    {
        var batches = ImmutableArray.CreateBuilder<StoredBatch>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            batches.Add(new StoredBatch(reader.ReadNumber(), reader.ReadBytes(), reader.ReadBytes()));
        }

        return batches.DrainToImmutable();
    }
}
