using System.Buffers.Binary;
using System.Globalization;

namespace Recruit.Engine.Verifying;

/// <summary>
/// Tells damage of a write-ahead log from what a loss of power may leave. Every commit is flushed before the next one writes, so only the
/// last may be there in part, each sector of its frames as it is now or as it was before: of an earlier round, or zero where the log grew.
/// Two things cannot come of that:
/// <list type="bullet">
/// <item>A frame behind the first bad one ends a commit, and frames of the same round follow it: then the bad one is of an earlier commit,
/// which had been flushed. Frames behind a bad one do not continue the sum any more, so the round is known by its eight bytes of salts. A
/// mark that the edge of a sector parts from its salts may be of an earlier round and is not believed.</item>
/// <item>The first bad frame would continue the sum with one other byte: its sum still tells all its bytes. Where that byte alone may be a
/// sector that did not arrive, because the sector is zero, or ends with the frame's number and mark, it is no evidence.</item>
/// </list>
/// What is left cannot be told from a commit that was cut short: damage of more than a byte in the last commit, or in the last two if
/// nothing of the last but one is left that shows its end.
/// </summary>
internal static class LogDamage
{
    private const int Sector = 512;

    /// <summary>Why the end of a log that does not check cannot be a commit that was cut short; nothing where it can.</summary>
    /// <param name="stream">The log.</param>
    /// <param name="end">Where the last commit ends that checks.</param>
    /// <param name="at">Where the first bad frame begins, or would.</param>
    /// <param name="frameLength">Bytes of a frame with its header.</param>
    /// <param name="salts">Those of this round.</param>
    /// <param name="before">The sum before that frame.</param>
    public static string? Find(Stream stream, long end, long at, int frameLength, ReadOnlySpan<byte> salts, LogChecksum before)
    {
        if (stream.Length - at < frameLength)
        {
            return null;
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"the frame at byte {at} of the write-ahead log is damaged: ");
        var frame = Read(stream, at, frameLength);
        return LaterCommit(stream, at, frameLength, salts) is { } later
            ? string.Create(CultureInfo.InvariantCulture, $"{place}it had been flushed before the frame at byte {later} was written")
            : IsOneByteOff(stream, end, at, frame, salts, before) ? place + "all but one byte of it is as it was written"
            : null;
    }

    /// <summary>Where a frame of this round follows one that ends a commit.</summary>
    private static long? LaterCommit(Stream stream, long at, int frameLength, ReadOnlySpan<byte> salts)
    {
        var hasEnded = false;
        for (; stream.Length - at >= frameLength; at += frameLength)
        {
            var header = Read(stream, at, WriteLog.FrameHeader);
            if (!header.AsSpan(8, 8).SequenceEqual(salts))
            {
                continue;
            }

            if (hasEnded)
            {
                return at;
            }

            hasEnded = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)) != 0 && IsWhole(at);
        }

        return null;
    }

    private static bool IsOneByteOff(Stream stream, long end, long at, byte[] frame, ReadOnlySpan<byte> salts, LogChecksum before)
    {
        var sum = before;
        var stored = frame.AsSpan(16, LogChecksum.Length);
        sum.Add(frame.AsSpan(0, 8));
        sum.Add(frame.AsSpan(WriteLog.FrameHeader));
        var wrongSalts = Differences(frame.AsSpan(8, 8), salts);
        return sum.Is(stored) ? wrongSalts == 1
            : wrongSalts == 0 && (Differences(stored, sum.ToArray()) == 1
                || SummedBytesOff(frame, sum).Any(place => !MayBeMissing(stream, end, at, place)));
    }

    /// <summary>Whether a byte of a frame may be another because its sector did not arrive, and nothing else of the sector would tell.</summary>
    private static bool MayBeMissing(Stream stream, long end, long at, int place)
    {
        var sector = Math.Max((at + place) / Sector * Sector, end);
        return (place < 8 && !IsWhole(at)) || !Read(stream, sector, (int)(Sector - (sector % Sector))).ContainsAnyExcept((byte)0);
    }

    /// <summary>Whether the beginning of a frame, its salts included, lies in one sector.</summary>
    private static bool IsWhole(long at) => at % Sector <= Sector - 16;

    /// <summary>
    /// Which bytes, each alone, if they were others, make the sum of a frame what is stored: one, or some where the highest byte of a word
    /// is. What a word adds grows from pair to pair in a fixed way, so the pairs are tried from the last to the first without summing anew.
    /// </summary>
    private static List<int> SummedBytesOff(byte[] frame, LogChecksum sum)
    {
        var found = new List<int>();
        var first = BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(16)) - sum.First;
        var second = BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(20)) - sum.Second;

        // How much one more in the first and in the second word of a pair adds to both halves of the sum at the end.
        var (one, two) = ((First: 1u, Second: 1u), (First: 0u, Second: 1u));
        for (var pair = frame.Length - 8; pair >= 0; pair -= 8)
        {
            pair = pair == WriteLog.FrameHeader - 8 ? 0 : pair;
            Try(pair, one);
            Try(pair + 4, two);
            one = (one.First + one.Second, one.First + (2 * one.Second));
            two = (two.First + two.Second, two.First + (2 * two.Second));
        }

        return found;

        void Try(int word, (uint First, uint Second) adds)
        {
            for (var i = 0; i < 4; i++)
            {
                var place = word + (sum.IsBigEndian ? 3 - i : i);
                for (var right = 0; right < 256; right++)
                {
                    var change = (uint)(right - frame[place]) << (8 * i);
                    if (change * adds.First == first && change * adds.Second == second)
                    {
                        found.Add(place);
                    }
                }
            }
        }
    }

    private static int Differences(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> others)
    {
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            count += bytes[i] == others[i] ? 0 : 1;
        }

        return count;
    }

    private static byte[] Read(Stream stream, long at, int length)
    {
        var bytes = new byte[length];
        stream.Position = at;
        stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        return bytes;
    }
}
