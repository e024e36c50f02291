using System.CommandLine;
using Recruit.Cli.Explaining;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit cuts</c>: every place at which a stage could be cut.</summary>
internal static class CutsCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = Arguments.Campaign();
        var stage = new Argument<string>("stage") { Description = "The stage's id." };
        var output = Arguments.Output(TableOutput.Forms);
        var command = new CommandWithExamples(
            "cuts",
            "Shows every possible cut of a stage: how many have that total or more, how many are tied there, and how many of them each quota has.",
            "recruit cuts campaign skills",
            "recruit cuts campaign skills --output csv")
        {
            folder, stage, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(stage), parsed.GetRequiredValue(output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string folder, string stage, string output, CancellationToken cancellation)
    {
        var (code, table) = await ProgressDisplay.RunAsync(terminal, progress => Make(terminal, progress, folder, stage, cancellation));
        if (table is not null)
        {
            TableOutput.Print(terminal, output, [table]);
        }

        return code;
    }

    private static (int Code, Table? Table) Make(Terminal terminal, ProgressDisplay progress, string folder, string stage, CancellationToken cancellation)
    {
        if (CampaignOpening.Read(terminal, progress, folder, cancellation) is not { } campaign)
        {
            return (ExitCode.BadInput, null);
        }

        var stages = campaign.Rules.Vacancy.Stages;
        var place = stages.ToList().FindIndex(one => one.Id.Text == stage);
        if (place < 0)
        {
            return (terminal.Refuse($"there is no stage \"{Prose.Printable(stage)}\" in {folder}; its stages are {string.Join(", ", stages.Select(one => one.Id.Text))}"), null);
        }

        return stages[place].Score is null
            ? (terminal.Refuse($"the stage \"{stage}\" has no score, so it has no cut"), null)
            : (ExitCode.Ok, CampaignTables.PossibleCuts(CampaignOpening.Assess(progress, campaign, cancellation), place));
    }
}
