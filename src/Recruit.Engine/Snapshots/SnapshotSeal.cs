using System.Buffers.Binary;
using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Engine.Snapshots;

/// <summary>An actor's row in the file of snapshots, with the marks of all its pages.</summary>
/// <param name="Number">Under which its pages are stored.</param>
/// <param name="Resting">What must be known of the actor while it rests.</param>
/// <param name="PageMarks"><see cref="SnapshotSeal.MarkLength"/> bytes for each page, in their order.</param>
internal sealed record SnapshotRow(long Number, RestingActor Resting, byte[] PageMarks)
{
    public int PageCount => PageMarks.Length / SnapshotSeal.MarkLength;

    public ReadOnlySpan<byte> MarkOf(int page) => PageMarks.AsSpan(page * SnapshotSeal.MarkLength, SnapshotSeal.MarkLength);
}

/// <summary>Where snapshots stand in the journal.</summary>
/// <param name="ReplayFrom">The chain's head before the first batch to replay.</param>
/// <param name="Seen">The chain's head after the last batch of which anything is in a snapshot.</param>
internal readonly record struct SnapshotPlace(ChainHead ReplayFrom, ChainHead Seen);

/// <summary>
/// Marks what snapshots consist of with HMAC-SHA-256 under a key that is not in the data folder, cut to 128 bits (RFC 2104, section 5): nobody
/// who can write the file can make a mark.
/// </summary>
/// <remarks>
/// A page's mark names the log, the actor and the page. An actor's row holds the marks of its pages, so no page of another moment fits. The
/// mark of the file covers all rows and the place in the journal's chain, so no row of another moment fits, nor a file of another journal.
/// Marks of rows are never stored: they are summed by exclusive or, and whoever knew many of them could find rows that sum to the same.
/// </remarks>
internal sealed class SnapshotSeal : IDisposable
{
    /// <summary>Length of a mark in bytes.</summary>
    public const int MarkLength = 16;

    private const byte OfPageTag = 1;
    private const byte OfRowTag = 2;
    private const byte OfFileTag = 3;

    private readonly IncrementalHash hmac;
    private readonly RecordWriter writer = new();
    private readonly string origin;

    /// <param name="key">32 secret bytes.</param>
    /// <param name="origin">Name of the log.</param>
    public SnapshotSeal(ReadOnlySpan<byte> key, string origin)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, SHA256.HashSizeInBytes, nameof(key));
        (hmac, this.origin) = (IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key), origin);
    }

    public UInt128 OfPage(ActorKey actor, int page, ReadOnlySpan<byte> bytes)
    {
        Begin(OfPageTag);
        writer.Write(actor);
        writer.Write(page);
        return Mark(bytes);
    }

    public UInt128 OfRow(SnapshotRow row)
    {
        Begin(OfRowTag);
        writer.Write(row.Resting.Actor);
        writer.Write(row.Resting.Through);
        writer.Write(row.Resting.Due is not null);
        writer.WriteFixed((ulong)(row.Resting.Due ?? default).Milliseconds);
        writer.Write(row.Resting.HasPending);
        return Mark(row.PageMarks);
    }

    /// <param name="place">Where the snapshots stand.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="sum">Exclusive or of their marks.</param>
    public UInt128 OfFile(SnapshotPlace place, int rows, UInt128 sum)
    {
        Begin(OfFileTag);
        foreach (var head in (ReadOnlySpan<ChainHead>)[place.ReplayFrom, place.Seen])
        {
            writer.Write(head.Count);
            writer.Write(head.Link);
        }

        writer.Write(rows);
        Span<byte> bytes = stackalloc byte[MarkLength];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, sum);
        return Mark(bytes);
    }

    public void Dispose() => hmac.Dispose();

    private void Begin(byte tag)
    {
        writer.Clear();
        writer.Write(tag);
        writer.Write(origin);
    }

    private UInt128 Mark(ReadOnlySpan<byte> rest)
    {
        Span<byte> full = stackalloc byte[SHA256.HashSizeInBytes];
        hmac.AppendData(writer.Written);
        hmac.AppendData(rest);
        hmac.GetHashAndReset(full);
        return BinaryPrimitives.ReadUInt128BigEndian(full);
    }
}
