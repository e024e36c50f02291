using Recruit.Engine.Journal;
using Recruit.Engine.Verifying;

namespace Recruit.Engine.Tests.Verifying;

/// <summary>A flipped byte anywhere in the journal is found, and where it is a batch's, that batch is named (TL3, RL14).</summary>
public sealed class FlippedByteTests : IDisposable
{
    private const int Seed = 6962;

    private static readonly bool IsNightly = int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) && factor > 1;

    private SealedJournal journal = new();

    public void Dispose() => journal.Dispose();

    /// <summary>A megabyte; every byte of one is flipped in parts of the night, by <see cref="EveryByteTests"/>.</summary>
    [Fact]
    public void A_flipped_byte_of_the_file_is_found_and_the_batch_is_named()
    {
        Begin(SealedJournal.Of(batches: 40, largest: 20_000, attachmentEvery: 3));
        var report = journal.Verify();
        report.Faults.ShouldBeEmpty();
        (report.Head, report.HandOvers, report.Notes.Length).ShouldBe((journal.Head, 1, 0));

        var owners = BytesOfBatches(journal.File);
        owners.Length.ShouldBeGreaterThan(1_000_000);
        owners.Count(one => one is not null).ShouldBeGreaterThan(owners.Length / 4);
        Flip(journal.File, owners, Sample(IsNightly ? 4_000 : 400, owners.Length).Where(at => at is < 96 or >= 100));
    }

    /// <summary>The last four bytes of the header name the SQLite that wrote last. Any release that knows write-ahead logs may have; no other number.</summary>
    [Theory]
    [InlineData(3_007_000, true)]
    [InlineData(3_040_001, true)]
    [InlineData(3_999_999, true)]
    [InlineData(3_006_999, false)]
    [InlineData(4_000_000, false)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void A_journal_that_another_SQLite_wrote_last_is_whole(int version, bool isWhole)
    {
        Begin(SealedJournal.Of(batches: 900, largest: 60, attachmentEvery: 1));
        var bytes = File.ReadAllBytes(journal.File);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(96), version);
        File.WriteAllBytes(journal.File, bytes);

        var report = journal.Verify(journal.Folder);

        report.IsWhole.ShouldBe(isWhole, string.Join('\n', report.Faults));
    }

    /// <summary>Another SQLite may leave other rests where it splits pages, so what differs there is told and is no damage.</summary>
    [Fact]
    public void Rests_that_another_SQLite_left_are_told()
    {
        Begin(SealedJournal.Of(batches: 900, largest: 60, attachmentEvery: 1));
        var bytes = File.ReadAllBytes(journal.File);
        var (page, at) = FirstRest(journal.File, bytes);
        bytes[at] ^= 1;
        File.WriteAllBytes(journal.File, bytes);
        journal.Verify(journal.Folder).IsWhole.ShouldBeFalse();

        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(96), 3_040_001);
        File.WriteAllBytes(journal.File, bytes);
        var report = journal.Verify(journal.Folder);

        report.Faults.ShouldBeEmpty();
        report.Notes.ShouldHaveSingleItem().ShouldBe($"rests of moved entries in 1 pages, the first of them {page}, are not those that this version of SQLite leaves; 3040001 wrote the file, and they mean nothing");
    }

    /// <summary>Where SQLite has split pages of an index, bytes that nothing uses hold rests of what was there.</summary>
    [Fact]
    public void A_flipped_byte_among_rests_of_moved_entries_is_found_by_writing_the_journal_anew()
    {
        Begin(SealedJournal.Of(batches: 900, largest: 60, attachmentEvery: 1));
        journal.Verify().Notes.ShouldHaveSingleItem().ShouldStartWith("rests of moved entries");
        var report = journal.Verify(journal.Folder);
        (report.Faults.Length, report.Notes.Length).ShouldBe((0, 0));

        var ledger = WalkAll(journal.File);
        var places = ledger.WithRests.SelectMany(page => Enumerable.Range(((int)page - 1) * JournalPages.PageSize, JournalPages.PageSize)).ToArray();
        Flip(journal.File, new ulong?[new FileInfo(journal.File).Length], Sample(IsNightly ? 400 : 12, places.Length).Select(at => places[at]));
    }

    [Fact]
    public void A_flipped_byte_of_committed_frames_is_found_though_SQLite_would_drop_the_end_without_a_word()
    {
        Begin(new SealedJournal());
        using (var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin))
        {
            journal.Write(store, 60, 2_000, 4);
            journal.CopyTo(journal.Folder + "-copy");
        }

        journal.MoveTo(journal.Folder + "-copy");
        var report = journal.Verify();
        report.Faults.ShouldBeEmpty();
        report.Head.ShouldBe(journal.Head);
        var log = journal.File + "-wal";
        var length = (int)new FileInfo(log).Length;
        length.ShouldBeGreaterThan(500_000);

        Flip(log, new ulong?[length], Sample(IsNightly ? 20_000 : 200, length));
    }

    private void Begin(SealedJournal other)
    {
        journal.Dispose();
        journal = other;
    }

    private static IEnumerable<int> Sample(int count, int length)
    {
        var random = new Random(Seed);
        return Enumerable.Range(0, count).Select(_ => random.Next(length));
    }

    /// <summary>A byte that no structure uses and that is not zero.</summary>
    private static (uint Page, int At) FirstRest(string file, byte[] bytes)
    {
        foreach (var page in WalkAll(file).WithRests.Order())
        {
            // The gap between the pointers of a page and its first cell.
            var begin = ((int)page - 1) * JournalPages.PageSize;
            var header = bytes[begin] is 2 or 5 ? 12 : 8;
            var cells = (bytes[begin + 3] << 8) | bytes[begin + 4];
            var content = (bytes[begin + 5] << 8) | bytes[begin + 6];
            for (var at = begin + header + (2 * cells); at < begin + content; at++)
            {
                if (bytes[at] != 0)
                {
                    return (page, at);
                }
            }
        }

        throw new InvalidOperationException("There are no rests.");
    }

    private static PageLedger WalkAll(string file)
    {
        using var pages = JournalPages.Open(file);
        var ledger = new PageLedger(pages);
        var walk = new TreeWalk(ledger);
        var tables = JournalTables.Read(walk);
        walk.Table(tables.Batches).Concat(walk.Table(tables.Attachments)).Concat(walk.Index(tables.References)).Count().ShouldBePositive();
        return ledger;
    }

    /// <summary>Flips one bit of each byte in turn; every worker has a copy of the folder.</summary>
    private void Flip(string file, ulong?[] owners, IEnumerable<int> places)
    {
        var (all, workers) = (places.ToArray(), IsNightly ? Environment.ProcessorCount : 1);
        Parallel.For(0, workers, worker =>
        {
            var folder = Directory.CreateDirectory(Path.Combine(journal.Folder, $"copy-{worker}")).FullName;
            journal.CopyTo(folder);
            using var stream = new FileStream(Path.Combine(folder, Path.GetFileName(file)), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
            for (var i = worker; i < all.Length; i += workers)
            {
                Flip(stream, all[i], folder, owners[all[i]]);
            }
        });
    }

    private void Flip(FileStream stream, int at, string folder, ulong? owner)
    {
        stream.Position = at;
        var right = (byte)stream.ReadByte();
        Put(stream, at, (byte)(right ^ (1 << (at % 8))));
        var report = JournalVerification.Verify(folder, journal.Trust, folder);
        Put(stream, at, right);
        report.IsWhole.ShouldBeFalse($"byte {at} was flipped, seed {Seed}");
        if (owner is { } batch)
        {
            report.FirstBadBatch.ShouldBe(batch, $"byte {at} was flipped, seed {Seed}");
        }
    }

    private static void Put(FileStream stream, int at, byte value)
    {
        stream.Position = at;
        stream.WriteByte(value);
    }

    /// <summary>Whose each byte is: rows lie on their pages and overflow pages where their own bytes are found.</summary>
    private static ulong?[] BytesOfBatches(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var owners = new ulong?[bytes.Length];
        using var pages = JournalPages.Open(file);
        var walk = new TreeWalk(new PageLedger(pages));
        foreach (var row in walk.Table(JournalTables.Read(walk).Batches))
        {
            // Parts of a row follow each other by pages; each part is found by its own bytes.
            var (record, from) = (row.Record, 0);
            while (from < record.Length)
            {
                var length = Math.Min(16, record.Length - from);
                var at = bytes.AsSpan().IndexOf(record.Span.Slice(from, length));
                if (length == 16 && at >= 0)
                {
                    var most = Math.Min(record.Length - from, JournalPages.PageSize - (at % JournalPages.PageSize));
                    var same = record.Span.Slice(from, most).CommonPrefixLength(bytes.AsSpan(at, most));
                    owners.AsSpan(at, same).Fill((ulong)row.Key);
                    from += same;
                }
                else
                {
                    from++;
                }
            }
        }

        return owners;
    }
}
