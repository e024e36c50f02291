using System.Globalization;
using Recruit.Benchmarks.Running;

namespace Recruit.Benchmarks.Closings;

/// <summary>Closes a stage live, end to end, with raw scores and with z-scores, beside the rule engine alone over the same folder.</summary>
internal sealed class CloseRun(string results, int candidates)
{
    private const int Fewer = 10;
    private const double AimSeconds = 10;
    private const int AimCandidates = 1_000_000;
    private static readonly string[] Before = [CloseOnce.ContentRead, CloseOnce.Import, CloseOnce.DocumentsClosed, CloseOnce.DocumentsReleased];
    private static readonly string[] After = [CloseOnce.Rehearsal, CloseOnce.Release];
    private static readonly string[] Engine = [CloseOnce.EngineRead, CloseOnce.EngineRun, CloseOnce.EngineFiles];

    private readonly Results report = new("Closing a stage, end to end", string.Create(CultureInfo.InvariantCulture, $"benchmarks/run close {candidates}"));

    public void Run()
    {
        report.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"The folder of `recruit assess` (`EntryTestFolder.cs`): a stage of documents, a test with {ClosedFolder.Items} items and a row for each, a merit list; in shards of "
            + $"{ClosedFolder.ShardSize:N0}, on the embedded engine with real files and a real key folder. Two people seal, open and release. The stage of documents is closed and "
            + $"released first; the figures of the closing are those of the test's stage, by `CloseStage`, up to where people look at it: every decision and ranked list is durable then. "
            + $"Other work may load the machine: see the load above, and the seconds of processor time beside those of the clock. The disk: {Machine.Disk(Path.GetFullPath(results))}."));
        Measure(candidates / Fewer);
        Measure(candidates);
        report.Paragraph(
            $"The aim: {AimCandidates:N0} applications closed in under {AimSeconds} s on 2 cores, a page and the funnel in under 1 ms. A page of 50 puts 50 looks on record, durably, before "
            + "it is shown; without that it is the page alone. The rule engine alone is a process of its own that reads the folder, assesses it and makes the result files.");
        report.Write(Path.Combine(results, "close.md"));
    }

    private void Measure(int count)
    {
        var root = Directory.CreateDirectory(Path.GetFullPath(Path.Combine(results, $".close-{Guid.NewGuid():N}"))).FullName;
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, "campaign")).FullName;
            ClosedFolder.Write(folder, count);
            var raw = Closed.In(folder, Path.Combine(root, "raw"), withReads: true);
            ClosedFolder.Standardise(folder);
            var standardised = Closed.In(folder, Path.Combine(root, "z"), withReads: false);
            Tell(count, raw, standardised);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private void Tell(int count, Closed raw, Closed standardised)
    {
        report.Paragraph(string.Create(CultureInfo.InvariantCulture, $"## {count:N0} applications"));
        report.Table(
            ["step", "raw: wall", "processor", "peak memory", "z: wall", "processor", "peak memory"],
            [
                .. Before.Select(step => Row(step, raw.Of(step), standardised.Of(step))),
                .. ClosingSteps.All.Where(raw.Has).Select(step => Row($"closing: {step}", raw.Of(step), standardised.Of(step))),
                Row("**closing in all**", raw.Closing, standardised.Closing),
                .. After.Select(step => Row(step, raw.Of(step), standardised.Of(step))),
                .. Engine.Select(step => Row(step, raw.Of(step), standardised.Of(step))),
                Row("rule engine alone, in all", raw.InAll(Engine), standardised.InAll(Engine)),
                [
                    "closing, times the rule engine alone",
                    Results.Times(raw.Closing.Wall / raw.InAll(Engine).Wall), Results.Times(raw.Closing.Cpu / raw.InAll(Engine).Cpu), "",
                    Results.Times(standardised.Closing.Wall / standardised.InAll(Engine).Wall), Results.Times(standardised.Closing.Cpu / standardised.InAll(Engine).Cpu), "",
                ],
            ]);
        report.Paragraph(
            $"Import: {count / raw.Of(CloseOnce.Import).Wall:N0} applications a second. Closing: {raw.Closing.Wall / count * 1e6:0} µs an application raw, "
            + $"{standardised.Closing.Wall / count * 1e6:0} µs with z-scores; the aim is {AimSeconds / AimCandidates * 1e6:0} µs: "
            + $"{Results.Met(Math.Max(raw.Closing.Wall, standardised.Closing.Wall) / count < AimSeconds / AimCandidates)}"
            + $"{(count == AimCandidates ? "" : " at this number of applications")}.");
        report.Table(
            ["bytes an application", "raw", "z"],
            [
                .. ((string[])["journal after the import", "memory held after the import", "journal after the release of documents", "journal after the closing", "journal after the release", "memory held after the release"])
                    .Select((name, place) => new[] { name, $"{raw.Bytes[place] / count:N0}", $"{standardised.Bytes[place] / count:N0}" }),
                ["memory of the process while it closes, at most", $"{raw.Closing.PeakMegabytes * 1e6 / count:N0}", $"{standardised.Closing.PeakMegabytes * 1e6 / count:N0}"],
            ]);
        report.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Reads, 200 of each, and the same while {raw.Saves:N0} answers a second were saved on the engine:"));
        report.Table(
            ["read", "median", "99 %", "longest", "while saves run: median", "99 %", "longest"],
            raw.Quiet.Zip(raw.Loaded, (quiet, loaded) => (string[])[quiet.Read[CloseOnce.Quiet.Length..], .. Milliseconds(quiet), .. Milliseconds(loaded)]));
    }

    private static string[] Row(string name, StepTaken raw, StepTaken standardised) => [name, .. Cells(raw), .. Cells(standardised)];

    private static string[] Cells(StepTaken taken) => [Results.Seconds(taken.Wall), Results.Seconds(taken.Cpu), Results.Megabytes(taken.PeakMegabytes)];

    private static string[] Milliseconds(ReadTaken taken) =>
        [.. ((double[])[taken.Median, taken.P99, taken.Longest]).Select(time => string.Create(CultureInfo.InvariantCulture, $"{time:0.00} ms"))];
}
