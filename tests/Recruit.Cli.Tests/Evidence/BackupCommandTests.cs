using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Tests;
using Recruit.Engine.Tests.Verifying;

namespace Recruit.Cli.Tests.Evidence;

public sealed class BackupCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SealedJournal journal = SealedJournal.Of(batches: 20, largest: 500, attachmentEvery: 3);

    private string Key => journal.First.Public.ToString();

    public void Dispose()
    {
        journal.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_backup_is_verified_and_restored()
    {
        var made = await RunAsync("backup", journal.Folder, folder["backup"], "--output", "csv");
        var check = await RunAsync("verify", "backup", folder["backup"], "--newer-than", "1", "--at-least", "20", "--head", EvidenceFiles.Print(journal.Head));
        var restored = await RunAsync("restore", folder["backup"], folder["data"]);

        made.Code.ShouldBe(0, made.Notes);
        made.Results.ShouldContain($"20,{EvidenceFiles.Print(journal.Head)},");
        (check.Code, check.Notes).ShouldBe((0, ""));
        restored.Code.ShouldBe(0, restored.Notes);
        (await File.ReadAllBytesAsync(Path.Combine(folder["data"], "journal.db"))).ShouldBe(await File.ReadAllBytesAsync(journal.File));
        folder.Names.ShouldBe(["backup", "data"]);
    }

    [Fact]
    public async Task A_missing_old_small_or_broken_backup_is_an_alarm()
    {
        var missing = await RunAsync("verify", "backup", folder["backup"]);
        await RunAsync("backup", journal.Folder, folder["backup"]);
        var small = await RunAsync("verify", "backup", folder["backup"], "--at-least", "21");
        await SetTimeAsync(1_772_000_000_000);
        var old = await RunAsync("verify", "backup", folder["backup"], "--newer-than", "26");
        await SetTimeAsync(99_000_000_000_000);
        var early = await RunAsync("verify", "backup", folder["backup"]);
        await File.AppendAllTextAsync(Path.Combine(folder["backup"], "manifest.txt"), "\n");
        var broken = await RunAsync("verify", "backup", folder["backup"]);

        (missing.Code, missing.Notes).ShouldBe((1, $"recruit: there is no backup in {folder["backup"]}\n"));
        (small.Code, small.Notes).ShouldBe((1, "recruit: the backup has 20 batches; there must be at least 21\n"));
        old.Code.ShouldBe(1);
        old.Notes.ShouldStartWith("recruit: the backup was made at 2026-02-25T06:13:20.000Z, ");
        early.Code.ShouldBe(1);
        early.Notes.ShouldContain("which is not yet");
        (broken.Code, broken.Notes).ShouldBe((1, "recruit: manifest.txt is not as it was written\n"));
    }

    [Fact]
    public async Task Nothing_is_replaced_and_refusals_leave_nothing_behind()
    {
        await RunAsync("backup", journal.Folder, folder["backup"]);
        var twice = await RunAsync("backup", journal.Folder, folder["backup"]);
        var occupied = await RunAsync("restore", folder["backup"], journal.Folder);
        var inside = await RunAsync("backup", journal.Folder, Path.Combine(journal.Folder, "backup"));
        var within = await RunAsync("restore", folder["backup"], Path.Combine(folder["backup"], "data"));
        var nowhere = await RunAsync("restore", folder["nothing"], folder["data"]);
        using var stranger = new SigningKey();
        var stranged = await RecruitProcess.RunAsync("restore", folder["backup"], folder["data"], "--trust", stranger.Public.ToString());
        journal.Edit("DELETE FROM batch WHERE number = 3");
        var bad = await RunAsync("backup", journal.Folder, folder["second"]);

        (twice.Code, occupied.Code, nowhere.Code, stranged.Code, bad.Code).ShouldBe((2, 2, 1, 1, 1));
        (inside.Code, within.Code).ShouldBe((2, 2));
        inside.Notes.ShouldBe($"recruit: {Path.Combine(journal.Folder, "backup")} and {journal.Folder}: one lies inside the other; a backup lies apart from the data\n");
        bad.NoteLines.ShouldContain("recruit: batch 3: it is missing; row 4 follows");
        bad.NoteLines[^1].ShouldBe("recruit: nothing was written");
        folder.Names.ShouldBe(["backup"]);
    }

    [Fact]
    public async Task Backup_and_verify_work_beside_a_process_that_writes()
    {
        using var enough = new CancellationTokenSource();
        using var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin);
        var writing = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                journal.Append(store, [BatchBody.Encode(journal.Now(), new RecordWriter())], [], journal.Second.Sign);
                enough.Token.WaitHandle.WaitOne(50);
            }
        });
        for (var i = 0; i < 3; i++)
        {
            var made = await RunAsync("backup", journal.Folder, folder[$"{i}"]);
            var verified = await RunAsync("verify", "journal", journal.Folder);
            var check = await RunAsync("verify", "backup", folder[$"{i}"], "--at-least", "21");

            (made.Code, verified.Code, check.Code).ShouldBe((0, 0, 0), made.Notes + verified.Results + check.Notes);
        }

        await enough.CancelAsync();
        await writing;
        store.Tidy();
        (await RunAsync("verify", "journal", journal.Folder, "--head", EvidenceFiles.Print(journal.Head))).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Trust_is_never_taken_from_the_backup()
    {
        (await RecruitProcess.RunAsync("backup", journal.Folder, folder["backup"])).Code.ShouldBe(2);
        folder.Names.ShouldBeEmpty();
    }

    private async Task SetTimeAsync(long milliseconds)
    {
        var path = Path.Combine(folder["backup"], "manifest.txt");
        var manifest = Engine.Backups.BackupManifest.Parse(await File.ReadAllBytesAsync(path))!;
        await File.WriteAllTextAsync(path, (manifest with { Time = new Instant(milliseconds) }).Print());
    }

    private async Task<Said> RunAsync(params string[] args) => (await RecruitProcess.RunAsync([.. args, "--trust", Key])).WithoutStackTrace();
}
