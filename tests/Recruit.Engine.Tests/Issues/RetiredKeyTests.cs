using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Issues;

/// <summary>A start believed batches under any key that this service ever had, also those that whoever stole a retired one wrote after its retirement.</summary>
public sealed class RetiredKeyTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-retired-").FullName;

    private string Data => Path.Combine(root, "data");

    private string Keys => Path.Combine(root, "keys");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_retired_key_signed_after_its_retirement_is_not_believed(bool withSnapshots)
    {
        Directory.CreateDirectory(Data);
        KeyFolder.Create(Keys, TestKeys.Origin);
        await PutInAsync(1);
        var stolen = Copy(Keys);
        var change = KeyRotation.Run(Keys, Data, new Instant(0));
        await PutInAsync(1);
        if (!withSnapshots)
        {
            File.Delete(Path.Combine(Data, SqliteSnapshots.FileName));
        }

        var forged = Forge(stolen, change.Next);
        (await Should.ThrowAsync<JournalBrokenException>(() => PutInAsync(1))).Batch.ShouldBe(forged);
    }

    /// <summary>A batch with a million coins, and one that hands over to the key that really is in office, so that the last batch looks right.</summary>
    /// <returns>Number of the first.</returns>
    private ulong Forge(string stolen, VerifierKey inOffice)
    {
        using var thief = KeyFolder.Open(stolen, Data);
        using var journal = SqliteJournal.Open(Data, TestKeys.Origin);
        var (head, time) = (HashChain.Start(TestKeys.Origin), default(Instant));
        foreach (var stored in journal.Read(0))
        {
            Batch.TryParse(stored.Bytes, out var batch).ShouldBe(ChainVerdict.Whole);
            (head, time) = (HashChain.HeadAfter(batch!.Header), BatchBody.Of(batch).Time);
        }

        var (record, turn) = (new TurnRecord(), new RecordWriter());
        new LiveActor(PurseKind.Alone, PurseKind.Key(7)).Ask(new PutIn(1_000_000), default, time, record);
        BatchBody.WriteTurn(turn, PurseKind.Key(7), record);
        var coins = Batch.After(head, BatchBody.Entries(time, turn, record.Leaves));
        Append(coins);
        Append(Batch.After(HashChain.HeadAfter(coins.Header), [BatchBody.EncodeRotation(time, inOffice, time)]));
        return coins.Header.Number;

        void Append(Batch batch) =>
            journal.Append(new StoredBatch(batch.Header.Number, batch.Encode(), BatchSeal.Encode(thief.Signing.Signer.Sign(batch.Header))), []);
    }

    private string Copy(string keys)
    {
        var target = Path.Combine(root, "stolen");
        Directory.CreateDirectory(target);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var file in Directory.GetFiles(keys))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }

    private async Task PutInAsync(int coins)
    {
        using var keys = KeyFolder.Open(Keys, Data);
        await using var engine = EmbeddedEngine.Start(EngineParts.Open(Data, keys, PurseKind.Alone, TimeProvider.System, _ => { }, _ => { }));
        (await engine.AskAsync(PurseKind.Key(1), new PutIn(coins))).Reply.ShouldBeOfType<Contents>();
    }
}
