using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Mailboxes;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// The last tick before a close asked for a snapshot whose turn still ran when the close took its own. Each got a part of the changed
/// pages, and what the turn had was thrown away: the next start believed in a snapshot that lacked acknowledged effects.
/// </summary>
public class SnapshotDuringCloseTests
{
    [Fact]
    public async Task A_close_waits_for_turns_that_still_run()
    {
        using var purses = new SlowPurses();
        using var folder = await BeginAsync(purses);
        var engine = EmbeddedEngine.Start(Parts(folder, purses));
        await engine.AskAsync(PurseKind.Key(1), new PutIn(7));
        purses.WriteSlowly(() => engine.Arrive(PurseKind.Key(1), new Incoming(IncomingKind.Snapshot)));
        await engine.DisposeAsync();
        purses.GoOn();
        await HoldsTwelveAsync(folder);
    }

    [Fact]
    public async Task A_close_waits_for_turns_that_begin_while_the_crew_stops()
    {
        using var purses = new SlowPurses();
        using var folder = await BeginAsync(purses);
        var crew = new LateCrew(one => purses.WriteSlowly(() => one.Arrive(PurseKind.Key(1), new Incoming(IncomingKind.Snapshot))));
        var engine = new EmbeddedEngine(Parts(folder, purses), crew);
        await engine.AskAsync(PurseKind.Key(1), new PutIn(7));
        await engine.DisposeAsync();
        purses.GoOn();
        await HoldsTwelveAsync(folder);
    }

    /// <summary>A folder with a snapshot of a purse with five coins.</summary>
    private static async Task<DataFolder> BeginAsync(SlowPurses purses)
    {
        var folder = new DataFolder();
        await using var engine = EmbeddedEngine.Start(Parts(folder, purses));
        await engine.AskAsync(PurseKind.Key(1), new PutIn(5));
        return folder;
    }

    private static async Task HoldsTwelveAsync(DataFolder folder)
    {
        await using var engine = folder.Start();
        (await engine.AskAsync(PurseKind.Key(1), new Look())).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(12);
    }

    private static EngineParts Parts(DataFolder folder, SlowPurses purses) =>
        folder.Parts(new EngineLimits { SnapshotEvery = TimeSpan.FromDays(1) }) with { Kinds = new ActorKinds(purses), Time = purses.Time };

    /// <summary>One purse, whose page is written only after a change, as a large actor does.</summary>
    private sealed class SlowPurses : PurseKind, IDisposable
    {
        private readonly ManualResetEventSlim writing = new();
        private readonly WatchedTime time = new();
        private bool changed;
        private bool isSlow;

        public TimeProvider Time => time;

        /// <summary>
        /// Begins to write a page by another thread and comes back when it does. It goes on writing when somebody waits by the clock, as a
        /// close does that waits for turns.
        /// </summary>
        public void WriteSlowly(Action begin)
        {
            time.Waited.Reset();
            isSlow = true;
            begin();
            writing.Wait();
        }

        /// <summary>A close that did not wait is over.</summary>
        public void GoOn() => time.Waited.Set();

        public void Dispose()
        {
            writing.Dispose();
            time.Waited.Dispose();
        }

        protected override Purse Evolve(Purse state, ActorEvent happened)
        {
            changed = true;
            return base.Evolve(state, happened);
        }

        protected override bool TakeChanged(Purse state, int page) => Interlocked.Exchange(ref changed, false);

        protected override void WritePage(Purse state, int page, RecordWriter writer)
        {
            if (Interlocked.Exchange(ref isSlow, false))
            {
                writing.Set();
                time.Waited.Wait();
            }

            base.WritePage(state, page, writer);
        }
    }

    private sealed class WatchedTime : TimeProvider
    {
        public ManualResetEventSlim Waited { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited.Set();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    /// <summary>Works at once; when it is told to stop, one more turn begins, as an acknowledgement that was let out last begins it.</summary>
    private sealed class LateCrew(Action<EmbeddedEngine> late) : Crew
    {
        private readonly Lock committing = new();
        private EmbeddedEngine? engine;

        public override void TurnNeeded(Mailbox mailbox) => Task.Run(() =>
        {
            if (engine!.RunTurn(mailbox))
            {
                TurnNeeded(mailbox);
            }
        });

        public override void CommitNeeded() => Task.Run(() =>
        {
            lock (committing)
            {
                engine!.Guard(engine.Commit);
            }
        });

        public override void ReleaseNeeded(OpenBatch batch) => engine!.Release(batch);

        public override void Start(EmbeddedEngine engine) => this.engine = engine;

        public override ValueTask StopAsync()
        {
            late(engine!);
            return default;
        }
    }
}
