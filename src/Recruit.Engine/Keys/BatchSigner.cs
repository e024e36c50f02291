using System.Security.Cryptography;
using Recruit.Evidence;

namespace Recruit.Engine.Keys;

/// <summary>Signs batches with the service's current key. After a rotation the old signer refuses; ask <see cref="SigningKeys.Signer"/> again.</summary>
public sealed class BatchSigner : IDisposable
{
    private readonly Lock turn = new();
    private readonly ECDsa key;
    private bool retired;

    internal BatchSigner(ECDsa key, VerifierKey publicKey)
    {
        this.key = key;
        PublicKey = publicKey;
    }

    /// <summary>The key that verifies; its name is the origin.</summary>
    public VerifierKey PublicKey { get; }

    /// <summary>Signs a header under the origin: ECDSA P-256 with SHA-256 over <see cref="BatchRoot.Statement"/>, r and s of 32 bytes each.</summary>
    /// <exception cref="ObjectDisposedException">The key was retired or its folder closed.</exception>
    public BatchRoot Sign(BatchHeader header)
    {
        var statement = BatchRoot.Statement(PublicKey.Name, header);
        lock (turn)
        {
            ObjectDisposedException.ThrowIf(retired, this);
            var signature = key.SignData(statement, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            return new BatchRoot(PublicKey.Name, header, PublicKey.Id, [.. signature]);
        }
    }

    /// <summary>Forgets the private key.</summary>
    public void Dispose()
    {
        lock (turn)
        {
            retired = true;
            key.Dispose();
        }
    }
}
