using System.Collections.Immutable;
using Recruit.Evidence;

namespace Recruit.Engine.Journal;

/// <summary>Signs the header of a batch under the log's name.</summary>
/// <param name="header">What to sign.</param>
public delegate BatchRoot SignBatch(BatchHeader header);

/// <summary>The signature of a batch as it is stored beside it: 01, key id, signature.</summary>
public static class BatchSeal
{
    private const byte Version = 1;

    /// <summary>Length of the stored bytes.</summary>
    public const int EncodedLength = 1 + Digest.Length + BatchRoot.SignatureLength;

    /// <summary>The bytes to store.</summary>
    public static byte[] Encode(BatchRoot root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var bytes = new byte[EncodedLength];
        bytes[0] = Version;
        root.KeyId.CopyTo(bytes.AsSpan(1));
        root.Signature.AsSpan().CopyTo(bytes.AsSpan(1 + Digest.Length));
        return bytes;
    }

    /// <summary>The signed root from a batch's header and its stored seal, or nothing where the bytes are no seal of this version.</summary>
    public static BatchRoot? Decode(string origin, BatchHeader header, ReadOnlySpan<byte> bytes) =>
        bytes.Length == EncodedLength && bytes[0] == Version
            ? new BatchRoot(origin, header, new Digest(bytes.Slice(1, Digest.Length)), ImmutableArray.Create(bytes[(1 + Digest.Length)..]))
            : null;
}
