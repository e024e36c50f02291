using System.Globalization;
using Recruit.Benchmarks.Http.Driving;
using Recruit.Benchmarks.Http.Serving;
using Recruit.Benchmarks.Running;
using Recruit.Benchmarks.Selection;
using Recruit.Cli.Simulating;

namespace Recruit.Benchmarks.Http;

/// <summary>What came of a target.</summary>
/// <param name="Target">Which.</param>
/// <param name="Most">As fast as devices can.</param>
/// <param name="Half">At half that rate.</param>
/// <param name="Twice">At twice that rate.</param>
internal sealed record Served(ServedTarget Target, Loaded Most, Loaded Half, Loaded Twice)
{
    /// <summary>Seconds from each press of a start to the whole paper, in order; none of peers, which have no papers.</summary>
    public double[] Starts { get; init; } = [];
}

/// <summary>
/// Saves by HTTP on one machine, driver and server each in a process: how many a second, how long one takes at a bearable rate, what is left at twice the limit,
/// beside a server that stores nothing and two that store as most do; and how long a paper takes when everybody starts at once.
/// </summary>
internal static class HttpRun
{
    private const double AimOfKestrel = 0.5;
    private const double AimOfEntityFramework = 15;
    private const double AimOfNpgsql = 6;
    private const double AimOfGoodput = 0.9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(10);
    private static readonly int[] AtOnce = [64, 256, 1024, ServedTarget.Devices];

    /// <summary>Measures everything and writes http.md.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not there.</exception>
    public static async Task RunAsync(string results)
    {
        LatencyHistogram.Check();
        var report = new Results("Saves by HTTP", "benchmarks/run http");
        var measured = new List<Served>();
        foreach (var target in ServedTarget.All)
        {
            measured.Add(await OnceAsync(target));
        }

        Write(report, measured);
        report.Write(Path.Combine(results, "http.md"));
    }

    /// <summary>Measures one target.</summary>
    /// <exception cref="InvalidOperationException">It needs PostgreSQL, which is not there.</exception>
    public static async Task<Served> OnceAsync(ServedTarget target)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-http-").FullName;
        var programs = PostgresCluster.FindPrograms() ?? throw new InvalidOperationException("PostgreSQL is missing (apt-get install postgresql).");
        using var postgres = target.NeedsPostgres ? new PostgresCluster(programs, PostgresCluster.Durable) : null;
        Served measured;
        using (var served = ServedProcess.Start(target, folder, postgres?.Source.ConnectionString.Replace("Pooling=False", "Pooling=True", StringComparison.OrdinalIgnoreCase)))
        {
            measured = await MeasureAsync(target, folder, served.Address);
            if (target is RecruitService)
            {
                measured = measured with { Starts = await PressStart.RunAsync(served.Address, StartsWithin) };
            }
        }

        Directory.Delete(folder, recursive: true);
        return measured;
    }

    private static async Task<Served> MeasureAsync(ServedTarget target, string folder, Uri address)
    {
        var devices = File.ReadLines(ServedTarget.DevicesIn(folder)).Select((line, index) => new Device(line, index, address)).ToArray();
        try
        {
            if (!await devices[0].SaveAsync())
            {
                throw new InvalidOperationException($"{target.Name}: {devices[0].LastReply()}");
            }

            var load = new Load(devices);
            Loaded? most = null;
            foreach (var many in AtOnce)
            {
                var loaded = await load.AsFastAsTheyCanAsync(many, WarmUp, Time);
                most = loaded.PerSecond > most?.PerSecond || most is null ? loaded : most;
            }

            Console.Error.WriteLine($"{target.Name}: {most!.PerSecond:N0}/s");
            var half = await load.AtRateAsync(most.PerSecond / 2, WarmUp, Time);
            var twice = await load.AtRateAsync(most.PerSecond * 2, WarmUp, Time);
            Console.Error.WriteLine($"{target.Name}: {twice.PerSecond:N0}/s at twice that");
            return new Served(target, most, half, twice);
        }
        finally
        {
            Array.ForEach(devices, device => device.Dispose());
        }
    }

    private static void Write(Results report, List<Served> measured)
    {
        report.Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"{ServedTarget.Devices:N0} devices, each with a connection and one save of one byte under way, and the headers of a browser. A save ends when its reply is whole. Driver and server are two processes "
            + $"on the same cores. *Most*: {AtOnce[0]}, {AtOnce[1]}, {AtOnce[2]:N0} or all {AtOnce[3]:N0} devices that save again at once, the best of these. *At half* and *at twice*: so many saves fall due, whatever becomes of those before; times count "
            + $"from when a save was due. {Time.TotalSeconds:0} s each, after {WarmUp.TotalSeconds:0} s. PostgreSQL as it is installed: every commit waits for the disk. Processor time is that of everything but the driver."));
        report.Table(
            ["what", "most, saves/s", "CPU µs/save", "p50", "p99", "at half: p50", "p99", "at twice: saves/s", "of most", "refused"],
            measured.Select(one => new[]
            {
                one.Target.Name, Text($"{one.Most.PerSecond:N0}"), Text($"{one.Most.ServerMicroseconds:0}"), Ms(one.Most.P50), Ms(one.Most.P99), Ms(one.Half.P50), Ms(one.Half.P99),
                Text($"{one.Twice.PerSecond:N0}"), Text($"{one.Twice.PerSecond / one.Most.PerSecond:0.00}"), Text($"{one.Twice.Refused:0.00}"),
            }));
        var ours = measured.Single(one => one.Target is RecruitService);
        var starts = ours.Starts;
        report.Paragraph("Aims:");
        report.Table(
            ["what", "measured", "aim", ""],
            [
                Aim("of bare Kestrel", ours.Most.PerSecond / Most<BareKestrel>(), AimOfKestrel),
                Aim("times EF Core", ours.Most.PerSecond / Most<EntityFramework>(), AimOfEntityFramework),
                Aim("times plain Npgsql", ours.Most.PerSecond / Most<PlainNpgsql>(), AimOfNpgsql),
                Aim("goodput at twice the limit", ours.Twice.PerSecond / ours.Most.PerSecond, AimOfGoodput),
                [
                    Text($"{starts.Length:N0} press start within {StartsWithin.TotalSeconds:0} s: the last paper after"), Text($"{starts[^1]:0.00} s (half {starts[starts.Length / 2]:0.000} s, 99 % {starts[starts.Length * 99 / 100]:0.000} s)"),
                    "10 s", Results.Met(starts[^1] <= 10),
                ],
            ]);

        double Most<TTarget>() => measured.Single(one => one.Target is TTarget).Most.PerSecond;
    }

    private static string[] Aim(string what, double value, double aim) => [what, Text($"{value:0.00}"), Text($"{aim:0.##}"), Results.Met(value >= aim)];

    private static string Ms(double milliseconds) => Text($"{milliseconds:0.0} ms");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
