using System.Diagnostics;
using Recruit.Lists;

namespace Recruit.Engine.Lists;

/// <summary>
/// The thread that feeds the index. It lets batches gather for a moment, unless somebody waits for them, so that a busy journal is opened some
/// times a second and not for every batch. If it fails, lists fail; the engine goes on.
/// </summary>
internal sealed class IndexThread : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StoreEvery = TimeSpan.FromSeconds(20);

    private readonly IndexFollower follower;
    private readonly Action<string> notice;
    private readonly ManualResetEventSlim moved = new(initialState: true);
    private readonly ManualResetEventSlim wanted = new(initialState: true);
    private readonly Thread thread;
    private volatile bool ending;

    /// <summary>Begins to feed.</summary>
    /// <param name="follower">What is fed from what.</param>
    /// <param name="notice">Told why it ended before its time.</param>
    public IndexThread(IndexFollower follower, Action<string> notice)
    {
        (this.follower, this.notice) = (follower, notice);
        Index.Wanted = Hurry;
        thread = new Thread(Run) { Name = "recruit lists", IsBackground = true, Priority = ThreadPriority.BelowNormal };
        thread.Start();
    }

    /// <summary>What is fed.</summary>
    public ReadIndex Index => follower.Index;

    /// <summary>A batch is durable.</summary>
    public void Wake() => moved.Set();

    /// <summary>Takes what is durable, stores what changed and ends.</summary>
    public void Dispose()
    {
        ending = true;
        Hurry();
        thread.Join();
        moved.Dispose();
        wanted.Dispose();
    }

    private void Hurry()
    {
        wanted.Set();
        moved.Set();
    }

    private void Run()
    {
        try
        {
            var stored = Stopwatch.StartNew();
            while (!ending)
            {
                moved.Wait(StoreEvery);
                moved.Reset();
                wanted.Wait(Gather);
                wanted.Reset();
                while (follower.Step() && !ending)
                {
                }

                if (follower.HasUnstored && stored.Elapsed >= StoreEvery)
                {
                    follower.Store();
                    stored.Restart();
                }
            }

            // A rebuild that is under way goes on with the next start.
            follower.Store();
            Index.Fail(new ObjectDisposedException(nameof(IndexThread)));
        }
        catch (Exception failure)
        {
            Index.Fail(failure);
            notice($"The index of lists ended, and lists are refused until the next start: {failure.Message}");
        }
    }
}
