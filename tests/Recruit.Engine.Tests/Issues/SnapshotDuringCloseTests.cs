using Recruit.Actors;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// The last tick before a close asked for a snapshot whose turn still ran when the close took its own. Each got a part of the changed
/// pages, and what the turn had was thrown away: the next start believed in a snapshot that lacked acknowledged effects.
/// </summary>
public class SnapshotDuringCloseTests
{
    /// <summary>Long enough for a close that does not wait to be over.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task A_close_waits_for_turns_that_still_run()
    {
        using var folder = new DataFolder();
        using var writing = new ManualResetEventSlim();
        var isSlow = false;
        var kinds = new ActorKinds(new SlowPurses(() =>
        {
            if (isSlow)
            {
                isSlow = false;
                writing.Set();
                Thread.Sleep(Slow);
            }
        }));
        await using (var first = EmbeddedEngine.Start(Parts(folder, kinds)))
        {
            await first.AskAsync(PurseKind.Key(1), new PutIn(5));
        }

        var engine = EmbeddedEngine.Start(Parts(folder, kinds));
        await engine.AskAsync(PurseKind.Key(1), new PutIn(7));
        isSlow = true;
        engine.Tick();
        writing.Wait();
        await engine.DisposeAsync();

        await using var again = folder.Start();
        (await again.AskAsync(PurseKind.Key(1), new Look())).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(12);
    }

    private static EngineParts Parts(DataFolder folder, ActorKinds kinds) => folder.Parts(new EngineLimits { SnapshotEvery = TimeSpan.Zero }) with { Kinds = kinds };

    /// <summary>One purse, whose page is written only after a change, as a large actor does.</summary>
    private sealed class SlowPurses(Action writing) : PurseKind
    {
        private bool changed;

        protected override Purse Evolve(Purse state, ActorEvent happened)
        {
            changed = true;
            return base.Evolve(state, happened);
        }

        protected override bool TakeChanged(Purse state, int page) => Interlocked.Exchange(ref changed, false);

        protected override void WritePage(Purse state, int page, RecordWriter writer)
        {
            writing();
            base.WritePage(state, page, writer);
        }
    }
}
