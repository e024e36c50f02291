using System.Buffers.Binary;
using System.Globalization;
using Recruit.Engine.Journal;

namespace Recruit.Engine.Verifying;

/// <summary>
/// SQLite's write-ahead log beside the file (sqlite.org/fileformat2.html, section 4): which pages it holds newer bytes of. SQLite drops
/// without a word what does not check at its end; here it is told, because a commit that was there and a commit that never was look the same.
/// </summary>
internal sealed class WriteLog
{
    /// <summary>Bytes of a frame before its page.</summary>
    public const int FrameHeader = 24;

    private const int HeaderLength = 32;
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

    /// <summary>Why its end, or all of it, is damage and not a commit that was cut short; nothing where it may be one.</summary>
    public string? Damage { get; private set; }

    /// <summary>Bytes of an earlier round, which mean nothing any more and are written over.</summary>
    public long OlderBytes { get; private set; }

    /// <summary>Bytes of a log of so many frames.</summary>
    public static long LengthOf(int frames) => HeaderLength + ((long)frames * (FrameHeader + JournalPages.PageSize));

    /// <summary>Why the log beside a file is damage and not only cut short; nothing where it may be, or where there is no log.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string? DamageBeside(string path, int pageSize)
    {
        var log = path + SqliteFile.LogEnding;
        using var stream = File.Exists(log) ? new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16) : null;
        return Read(stream, pageSize).Damage;
    }

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

        var (at, pending, frame) = ((long)HeaderLength, new Dictionary<uint, long>(), new byte[FrameHeader + pageSize]);
        if (!Checks(header, pageSize))
        {
            // The header is flushed before the first frame of its round is written, and lies in one sector.
            Doubt = "the header of the write-ahead log does not check, so nothing of the log counts";
            Damage = length >= HeaderLength + frame.Length ? "the header of the write-ahead log is damaged: it had been flushed before what follows it was written" : null;
            return;
        }

        var sum = SumOf(header);
        var before = sum;
        var salts = header.AsSpan(16, 8);
        CommittedBytes = HeaderLength;
        for (; length - at >= frame.Length; at += frame.Length, before = sum)
        {
            stream.ReadExactly(frame);
            sum.Add(frame.AsSpan(0, 8));
            sum.Add(frame.AsSpan(FrameHeader));
            if (!frame.AsSpan(8, 8).SequenceEqual(salts) || !sum.Is(frame.AsSpan(16, 8)) || Number(frame, 0) == 0)
            {
                break;
            }

            pending[Number(frame, 0)] = at + FrameHeader;
            if (Number(frame, 4) is not 0 and var count)
            {
                Commit(pending, count, at + frame.Length);
            }
        }

        if (at == CommittedBytes && AreOlder(stream, at, frame.Length, salts))
        {
            OlderBytes = length - at;
        }
        else
        {
            Damage = LogDamage.Find(stream, CommittedBytes, at, frame.Length, salts, before);
            Doubt = Damage ?? Unsettled(length - CommittedBytes);
        }
    }

    private static bool Checks(byte[] header, int pageSize) =>
        (Number(header, 0) & ~1u) == Magic && Number(header, 4) == Version && Number(header, 8) == pageSize && SumOf(header).Is(header.AsSpan(FrameHeader));

    private static LogChecksum SumOf(byte[] header)
    {
        var sum = new LogChecksum(isBigEndian: (Number(header, 0) & 1) == 1);
        sum.Add(header.AsSpan(0, FrameHeader));
        return sum;
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

    /// <summary>Whether whole frames of earlier rounds are all that follows: both their salts are others.</summary>
    private static bool AreOlder(Stream stream, long at, int frameLength, ReadOnlySpan<byte> salts)
    {
        Span<byte> header = stackalloc byte[FrameHeader];
        for (; at < stream.Length; at += frameLength)
        {
            stream.Position = at;
            if (stream.Length - at < frameLength || stream.ReadAtLeast(header, FrameHeader, throwOnEndOfStream: false) < FrameHeader
                || header.Slice(8, 4).SequenceEqual(salts[..4]) || header.Slice(12, 4).SequenceEqual(salts[4..]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Unsettled(long bytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"the last {bytes} bytes of the write-ahead log do not check: a commit that a crash cut short, or commits that were there and were damaged; only a head known from elsewhere tells which");

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
