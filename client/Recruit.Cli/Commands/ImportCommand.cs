using System.CommandLine;
using Recruit.Cli.Live;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Files.Sittings;
using Recruit.Vacancies;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit import</c>: a campaign folder becomes a live campaign.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = Arguments.Campaign();
        var options = new LiveOptions();
        var agency = new Option<string>("--agency")
        {
            Description = "Id of the agency whose campaign it is.", HelpName = "id", DefaultValueFactory = _ => "agency",
        };
        agency.Validators.Add(result => LiveOptions.DemandId(result, "--agency"));
        var output = Arguments.Output(TableOutput.Forms);
        var command = new CommandWithExamples(
            "import",
            $"Takes a campaign folder live: drafts and checks its rules, seals and opens the campaign by two accounts, and takes applicants, sittings, marks, ratings and events over. Killed and repeated it goes on; a folder that has changed since is refused. {LiveOptions.WhoActs}",
            "recruit import campaign --data data --keys keys --by aigul --approved-by baurzhan",
            "recruit import campaign --data data --keys keys --by aigul --approved-by baurzhan --agency ministry --output json")
        {
            folder,
        };
        options.AddTo(command, takesTwo: true);
        command.Options.Add(agency);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            parsed.GetRequiredValue(folder),
            options.Place(parsed),
            options.Officials(parsed, new Id(parsed.GetRequiredValue(agency))),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string folder, LivePlace place, Officials officials, string output, CancellationToken cancellation)
    {
        var read = await ProgressDisplay.RunAsync(terminal, progress => Read(terminal, progress, folder, cancellation));
        if (read is null)
        {
            return ExitCode.BadInput;
        }

        var campaign = read.Vacancy.Id;
        return await LiveCommand.RunAsync(terminal, campaign.Text, place, mayBegin: true, async service =>
        {
            var imported = await ProgressDisplay.RunAsync(terminal, async progress =>
            {
                progress.Show("importing", 0, 0);
                return await new CampaignSteps(service, officials, cancellation).ImportAsync(read);
            });
            TableOutput.Print(terminal, output, [LiveTables.Imported(campaign, imported.Taken)]);
            terminal.Note(imported.WasThere
                ? $"recruit: {folder} was imported before, as it is; nothing changed"
                : $"recruit: {campaign} is open; \"recruit close {campaign} {read.Vacancy.Stages[0].Id}\" closes its first stage");
        });
    }

    /// <summary>Reads a folder that goes live; null if it has problems, which are then printed.</summary>
    private static HandedFolder? Read(Terminal terminal, ProgressDisplay progress, string folder, CancellationToken cancellation)
    {
        if (CampaignOpening.Read(terminal, progress, folder, cancellation) is not { } campaign)
        {
            return null;
        }

        if (!File.Exists(Path.Combine(folder, "campaign.json")))
        {
            return HandedFolder.Read(folder, campaign.Rules.Vacancy);
        }

        var plan = CampaignPlanFile.Read(folder);
        CampaignOpening.Tell(terminal, plan.Problems, plan.ProblemCount);
        return plan.Plan is null ? null : HandedFolder.Read(folder, campaign.Rules.Vacancy);
    }
}
