using System.Globalization;
using Recruit.Applications;
using Recruit.Cli.Terminals;
using Recruit.Files;

namespace Recruit.Cli.Commands;

/// <summary>Reads and assesses campaigns for every command in the same way, and prints their problems in the same words.</summary>
internal static class CampaignOpening
{
    /// <summary>Reads a campaign folder; null if it has problems, which are then printed.</summary>
    public static Campaign? Read(Terminal terminal, ProgressDisplay progress, string folder, CancellationToken cancellation) =>
        Read(terminal, folder, () => CampaignFolder.Read(folder, new ReadingShown(progress), cancellation), problem => problem.ToString(), cancellation);

    /// <summary>Reads a campaign folder as it would be if something else stood in it; null if it has problems, which are then printed.</summary>
    /// <param name="terminal">Where problems are printed.</param>
    /// <param name="progress">Shows how far the reading is.</param>
    /// <param name="folder">The campaign folder.</param>
    /// <param name="supposition">What is supposed.</param>
    /// <param name="tell">A problem as a line: it may be about what is supposed, and then names where that came from.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static Campaign? ReadSupposing(
        Terminal terminal, ProgressDisplay progress, string folder, Supposition supposition, Func<Problem, string> tell, CancellationToken cancellation) =>
        Read(terminal, folder, () => CampaignFolder.ReadSupposing(folder, supposition, new ReadingShown(progress), cancellation), tell, cancellation);

    private static Campaign? Read(
        Terminal terminal, string folder, Func<CampaignReading> read, Func<Problem, string> tell, CancellationToken cancellation)
    {
        terminal.WorkingOn = folder;
        if (File.Exists(folder))
        {
            terminal.Note($"recruit: {folder} is a file, not a campaign folder");
            return null;
        }

        var reading = Leaving(read, () => { }, cancellation);
        if (reading.Campaign is not null)
        {
            return reading.Campaign;
        }

        Tell(terminal, reading.Problems.Select(tell), reading.ProblemCount - reading.Problems.Count);
        if (!Directory.Exists(folder))
        {
            terminal.Note($"recruit: there is no folder {folder}");
        }

        return null;
    }

    /// <summary>Prints problems of a campaign's files, a line each.</summary>
    public static void Tell(Terminal terminal, IReadOnlyList<Problem> problems, long count) =>
        Tell(terminal, problems.Select(problem => problem.ToString()), count - problems.Count);

    private static void Tell(Terminal terminal, IEnumerable<string> problems, long more)
    {
        foreach (var problem in problems)
        {
            terminal.Note(problem);
        }

        if (more > 0)
        {
            terminal.Note(string.Create(CultureInfo.InvariantCulture, $"recruit: {more} more problems are not printed"));
        }
    }

    /// <summary>Assesses a campaign.</summary>
    public static AssessmentOutcome Assess(ProgressDisplay progress, Campaign campaign, CancellationToken cancellation) =>
        Leaving(() => Assessment.Run(campaign, cancellation), () => progress.Show("assessing", 0, 0), cancellation);

    /// <summary>
    /// Waits for work that writes nothing. An interruption does not wait for the end of a large assessment, or for a disk that does not answer:
    /// the work is left alone and ends with the process.
    /// </summary>
    private static T Leaving<T>(Func<T> work, Action waiting, CancellationToken cancellation)
    {
        var run = Task.Run(work, cancellation);
        while (Task.WaitAny([run], (int)ProgressLines.Interval.TotalMilliseconds, cancellation) < 0)
        {
            waiting();
        }

        return run.GetAwaiter().GetResult();
    }

    private sealed class ReadingShown(ProgressDisplay progress) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => progress.Show($"reading {value.File}", value.BytesRead, value.BytesTotal);
    }
}
