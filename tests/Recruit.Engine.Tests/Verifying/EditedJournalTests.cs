using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Verifying;

/// <summary>Delete, insert, swap, repeat, cut, put back: all found, and the first bad batch named (TL4).</summary>
public sealed class EditedJournalTests : IDisposable
{
    private readonly SealedJournal journal = SealedJournal.Of(batches: 40, largest: 900, attachmentEvery: 5);

    public void Dispose() => journal.Dispose();

    [Theory]
    [InlineData("DELETE FROM batch WHERE number = 17", 17)]
    [InlineData("DELETE FROM batch WHERE number BETWEEN 5 AND 9", 5)]
    [InlineData("UPDATE batch SET number = -1 WHERE number = 6; UPDATE batch SET number = 6 WHERE number = 30; UPDATE batch SET number = 30 WHERE number = -1", 6)]
    [InlineData("UPDATE batch SET bytes = (SELECT bytes FROM batch WHERE number = 11) WHERE number = 12", 12)]
    [InlineData("UPDATE batch SET seal = (SELECT seal FROM batch WHERE number = 11) WHERE number = 12", 12)]
    [InlineData("UPDATE batch SET seal = zeroblob(97) WHERE number = 12", 12)]
    [InlineData("INSERT INTO batch SELECT 40, bytes, seal FROM batch WHERE number = 39", 40)]
    [InlineData("INSERT INTO batch VALUES (40, x'00', x'00')", 40)]
    [InlineData("INSERT INTO batch VALUES (-5, x'00', x'00')", 0)]
    [InlineData("UPDATE batch SET number = number + 1 WHERE number = 39", 39)]
    [InlineData("UPDATE batch SET bytes = substr(bytes, 1, length(bytes) - 1) WHERE number = 23", 23)]
    [InlineData("UPDATE batch SET bytes = bytes || x'00' WHERE number = 23", 23)]
    [InlineData("DELETE FROM attachment WHERE rowid = (SELECT max(rowid) FROM attachment)", 35)]
    [InlineData("UPDATE attachment SET bytes = x'01' WHERE rowid = 1", 0)]
    public void An_edit_by_SQLite_is_found(string sql, int batch)
    {
        journal.Edit(sql);

        journal.Verify().FirstBadBatch.ShouldBe((ulong)batch);
    }

    [Theory]
    [InlineData("CREATE TABLE more (a)")]
    [InlineData("CREATE INDEX more ON batch (seal)")]
    [InlineData("CREATE TRIGGER more AFTER INSERT ON batch BEGIN DELETE FROM batch; END")]
    [InlineData("CREATE VIEW more AS SELECT * FROM batch")]
    [InlineData("INSERT INTO log VALUES ('another')")]
    [InlineData("DELETE FROM log")]
    [InlineData("INSERT INTO attachment VALUES (zeroblob(32), x'01')")]
    [InlineData("INSERT INTO attachment VALUES (x'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855', x'')")]
    [InlineData("PRAGMA user_version = 2")]
    [InlineData("PRAGMA application_id = 2")]
    [InlineData("VACUUM")]
    public void What_no_engine_writes_is_found(string sql)
    {
        journal.Edit(sql);

        journal.Verify(journal.Folder).IsWhole.ShouldBeFalse();
    }

    [Fact]
    public void A_journal_of_another_name_is_not_signed_by_its_key()
    {
        journal.Edit("UPDATE log SET origin = 'recruit.example/tesu'");

        journal.Verify().FirstBadBatch.ShouldBe(0UL);
    }

    [Fact]
    public void An_end_that_was_cut_off_and_an_old_copy_are_seen_with_a_head_only()
    {
        journal.Edit("DELETE FROM batch WHERE number = 39; VACUUM");

        var cut = journal.Verify(null, journal.Head);

        journal.Verify().FirstBadBatch.ShouldBeNull();
        cut.FirstBadBatch.ShouldBe(39UL);
        cut.Faults[0].What.ShouldContain("a head that you know covers 40 batches, the journal has 39");
    }

    [Fact]
    public void A_write_ahead_log_is_verified_with_the_file_and_a_cut_of_it_is_seen_with_a_head()
    {
        var (copy, heads) = (journal.Folder + "-copy", new List<ChainHead>());
        using (var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin))
        {
            for (var i = 0; i < 5; i++)
            {
                journal.Append(store, [BatchBody.Encode(journal.Now(), new RecordWriter())], [], journal.Second.Sign);
                heads.Add(journal.Head);
            }

            journal.CopyTo(copy);
        }

        journal.MoveTo(copy);
        var log = new FileInfo(journal.File + "-wal");
        var whole = journal.Verify(null, journal.Head);
        (whole.Faults.Length, whole.Head, whole.LogBytes).ShouldBe((0, journal.Head, log.Length));

