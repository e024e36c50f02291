using System.Text;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Tests.Simulation;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Golden;

/// <summary>
/// A journal that the first version wrote, as SQL text, must stay readable: every later version makes the same actors of it. A new file
/// joins it when the format grows (RECRUIT_WRITE_GOLDEN=path, without an ending, writes one); none is ever changed.
/// </summary>
public class GoldenJournalTests
{
    [Fact]
    public async Task The_journal_of_the_first_version_is_read_to_the_same_actors()
    {
        using var folder = new DataFolder();
        GoldenFiles.RestoreJournal(folder.Path, GoldenFiles.Read("journal-1.sql"));
        var journal = SqliteJournal.Open(folder.Path, TestKeys.Origin);
        var parts = new EngineParts(
            PurseKind.Alone, journal, SqliteSnapshots.Open(folder.Path, journal, TestKeys.SnapshotKey), CheapSeal.Sign, CheapSeal.IsOurs, new SimulatedTime())
        { Notice = _ => { }, Trouble = _ => { } };
        await using var engine = EmbeddedEngine.Start(parts);
        engine.DurableBatches.ShouldBe(9UL);
        var hashes = engine.Mailboxes.OrderBy(one => one.Key.Id, StringComparer.Ordinal).Select(one => $"{one.Key.Id} {one.Actor!.CanonicalHash()}");
        string.Join('\n', hashes).ShouldBe(GoldenFiles.Read("journal-1.hashes").TrimEnd());
        (await engine.ReadAttachmentAsync(Digest.Of("a text"u8)))!.Value.ToArray().ShouldBe("a text"u8.ToArray());
        (await engine.AskAsync(PurseKind.Key(1), new PutIn(40), Named(1))).Receipt.ShouldBe(new ReceiptPlace(0, 1));
    }

    /// <summary>What is written depends on nothing but what happened. Kept as the next golden file when asked for.</summary>
    [Fact]
    public void The_same_life_writes_the_same_journal_twice()
    {
        var (hashes, sql) = Write();
        Write().ShouldBe((hashes, sql));
        if (GoldenFiles.WriteTo is { } path)
        {
            File.WriteAllText(path + ".hashes", hashes);
            File.WriteAllText(path + ".sql", sql);
        }
    }

    private static OperationId Named(byte number) => new(new Guid(number, 0, 0, new byte[8]));

    private static (string Hashes, string Sql) Write()
    {
        using var folder = new DataFolder();
        var (time, crew) = (new SimulatedTime(), new SimulatedCrew(new Chance(1)));
        var journal = SqliteJournal.Open(folder.Path, TestKeys.Origin);
        var engine = new EmbeddedEngine(
            new EngineParts(PurseKind.Alone, journal, SqliteSnapshots.Open(folder.Path, journal, TestKeys.SnapshotKey), CheapSeal.Sign, CheapSeal.IsOurs, time)
            { Notice = _ => { }, Trouble = _ => { } }, crew);
        foreach (var (purse, command, operation) in new (int, ActorCommand, byte)[]
        {
            (1, new PutIn(40), 1), (1, new Give(PurseKind.Key(2), 15), 2), (1, new Give(PurseKind.Key(2), 150), 3),
            (2, new Attach(Encoding.UTF8.GetBytes("a text")), 0), (2, new WakeAt(engine.Now + TimeSpan.FromSeconds(2)), 0), (3, new PutIn(1), 0),
        })
        {
            _ = engine.AskAsync(PurseKind.Key(purse), command, operation == 0 ? default : Named(operation)).AsTask();
            Settle(crew);
        }

        time.Pass(TimeSpan.FromSeconds(7));
        crew.Tick();
        Settle(crew);
        var hashes = engine.Mailboxes.OrderBy(one => one.Key.Id, StringComparer.Ordinal).Select(one => $"{one.Key.Id} {one.Actor!.CanonicalHash()}");
        return (string.Join('\n', hashes) + "\n", GoldenFiles.Dump(Path.Combine(folder.Path, SqliteJournal.FileName)));
    }

    private static void Settle(SimulatedCrew crew)
    {
        while (crew.Step() is not null)
        {
        }
    }
}
