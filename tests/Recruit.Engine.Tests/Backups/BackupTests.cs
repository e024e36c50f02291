using Recruit.Actors;
using Recruit.Engine.Backups;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Tests.Verifying;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Backups;

/// <summary>A copy elsewhere, taken while the engine runs, gives the same actors (RL18).</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly Instant Now = new(1_772_000_000_000);
    private static readonly JournalTrust Trust = new([TestKeys.Verifier]);

    private readonly DataFolder data = new();
    private readonly string elsewhere = Directory.CreateTempSubdirectory("recruit-backups-").FullName;

    public void Dispose()
    {
        data.Dispose();
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public async Task A_restored_journal_gives_the_same_actors_byte_for_byte()
    {
        var backup = Path.Combine(elsewhere, "backup");
        SortedDictionary<string, Digest> before;
        BackupManifest manifest;
        await using (var engine = data.Start())
        {
            await WorkAsync(engine, 300);
            before = HashesOf(engine);
            manifest = JournalBackup.Make(data.Path, backup, Trust, Now);
            manifest.Head.Count.ShouldBe(engine.DurableBatches);
        }

        var restored = Path.Combine(elsewhere, "data");
        JournalBackup.Restore(backup, restored, Trust).ShouldBe(manifest);

        var journal = SqliteJournal.Open(restored, TestKeys.Origin);
        await using var again = EmbeddedEngine.Start(new EngineParts(
            PurseKind.Alone, journal, SqliteSnapshots.Open(restored, journal, TestKeys.SnapshotKey), TestKeys.Sign, TestKeys.IsOurs, TimeProvider.System)
        { Notice = _ => { }, Trouble = _ => { } });
        HashesOf(again).ShouldBe(before);
        before.Count.ShouldBe(7);
    }

    [Fact]
    public async Task Backups_beside_an_engine_under_load_are_whole_and_each_holds_more_than_the_one_before()
    {
        await using var engine = data.Start();
        using var enough = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await WorkAsync(engine, 20);
            }
        });
        ulong last = 0;
        for (var i = 0; i < 10; i++)
        {
            await WorkAsync(engine, 5);
            var folder = Path.Combine(elsewhere, $"{i}");
            var durable = engine.DurableBatches;
            var manifest = JournalBackup.Make(data.Path, folder, Trust, Now);
            manifest.Head.Count.ShouldBeGreaterThanOrEqualTo(durable);
            manifest.Head.Count.ShouldBeGreaterThan(last);
            BackupCheck.Run(folder, Trust).Faults.ShouldBeEmpty();
            JournalVerification.Verify(data.Path, Trust with { Known = [manifest.Head] }).Faults.ShouldBeEmpty();
            last = manifest.Head.Count;
        }

        await enough.CancelAsync();
        await load;
    }

    [Fact]
    public void A_manifest_is_read_in_one_form_only()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(new BackupManifest("log", new ChainHead(4, Digest.Of([1])), 2, 8192, Digest.Of([2]), Now).Print());
        BackupManifest.Parse(bytes).ShouldNotBeNull().Print().ShouldBe(System.Text.Encoding.UTF8.GetString(bytes));
        for (var at = 0; at < bytes.Length * 8; at++)
        {
            var spoilt = bytes.ToArray();
            spoilt[at / 8] ^= (byte)(1 << (at % 8));
            BackupManifest.Parse(spoilt).ShouldBeNull();
        }

        for (var length = 0; length < bytes.Length; length++)
        {
            BackupManifest.Parse(bytes.AsSpan(0, length)).ShouldBeNull();
        }

        BackupManifest.Parse([.. bytes, (byte)'\n']).ShouldBeNull();
    }

    [Theory]
    [InlineData("recruit-backup/2", true, "manifest.txt is of version 2, which this version does not read")]
    [InlineData("recruit-backup/2", false, "manifest.txt is not as it was written")]
    [InlineData("recruit-backup/1", true, "manifest.txt is not as it was written")]
    [InlineData("recruit-other/2", true, "manifest.txt is not as it was written")]
    public void A_manifest_of_another_version_is_told_from_a_damaged_one(string first, bool isWhole, string told)
    {
        using var journal = SealedJournal.Of(3, 100, 2);
        var backup = Path.Combine(elsewhere, "backup");
        JournalBackup.Make(journal.Folder, backup, journal.Trust, Now);
        var lines = first + "\nsomething else\n";
        var check = Digest.Of(System.Text.Encoding.UTF8.GetBytes(isWhole ? lines : lines + "x"));
        File.WriteAllText(Path.Combine(backup, BackupManifest.FileName), $"{lines}check {check}\n");

        BackupCheck.Run(backup, journal.Trust).Faults.ShouldBe([told]);
        Should.Throw<BackupRefusedException>(() => JournalBackup.Restore(backup, Path.Combine(elsewhere, "data"), journal.Trust)).Reasons.ShouldBe([told]);
    }

    [Fact]
    public void A_flipped_byte_a_cut_and_a_longer_file_are_refused_and_nothing_is_written()
    {
        using var journal = SealedJournal.Of(30, 500, 3);
        var backup = Path.Combine(elsewhere, "backup");
        JournalBackup.Make(journal.Folder, backup, journal.Trust, Now);
        var file = Path.Combine(backup, SqliteJournal.FileName);
        var right = File.ReadAllBytes(file);
        var random = new Random(6962);
        for (var i = 0; i < 40; i++)
        {
            var spoilt = right.ToArray();
            var at = random.Next(right.Length);
            spoilt[at] ^= 0x40;
            Refused(i switch
            {
                0 => right[..^1],
                1 => right[..^8192],
                2 => [.. right, 0],
                3 => [.. right, .. new byte[8192]],
                4 => [],
                _ => spoilt,
            });
        }

        void Refused(byte[] bytes)
        {
            File.WriteAllBytes(file, bytes);
            Should.Throw<BackupRefusedException>(() => JournalBackup.Restore(backup, Path.Combine(elsewhere, "data"), journal.Trust));
            Directory.EnumerateFileSystemEntries(elsewhere).ShouldBe([backup]);
        }
    }

    [Fact]
    public void A_broken_journal_is_never_backed_up()
    {
        using var journal = SealedJournal.Of(30, 500, 3);
        journal.Edit("DELETE FROM batch WHERE number = 9");

        var refused = Should.Throw<BackupRefusedException>(() => JournalBackup.Make(journal.Folder, Path.Combine(elsewhere, "backup"), journal.Trust, Now));

        refused.Reasons[0].ShouldBe("batch 9: it is missing; row 10 follows");
        Directory.EnumerateFileSystemEntries(elsewhere).ShouldBeEmpty();
    }

    /// <summary>A copy inside the data goes with the data; data inside a copy spoil the copy.</summary>
    [Theory]
    [InlineData("data/backup", "data")]
    [InlineData("data/new/backup", "data")]
    [InlineData("link/backup", "data")]
    [InlineData("data/backup", "link")]
    [InlineData("other/../data/backup", "./data")]
    [InlineData("link", "data")]
    [InlineData("loop/backup", "data")]
    public void A_backup_lies_apart_from_the_data(string backup, string data)
    {
        using var journal = SealedJournal.Of(3, 100, 2);
        Arrange(journal);

        var refused = Should.Throw<BackupRefusedException>(() => JournalBackup.Make(In(data), In(backup), journal.Trust, Now));

        refused.Reasons.ShouldHaveSingleItem().ShouldContain(backup == "loop/backup" ? "leads through too many links" : "one lies inside the other");
        Directory.GetFileSystemEntries(In("data")).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("backup/data")]
    [InlineData("backup/new/data")]
    [InlineData("backups/data")]
    [InlineData("backups")]
    public void Data_are_not_restored_into_the_backup_they_come_from(string data)
    {
        using var journal = SealedJournal.Of(3, 100, 2);
        Arrange(journal);
        JournalBackup.Make(In("data"), In("backup"), journal.Trust, Now);
        Directory.CreateSymbolicLink(In("backups"), In("backup"));

        Should.Throw<BackupRefusedException>(() => JournalBackup.Restore(In("backup"), In(data), journal.Trust))
            .Reasons.ShouldHaveSingleItem().ShouldContain("one lies inside the other");

        BackupCheck.Run(In("backup"), journal.Trust).Faults.ShouldBeEmpty();
    }

    private string In(string path) => Path.Combine(elsewhere, path);

    private void Arrange(SealedJournal journal)
    {
        journal.CopyTo(In("data"));
        Directory.CreateDirectory(In("other"));
        Directory.CreateSymbolicLink(In("link"), In("data"));
        Directory.CreateSymbolicLink(In("loop"), In("loop"));
    }

    private static async Task WorkAsync(EmbeddedEngine engine, int commands)
    {
        for (var i = 0; i < commands; i++)
        {
            await engine.AskAsync(PurseKind.Key(i % 7), i % 10 == 0 ? new Attach([(byte)i, (byte)(i >> 8)]) : i % 10 == 9 ? new Give(PurseKind.Key((i + 1) % 7), 1) : new PutIn(10));
        }
    }

    /// <summary>Every actor as it is, once all messages have had their effect.</summary>
    private static SortedDictionary<string, Digest> HashesOf(EmbeddedEngine engine)
    {
        SpinWait.SpinUntil(() => engine.Mailboxes.All(one => !one.IsBusy && !one.Actor!.Pending.Any() && one.LastBatch < engine.DurableBatches), TimeSpan.FromSeconds(30)).ShouldBeTrue();
        return new SortedDictionary<string, Digest>(engine.Mailboxes.ToDictionary(one => one.Key.ToString(), one => one.Actor!.CanonicalHash()), StringComparer.Ordinal);
    }
}
