using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Orleans.Books;

/// <summary>That an actor's chain went from one head to another in the store.</summary>
/// <param name="Actor">Whose chain.</param>
/// <param name="From">Link of the head before.</param>
/// <param name="Head">The head after one write or several.</param>
internal readonly record struct StoredHead(ActorKey Actor, Digest From, ChainHead Head);

/// <summary>What a batch of a silo's book says: the first entry when, and which book was the newest before; the others a head each.</summary>
/// <param name="Time">When the batch was closed.</param>
/// <param name="Before">The section of another book, by which a reader finds it.</param>
/// <param name="Heads">What the silo's actors stored since the batch before.</param>
internal sealed record BookPage(Instant Time, uint? Before, IReadOnlyList<StoredHead> Heads)
{
    private const byte Version = 1;

    /// <summary>Neither a batch of an actor nor a leaf of a receipt begins so.</summary>
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("RSB");

    /// <summary>The entries of the batch.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Entries()
    {
        var first = Begin();
        first.Write(Time);
        first.Write(Before is not null);
        first.Write(Before is { } section ? (int)section : 0);
        return [first.ToArray(), .. Heads.Select(one => (ReadOnlyMemory<byte>)Bytes(one))];
    }

    /// <summary>Reads a batch whose root was checked.</summary>
    /// <exception cref="InvalidDataException">It is of no book, or of a version that this one does not know.</exception>
    public static BookPage Of(Batch batch)
    {
        var reader = Read(batch.Entries[0]);
        var (time, hasBefore, before) = (reader.ReadInstant(), reader.ReadBool(), (uint)reader.ReadInt());
        return new BookPage(time, hasBefore ? before : null, [.. batch.Entries.Skip(1).Select(HeadOf)]);
    }

    private static byte[] Bytes(StoredHead one)
    {
        var writer = Begin();
        writer.Write(one.Actor);
        writer.Write(one.From);
        writer.Write(one.Head.Count);
        writer.Write(one.Head.Link);
        return writer.ToArray();
    }

    private static StoredHead HeadOf(ReadOnlyMemory<byte> entry)
    {
        var reader = Read(entry);
        return new StoredHead(reader.ReadKey(), reader.ReadDigest(), new ChainHead(reader.ReadNumber(), reader.ReadDigest()));
    }

    private static RecordWriter Begin()
    {
        var writer = new RecordWriter();
        writer.WriteRaw(Mark);
        writer.Write(Version);
        return writer;
    }

    private static RecordReader Read(ReadOnlyMemory<byte> entry)
    {
        if (!entry.Span.StartsWith(Mark) || entry.Length == Mark.Length || entry.Span[Mark.Length] != Version)
        {
            throw new InvalidDataException("it is of no book that this version knows.");
        }

        return new RecordReader(entry[(Mark.Length + 1)..]);
    }
}
