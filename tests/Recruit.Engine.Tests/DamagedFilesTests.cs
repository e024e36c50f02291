using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Tests.Simulation;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Tests;

/// <summary>RL14: bit rot is found on read, and repaired or refused.</summary>
public class DamagedFilesTests
{
    /// <summary>Each damage in a place of its own, spread over the file; all places at night.</summary>
    [Fact]
    public async Task A_damaged_snapshot_file_is_thrown_away_and_made_again()
    {
        using var folder = new DataFolder();
        await FillAsync(folder);
        var file = Path.Combine(folder.Path, SqliteSnapshots.FileName);
        var whole = await File.ReadAllBytesAsync(file);
        foreach (var at in Places(whole.Length))
        {
            await File.WriteAllBytesAsync(file, Flipped(whole, at));
            await using var engine = folder.Start();
            for (var purse = 1; purse <= 4; purse++)
            {
                (await engine.AskAsync(PurseKind.Key(purse), new Look())).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(100 + purse, $"byte {at}, purse {purse}");
            }
        }
    }

    /// <summary>The version that may write, and the list of free pages: a start reads past both, and the first snapshot cannot be stored.</summary>
    [Theory]
    [InlineData(18, 0x40)]
    [InlineData(18, 0x04)]
    [InlineData(36, 0x40)]
    [InlineData(37, 0x40)]
    [InlineData(38, 0x40)]
    [InlineData(39, 0x40)]
    public async Task A_snapshot_file_whose_damage_is_found_when_it_is_written_is_made_again(int at, byte bit)
    {
        using var folder = new DataFolder();
        await FillAsync(folder);
        var file = Path.Combine(folder.Path, SqliteSnapshots.FileName);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[at] ^= bit;
        await File.WriteAllBytesAsync(file, bytes);

        await PutInEverywhereAsync(folder, 1);
        await PutInEverywhereAsync(folder, 2);
    }

    /// <summary>Enough new purses that the file needs pages.</summary>
    private static async Task PutInEverywhereAsync(DataFolder folder, int round)
    {
        const int Purses = 200;
        var engine = folder.Start();
        for (var purse = 1; purse <= Purses; purse++)
        {
            var before = (purse <= 4 ? 100 + purse : 0) + round - 1;
            (await engine.AskAsync(PurseKind.Key(purse), new PutIn(1))).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(before + 1, $"purse {purse}");
        }

        await engine.DisposeAsync();
        await engine.Completion;
    }

    /// <summary>What starts has every batch, or a check of the folder before the start says that it is not whole.</summary>
    [Fact]
    public async Task A_damaged_journal_is_refused_or_unharmed_and_never_shorter_in_silence()
    {
        using var folder = new DataFolder();
        var places = await FillAsync(folder);
        File.Delete(Path.Combine(folder.Path, SqliteSnapshots.FileName));
        var file = Path.Combine(folder.Path, SqliteJournal.FileName);
        var whole = await File.ReadAllBytesAsync(file);
        var (refused, unharmed) = (0, 0);
        foreach (var at in Places(whole.Length))
        {
            await File.WriteAllBytesAsync(file, Flipped(whole, at));
            var isSeen = !JournalVerification.Verify(folder.Path, new JournalTrust([TestKeys.Verifier]), folder.Path).IsWhole;
            try
            {
                await using var engine = folder.Start();
                engine.DurableBatches.ShouldBe(places.Head.Count, $"byte {at}");
                for (var purse = 1; purse <= 4; purse++)
                {
                    (await engine.AskAsync(PurseKind.Key(purse), new Look())).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(100 + purse, $"byte {at}, purse {purse}");
                }

                unharmed++;
            }
            catch (Exception failure) when (failure is JournalBrokenException or SqliteException or InvalidDataException or InvalidCastException or InvalidOperationException)
            {
                // Refused: nothing was answered from it.
                refused++;
                isSeen.ShouldBeTrue($"byte {at}: {failure.Message}");
            }
            finally
            {
                foreach (var other in Directory.GetFiles(folder.Path).Where(other => other != file))
                {
                    File.Delete(other);
                }
            }
        }

        (refused, unharmed).ShouldBe((Math.Max(refused, 1), Math.Max(unharmed, 1)), "both are met");
    }

    [Fact]
    public async Task A_damaged_attachment_is_refused()
    {
        using var folder = new DataFolder();
        var text = new byte[] { 1, 2, 3 };
        await using (var engine = folder.Start())
        {
            await engine.AskAsync(PurseKind.Key(1), new Attach(text));
        }

        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, SqliteJournal.FileName)};Pooling=False"))
        {
            connection.Open();
            SqliteFile.Run(connection, "UPDATE attachment SET bytes = X'010204'");
        }

        await using var again = folder.Start();
        await Should.ThrowAsync<InvalidDataException>(async () => await again.ReadAttachmentAsync(Digest.Of(text)));
    }

    private static IEnumerable<int> Places(int length)
    {
        var cases = Math.Min(length, 60 * Seeds.Factor);
        return Enumerable.Range(0, cases).Select(i => (int)((long)i * length / cases));
    }

    private static byte[] Flipped(byte[] whole, int at)
    {
        var bytes = whole.ToArray();
        bytes[at] ^= 0x10;
        return bytes;
    }

    private static async Task<(ReceiptPlace Last, ChainHead Head)> FillAsync(DataFolder folder)
    {
        ReceiptPlace last = default;
        await using (var engine = folder.Start())
        {
            for (var purse = 1; purse <= 4; purse++)
            {
                await engine.AskAsync(PurseKind.Key(purse), new PutIn(100));
                last = (await engine.AskAsync(PurseKind.Key(purse), new PutIn(purse), new OperationId(Guid.NewGuid()))).Receipt!.Value;
            }
        }

        using var journal = SqliteJournal.Open(folder.Path, TestKeys.Origin);
        return (last, HashChain.Verify(HashChain.Start(TestKeys.Origin), journal.Read(0).Select(one => one.Bytes)).Head);
    }
}