        // Frames have 24 bytes before their page; each of these commits has at least one.
        for (var length = log.Length - 1; length > 32; length -= 24 + 8192)
        {
            Cut(log, length);
            journal.Verify(null, journal.Head).Faults.Select(one => one.What).ShouldContain(what => what.Contains("do not check", StringComparison.Ordinal));
            Cut(log, length - ((length - 32) % (24 + 8192)));
            var atFrame = journal.Verify(null, journal.Head);
            atFrame.IsWhole.ShouldBeFalse();
            heads.ShouldContain(head => head == atFrame.Head || atFrame.Head.Count == 40);
        }
    }

    [Fact]
    public void A_history_that_was_written_anew_is_another_than_the_known_head()
    {
        var known = journal.Head with { Link = Digest.Of([1]), Count = 8 };

        var report = journal.Verify(null, known);

        report.FirstBadBatch.ShouldBe(7UL);
        report.Faults[0].What.ShouldContain("written anew");
    }

    [Fact]
    public void A_retired_key_an_unknown_key_and_a_key_that_is_not_trusted_are_told_apart()
    {
        using var stranger = new SigningKey();
        using (var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin))
        {
            journal.Append(store, [BatchBody.Encode(journal.Now(), new RecordWriter())], [], journal.First.Sign);
        }

        var retired = journal.Verify();
        (retired.FirstBadBatch, retired.Faults[0].What).ShouldBe((40UL, $"it is signed by key {journal.First.Public.Id}, which handed over in batch 20 and may not sign any more"));

        var untrusted = JournalVerification.Verify(journal.Folder, new JournalTrust([stranger.Public, journal.Second.Public]));
        (untrusted.FirstBadBatch, untrusted.Faults[0].What).ShouldBe((0UL, $"it is signed by key {journal.First.Public.Id}, which you do not trust; name the key of the journal's first batch, also after keys were changed: \"recruit keys show\" lists it as retired then"));
    }

    [Fact]
    public void A_key_that_nobody_handed_over_to_is_refused()
    {
        using var stranger = new SigningKey();
        using (var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin))
        {
            journal.Append(store, [BatchBody.Encode(journal.Now(), new RecordWriter())], [], stranger.Sign);
        }

        var report = JournalVerification.Verify(journal.Folder, new JournalTrust([journal.First.Public, stranger.Public]));

        (report.FirstBadBatch, report.Faults[0].What).ShouldBe((40UL, $"it is signed by key {stranger.Public.Id}, to which nobody handed over"));
    }

    /// <summary>The same bytes under another name are the key of another log, whoever signed the hand-over.</summary>
    [Fact]
    public void A_key_of_another_log_is_neither_handed_over_to_nor_trusted()
    {
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var elsewhere = VerifierKey.Create("recruit.example/other", next.ExportSubjectPublicKeyInfo())!;
        var renamed = VerifierKey.Parse($"recruit.example/other+{journal.First.Public.ToString().Split('+', 2)[1]}")!;
        renamed.Id.ShouldBe(journal.First.Public.Id);
        JournalVerification.Verify(journal.Folder, new JournalTrust([renamed])).FirstBadBatch.ShouldBe(0UL);
        using (var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin))
        {
            journal.Append(store, [BatchBody.EncodeRotation(journal.Now(), elsewhere, journal.Now())], [], journal.Second.Sign);
        }

        var report = journal.Verify();

        (report.FirstBadBatch, report.Signer!.Id).ShouldBe((40UL, journal.Second.Public.Id));
        report.Faults[0].What.ShouldContain("is of another log");
    }

    [Fact]
    public void Checking_leaves_no_trace()
    {
        var before = Directory.GetFiles(journal.Folder).Order(StringComparer.Ordinal).Select(file => (file, File.GetLastWriteTimeUtc(file), new FileInfo(file).Length)).ToArray();

        journal.Verify();

        Directory.GetFiles(journal.Folder).Order(StringComparer.Ordinal).Select(file => (file, File.GetLastWriteTimeUtc(file), new FileInfo(file).Length)).ShouldBe(before);
    }

    [Fact]
    public void A_second_engine_is_refused()
    {
        using var first = SqliteJournal.Open(journal.Folder, TestKeys.Origin);

        Should.Throw<DataFolderInUseException>(() => SqliteJournal.Open(journal.Folder, TestKeys.Origin));
        journal.Verify().IsWhole.ShouldBeTrue();
    }

    private static void Cut(FileInfo file, long length)
    {
        using var stream = file.OpenWrite();
        stream.SetLength(length);
    }
}
