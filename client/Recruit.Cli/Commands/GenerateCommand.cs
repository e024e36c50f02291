using System.CommandLine;
using Recruit.Cli.Terminals;
using Recruit.Files;
using Recruit.Synthetic;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit generate</c>: a synthetic campaign to try things on.</summary>
internal static class GenerateCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = Arguments.Folder("Where the campaign goes; missing or empty.");
        var candidates = Candidates();
        candidates.Required = true;
        var seed = Arguments.Seed(1);
        var command = new CommandWithExamples(
            "generate",
            "Makes up a realistic campaign of all five stages. Nobody in it exists.",
            "recruit generate --candidates 1000 --seed 7 campaign")
        {
            folder, candidates, seed,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, parsed.GetRequiredValue(folder), (int)parsed.GetValue(candidates), parsed.GetValue(seed), cancellation));
        return command;
    }

    /// <summary>How many people a synthetic campaign has.</summary>
    internal static Option<long> Candidates() => Arguments.Whole(
        "--candidates", SyntheticCampaign.CandidatesMin, SyntheticCampaign.CandidatesMax,
        $"How many register, from {SyntheticCampaign.CandidatesMin} to {SyntheticCampaign.CandidatesMax}.");

    /// <summary>Writes a campaign and shows how far it is.</summary>
    internal static void Write(Terminal terminal, ProgressDisplay progress, string folder, int candidates, long seed, CancellationToken cancellation)
    {
        terminal.WorkingOn = folder;
        SyntheticCampaign.Write(folder, candidates, seed, new GenerationShown(progress), cancellation);
    }

    private static async Task<int> RunAsync(Terminal terminal, string folder, int candidates, long seed, CancellationToken cancellation)
    {
        if (File.Exists(folder))
        {
            return terminal.Refuse($"{folder} is a file");
        }

        if (!PendingFolder.IsFree(folder))
        {
            return terminal.Refuse($"{folder} is not empty");
        }

        await ProgressDisplay.RunAsync(terminal, progress =>
        {
            Write(terminal, progress, folder, candidates, seed, cancellation);
            return true;
        });
        terminal.Note($"recruit: the campaign is in {folder}; \"recruit assess {folder} --out results\" assesses it");
        return ExitCode.Ok;
    }

    private sealed class GenerationShown(ProgressDisplay progress) : IProgress<GenerationProgress>
    {
        public void Report(GenerationProgress value) => progress.Show($"making up: {value.Step}", value.Done, value.Total);
    }
}
