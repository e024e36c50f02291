using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;

namespace Recruit.Engine.Tests;

/// <summary>An engine as a service opens it: a data folder, and keys in a folder apart.</summary>
public sealed class EngineOfFoldersTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-service-").FullName;

    public EngineOfFoldersTests()
    {
        Directory.CreateDirectory(Data);
        KeyFolder.Create(Keys, TestKeys.Origin);
    }

    private string Data => Path.Combine(root, "data");

    private string Keys => Path.Combine(root, "keys");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_receipt_of_before_a_change_of_keys_and_one_of_after_verify_by_their_keys()
    {
        var (first, before) = await PutInAsync();
        KeyRotation.Run(Keys, Data, new Instant(0));
        var (second, after) = await PutInAsync();
        second.Id.ShouldNotBe(first.Id);
        before.Verify(TestKeys.Origin, first).ShouldBe(ReceiptVerdict.Accepted);
        after.Verify(TestKeys.Origin, second).ShouldBe(ReceiptVerdict.Accepted);
        after.Verify(TestKeys.Origin, first).ShouldBe(ReceiptVerdict.UnknownKey);
    }

    [Fact]
    public async Task A_change_of_keys_that_was_interrupted_is_settled_by_the_start()
    {
        await PutInAsync();
        VerifierKey pending;
        using (var keys = KeyFolder.Open(Keys, Data))
        {
            pending = keys.Signing.BeginRotation();
        }

        var (signing, receipt) = await PutInAsync();
        signing.Id.ShouldNotBe(pending.Id);
        receipt.Verify(TestKeys.Origin, signing).ShouldBe(ReceiptVerdict.Accepted);
        using var settled = KeyFolder.Open(Keys, Data);
        settled.Signing.Pending.ShouldBeNull();
    }

    [Fact]
    public async Task A_start_that_fails_while_its_parts_are_opened_leaves_the_folder_free()
    {
        await PutInAsync();
        using (var keys = KeyFolder.Open(Keys, Data))
        {
            var snapshots = Path.Combine(Data, SqliteSnapshots.FileName);
            File.Delete(snapshots);
            Directory.CreateDirectory(snapshots);
            Should.Throw<Exception>(() => EngineParts.Open(Data, keys, PurseKind.Alone, TimeProvider.System, _ => { }, _ => { }));
            DataFolderLock.IsTaken(Data).ShouldBeFalse();
            Directory.Delete(snapshots);

            keys.Signing.BeginRotation();
            Edit("UPDATE batch SET seal = zeroblob(97) WHERE number = 0");
            Should.Throw<JournalBrokenException>(() => EngineParts.Open(Data, keys, PurseKind.Alone, TimeProvider.System, _ => { }, _ => { }));
        }

        DataFolderLock.IsTaken(Data).ShouldBeFalse();
        SqliteJournal.Open(Data, TestKeys.Origin).Dispose();
    }

    [Fact]
    public async Task Keys_that_are_not_in_office_start_no_engine()
    {
        await PutInAsync();
        var before = Path.Combine(root, "before");
        CopyKeys(before);
        KeyRotation.Run(Keys, Data, new Instant(0));
        var stranger = Path.Combine(root, "stranger");
        KeyFolder.Create(stranger, TestKeys.Origin);
        foreach (var folder in new[] { before, stranger })
        {
            using var keys = KeyFolder.Open(folder, Data);
            Should.Throw<JournalBrokenException>(() => EmbeddedEngine.Start(EngineParts.Open(Data, keys, PurseKind.Alone, TimeProvider.System, _ => { }, _ => { })));
        }

        var (signing, receipt) = await PutInAsync();
        receipt.Verify(TestKeys.Origin, signing).ShouldBe(ReceiptVerdict.Accepted);
    }

    [Fact]
    public async Task A_second_engine_on_the_same_data_is_refused_and_the_first_goes_on()
    {
        using var keys = KeyFolder.Open(Keys, Data);
        await using var engine = EmbeddedEngine.Start(EngineParts.Open(Data, keys, PurseKind.Alone, TimeProvider.System, _ => { }, _ => { }));
        Should.Throw<DataFolderInUseException>(() => EngineParts.Open(Data, keys, PurseKind.Alone, TimeProvider.System, _ => { }, _ => { }));
        (await engine.AskAsync(PurseKind.Key(1), new PutIn(1))).Reply.ShouldBeOfType<Contents>();
    }

    private void CopyKeys(string target)
    {
        Directory.CreateDirectory(target);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var file in Directory.GetFiles(Keys))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }

    private async Task<(VerifierKey Key, Receipt Receipt)> PutInAsync()
    {
        using var keys = KeyFolder.Open(Keys, Data);
        await using var engine = EmbeddedEngine.Start(EngineParts.Open(Data, keys, PurseKind.Alone, TimeProvider.System, _ => { }, _ => { }));
        var place = (await engine.AskAsync(PurseKind.Key(1), new PutIn(1))).Receipt!.Value;
        return (keys.Signing.Signer.PublicKey, (await engine.ReadReceiptsAsync([place]))[0]!);
    }

    private void Edit(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Data, SqliteJournal.FileName), Pooling = false }.ConnectionString);
        connection.Open();
        SqliteFile.Run(connection, sql);
    }
}
