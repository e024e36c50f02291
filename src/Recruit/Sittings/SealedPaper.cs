using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>
/// The content of a paper under its key (AES-256-GCM, NIST SP 800-38D). Everybody may fetch it early; only the short key has to travel
/// when the test begins.
/// </summary>
/// <param name="Nonce">12 bytes, never used twice with one key.</param>
/// <param name="Bytes">Ciphertext, then the tag of 16 bytes.</param>
public sealed record SealedPaper(ReadOnlyMemory<byte> Nonce, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Length of a nonce in bytes.</summary>
    public const int NonceLength = 12;

    private const int TagLength = 16;

    /// <summary>Seals a content.</summary>
    /// <param name="key">From <see cref="PaperKeys.KeyOf"/>.</param>
    /// <param name="nonce">12 random bytes.</param>
    /// <param name="content">Any bytes.</param>
    public static SealedPaper Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> content)
    {
        using var cipher = new AesGcm(key, TagLength);
        var bytes = new byte[content.Length + TagLength];
        cipher.Encrypt(nonce, content, bytes.AsSpan(0, content.Length), bytes.AsSpan(content.Length));
        return new SealedPaper(nonce.ToArray(), bytes);
    }

    /// <summary>The content, or nothing if it is not under this key or not as it was.</summary>
    public byte[]? Open(ReadOnlySpan<byte> key)
    {
        var length = Bytes.Length - TagLength;
        if (length < 0 || Nonce.Length != NonceLength)
        {
            return null;
        }

        using var cipher = new AesGcm(key, TagLength);
        var content = new byte[length];
        try
        {
            cipher.Decrypt(Nonce.Span, Bytes.Span[..length], Bytes.Span[length..], content);
        }
        catch (AuthenticationTagMismatchException)
        {
            // The only way the platform says that the content is not under this key.
            return null;
        }

        return content;
    }
}

/// <summary>Keys of papers, all from one secret: HKDF-SHA256 (RFC 5869) over campaign, test and version. Whether a key may be given out is the shard's answer.</summary>
public sealed class PaperKeys
{
    /// <summary>Length of a key in bytes.</summary>
    public const int KeyLength = 32;

    private readonly byte[] secret;

    /// <summary>Takes a secret of at least 32 bytes; the caller may wipe its copy.</summary>
    public PaperKeys(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, KeyLength, nameof(secret));
        this.secret = secret.ToArray();
    }

    /// <summary>The key of one version of one paper.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="test">The test or exercise.</param>
    /// <param name="version">Version of the paper, at least 0.</param>
    public byte[] KeyOf(Id campaign, Id test, int version) => Derive("recruit paper key 1", campaign, test, version);

    /// <summary>
    /// The key of the words and keys of one version of an item; never one of a paper, which everybody gets who starts the test, whatever campaigns and
    /// banks are called.
    /// </summary>
    /// <param name="bank">The item bank.</param>
    /// <param name="item">The item.</param>
    /// <param name="version">Version of the item, from 1.</param>
    public byte[] KeyOfItem(Id bank, Id item, int version) => Derive("recruit item key 1", bank, item, version);

    /// <summary>A key of a campaign for another purpose, such as its definition; never one of a paper.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="purpose">What for.</param>
    public byte[] KeyFor(Id campaign, string purpose)
    {
        var info = new RecordWriter();
        info.Write("recruit campaign key 1");
        info.Write(campaign);
        info.Write(purpose);
        return Derive(info);
    }

    private byte[] Derive(string label, Id of, Id part, int version)
    {
        var info = new RecordWriter();
        info.Write(label);
        info.Write(of);
        info.Write(part);
        info.Write(version);
        return Derive(info);
    }

    private byte[] Derive(RecordWriter info)
    {
        var key = new byte[KeyLength];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt: [], info.Written);
        return key;
    }
}
