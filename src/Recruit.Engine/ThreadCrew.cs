using System.Collections.Concurrent;
using Recruit.Engine.Journal;
using Recruit.Engine.Mailboxes;

namespace Recruit.Engine;

/// <summary>
/// Turns run on the thread pool; one thread commits; one releases replies, so that the next fsync does not wait until everybody was
/// answered; a timer does what is due.
/// </summary>
internal sealed class ThreadCrew : Crew, IDisposable
{
    /// <summary>How often due things are looked for; nudges may come that much late.</summary>
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(100);

    // Events, because their waiters sleep: those that spin first would take from the turns what they hope to win.
    private readonly AutoResetEvent wanted = new(false);
    private readonly AutoResetEvent toRelease = new(false);
    private readonly ConcurrentQueue<OpenBatch> released = new();
    private readonly CancellationTokenSource ending = new();
    private volatile bool isCommitted;
    private EmbeddedEngine? engine;
    private Thread? committing;
    private Thread? releasing;
    private Task ticking = Task.CompletedTask;

    public override void TurnNeeded(Mailbox mailbox) =>
        ThreadPool.UnsafeQueueUserWorkItem(static work => work.Crew.RunTurn(work.Mailbox), (Crew: this, Mailbox: mailbox), preferLocal: false);

    public override void CommitNeeded() => wanted.Set();

    public override void ReleaseNeeded(OpenBatch batch)
    {
        released.Enqueue(batch);
        toRelease.Set();
    }

    public override void Start(EmbeddedEngine engine)
    {
        this.engine = engine;
        committing = new Thread(() => engine.Guard(CommitUntilEnd)) { Name = "recruit commits", IsBackground = true };
        releasing = new Thread(() => engine.Guard(ReleaseUntilEnd)) { Name = "recruit replies", IsBackground = true };
        committing.Start();
        releasing.Start();
        ticking = TickUntilEndAsync(engine);
    }

    public override async ValueTask StopAsync()
    {
        await ending.CancelAsync();
        await ticking;
        committing?.Join();
        isCommitted = true;
        toRelease.Set();
        releasing?.Join();
    }

    public void Dispose()
    {
        wanted.Dispose();
        toRelease.Dispose();
        ending.Dispose();
    }

    private void RunTurn(Mailbox mailbox)
    {
        if (engine!.RunTurn(mailbox))
        {
            TurnNeeded(mailbox);
        }
    }

    private void CommitUntilEnd()
    {
        while (!ending.IsCancellationRequested)
        {
            // A pulse is stored by this thread too: whoever waits that long finds out whether the disk stands still.
            wanted.WaitOne(Rhythm);
            engine!.Commit();
        }
    }

    private void ReleaseUntilEnd()
    {
        while (true)
        {
            var isLast = isCommitted;
            while (released.TryDequeue(out var batch))
            {
                engine!.Release(batch);
            }

            if (isLast)
            {
                return;
            }

            toRelease.WaitOne();
        }
    }

    private async Task TickUntilEndAsync(EmbeddedEngine engine)
    {
        using var timer = new PeriodicTimer(Rhythm);
        while (!ending.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            engine.Guard(engine.Tick);
        }
    }
}
