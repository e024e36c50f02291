using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Recruit.Evidence;

/// <summary>
/// A public ECDSA P-256 key (FIPS 186-5) somebody decided to trust, with the name it signs under. The private half never comes here: the
/// core makes the bytes to sign and hosts sign them.
/// </summary>
public sealed class VerifierKey
{
    /// <summary>Type of an ECDSA key in a signed note (C2SP signed-note).</summary>
    private const byte EcdsaType = 2;

    private const int SpkiLength = 91;

    private readonly byte[] spki;

    /// <summary>The key as the platform wants it: importing takes about as long as verifying. Whoever verifies has it alone meanwhile.</summary>
    private ECDsa? imported;

    private VerifierKey(string name, byte[] spki)
    {
        Name = name;
        this.spki = spki;
        Id = Digest.Of(spki);
        NoteId = BinaryPrimitives.ReadUInt32BigEndian(Id.ToArray());
    }

    /// <summary>Name in signature lines: no spaces, no plus.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of the key in SubjectPublicKeyInfo form; receipts name it.</summary>
    public Digest Id { get; }

    /// <summary>
    /// The first four bytes of <see cref="Id"/>, as signed notes name an ECDSA key. Only a hint: it can be forged, the signature cannot.
    /// </summary>
    public uint NoteId { get; }

    /// <summary>The one DER form of an uncompressed P-256 key (RFC 5480); another form of the same key would have another id.</summary>
    private static ReadOnlySpan<byte> SpkiPrefix =>
        [0x30, 0x59, 0x30, 0x13, 6, 7, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1, 6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7, 3, 0x42, 0, 4];

    /// <summary>Takes a key in SubjectPublicKeyInfo form (91 bytes).</summary>
    /// <returns>Nothing where the bytes are no point of P-256 in that form or the name may not stand in a signature line.</returns>
    public static VerifierKey? Create(string name, ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!NoteSignature.IsName(name) || subjectPublicKeyInfo.Length != SpkiLength || !subjectPublicKeyInfo.StartsWith(SpkiPrefix))
        {
            return null;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
            return new VerifierKey(name, subjectPublicKeyInfo.ToArray());
        }
        catch (CryptographicException)
        {
            // The only way the platform says that a point is not on the curve.
            return null;
        }
    }

    /// <summary>
    /// Reads <c>name+hex key id+base64(02 ‖ key)</c>, the form in which a trusted key is published (C2SP signed-note, verifier keys).
    /// </summary>
    public static VerifierKey? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || StrictBase64.Decode(parts[2]) is not [EcdsaType, .. var spki] || Create(parts[0], spki) is not { } key)
        {
            return null;
        }

        return key.ToString() == text ? key : null;
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{NoteId:x8}+{Convert.ToBase64String([EcdsaType, .. spki])}");

    /// <summary>Whether this key signed SHA-256 of the message.</summary>
    /// <param name="message">The signed bytes.</param>
    /// <param name="signature">Any bytes; what is no signature is the answer false.</param>
    /// <param name="format">DER in signed notes, as other logs write it; 64 plain bytes in receipts, as browsers verify them.</param>
    internal bool HasSigned(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature, DSASignatureFormat format)
    {
        var key = Interlocked.Exchange(ref imported, null) ?? Import();
        try
        {
            return key.VerifyData(message, signature, HashAlgorithmName.SHA256, format);
        }
        catch (CryptographicException)
        {
            // Broken DER is no signature.
            return false;
        }
        finally
        {
            Interlocked.Exchange(ref imported, key)?.Dispose();
        }
    }

    private ECDsa Import()
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(spki, out _);
        return key;
    }
}

/// <summary>Base 64 of RFC 4648, section 4, in its one form: no blanks, padding, no stray last bits.</summary>
internal static class StrictBase64
{
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return text.Length % 4 == 0 && Convert.TryFromBase64String(text, bytes, out var length)
            && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes[..length]
            : null;
    }
}
