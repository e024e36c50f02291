using System.Buffers.Binary;
using System.Security.Cryptography;
using Recruit.Evidence;

namespace Recruit.Privacy;

/// <summary>Names the key of one person, chosen at random: it says nothing about the person and stays when the key is erased.</summary>
/// <param name="Value">A random number.</param>
public readonly record struct PersonKeyId(Guid Value);

/// <summary>
/// How a content is laid out before it is encrypted; the first byte of what was sealed. Device salt (16 bytes), length of the content (four
/// bytes, highest first), the content, and zeros, so that length and content fill whole steps: an insider who sees only ciphertext could
/// otherwise tell one option from two by the length.
/// </summary>
public enum SealForm : byte
{
    /// <summary>Answers to items: in steps of 32 bytes. The first one takes every usual choice.</summary>
    Answer = 1,

    /// <summary>Texts: in steps of 1,024 bytes. A text is saved many times while it grows, and each step would tell how fast.</summary>
    Text = 2,
}

/// <summary>An answer under a person's key, as it may be stored anywhere.</summary>
/// <param name="Hash"><see cref="ReceiptLeaf.AnswerHash"/> of the content without any padding: what the receipt says.</param>
/// <param name="Bytes">The <see cref="SealForm"/>, ciphertext, and the tag of 16 bytes.</param>
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
/// The nonce is a part of the answer's salted hash: the same nonce means the same plaintext, so nothing is lost by a repeat, and no counter
/// must survive a crash. Each form takes another part, because the padding differs between them. No further data is authenticated, because then a repeated nonce would not be harmless; the place of an answer is
/// bound by its receipt leaf, which holds the hash. With 10⁶ answers of one person the chance of two equal nonces is below 10⁻¹⁶.
/// </remarks>
public sealed class PersonSeal : IDisposable
{
    /// <summary>Length of a key in bytes.</summary>
    public const int KeyLength = 32;

    private const int TagLength = 16;
    private const int FormLength = 1;
    private const int HeadLength = ReceiptLeaf.SaltHalf + sizeof(int);
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

    /// <summary>Bytes of a sealed content.</summary>
    /// <param name="form">Its form.</param>
    /// <param name="length">Bytes of the content, at least 0.</param>
    public static int LengthOf(SealForm form, int length)
    {
        var step = StepOf(form);
        return FormLength + ReceiptLeaf.SaltHalf + ((sizeof(int) + length + step - 1) / step * step) + TagLength;
    }

    /// <summary>Seals a content. The same arguments give the same bytes.</summary>
    /// <param name="form">Its form.</param>
    /// <param name="deviceSalt">16 random bytes, new with every content.</param>
    /// <param name="content">Any bytes.</param>
    public SealedAnswer Seal(SealForm form, ReadOnlySpan<byte> deviceSalt, ReadOnlySpan<byte> content)
    {
        var hash = ReceiptLeaf.AnswerHash(deviceSalt, serverSalt, content);
        var bytes = new byte[LengthOf(form, content.Length)];
        bytes[0] = (byte)form;
        var plain = bytes.AsSpan(FormLength, bytes.Length - FormLength - TagLength);
        deviceSalt.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain[ReceiptLeaf.SaltHalf..], content.Length);
        content.CopyTo(plain[HeadLength..]);
        Span<byte> parts = stackalloc byte[Digest.Length];
        hash.CopyTo(parts);
        lock (turn)
        {
            cipher.Encrypt(NonceOf(form, parts), plain, plain, bytes.AsSpan(bytes.Length - TagLength));
        }

        return new SealedAnswer(hash, bytes);
    }

    /// <summary>Opens what <see cref="Seal"/> gave; nothing where it was sealed under another key or is not as it was.</summary>
    public OpenedAnswer? Open(SealedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var length = answer.Bytes.Length - FormLength - TagLength;
        if (length < HeadLength || answer.Bytes.Span[0] is not ((byte)SealForm.Answer or (byte)SealForm.Text))
        {
            return null;
        }

        var form = (SealForm)answer.Bytes.Span[0];
        Span<byte> parts = stackalloc byte[Digest.Length];
        answer.Hash.CopyTo(parts);
        var plain = new byte[length];
        try
        {
            lock (turn)
            {
                cipher.Decrypt(NonceOf(form, parts), answer.Bytes.Span.Slice(FormLength, length), answer.Bytes.Span[^TagLength..], plain);
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            // The only way the platform says that the content is not under this key.
            return null;
        }

        var contentLength = BinaryPrimitives.ReadUInt32BigEndian(plain.AsSpan(ReceiptLeaf.SaltHalf));
        if (contentLength > length - HeadLength)
        {
            return null;
        }

        var (salt, content) = (plain.AsMemory(0, ReceiptLeaf.SaltHalf), plain.AsMemory(HeadLength, (int)contentLength));
        return ReceiptLeaf.AnswerHash(salt.Span, serverSalt, content.Span) == answer.Hash ? new OpenedAnswer(salt, content) : null;
    }

    private static int StepOf(SealForm form) => form switch
    {
        SealForm.Answer => 32,
        SealForm.Text => 1024,
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Is no form."),
    };

    /// <summary>The first 12 bytes of the hash for answers, the next 12 for texts.</summary>
    private static ReadOnlySpan<byte> NonceOf(SealForm form, ReadOnlySpan<byte> hash) =>
        hash.Slice(form == SealForm.Answer ? 0 : NonceLength, NonceLength);

    /// <inheritdoc/>
    public void Dispose() => cipher.Dispose();
}

/// <summary>Where the keys of persons are kept. A key that was erased is never there again.</summary>
public abstract class PersonSeals
{
    /// <summary>The seal of a person, or nothing if there is no such key (any more). The caller does not dispose it.</summary>
    public abstract PersonSeal? Find(PersonKeyId person);

    /// <summary>Whether there is a key: for those who do not need its seal. That it opens is not looked at.</summary>
    public virtual bool Has(PersonKeyId person) => Find(person) is not null;

    /// <summary>The seals of those who have a key, for who goes through many people: to look for all at once can cost far less than to look for each.</summary>
    /// <param name="persons">Who; somebody may come twice.</param>
    public virtual IReadOnlyDictionary<PersonKeyId, PersonSeal> FindAll(IReadOnlyCollection<PersonKeyId> persons)
    {
        ArgumentNullException.ThrowIfNull(persons);
        var seals = new Dictionary<PersonKeyId, PersonSeal>(persons.Count);
        foreach (var person in persons)
        {
            if (Find(person) is { } seal)
            {
                seals[person] = seal;
            }
        }

        return seals;
    }

    /// <summary>Those who have no key, of many: as <see cref="Has"/> says of each.</summary>
    /// <param name="persons">Who, each once.</param>
    public virtual IReadOnlyCollection<PersonKeyId> WithoutKey(IReadOnlyCollection<PersonKeyId> persons) => [.. persons.Where(person => !Has(person))];
}
