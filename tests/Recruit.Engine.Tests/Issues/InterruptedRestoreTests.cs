using Recruit.Actors;
using Recruit.Engine.Backups;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Verifying;

namespace Recruit.Engine.Tests.Issues;

/// <summary>Beside what a killed restore had left, a start began an empty journal, and another restore found the folder not empty.</summary>
public sealed class InterruptedRestoreTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-restore-").FullName;

    private string Data => Path.Combine(root, "data");

    private string Backup => Path.Combine(root, "backup");

    private string Keys => Path.Combine(root, "keys");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Nothing_starts_on_half_a_restore_and_the_next_one_ends_it()
    {
        Directory.CreateDirectory(Data);
        var trust = new JournalTrust([KeyFolder.Create(Keys, TestKeys.Origin)]);
        (await PutInAsync(5)).ShouldBe(5);
        JournalBackup.Make(Data, Backup, trust, new Instant(0));
        Directory.Delete(Data, recursive: true);
        Directory.CreateDirectory(Data);
        await File.WriteAllBytesAsync(Path.Combine(Data, DataFolderLock.FileName), []);
        await File.WriteAllBytesAsync(Path.Combine(Data, SqliteJournal.FileName + JournalBackup.Unfinished), new byte[8192]);

        (await Should.ThrowAsync<JournalBrokenException>(() => PutInAsync(1))).Message.ShouldContain("restore again");
        JournalBackup.Restore(Backup, Data, trust);
        (await PutInAsync(1)).ShouldBe(6);
    }

    private async Task<int> PutInAsync(int coins)
    {
        using var keys = KeyFolder.Open(Keys, Data);
        await using var engine = EmbeddedEngine.Start(EngineParts.Open(Data, keys, PurseKind.Alone, TimeProvider.System, _ => { }, _ => { }));
        return ((Contents)(await engine.AskAsync(PurseKind.Key(1), new PutIn(coins))).Reply).Coins;
    }
}
