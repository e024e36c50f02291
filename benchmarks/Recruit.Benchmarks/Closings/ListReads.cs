using System.Diagnostics;
using System.Globalization;
using Recruit.Lists;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Closings;

/// <summary>How long reads of what was released take: pages of 50 of the ranked list of a stage, and the funnel.</summary>
internal sealed class ListReads(LiveCampaign live, string stage)
{
    private const int Times = 200;
    private const int Page = 50;
    private static readonly Id Routine = new("routine");

    /// <summary>Milliseconds of each kind of read: half of them are not longer, 99 in 100, all.</summary>
    /// <param name="name">Goes before the names of the reads.</param>
    public async Task<IReadOnlyList<ReadTaken>> MeasureAsync(string name)
    {
        var first = await PageAsync(null).ConfigureAwait(false);
        var taken = new List<ReadTaken>();
        foreach (var (where, place) in (IEnumerable<(string, int)>)[("first", 0), ("middle", first.Total / 2), ("last", first.Total - Page)])
        {
            var after = place == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{first.Closing}.{place}");
            taken.Add(await TimeAsync($"{name}{where} page", () => PageAsync(after)).ConfigureAwait(false));
        }

        live.Actors.KeepsLooks = false;
        taken.Add(await TimeAsync($"{name}first page, without the record of looks", () => PageAsync(null)).ConfigureAwait(false));
        live.Actors.KeepsLooks = true;
        taken.Add(await TimeAsync($"{name}funnel", FunnelAsync).ConfigureAwait(false));
        return taken;
    }

    /// <summary>Waits until both tell what was released.</summary>
    public async Task<RankedShown> WaitAsync()
    {
        while (true)
        {
            if (await live.TryAsync(Ranked(null)).ConfigureAwait(false) is RankedShown shown
                && (await FunnelAsync().ConfigureAwait(false)).Stages is [.., var last] funnel
                && last.Stage.Text == stage && last.States.Sum(one => one.Count) == funnel[0].States.Sum(one => one.Count))
            {
                return shown;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1)).ConfigureAwait(false);
        }
    }

    private static async Task<ReadTaken> TimeAsync<T>(string name, Func<Task<T>> read)
    {
        await read().ConfigureAwait(false);
        var milliseconds = new double[Times];
        for (var time = 0; time < Times; time++)
        {
            var start = Stopwatch.GetTimestamp();
            await read().ConfigureAwait(false);
            milliseconds[time] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        return new ReadTaken(name, milliseconds[Times / 2], milliseconds[(Times * 99 / 100) - 1], milliseconds[^1]);
    }

    private ReadRanked Ranked(string? after) => new(LiveCampaign.Officer, LiveCampaign.Fresh(), Routine, live.Campaign, new Id(stage), Page, after);

    private Task<RankedShown> PageAsync(string? after) => live.AskAsync<RankedShown>(Ranked(after));

    private Task<FunnelRead> FunnelAsync() =>
        live.AskAsync<FunnelRead>(new ReadFunnel(LiveCampaign.Officer, LiveCampaign.Fresh(), live.Campaign, ApplicantFilter.All));
}

/// <summary>Milliseconds of a read.</summary>
/// <param name="Read">What was read.</param>
/// <param name="Median">Of half of them at most.</param>
/// <param name="P99">Of 99 in 100.</param>
/// <param name="Longest">Of all.</param>
internal sealed record ReadTaken(string Read, double Median, double P99, double Longest)
{
    private const char Separator = '\t';

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Read}{Separator}{Median:0.000}{Separator}{P99:0.000}{Separator}{Longest:0.000}");

    /// <summary>What another process printed.</summary>
    public static ReadTaken Parse(string line)
    {
        var cells = line.Split(Separator);
        return new ReadTaken(cells[0], Number(1), Number(2), Number(3));

        double Number(int place) => double.Parse(cells[place], CultureInfo.InvariantCulture);
    }
}
