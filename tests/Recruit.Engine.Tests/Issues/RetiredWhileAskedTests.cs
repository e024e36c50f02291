namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// The tick took the mailbox of an actor that went to rest off its list by name. A command that had come in between had put a new one
/// there; it was taken off instead, and the actor lived twice.
/// </summary>
public class RetiredWhileAskedTests
{
    [Fact]
    public async Task An_actor_that_rests_and_wakes_all_the_time_lives_once()
    {
        using var folder = new DataFolder();
        await using var engine = folder.Start(new EngineLimits { IdleAfter = TimeSpan.Zero, SnapshotEvery = TimeSpan.Zero });
        using var end = new CancellationTokenSource();
        var ticking = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                engine.Tick();
            }
        });
        var put = 0;
        await Task.WhenAll(Enumerable.Range(0, 3).Select(client => Task.Run(async () =>
        {
            for (var i = 0; i < 400; i++)
            {
                (await engine.AskAsync(PurseKind.Key(1 + (i % 2)), new PutIn(1))).Reply.ShouldBeOfType<Contents>(engine.Completion.Exception?.ToString());
                Interlocked.Increment(ref put);
            }
        })));
        await end.CancelAsync();
        await ticking;
        var sum = 0;
        for (var purse = 1; purse <= 2; purse++)
        {
            sum += ((Contents)(await engine.AskAsync(PurseKind.Key(purse), new Look())).Reply).Coins;
        }

        sum.ShouldBe(put);
    }
}
