using System.Diagnostics;
using System.Globalization;
using Recruit.Benchmarks.Running;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Selection;

/// <summary>The selection core beside its floors, LINQ and PostgreSQL, all in one run.</summary>
internal static class SelectionRun
{
    private const int Candidates = 1_000_000;
    private const int CheckedCandidates = 10_000;
    private const int Times = 15;
    private const int SlowTimes = 5;
    private const double AimSeconds = 0.25;
    private const double AimZSeconds = 1;
    private const double AimMegabytes = 300;
    private const double AimRatio = 10;

    public static void Run(string folder)
    {
        CheckSmall();
        var results = new Results("The selection core on 1,000,000 candidates", "benchmarks/run selection");
        results.Paragraph(
            "Five score columns with weights and thresholds, total then law score then day of birth, ranks for all, the first 1,000, open places and "
            + "three quotas (`Question.cs`). Times of warm runs; every answer was compared with ours, z-totals with unlimited fractions.");
        var scenario = new Scenario(Candidates);
        var raw = new CoreAnswer(scenario, Transform.Raw);
        var answer = raw.Select().ToAnswer();
        results.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{answer.Ranks.Count(rank => rank > 0):N0} are at or above all thresholds and get a rank."));

        var words = Floors.RandomWords(Candidates);
        var sort = Timing.Of(() => Floors.RadixSort(words), Times);
        var top = Timing.Of(() => Floors.TopAlone(words), Times);
        var core = Timing.Of(() => raw.Select(), Times);
        var z = Timing.Of(() => new CoreAnswer(scenario, Transform.Z).Select(), Times);
        var roll = scenario.NewRoll();
        var lottery = new Lottery("2026-11-21", roll);
        var someLots = Timing.Of(() => new CoreAnswer(scenario, Transform.Raw, lottery).Select(), Times);
        var allLots = Timing.Of(() => new CoreAnswer(scenario, Transform.Raw, lottery, hasCascade: false).Select(), SlowTimes, warmUps: 1);
        var applicants = LinqAnswer.Applicants(scenario);
        LinqAnswer.Of(applicants).MustEqual(answer, "LINQ");
        var linq = Timing.Of(() => LinqAnswer.Of(applicants), SlowTimes, warmUps: 1);
        applicants = [];
        var once = ChildProcess.RunSelf("selection-once", "raw");
        var onceZ = ChildProcess.RunSelf("selection-once", "z");
        var postgres = PostgresRun.Measure(scenario, answer);

        results.Table(["what", "median", "best", "best, times the core", "allocated", "aim", ""],
        [
            [.. Row("**core, raw scores**", core), $"< {AimSeconds} s", Results.Met(core.Median < AimSeconds)],
            [.. Row("**core, z-scores, exact rounding**", z), $"< {AimZSeconds} s", Results.Met(z.Median < AimZSeconds)],
            [.. Row("core, raw, a lottery after the cascade", someLots), "", ""],
            [.. Row("core, raw, a lottery instead of the cascade: nearly everybody draws", allLots), "", ""],
            [.. Row("floor: radix sort of a million 33-bit keys alone", sort), "", ""],
            [.. Row("floor: the best 1,000 keys alone", top), "", ""],
            [.. Row("LINQ over objects", linq), "", ""],
            .. postgres.Select(one => (string[])[.. Row(one.Name, one.Timing)[..4], "", "", ""]),
        ]);
        var ratio = postgres.Length == 0 ? 0 : postgres.Min(one => one.Timing.Best) / core.Best;
        results.Paragraph($"PostgreSQL at its best takes {Results.Times(ratio)} as long as the core at its best; aim at least {AimRatio}×: {Results.Met(ratio >= AimRatio)}.");
        results.Paragraph("A process that asks once and ends, not yet compiled:");
        results.Table(["what", "time of the question", "peak memory", "of it before the question", "aim", ""],
        [
            OnceRow("raw scores", once),
            OnceRow("z-scores", onceZ),
        ]);
        results.Paragraph("Where the time goes, best of each step:");
        results.Table(["step", "raw", "z"], Steps(raw).Zip(Steps(new CoreAnswer(scenario, Transform.Z)), (one, other) =>
            new[] { one.Name, Results.Seconds(one.Seconds), Results.Seconds(other.Seconds) }));
        results.Write(Path.Combine(folder, "selection.md"));

        string[] Row(string name, Timing taken) =>
            [name, Results.Seconds(taken.Median), Results.Seconds(taken.Best), Results.Times(taken.Best / core.Best), Results.Megabytes(taken.AllocatedMegabytes)];
    }

    private static string[] OnceRow(string name, Taken taken)
    {
        var numbers = taken.Output.Split('\n')[0].Split(' ');
        return [name, $"{numbers[0]} s", Results.Megabytes(taken.PeakMegabytes), $"{numbers[1]} MB", $"< {AimMegabytes} MB", Results.Met(taken.PeakMegabytes < AimMegabytes)];
    }

    /// <summary>In a process of its own: prints the seconds of the first question, the resident megabytes before it, and the steps.</summary>
    public static void Once(string transform)
    {
        var scenario = new Scenario(Candidates);
        var before = Environment.WorkingSet / 1e6;
        var core = new CoreAnswer(scenario, transform == "z" ? Transform.Z : Transform.Raw);
        var steps = new List<(string Name, double Seconds)>();
        var start = Stopwatch.GetTimestamp();
        core.Select(step => steps.Add((step, Stopwatch.GetElapsedTime(start).TotalSeconds)));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} {before:0}"));
        foreach (var (name, end) in steps)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} by {end:0.000}"));
        }
    }

    private static IEnumerable<(string Name, double Seconds)> Steps(CoreAnswer core)
    {
        var best = new Dictionary<string, double>();
        for (var i = 0; i < Times; i++)
        {
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            core.Select(step =>
            {
                var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                best[step] = Math.Min(best.GetValueOrDefault(step, double.MaxValue), seconds);
                start = Stopwatch.GetTimestamp();
            });
        }

        return best.Select(pair => (pair.Key, pair.Value));
    }

    /// <summary>Against LINQ, and z-totals against unlimited fractions, where that is cheap.</summary>
    private static void CheckSmall()
    {
        var scenario = new Scenario(CheckedCandidates);
        var raw = new CoreAnswer(scenario, Transform.Raw).Select();
        raw.ToAnswer().MustEqual(LinqAnswer.Of(LinqAnswer.Applicants(scenario)), "LINQ");
        var z = new CoreAnswer(scenario, Transform.Z);
        var totals = z.Select().Totals;
        var components = z.Components();
        foreach (var candidate in scenario.All)
        {
            var exact = components.Aggregate(Rational.Zero, (sum, one) => sum + one.Weight * one.Values[candidate]);
            if (exact.RoundToUnits(Question.Digits) != totals.UnitsOf(candidate))
            {
                throw new InvalidOperationException($"The z-total of candidate {candidate} differs from the exact one.");
            }
        }
    }
}
