using System.CommandLine;
using Recruit.Applications;
using Recruit.Cli.Explaining;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Comparing;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit cuts</c>: every place at which a stage could be cut.</summary>
internal static class CutsCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = Arguments.Campaign();
        var stage = new Argument<string>("stage") { Description = "The stage's id." };
        var by = GroupedBy.Option("Also count those at or above by the values of this field. May be repeated; each quota is counted anyway.");
        var output = Arguments.Output(TableOutput.Forms);
        var command = new CommandWithExamples(
            "cuts",
            "Shows every possible cut of a stage: how many have that total or more, how many are tied there, and how many of them are in each quota and each group of a field.",
            "recruit cuts campaign skills",
            "recruit cuts campaign skills --by degree --by region --output csv")
        {
            folder, stage, by, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(stage), parsed.GetRequiredValue(by), parsed.GetRequiredValue(output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string folder, string stage, string[] by, string output, CancellationToken cancellation)
    {
        var (code, table) = await ProgressDisplay.RunAsync(terminal, progress => Make(terminal, progress, folder, stage, by, cancellation));
        if (table is not null)
        {
            TableOutput.Print(terminal, output, [table]);
        }

        return code;
    }

    private static (int Code, Table? Table) Make(
        Terminal terminal, ProgressDisplay progress, string folder, string stage, string[] by, CancellationToken cancellation)
    {
        if (CampaignOpening.Read(terminal, progress, folder, cancellation) is not { } campaign)
        {
            return (ExitCode.BadInput, null);
        }

        if (Objection(campaign, folder, stage, by) is { } objection)
        {
            return (terminal.Refuse(objection), null);
        }

        var outcome = CampaignOpening.Assess(progress, campaign, cancellation);
        var groupings = Groupings.Of(outcome, GroupedBy.PlacesOf(campaign, by));
        return GroupedBy.TooMany(groupings) is { } tooMany
            ? (terminal.Refuse(tooMany), null)
            : (ExitCode.Ok, CutTables.Of(outcome, campaign.Rules.Vacancy.Stages.ToList().FindIndex(one => one.Id.Text == stage), groupings));
    }

    /// <summary>What keeps a stage from being shown by these fields, asked before anything is assessed.</summary>
    private static string? Objection(Campaign campaign, string folder, string stage, string[] by)
    {
        var stages = campaign.Rules.Vacancy.Stages;
        return stages.FirstOrDefault(one => one.Id.Text == stage) is not { } found
            ? $"there is no stage \"{Prose.Printable(stage)}\" in {folder}; its stages are {string.Join(", ", stages.Select(one => one.Id.Text))}"
            : found.Score is null ? $"the stage \"{stage}\" has no score, so it has no cut"
            : GroupedBy.Unknown(campaign, folder, by);
    }
}
