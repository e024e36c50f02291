using System.Globalization;
using Recruit.Benchmarks.Running;

namespace Recruit.Benchmarks.Closings;

/// <summary>What processes told that closed a folder, and ran the rule engine alone over it.</summary>
internal sealed class Closed
{
    private readonly Dictionary<string, StepTaken> steps = [];

    private Closed(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            var cells = line.Split('\t');
            switch (cells[0])
            {
                case CloseOnce.Bytes: Bytes = Array.ConvertAll(cells[1..], cell => long.Parse(cell, CultureInfo.InvariantCulture)); break;
                case CloseOnce.Saves: Saves = double.Parse(cells[1], CultureInfo.InvariantCulture); break;
                case var read when read.StartsWith(CloseOnce.Quiet, StringComparison.Ordinal): Quiet.Add(ReadTaken.Parse(line)); break;
                case var read when read.StartsWith(CloseOnce.Loaded, StringComparison.Ordinal): Loaded.Add(ReadTaken.Parse(line)); break;
                default: steps[cells[0]] = StepTaken.Parse(line); break;
            }
        }
    }

    /// <summary>In the order in which they were counted.</summary>
    public long[] Bytes { get; } = [];

    /// <summary>Answers saved a second beside the reads.</summary>
    public double Saves { get; }

    public List<ReadTaken> Quiet { get; } = [];

    public List<ReadTaken> Loaded { get; } = [];

    /// <summary>The whole closing.</summary>
    public StepTaken Closing => InAll(ClosingSteps.All.Where(Has));

    /// <summary>Closes a folder in a process, and runs the rule engine in another.</summary>
    /// <param name="folder">The campaign folder.</param>
    /// <param name="data">A data folder that is made and deleted.</param>
    /// <param name="withReads">Whether the lists are read many times.</param>
    public static Closed In(string folder, string data, bool withReads)
    {
        var live = ChildProcess.RunSelf("close-once", folder, data, withReads ? "reads" : "no-reads");
        Directory.Delete(data, recursive: true);
        var alone = ChildProcess.RunSelf("close-engine", folder);
        Console.Error.Write(live.Output + alone.Output);
        return new Closed([.. live.Output.Split('\n'), .. alone.Output.Split('\n')]);
    }

    public bool Has(string step) => steps.ContainsKey(step);

    public StepTaken Of(string step) => steps[step];

    public StepTaken InAll(IEnumerable<string> these) => these.Select(Of).Aggregate((one, other) => one + other);
}
