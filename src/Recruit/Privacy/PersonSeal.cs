using System.Security.Cryptography;
using Recruit.Evidence;

namespace Recruit.Privacy;

/// <summary>Names the key of one person, chosen at random: it says nothing about the person and stays when the key is erased.</summary>
/// <param name="Value">A random number.</param>
public readonly record struct PersonKeyId(Guid Value);

/// <summary>An answer under a person's key, as it may be stored anywhere.</summary>
/// <param name="Hash"><see cref="ReceiptLeaf.AnswerHash"/>: what the receipt says. Its first 12 bytes are the nonce.</param>
/// <param name="Bytes">Ciphertext of device salt and answer, then the tag of 16 bytes.</param>
public sealed record SealedAnswer(Digest Hash, ReadOnlyMemory<byte> Bytes);

/// <summary>An answer and the salt its device gave.</summary>
/// <param name="DeviceSalt">16 bytes.</param>
/// <param name="Answer">What the person gave.</param>
public sealed record OpenedAnswer(ReadOnlyMemory<byte> DeviceSalt, ReadOnlyMemory<byte> Answer);

/// <summary>
/// Seals what one person gave, with AES-256-GCM (NIST SP 800-38D). Without the key neither the content nor the salts can be found, so the
/// hash in a receipt tells nothing either.
/// </summary>
/// <remarks>
/// The nonce is the answer's salted hash: the same nonce means the same plaintext, so nothing is lost by a repeat, and no counter must
/// survive a crash. No further data is authenticated, because then a repeated nonce would not be harmless; the place of an answer is
/// bound by its receipt leaf, which holds the hash. With 10⁶ answers of one person the chance of two equal nonces is below 10⁻¹⁶.
/// </remarks>
public sealed class PersonSeal : IDisposable
{
    /// <summary>Length of a key in bytes.</summary>
    public const int KeyLength = 32;

    /// <summary>Bytes that sealing adds to an answer: the device's half of the salt, and the tag.</summary>
    public const int Overhead = ReceiptLeaf.SaltHalf + TagLength;

    private const int TagLength = 16;
    private const int NonceLength = 12;

    private readonly Lock turn = new();
    private readonly AesGcm cipher;
    private readonly byte[] serverSalt;

    /// <summary>Takes a person's key; the caller may wipe its copy.</summary>
    public PersonSeal(ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyLength, nameof(key));
        cipher = new AesGcm(key, TagLength);
        serverSalt = new byte[ReceiptLeaf.SaltHalf];
        HKDF.Expand(HashAlgorithmName.SHA256, key, serverSalt, "recruit server salt 1"u8);
    }

    /// <summary>The server's half of the salts, derived from the key: with it and the device's half the person can check a receipt.</summary>
    public ReadOnlyMemory<byte> ServerSalt => serverSalt;

    /// <summary>Seals an answer. The same arguments give the same bytes.</summary>
    /// <param name="deviceSalt">16 random bytes, new with every content.</param>
    /// <param name="answer">Any bytes.</param>
    public SealedAnswer Seal(ReadOnlySpan<byte> deviceSalt, ReadOnlySpan<byte> answer)
    {
        var hash = ReceiptLeaf.AnswerHash(deviceSalt, serverSalt, answer);
        Span<byte> nonce = stackalloc byte[Digest.Length];
        hash.CopyTo(nonce);
        var length = deviceSalt.Length + answer.Length;
        var bytes = new byte[length + TagLength];
        deviceSalt.CopyTo(bytes);
        answer.CopyTo(bytes.AsSpan(deviceSalt.Length));
        lock (turn)
        {
            cipher.Encrypt(nonce[..NonceLength], bytes.AsSpan(0, length), bytes.AsSpan(0, length), bytes.AsSpan(length));
        }

        return new SealedAnswer(hash, bytes);
    }

    /// <summary>Opens what <see cref="Seal"/> gave; nothing where it was sealed under another key or is not as it was.</summary>
    public OpenedAnswer? Open(SealedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var length = answer.Bytes.Length - TagLength;
        if (length < ReceiptLeaf.SaltHalf)
        {
            return null;
        }

        Span<byte> nonce = stackalloc byte[Digest.Length];
        answer.Hash.CopyTo(nonce);
        var plain = new byte[length];
        try
        {
            lock (turn)
            {
                cipher.Decrypt(nonce[..NonceLength], answer.Bytes.Span[..length], answer.Bytes.Span[length..], plain);
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            // The only way the platform says that the content is not under this key.
            return null;
        }

        var (salt, content) = (plain.AsMemory(0, ReceiptLeaf.SaltHalf), plain.AsMemory(ReceiptLeaf.SaltHalf));
        return ReceiptLeaf.AnswerHash(salt.Span, serverSalt, content.Span) == answer.Hash ? new OpenedAnswer(salt, content) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => cipher.Dispose();
}

/// <summary>Where the keys of persons are kept. A key that was erased is never there again.</summary>
public abstract class PersonSeals
{
    /// <summary>The seal of a person, or nothing if there is no such key (any more). The caller does not dispose it.</summary>
    public abstract PersonSeal? Find(PersonKeyId person);
}
