using System.CommandLine;
using Recruit.Checking;
using Recruit.Cli.Terminals;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit check</c>: the problems of a campaign, and warnings for rules that can never work.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var campaign = Arguments.Campaign();
        var command = new CommandWithExamples(
            "check",
            "Prints what keeps a campaign from being assessed, and warns of rules that can never work. Writes nothing.",
            "recruit check campaign")
        {
            campaign,
        };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, parsed.GetRequiredValue(campaign), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string folder, CancellationToken cancellation)
    {
        var campaign = await ProgressDisplay.RunAsync(terminal, progress => CampaignOpening.Read(terminal, progress, folder, cancellation));
        if (campaign is null)
        {
            return ExitCode.BadInput;
        }

        var warnings = RuleWarnings.Of(campaign.Rules);
        foreach (var warning in warnings)
        {
            terminal.Note($"warning: {warning.File}: {warning.Field}: {warning.Message}");
        }

        terminal.Results.WriteLine(warnings.Count switch
        {
            0 => "no problems",
            1 => "no problems, 1 warning",
            _ => $"no problems, {warnings.Count} warnings",
        });
        return ExitCode.Ok;
    }
}
