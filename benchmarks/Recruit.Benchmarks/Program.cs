using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Recruit.Benchmarks.Assess;
using Recruit.Benchmarks.Closings;
using Recruit.Benchmarks.Saving;
using Recruit.Benchmarks.Selection;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["selection", var results]: SelectionRun.Run(results); break;
    case ["assess", var recruit, var results]: new AssessRun(recruit, results, withMillion: false).Run(); break;
    case ["assess-million", var recruit, var results]: new AssessRun(recruit, results, withMillion: true).Run(); break;
    case ["assess-marks", var recruit, var results]: new MarksRun(recruit, results).Run(); break;
    case ["saves", var results]: await SavesRun.RunAsync(results).ConfigureAwait(false); break;
    case ["hot", var results]: await HotRun.RunAsync(results).ConfigureAwait(false); break;
    case ["recovery", var results, var candidates]: RecoveryRun.Run(results, int.Parse(candidates, CultureInfo.InvariantCulture)); break;
    case ["registered", var results, var people]: RegisteredRun.Run(results, int.Parse(people, CultureInfo.InvariantCulture)); break;
    case ["close", var results, var candidates]: new CloseRun(results, int.Parse(candidates, CultureInfo.InvariantCulture)).Run(); break;
    case ["cost", var results, var most]: new CostRun(results, int.Parse(most, CultureInfo.InvariantCulture)).Run(); break;
    case ["parts", .. var filter]: RunParts(filter); break;

    // What the runs above start in a process of its own, and a folder to try things on.
    case ["selection-once", var transform]: SelectionRun.Once(transform); break;
    case ["saves-once", var target, var folder]: await SavesRun.OnceAsync(target, folder).ConfigureAwait(false); break;
    case ["recovery-fill", var folder, var candidates]: await RecoveryRun.FillAsync(folder, int.Parse(candidates, CultureInfo.InvariantCulture)).ConfigureAwait(false); break;
    case ["recovery-start", var folder]: await RecoveryRun.StartAsync(folder).ConfigureAwait(false); break;
    case ["recovery-lists", var folder]: await RecoveryRun.RebuildListsAsync(folder).ConfigureAwait(false); break;
    case ["recovery-rest", var folder, var wake]: await RecoveryRun.RestAsync(folder, int.Parse(wake, CultureInfo.InvariantCulture)).ConfigureAwait(false); break;
    case ["registered-fill", var folder, var people]: await RegisteredRun.FillAsync(folder, int.Parse(people, CultureInfo.InvariantCulture)).ConfigureAwait(false); break;
    case ["registered-start", var folder, var people]: await RegisteredRun.StartAsync(folder, int.Parse(people, CultureInfo.InvariantCulture)).ConfigureAwait(false); break;
    case ["close-once", var folder, var data, var reads]: await CloseOnce.RunAsync(folder, data, withReads: reads == "reads").ConfigureAwait(false); break;
    case ["close-engine", var folder]: await CloseOnce.EngineAsync(folder).ConfigureAwait(false); break;
    case ["parse", var how, .. var paths]: Parsing.Run(how, paths); break;
    case ["folder", var path, var candidates, var items]:
        new EntryTestFolder(path, int.Parse(candidates, CultureInfo.InvariantCulture), int.Parse(items, CultureInfo.InvariantCulture)).Write();
        break;
    case ["marks-folder", var path, var candidates]: new MarksFolder(path, int.Parse(candidates, CultureInfo.InvariantCulture), isShuffled: false).Write(); break;
    default:
        Console.Error.WriteLine("usage: see benchmarks/run");
        return 2;
}

return 0;

// In this process: a project that BenchmarkDotNet generates would have to meet the house's central versions and lock files.
static void RunParts(string[] filter) => BenchmarkSwitcher.FromAssembly(typeof(SelectionRun).Assembly).Run(
    ["--filter", .. filter.DefaultIfEmpty("*")],
    DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
