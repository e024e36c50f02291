using System.Buffers.Binary;
using System.Text;

namespace Recruit.Evidence;

/// <summary>
/// What was saved, for whom and when, without saying what the answer is: the entry of a batch that a receipt proves. It holds no person,
/// only the attempt.
/// </summary>
public sealed record ReceiptLeaf
{
    /// <summary>Random bytes that device and server each give to a salt; together they make 32.</summary>
    public const int SaltHalf = 16;

    private const byte Version = 1;

    /// <summary>Bytes behind the names: position, sequence, hash, time.</summary>
    private const int TailLength = 4 + 8 + Digest.Length + 8;

    /// <summary>A leaf; times and salts come from outside.</summary>
    /// <param name="campaign">Which campaign, 1 to 255 UTF-8 bytes without control characters.</param>
    /// <param name="attempt">Which attempt in it; same limits.</param>
    /// <param name="itemPosition">Place of the item in the candidate's form, from 0.</param>
    /// <param name="clientSequence">Number the client gave the save.</param>
    /// <param name="answer">From <see cref="AnswerHash"/>.</param>
    /// <param name="serverTimeMs">Milliseconds since 1970-01-01T00:00:00Z by the server's clock, not negative.</param>
    public ReceiptLeaf(string campaign, string attempt, uint itemPosition, ulong clientSequence, Digest answer, long serverTimeMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(serverTimeMs);
        Campaign = CanonicalWriter.Checked(campaign, nameof(campaign));
        Attempt = CanonicalWriter.Checked(attempt, nameof(attempt));
        ItemPosition = itemPosition;
        ClientSequence = clientSequence;
        Answer = answer;
        ServerTimeMs = serverTimeMs;
    }

    /// <summary>Which campaign.</summary>
    public string Campaign { get; }

    /// <summary>Which attempt.</summary>
    public string Attempt { get; }

    /// <summary>Place of the item in the candidate's form, from 0.</summary>
    public uint ItemPosition { get; }

    /// <summary>Number the client gave the save.</summary>
    public ulong ClientSequence { get; }

    /// <summary>Salted hash of the answer.</summary>
    public Digest Answer { get; }

    /// <summary>Milliseconds since 1970-01-01T00:00:00Z by the server's clock.</summary>
    public long ServerTimeMs { get; }

    private static ReadOnlySpan<byte> Mark => "RRL"u8;

    /// <summary>
    /// SHA-256(RRA ‖ 01 ‖ device salt ‖ server salt ‖ answer). Few answers are possible, so without a salt the hash would tell which it
    /// was; the device's half keeps a server from giving two people one receipt for equal answers (clash attack).
    /// </summary>
    /// <exception cref="ArgumentException">A half has not exactly 16 bytes.</exception>
    public static Digest AnswerHash(ReadOnlySpan<byte> deviceSalt, ReadOnlySpan<byte> serverSalt, ReadOnlySpan<byte> answer)
    {
        if (deviceSalt.Length != SaltHalf || serverSalt.Length != SaltHalf)
        {
            throw new ArgumentException($"Each half of a salt has {SaltHalf} bytes, not {deviceSalt.Length} and {serverSalt.Length}.");
        }

        const int small = 2048;
        var before = "RRA\u0001"u8;
        var length = before.Length + (2 * SaltHalf) + answer.Length;
        var content = length <= small ? stackalloc byte[length] : new byte[length];
        before.CopyTo(content);
        deviceSalt.CopyTo(content[before.Length..]);
        serverSalt.CopyTo(content[(before.Length + SaltHalf)..]);
        answer.CopyTo(content[(before.Length + (2 * SaltHalf))..]);
        return Sha256Lanes.HashOne(content);
    }

    /// <summary>Canonical bytes, version 1: RRL, 01, campaign, attempt, item position, client sequence, answer hash, server time.</summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter(Mark, Version, 128);
        writer.Add(Campaign);
        writer.Add(Attempt);
        writer.Add(ItemPosition);
        writer.Add(ClientSequence);
        writer.Add(Answer);
        writer.Add((ulong)ServerTimeMs);
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Encode()"/> gave; anything else gives nothing.</summary>
    public static ReceiptLeaf? Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        return Read(ref reader) is { } leaf && reader.AtEnd ? leaf : null;
    }

    /// <summary>The same bytes as <see cref="Encode()"/>, without a value between: the way of every save. The texts were checked before.</summary>
    internal static byte[] Encode(string campaign, string attempt, uint itemPosition, ulong clientSequence, Digest answer, long serverTimeMs)
    {
        var campaignLength = Encoding.UTF8.GetByteCount(campaign);
        var attemptLength = Encoding.UTF8.GetByteCount(attempt);
        var bytes = new byte[Mark.Length + 1 + 4 + campaignLength + 4 + attemptLength + TailLength];
        Mark.CopyTo(bytes);
        bytes[Mark.Length] = Version;
        var rest = bytes.AsSpan(Mark.Length + 1);
        BinaryPrimitives.WriteInt32BigEndian(rest, campaignLength);
        Encoding.UTF8.GetBytes(campaign, rest[4..]);
        rest = rest[(4 + campaignLength)..];
        BinaryPrimitives.WriteInt32BigEndian(rest, attemptLength);
        Encoding.UTF8.GetBytes(attempt, rest[4..]);
        rest = rest[(4 + attemptLength)..];
        BinaryPrimitives.WriteUInt32BigEndian(rest, itemPosition);
        BinaryPrimitives.WriteUInt64BigEndian(rest[4..], clientSequence);
        answer.CopyTo(rest[12..]);
        BinaryPrimitives.WriteInt64BigEndian(rest[(12 + Digest.Length)..], serverTimeMs);
        return bytes;
    }

    /// <summary>Reads what a leaf says besides its names, without making texts of them.</summary>
    internal static bool TryReadSave(ReadOnlySpan<byte> leaf, out uint itemPosition, out ulong clientSequence, out Digest answer, out long serverTimeMs)
    {
        var reader = new CanonicalReader(leaf);
        (itemPosition, clientSequence, answer, serverTimeMs) = (0, 0, default, 0);
        if (!reader.TryReadMark(Mark, Version) || !TrySkipText(ref reader) || !TrySkipText(ref reader) || !reader.TryRead(out itemPosition)
            || !reader.TryRead(out clientSequence) || !reader.TryRead(out answer) || !reader.TryRead(out ulong time) || !reader.AtEnd)
        {
            return false;
        }

        serverTimeMs = (long)time;
        return serverTimeMs >= 0;

        static bool TrySkipText(ref CanonicalReader reader) => reader.TryRead(out uint length) && reader.TryTake((int)length, out _);
    }

    /// <summary>Reads the canonical bytes at the beginning of what is left.</summary>
    internal static ReceiptLeaf? Read(ref CanonicalReader reader)
    {
        if (!reader.TryReadMark(Mark, Version) || !reader.TryRead(out string campaign) || !reader.TryRead(out string attempt)
            || !reader.TryRead(out uint item) || !reader.TryRead(out ulong sequence) || !reader.TryRead(out Digest answer)
            || !reader.TryRead(out ulong time) || time > long.MaxValue)
        {
            return null;
        }

        return new ReceiptLeaf(campaign, attempt, item, sequence, answer, (long)time);
    }
}
