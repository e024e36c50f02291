using System.Diagnostics;
using System.Threading.Channels;
using Recruit.Actors;
using Recruit.Engine.Lists;
using Recruit.Evidence;
using Recruit.Lists;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans.Lists;

/// <summary>
/// Feeds a client's index of lists from a cluster, in rounds: it asks the desks who moved, and these for their batches from where it was. It
/// begins when somebody wants a list, and goes round when somebody wants another one; meanwhile it costs nothing.
/// </summary>
/// <remarks>
/// It keeps what it took in memory: a client that begins has nothing, and refuses lists until its first round is over. A round that fails, or takes
/// longer than lists may be behind, has lists refused until one ends well.
/// </remarks>
public sealed class ClusterFollower : IAsyncDisposable
{
    /// <summary>A list shows what was durable so long ago at most.</summary>
    private static readonly TimeSpan BehindMost = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <summary>Actors that are read at once.</summary>
    private const int Together = 16;

    private readonly IGrainFactory grains;
    private readonly ActorKinds kinds;
    private readonly FollowedDesk[] desks;
    private readonly Channel<bool> wanted = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource ending = new();
    private readonly Action<string> notice;
    private readonly Task running;
    private Exception? unreadable;
    private bool isLost;
    private bool isEnding;
    private long round;
    private long taken;

    /// <summary>A follower that has nothing yet.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="kinds">The kinds of actors it runs.</param>
    /// <param name="notice">Told why lists are refused.</param>
    public ClusterFollower(IGrainFactory grains, ActorKinds kinds, Action<string> notice)
    {
        (this.grains, this.kinds, this.notice) = (grains, kinds, notice);
        desks = [.. Enumerable.Range(0, SiloParts.FollowDesks).Select(desk => new FollowedDesk(grains.GetGrain<IFollowDeskGrain>(desk)))];
        Index = new ReadIndex(kinds, _ => null)
        {
            HasOrder = false,
            Durable = () => (ulong)Volatile.Read(ref round) + 1,
            Wanted = () => wanted.Writer.TryWrite(true),
        };
        Index.Begin([], 0, until: 1);
        running = Task.Run(RunAsync);
    }

    /// <summary>What is fed.</summary>
    public ReadIndex Index { get; }

    /// <summary>Ends it; asked again nothing happens.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref isEnding, true))
        {
            await ending.CancelAsync();
            await running;
            ending.Dispose();
        }
    }

    private async Task RunAsync()
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            while (true)
            {
                await wanted.Reader.ReadAsync(ending.Token);
                if (Stopwatch.GetElapsedTime(began) > BehindMost)
                {
                    Index.Lag();
                }

                began = Stopwatch.GetTimestamp();
                await UntilRoundAsync();
            }
        }
        catch (Exception) when (ending.IsCancellationRequested)
        {
            Index.Fail(new ObjectDisposedException(nameof(ClusterFollower)));
        }
        catch (Exception end)
        {
            Index.Fail(end);
            notice($"The index of lists ended, and lists are refused until the next start: {end.Message}");
        }
    }

    /// <summary>Goes round until a round ends well.</summary>
    private async Task UntilRoundAsync()
    {
        while (true)
        {
            var number = Interlocked.Increment(ref round);
            var going = GoRoundAsync();
            try
            {
                await going.WaitAsync(BehindMost, ending.Token);
            }
            catch (TimeoutException)
            {
                Index.Lag();
            }

            if (await going.WaitAsync(ending.Token))
            {
                Index.Pass((ulong)taken, (ulong)number);
                return;
            }

            Index.Lag();
            await Task.Delay(Again, ending.Token);
        }
    }

    /// <summary>Takes everything that is durable now; the answer is whether it did.</summary>
    /// <exception cref="InvalidDataException">A batch is of a version that this one does not know.</exception>
    private async Task<bool> GoRoundAsync()
    {
        try
        {
            using var few = new SemaphoreSlim(Together);
            var isWhole = (await Task.WhenAll(desks.Select(desk => TakeAsync(desk, few)))).All(one => one);
            isLost &= !isWhole;
            return isWhole;
        }
        catch (Exception lost) when (unreadable is null && !ending.IsCancellationRequested)
        {
            // A desk or an actor does not answer, or the cluster does not; the next round asks again, from where each of them was.
            if (!isLost)
            {
                notice($"The index of lists cannot follow the cluster, and lists are refused until it can: {lost.Message}");
            }

            isLost = true;
            return false;
        }
    }

    private async Task<bool> TakeAsync(FollowedDesk desk, SemaphoreSlim few)
    {
        for (var hasMore = true; hasMore;)
        {
            var moves = await desk.AskAsync();
            if (!moves.IsSettled)
            {
                return false;
            }

            var rested = await Task.WhenAll(desk.ToRead(moves, Index).Select(async move =>
            {
                await few.WaitAsync(ending.Token);
                try
                {
                    return await TakeAsync(desk, move) ? move : (Move?)null;
                }
                finally
                {
                    few.Release();
                }
            }));
            await desk.TakenAsync(moves, [.. rested.OfType<Move>()]);
            hasMore = moves.HasMore;
        }

        return true;
    }

    /// <summary>Takes an actor's batches; the answer is whether it is at rest.</summary>
    private async Task<bool> TakeAsync(FollowedDesk desk, Move move)
    {
        var actor = new ActorKey(move.Kind, move.Id);
        var grain = grains.GetGrain<IActorGrain>(GrainNames.GrainOf(actor));
        for (var hasMore = true; hasMore;)
        {
            var listed = await grain.ReadListedAsync(desk.Passed(actor));
            foreach (var bytes in listed.Needed)
            {
                Take(bytes);
            }

            desk.Pass(actor, listed.Next);
            Interlocked.Add(ref taken, listed.Passed);
            hasMore = listed.HasMore;
        }

        return ReadIndex.MayRest(actor.Kind) && !Index.HasOpen(actor);
    }

    private void Take(byte[] bytes)
    {
        try
        {
            if (Batch.TryRead(bytes, out var batch) != ChainVerdict.Whole)
            {
                throw new InvalidDataException("A batch is not as it was written.");
            }

            ListedBatches.Take(Index, kinds, batch!);
        }
        catch (Exception mistake)
        {
            // Going round again would not help.
            unreadable = mistake;
            throw;
        }
    }
}
