using Recruit.Actors;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// A stop looked only at callers, mailboxes and the open batch. Messages of a batch that was stored but not yet let out came to turns that
/// ran after the stop, on closed stores.
/// </summary>
public class StopUnderWayTests
{
    [Fact]
    public async Task A_stop_waits_for_messages_that_are_about_to_be_let_out()
    {
        using var folder = new DataFolder();
        for (var round = 0; round < 30; round++)
        {
            var engine = folder.Start();
            await engine.AskAsync(PurseKind.Key(1), new PutIn(20));
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => engine.AskAsync(PurseKind.Key(1), new Give(PurseKind.Key(2 + i), 1)).AsTask()));
            await engine.DisposeAsync();
            engine.Completion.IsCompletedSuccessfully.ShouldBeTrue(engine.Completion.Exception?.ToString());
            engine.Mailboxes.ShouldAllBe(one => !one.IsBusy && !one.Actor!.Pending.Any());
        }
    }

    [Fact]
    public async Task A_command_that_comes_with_the_stop_is_answered_or_turned_away()
    {
        using var folder = new DataFolder();
        for (var round = 0; round < 30; round++)
        {
            var engine = folder.Start();
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var asking = Task.Run(async () =>
            {
                for (var i = 0; ; i++)
                {
                    if (i == round)
                    {
                        enough.SetResult();
                    }

                    var answer = await engine.AskAsync(PurseKind.Key(i % 5), new PutIn(1)).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
                    if (answer.Reply is Busy)
                    {
                        return;
                    }
                }
            });
            await enough.Task;
            await engine.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            await asking;
        }
    }

    [Fact]
    public async Task A_stop_whose_snapshots_cannot_be_stored_still_closes_the_files()
    {
        using var folder = new DataFolder();
        var (parts, faults) = (folder.Parts(), new Simulation.StorageFaults());
        var engine = EmbeddedEngine.Start(parts with { Snapshots = new Simulation.FaultySnapshots(parts.Snapshots, faults) });
        await engine.AskAsync(PurseKind.Key(1), new PutIn(20));
        faults.Full = true;
        await engine.DisposeAsync();
        await Should.ThrowAsync<Simulation.StorageFailedException>(engine.Completion);
        await using var again = folder.Start();
        (await again.AskAsync(PurseKind.Key(1), new Look())).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(20);
    }
}
