using Recruit.Actors;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Tests.Simulation;

namespace Recruit.Engine.Tests.Snapshots;

/// <summary>Damage that is found when snapshots are stored, beneath an engine at work: nobody's state is another by it, at work, at rest or after the next start.</summary>
public sealed class LostSnapshotsTests : IAsyncLifetime, IDisposable
{
    private static readonly EngineLimits Limits = new() { IdleAfter = TimeSpan.FromSeconds(3), SnapshotEvery = TimeSpan.FromSeconds(1) };

    private readonly FileDisk disk = new();
    private readonly StepByStep step;

    public LostSnapshotsTests() => step = new StepByStep(Limits, disk: disk);

    public async Task InitializeAsync()
    {
        for (var purse = 1; purse <= 3; purse++)
        {
            // With a page that changes again, and one that does not.
            step.Answer(purse, new PutIn(100), new OperationId(Guid.NewGuid()));
        }

        await step.Engine.DisposeAsync();

        // The version by which the file may be written to: one that no SQLite knows. It is read as before.
        var file = Path.Combine(disk.Folder, SqliteSnapshots.FileName);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[18] ^= 0x40;
        await File.WriteAllBytesAsync(file, bytes);
        step.Crash();
        step.Notices.ShouldBeEmpty();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => disk.Dispose();

    [Fact]
    public void Who_rests_is_made_again_from_the_journal()
    {
        Lose();
        Rest();

        step.Look(1).Coins.ShouldBe(100);
        step.Look(3).Coins.ShouldBe(100);
    }

    [Fact]
    public void Who_is_at_work_stays_until_it_is_saved_whole()
    {
        Lose();
        Rest();
        step.Engine.Awake.ShouldBe(1);
        step.Answer(2, new PutIn(1));
        Rest();
        step.Engine.Awake.ShouldBe(0);
        var told = step.Notices.Count;

        step.Look(2).Coins.ShouldBe(102);

        step.Notices.Count.ShouldBe(told, "nothing had to be made again");
    }

    [Fact]
    public void The_next_start_replays_who_was_not_saved_again()
    {
        Lose();
        step.Answer(2, new PutIn(1));
        Rest();
        step.Crash();

        (step.Look(1).Coins, step.Look(2).Coins, step.Look(3).Coins).ShouldBe((100, 102, 100));
        step.Notices.Count.ShouldBe(1, "all of the file was whole and the engine's own");
    }

    [Fact]
    public void A_start_after_everybody_was_saved_again_replays_the_end_only()
    {
        Lose();
        for (var purse = 1; purse <= 3; purse++)
        {
            step.Answer(purse, new PutIn(1));
        }

        Rest();
        disk.Crash();

        using var journal = disk.OpenJournal();
        using var snapshots = disk.OpenSnapshots();
        snapshots.ReplayFrom.ShouldNotBeNull().Count.ShouldBe(step.Engine.DurableBatches);
    }

    /// <summary>One who is at work changes, and the snapshot of what changed cannot be stored.</summary>
    private void Lose()
    {
        step.Answer(2, new PutIn(1));
        step.Pass(TimeSpan.FromSeconds(2));
        step.Engine.Completion.IsCompleted.ShouldBeFalse(step.Engine.Completion.Exception?.InnerException?.Message);
        step.Notices.ShouldHaveSingleItem().ShouldContain(SqliteSnapshots.FileName);
    }

    private void Rest() => step.Pass(TimeSpan.FromSeconds(10));
}
