using System.Buffers.Binary;
using System.Globalization;

namespace Recruit.Engine.Verifying;

/// <summary>
/// SQLite's write-ahead log beside the file (sqlite.org/fileformat2.html, section 4): which pages it holds newer bytes of. SQLite drops
/// without a word what does not check at its end; here it is told, because a commit that was there and a commit that never was look the same.
/// </summary>
internal sealed class WriteLog
{
    private const int HeaderLength = 32;
    private const int FrameHeader = 24;
    private const uint Magic = 0x377F0682;
    private const uint Version = 3_007_000;

    private readonly Dictionary<uint, long> committed = [];

    private WriteLog()
    {
    }

    /// <summary>Pages of the database after the last commit; 0 where the log holds none.</summary>
    public uint PageCount { get; private set; }

    /// <summary>Bytes of it that check and were committed.</summary>
    public long CommittedBytes { get; private set; }

    /// <summary>Why its end, or all of it, was left out; nothing where everything counts.</summary>
    public string? Doubt { get; private set; }

    /// <summary>Bytes of an earlier round, which mean nothing any more and are written over.</summary>
    public long OlderBytes { get; private set; }

    /// <summary>Where the newest bytes of a page begin, or nothing.</summary>
    public long? Find(uint page) => committed.TryGetValue(page, out var at) ? at : null;

    /// <summary>Reads a log; none at all is an empty one.</summary>
    public static WriteLog Read(Stream? stream, int pageSize)
    {
        var log = new WriteLog();
        if (stream is { Length: > 0 })
        {
            log.ReadFrames(stream, pageSize);
        }

        return log;
    }

    private void ReadFrames(Stream stream, int pageSize)
    {
        var (length, header) = (stream.Length, new byte[HeaderLength]);
        stream.Position = 0;
        if (length < HeaderLength || stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
        {
            Doubt = "the write-ahead log is shorter than its header";
            return;
        }

        var sum = new Checksum(isBigEndian: (Number(header, 0) & 1) == 1);
        sum.Add(header.AsSpan(0, FrameHeader));
        if ((Number(header, 0) & ~1u) != Magic || Number(header, 4) != Version || Number(header, 8) != pageSize || !sum.Is(header.AsSpan(FrameHeader)))
        {
            Doubt = "the header of the write-ahead log does not check, so nothing of the log counts";
            return;
        }

        var (at, pending, frame) = ((long)HeaderLength, new Dictionary<uint, long>(), new byte[FrameHeader + pageSize]);
        var salts = header.AsMemory(16, 8);
        CommittedBytes = HeaderLength;
        for (; length - at >= frame.Length; at += frame.Length)
        {
            stream.ReadExactly(frame);
            if (!frame.AsSpan(8, 8).SequenceEqual(salts.Span))
            {
                break;
            }

            sum.Add(frame.AsSpan(0, 8));
            sum.Add(frame.AsSpan(FrameHeader));
            if (!sum.Is(frame.AsSpan(16, 8)) || Number(frame, 0) == 0)
            {
                Doubt = Unsettled(length - CommittedBytes);
                return;
            }

            pending[Number(frame, 0)] = at + FrameHeader;
            if (Number(frame, 4) is not 0 and var count)
            {
                Commit(pending, count, at + frame.Length);
            }
        }

        Judge(stream, at, frame, salts.Span, isWhole: pending.Count == 0 && at == CommittedBytes);
    }

    private void Commit(Dictionary<uint, long> pending, uint count, long end)
    {
        foreach (var (page, place) in pending)
        {
            committed[page] = place;
        }

        pending.Clear();
        (PageCount, CommittedBytes) = (count, end);
    }

    /// <summary>What follows the last frame of this round may only be whole frames of earlier rounds: both their salts are others.</summary>
    private void Judge(Stream stream, long at, byte[] frame, ReadOnlySpan<byte> salts, bool isWhole)
    {
        var rest = stream.Length - at;
        for (var left = isWhole ? rest : 0; left > 0; left -= frame.Length)
        {
            stream.Position = stream.Length - left;
            isWhole = left >= frame.Length && stream.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length
                && !frame.AsSpan(8, 4).SequenceEqual(salts[..4]) && !frame.AsSpan(12, 4).SequenceEqual(salts[4..]);
            if (!isWhole)
            {
                break;
            }
        }

        (Doubt, OlderBytes) = (isWhole ? null : Unsettled(stream.Length - CommittedBytes), isWhole ? rest : 0);
    }

    private static string Unsettled(long bytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"the last {bytes} bytes of the write-ahead log do not check: a commit that a crash cut short, or commits that were there and were damaged; only a head known from elsewhere tells which");

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    /// <summary>The log's running sum over pairs of 32-bit words.</summary>
    private struct Checksum(bool isBigEndian)
    {
        private uint first;
        private uint second;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (; bytes.Length >= 8; bytes = bytes[8..])
            {
                first += Word(bytes) + second;
                second += Word(bytes[4..]) + first;
            }
        }

        public readonly bool Is(ReadOnlySpan<byte> stored) => first == Number(stored, 0) && second == Number(stored, 4);

        private readonly uint Word(ReadOnlySpan<byte> bytes) =>
            isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
