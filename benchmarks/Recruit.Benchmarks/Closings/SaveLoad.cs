using System.Diagnostics;
using Recruit.Benchmarks.Saving;

namespace Recruit.Benchmarks.Closings;

/// <summary>Candidates of another campaign who save answers at the door of the same engine, until it is told to stop.</summary>
internal sealed class SaveLoad
{
    private const int Savers = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly long start = Stopwatch.GetTimestamp();
    private readonly Task<ulong>[] savers;
    private volatile bool isOver;

    private SaveLoad(BenchmarkCampaign campaign, string[] credentials) =>
        savers = [.. credentials.Select((credential, saver) => Task.Run(() => SaveAsync(campaign, credential, saver)))];

    /// <summary>Begins.</summary>
    public static async Task<SaveLoad> StartAsync(LiveCampaign live)
    {
        var campaign = new BenchmarkCampaign(live.Engine, live.Keys, Savers);
        await campaign.PlanAsync(0).ConfigureAwait(false);
        return new SaveLoad(campaign, await Task.WhenAll(Enumerable.Range(0, Savers).Select(saver => campaign.EnterAsync(saver, 0))).ConfigureAwait(false));
    }

    /// <summary>Ends it; how many answers were saved in a second.</summary>
    public async Task<double> StopAsync()
    {
        isOver = true;
        var saved = await Task.WhenAll(savers).ConfigureAwait(false);
        return saved.Sum(one => (double)one) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<ulong> SaveAsync(BenchmarkCampaign campaign, string credential, int saver)
    {
        var number = 0UL;
        while (!isOver)
        {
            await campaign.SaveAsync(credential, saver, ++number).ConfigureAwait(false);
            await Task.Delay(Pause).ConfigureAwait(false);
        }

        return number;
    }
}
