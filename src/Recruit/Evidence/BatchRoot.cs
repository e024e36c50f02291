using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Recruit.Evidence;

/// <summary>A batch's header under the log's name, with the signature of the service: one signature for every save of the batch.</summary>
/// <param name="Origin">Name of the log.</param>
/// <param name="Header">Number, link to the batch before, count and root.</param>
/// <param name="KeyId"><see cref="VerifierKey.Id"/> of the signing key.</param>
/// <param name="Signature">ECDSA P-256 over <see cref="Statement"/>: r and s, 32 bytes each.</param>
public sealed record BatchRoot(string Origin, BatchHeader Header, Digest KeyId, ImmutableArray<byte> Signature)
{
    /// <summary>Length of a signature.</summary>
    public const int SignatureLength = 64;

    /// <summary>
    /// The bytes to sign, version 1: RBR, 01, origin, header. They are also the entry of the service's log, so a checkpoint covers every
    /// batch.
    /// </summary>
    public static byte[] Statement(string origin, BatchHeader header)
    {
        var writer = new CanonicalWriter("RBR"u8, version: 1, expectedLength: 128);
        writer.Add(CanonicalWriter.Checked(origin, nameof(origin)));
        writer.Add(header.Encode());
        return writer.ToArray();
    }

    /// <summary>Whether the key made the signature; a key with another id did not.</summary>
    public bool IsSignedBy(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Id == KeyId
            && key.HasSigned(Statement(Origin, Header), Signature.AsSpan(), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
