using Recruit.Actors;
using Recruit.Engine.Backups;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Tests.Simulation;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Golden;

/// <summary>Snapshots of the kept journal, and a manifest, as they were first written, stay readable and mean the same.</summary>
public sealed class GoldenSnapshotTests : IDisposable
{
    private static readonly BackupManifest Manifest = new(
        "recruit.example/log", new ChainHead(1234, Digest.Of("a head"u8)), 56, 789_504, Digest.Of("a journal"u8), new Instant(1_772_000_000_000));

    private readonly DataFolder folder = new();

    public GoldenSnapshotTests() => GoldenFiles.RestoreJournal(folder.Path, GoldenFiles.Read("journal-1.sql"));

    private string Snapshots => Path.Combine(folder.Path, SqliteSnapshots.FileName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Kept_snapshots_are_believed_and_give_the_same_actors()
    {
        GoldenFiles.Restore(Snapshots, GoldenFiles.Read("snapshots-2.sql"));
        using var journal = SqliteJournal.Open(folder.Path, TestKeys.Origin);
        using var snapshots = SqliteSnapshots.Open(folder.Path, journal, TestKeys.SnapshotKey);

        snapshots.ThrownAway.ShouldBeNull();
        snapshots.ReplayFrom!.Value.Count.ShouldBe(9UL);
        var hashes = snapshots.Resting().OrderBy(one => one.Actor.Id, StringComparer.Ordinal)
            .Select(one => $"{one.Actor.Id} {new LiveActor(PurseKind.Alone, one.Actor, snapshots.Find(one.Actor)!).CanonicalHash()}");
        string.Join('\n', hashes).ShouldBe(GoldenFiles.Read("journal-1.hashes").TrimEnd());
    }

    /// <summary>The marks too: under the same key the same state is marked the same way.</summary>
    [Fact]
    public async Task Today_the_same_snapshots_are_written()
    {
        using var anew = new DataFolder();
        var journal = SqliteJournal.Open(folder.Path, TestKeys.Origin);
        await using (var engine = EmbeddedEngine.Start(new EngineParts(
            PurseKind.Alone, journal, SqliteSnapshots.Open(folder.Path, journal, TestKeys.SnapshotKey), CheapSeal.Sign, CheapSeal.IsOurs, new SimulatedTime())
        { Notice = _ => { }, Trouble = _ => { } }))
        using (var snapshots = SqliteSnapshots.Open(anew.Path, journal, TestKeys.SnapshotKey))
        {
            var all = engine.Mailboxes.OrderBy(one => one.Key.Id, StringComparer.Ordinal).Select(one => SnapshotDesk.SnapshotOf(one, one.Actor!)).ToList();
            snapshots.Save(all, HashChain.Verify(HashChain.Start(TestKeys.Origin), journal.Read(0).Select(one => one.Bytes)).Head);
        }

        var sql = GoldenFiles.Dump(Path.Combine(anew.Path, SqliteSnapshots.FileName));
        if (GoldenFiles.WriteTo is { } path)
        {
            await File.WriteAllTextAsync(path + ".snapshots.sql", sql);
            await File.WriteAllTextAsync(path + ".manifest.txt", Manifest.Print());
        }

        sql.ShouldBe(GoldenFiles.Read("snapshots-2.sql"));
    }

    [Fact]
    public void The_kept_manifest_is_read_and_written_the_same_and_one_of_another_version_is_not_read()
    {
        var kept = GoldenFiles.Read("manifest-1.txt");

        BackupManifest.Parse(System.Text.Encoding.UTF8.GetBytes(kept)).ShouldBe(Manifest);
        Manifest.Print().ShouldBe(kept);
        BackupManifest.Parse(System.Text.Encoding.UTF8.GetBytes(kept.Replace("recruit-backup/1", "recruit-backup/2", StringComparison.Ordinal))).ShouldBeNull();
    }
}
