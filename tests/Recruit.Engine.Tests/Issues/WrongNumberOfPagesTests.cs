using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// SQLite believes the number of pages in the header. With a bit of it flipped a start gave out pages anew that held texts, and destroyed what
/// was acknowledged without a word.
/// </summary>
public sealed class WrongNumberOfPagesTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_engine_starts_where_the_header_counts_other_pages_than_there_are()
    {
        await using (var engine = folder.Start())
        {
            for (var text = 0; text < 24; text++)
            {
                await engine.AskAsync(PurseKind.Key(1), new Attach([.. Enumerable.Repeat((byte)text, 33_700)]));
            }
        }

        var path = Path.Combine(folder.Path, SqliteJournal.FileName);
        var whole = await File.ReadAllBytesAsync(path);
        for (var bit = 28 * 8; bit < 32 * 8; bit++)
        {
            File.Delete(Path.Combine(folder.Path, SqliteSnapshots.FileName));
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            await File.WriteAllBytesAsync(path, flipped);
            Should.Throw<JournalBrokenException>(() => folder.Start(), $"bit {bit}").Batch.ShouldBeNull();
            (await File.ReadAllBytesAsync(path)).ShouldBe(flipped, "what is damaged stays for whoever restores it");
        }

        await File.WriteAllBytesAsync(path, whole);
        await using var again = folder.Start();
        (await again.AskAsync(PurseKind.Key(1), new PutIn(1))).Reply.ShouldBeOfType<Contents>();
    }
}
