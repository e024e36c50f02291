using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Tests.Simulation;
using Recruit.Engine.Tests.Verifying;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Journal;

/// <summary>
/// SQLite drops what follows a damaged frame of its write-ahead log without a word. Here a start refuses such a log and leaves it as it is,
/// unless a loss of power may have left it so.
/// </summary>
public sealed class DamagedLogTests : IDisposable
{
    private const int HeaderLength = 32;
    private const int FrameLength = WriteLog.FrameHeader + JournalPages.PageSize;

    private readonly SealedJournal journal = new();
    private readonly List<(int Length, ulong Batches)> acknowledged = [];
    private readonly byte[] file;
    private readonly byte[] log;

    /// <summary>A journal after an unclean end: its file is older than its log, which holds several commits behind frames of an earlier round.</summary>
    public DamagedLogTests()
    {
        using (var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin))
        {
            Append(store, 400_000);
            journal.Edit("PRAGMA wal_checkpoint(PASSIVE)");
            foreach (var bytes in new[] { 300, 9_000, 200, 20_000, 12_000 })
            {
                Append(store, bytes);
                acknowledged.Add((LengthOfRound(), journal.Head.Count));
            }

            journal.CopyTo(journal.Folder + "-copy");
        }

        journal.MoveTo(journal.Folder + "-copy");
        (file, log) = (File.ReadAllBytes(journal.File), File.ReadAllBytes(LogFile));
        log.Length.ShouldBeGreaterThan((2 * acknowledged[^1].Length) - acknowledged[0].Length, "an earlier round lies behind");
        acknowledged[^1].Length.ShouldBeGreaterThan(HeaderLength + (7 * FrameLength));
    }

    private string LogFile => journal.File + SqliteFile.LogEnding;

    public void Dispose() => journal.Dispose();

    [Fact]
    public void A_flipped_bit_of_any_frame_is_refused_and_every_file_stays_as_it_is()
    {
        var random = new Random(6962);
        var places = new List<int>(Enumerable.Range(0, HeaderLength));
        for (var frame = HeaderLength; frame < acknowledged[^1].Length; frame += FrameLength)
        {
            places.AddRange(Enumerable.Range(frame, WriteLog.FrameHeader));
            places.AddRange(Enumerable.Range(0, 20 * Seeds.Factor).Select(_ => frame + random.Next(FrameLength)));
        }

        foreach (var at in places.Where(at => !MayBeMissing(at)))
        {
            var damaged = log.ToArray();
            damaged[at] ^= (byte)(1 << random.Next(8));
            Refused(damaged, $"byte {at}");
        }
    }

    [Fact]
    public void A_flipped_bit_of_an_earlier_round_means_nothing()
    {
        var random = new Random(6962);
        for (var i = 0; i < 40; i++)
        {
            var damaged = log.ToArray();
            damaged[random.Next(acknowledged[^1].Length, log.Length)] ^= (byte)(1 << random.Next(8));
            Opened(damaged, $"case {i}").ShouldBe(journal.Head.Count);
        }
    }

    /// <summary>Whole sectors of garbage are damage wherever a later commit proves that they had been flushed.</summary>
    [Fact]
    public void A_sector_of_an_earlier_commit_that_was_lost_is_refused()
    {
        var end = acknowledged[^3].Length;
        for (var sector = 512; sector < end; sector += 512)
        {
            var damaged = log.ToArray();
            new Random(sector).NextBytes(damaged.AsSpan(sector, 512));
            Refused(damaged, $"sector at {sector}");
        }

        Refused([.. new byte[HeaderLength], .. log[HeaderLength..]], "header");
    }

    /// <summary>The last commit alone may be there in part: any of its sectors new, as before, or zero, and what is behind the end missing.</summary>
    [Fact]
    public void Whatever_a_loss_of_power_leaves_of_the_last_commit_starts_with_everything_before_it()
    {
        var random = new Random(1969);
        for (var i = 0; i < 300 * Math.Min(Seeds.Factor, 20); i++)
        {
            var last = random.Next(1, acknowledged.Count);
            var (from, to) = (acknowledged[last - 1].Length, acknowledged[last].Length);

            byte[] torn = [.. log[..to], .. log[acknowledged[^1].Length..]];
            var share = random.Next(1, 100);
            for (var at = from; at < to;)
            {
                var next = Math.Min((at / 512 * 512) + 512, to);
                if (random.Next(100) < share)
                {
                    (i % 2 == 0 ? log.AsSpan(acknowledged[^1].Length + at - from, next - at) : new byte[next - at]).CopyTo(torn.AsSpan(at));
                }

                at = next;
            }

            var cut = i % 3 == 0 ? torn[..random.Next(from, to + 1)] : i % 3 == 1 ? torn[..to] : torn;
            Opened(cut, $"case {i}").ShouldBeInRange(acknowledged[last - 1].Batches, acknowledged[last].Batches, $"case {i}");
        }
    }

    [Fact]
    public void A_log_whose_file_is_gone_is_refused_and_stays()
    {
        Put(log);
        File.WriteAllBytes(journal.File, []);
        Should.Throw<JournalBrokenException>(() => SqliteJournal.Open(journal.Folder, TestKeys.Origin)).Batch.ShouldBeNull();
        File.ReadAllBytes(LogFile).ShouldBe(log);
    }

    [Fact]
    public void A_hand_over_of_keys_is_refused_before_anything_is_touched()
    {
        var root = Directory.CreateTempSubdirectory("recruit-keys-").FullName;
        try
        {
            var keys = Path.Combine(root, "keys");
            KeyFolder.Create(keys, TestKeys.Origin);
            var damaged = log.ToArray();
            damaged[HeaderLength + 5000] ^= 4;
            Put(damaged);

            Should.Throw<JournalBrokenException>(() => KeyRotation.Run(keys, journal.Folder, new Instant(1_772_000_000_000)))
                .Message.ShouldBe("The journal is damaged, and nothing was changed: the frame at byte 32 of the write-ahead log is damaged: it had been flushed before the frame at byte "
                    + $"{acknowledged[0].Length} was written.");

            Unchanged(damaged, "keys");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private void Append(SqliteJournal store, int bytes)
    {
        var (turns, record, content) = (new RecordWriter(), new TurnRecord(), new byte[bytes]);
        new Random(bytes).NextBytes(content);
        record.Entries.WriteRaw(content);
        BatchBody.WriteTurn(turns, PurseKind.Key(1), record);
        journal.Append(store, [BatchBody.Encode(journal.Now(), turns)], [], journal.First.Sign);
    }

    /// <summary>
    /// Whether a byte of the last commit is all that is there of its sector, or may be all that an earlier round had otherwise: then a
    /// flipped bit of it and a sector that a loss of power took look the same.
    /// </summary>
    private bool MayBeMissing(int at)
    {
        var frame = HeaderLength + ((at - HeaderLength) / FrameLength * FrameLength);
        return at >= acknowledged[^2].Length
            && ((at < frame + 8 && frame % 512 == 504)
                || log.AsSpan(at / 512 * 512, 512).ToArray().Where((one, i) => one != 0 && i != at % 512).Any() is false);
    }

    private int LengthOfRound()
    {
        using var stream = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return (int)WriteLog.Read(stream, JournalPages.PageSize).CommittedBytes;
    }

    private void Put(byte[] bytes)
    {
        File.WriteAllBytes(journal.File, file);
        File.WriteAllBytes(LogFile, bytes);
        File.Delete(journal.File + "-shm");
    }

    private void Refused(byte[] bytes, string what)
    {
        Put(bytes);
        Should.Throw<JournalBrokenException>(() => SqliteJournal.Open(journal.Folder, TestKeys.Origin).Dispose(), what);
        Unchanged(bytes, what);
    }

    private void Unchanged(byte[] bytes, string what)
    {
        File.ReadAllBytes(LogFile).AsSpan().SequenceEqual(bytes).ShouldBeTrue(what);
        File.ReadAllBytes(journal.File).AsSpan().SequenceEqual(file).ShouldBeTrue(what);
        File.Exists(journal.File + "-shm").ShouldBeFalse(what);
    }

    /// <summary>How many batches are there after a start.</summary>
    private ulong Opened(byte[] bytes, string what)
    {
        Put(bytes);
        using var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin);
        var check = HashChain.Verify(HashChain.Start(TestKeys.Origin), store.Read(0).Select(one => one.Bytes));
        check.Verdict.ShouldBe(ChainVerdict.Whole, what);
        return check.Head.Count;
    }
}
