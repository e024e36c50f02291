using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>
/// What a device holds to speak for one attempt: signed, so that a save needs no look-up and no sign-in can expire under it. It names no
/// person.
/// </summary>
/// <param name="Shard">Where the attempt is.</param>
/// <param name="Slot">Its place there.</param>
/// <param name="Attempt">Its id.</param>
/// <param name="Test">Which test.</param>
/// <param name="Person">Key of the answers.</param>
/// <param name="Seed">Of the form.</param>
/// <param name="Epoch">Of the device.</param>
public sealed record AttemptCredential(ShardId Shard, int Slot, Id Attempt, Id Test, PersonKeyId Person, FormSeed Seed, int Epoch)
{
    /// <summary>How commands name the attempt.</summary>
    public AttemptRef Reference => new(Attempt, Slot);
}

/// <summary>Signs and verifies credentials: base64url of version, fields, and HMAC-SHA256 over both (RFC 2104, RFC 4648 section 5).</summary>
public sealed class AttemptCredentials
{
    /// <summary>Shortest key in bytes.</summary>
    public const int KeyLengthMin = 32;

    /// <summary>Longest credential in characters; anything longer is not looked at.</summary>
    public const int TextLengthMax = 512;

    private const byte Version = 1;

    /// <summary>First byte of what is hashed for a mark: no credential begins so.</summary>
    private const byte OfDevice = 0xFF;

    private readonly byte[] key;

    /// <summary>Takes a key of at least 32 bytes; the caller may wipe its copy.</summary>
    public AttemptCredentials(ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, KeyLengthMin, nameof(key));
        this.key = key.ToArray();
    }

    /// <summary>The text of a credential.</summary>
    public string Sign(AttemptCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var writer = new RecordWriter();
        writer.Write(Version);
        writer.Write(credential.Shard.Campaign);
        writer.Write(credential.Shard.Number);
        writer.Write(credential.Slot);
        writer.Write(credential.Attempt);
        writer.Write(credential.Test);
        writer.Write(credential.Person);
        writer.Write(credential.Seed);
        writer.Write(credential.Epoch);
        writer.WriteRaw(HMACSHA256.HashData(key, writer.ToArray()));
        return Base64Url.EncodeToString(writer.Written);
    }

    /// <summary>The credential, or nothing if it was not signed with this key. Takes as long for every wrong signature.</summary>
    public AttemptCredential? Verify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > TextLengthMax || Decode(text) is not { Length: > HMACSHA256.HashSizeInBytes } bytes)
        {
            return null;
        }

        var signed = bytes.AsMemory(0, bytes.Length - HMACSHA256.HashSizeInBytes);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed.Span, signature);
        return CryptographicOperations.FixedTimeEquals(signature, bytes.AsSpan(signed.Length)) ? Read(signed) : null;
    }

    /// <summary>
    /// How a device is known in one campaign: from what is stored nobody can tell what the device keeps, or whether it was in another campaign.
    /// </summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="given">What the device keeps: <see cref="DeviceMark.GivenLength"/> bytes.</param>
    public DeviceMark MarkOf(Id campaign, ReadOnlySpan<byte> given)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(given.Length, DeviceMark.GivenLength, nameof(given));
        var writer = new RecordWriter();
        writer.Write(OfDevice);
        writer.Write(campaign);
        writer.WriteRaw(given);
        return new DeviceMark(new Guid(HMACSHA256.HashData(key, writer.Written).AsSpan(0, DeviceMark.GivenLength), bigEndian: true));
    }

    /// <summary>The bytes of a text that is written in the one way in which <see cref="Sign"/> writes.</summary>
    private static byte[]? Decode(string text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        var isWhole = Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done;
        return isWhole && Base64Url.EncodeToString(bytes.AsSpan(0, length)) == text ? bytes[..length] : null;
    }

    private static AttemptCredential? Read(ReadOnlyMemory<byte> signed)
    {
        var reader = new RecordReader(signed);
        return reader.ReadByte() != Version ? null : new AttemptCredential(
            new ShardId(reader.ReadId(), reader.ReadInt()),
            reader.ReadInt(),
            reader.ReadId(),
            reader.ReadId(),
            reader.ReadPersonKey(),
            reader.ReadSeed(),
            reader.ReadInt());
    }
}
