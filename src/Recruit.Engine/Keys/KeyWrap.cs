using System.Security.Cryptography;
using Recruit.Privacy;

namespace Recruit.Engine.Keys;

/// <summary>
/// Wraps persons' keys under the master key with AES-256-GCM (NIST SP 800-38D). The person's id is authenticated with it, so a row that was
/// moved to another person does not open. Nonces are random: with 10⁷ wraps under one master key two are equal with a chance below 10⁻¹⁴.
/// </summary>
internal sealed class KeyWrap : IDisposable
{
    /// <summary>Length of a wrapped key: nonce, ciphertext, tag.</summary>
    public const int WrappedLength = NonceLength + PersonSeal.KeyLength + TagLength;

    public const int NonceLength = 12;
    private const int TagLength = 16;
    private const int IdLength = 16;

    private readonly Lock turn = new();
    private readonly AesGcm cipher;

    public KeyWrap(ReadOnlySpan<byte> master)
    {
        cipher = new AesGcm(master, TagLength);
        Fingerprint = new byte[32];
        HKDF.Expand(HashAlgorithmName.SHA256, master, Fingerprint, "recruit master key fingerprint 1"u8);
        Span<byte> snapshots = stackalloc byte[Secret.Length];
        HKDF.Expand(HashAlgorithmName.SHA256, master, snapshots, "recruit snapshot key 1"u8);
        SnapshotSecret = new Secret(snapshots);
        CryptographicOperations.ZeroMemory(snapshots);
    }

    /// <summary>What marks snapshots. It follows from the master key: when that is changed because of a thief, his marks count no more.</summary>
    public Secret SnapshotSecret { get; }

    /// <summary>Tells master keys apart and says nothing about them.</summary>
    public byte[] Fingerprint { get; }

    public void Wrap(PersonKeyId person, ReadOnlySpan<byte> key, Span<byte> wrapped)
    {
        FreshBytes.Fill(wrapped[..NonceLength]);
        Span<byte> id = stackalloc byte[IdLength];
        person.Value.TryWriteBytes(id, bigEndian: true, out _);
        lock (turn)
        {
            cipher.Encrypt(wrapped[..NonceLength], key, wrapped[NonceLength..^TagLength], wrapped[^TagLength..], id);
        }
    }

    /// <summary>Gives the key, or false where these bytes were not wrapped for this person under this master key.</summary>
    public bool TryUnwrap(PersonKeyId person, ReadOnlySpan<byte> wrapped, Span<byte> key)
    {
        if (wrapped.Length != WrappedLength)
        {
            return false;
        }

        Span<byte> id = stackalloc byte[IdLength];
        person.Value.TryWriteBytes(id, bigEndian: true, out _);
        try
        {
            lock (turn)
            {
                cipher.Decrypt(wrapped[..NonceLength], wrapped[NonceLength..^TagLength], wrapped[^TagLength..], key, id);
            }

            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            // The only way the platform says so.
            return false;
        }
    }

    public void Dispose()
    {
        cipher.Dispose();
        SnapshotSecret.Dispose();
    }
}
