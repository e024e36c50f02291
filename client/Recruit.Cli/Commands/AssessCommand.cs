using System.CommandLine;
using Recruit.Applications;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Files;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit assess</c>: every list of a campaign from its files.</summary>
internal static class AssessCommand
{
    public static Command Create(Terminal terminal)
    {
        var campaign = Arguments.Campaign();
        var target = Arguments.FolderOption("--out", "Where the six result files go; missing or empty.");
        target.Required = true;
        var force = new Option<bool>("--force") { Description = "Replace the result files of a folder that is not empty." };
        var output = Arguments.Output(TableOutput.Forms);
        var command = new CommandWithExamples(
            "assess",
            "Applies a campaign's rules to its facts and events and writes every list with its reasons.",
            "recruit assess campaign --out results",
            "recruit assess campaign --out results --force --output json")
        {
            campaign, target, force, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, parsed.GetRequiredValue(campaign), parsed.GetRequiredValue(target), parsed.GetValue(force), parsed.GetRequiredValue(output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string campaign, string target, bool force, string output, CancellationToken cancellation)
    {
        if (OutFolder.Objection(campaign, target, force) is { } objection)
        {
            return terminal.Refuse(objection);
        }

        var outcome = await ProgressDisplay.RunAsync(terminal, progress => Assess(terminal, progress, campaign, target, force, cancellation));
        if (outcome is null)
        {
            return ExitCode.BadInput;
        }

        TableOutput.Print(terminal, output, [CampaignTables.Funnel(outcome), CampaignTables.Cuts(outcome)]);
        terminal.Note($"recruit: the results are in {target}");
        return ExitCode.Ok;
    }

    /// <summary>Reads, assesses and writes; null if the campaign has problems.</summary>
    internal static AssessmentOutcome? Assess(
        Terminal terminal, ProgressDisplay progress, string campaign, string target, bool force, CancellationToken cancellation)
    {
        if (CampaignOpening.Read(terminal, progress, campaign, cancellation) is not { } read)
        {
            return null;
        }

        var outcome = CampaignOpening.Assess(progress, read, cancellation);
        terminal.WorkingOn = target;
        progress.Show("writing results", 0, 0);
        ResultFolder.Write(outcome, target, force, cancellation);
        return outcome;
    }
}
