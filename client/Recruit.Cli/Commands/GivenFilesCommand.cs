using System.CommandLine;
using Recruit.Cli.Live;
using Recruit.Cli.Terminals;
using Recruit.Files;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit export</c> and <c>recruit lists</c>: files of a live campaign, written whole or not at all.</summary>
internal static class GivenFilesCommand
{
    public static Command Export(Terminal terminal) => Create(
        terminal,
        "export",
        "Writes a live campaign as a folder that anybody authorised can assess again, with what is not released yet. The same campaign gives the same bytes.",
        (steps, vacancy) => steps.ExportAsync(vacancy));

    public static Command Lists(Terminal terminal) => Create(
        terminal,
        "lists",
        "Writes the lists of a live campaign that were released last, as \"recruit assess\" writes them.",
        (steps, vacancy) => steps.ListsAsync(vacancy));

    private static CommandWithExamples Create(Terminal terminal, string name, string description, Func<CampaignSteps, Id, Task<FilesGiven>> give)
    {
        var vacancy = LiveOptions.Vacancy();
        var folder = Arguments.Folder("Where the files go; missing or empty.");
        var options = new LiveOptions();
        var command = new CommandWithExamples(
            name,
            $"{description} {LiveOptions.WhoActs}",
            $"recruit {name} kz-entry-test {(name == "export" ? "campaign" : "results")} --data data --keys keys --by aigul")
        {
            vacancy, folder,
        };
        options.AddTo(command, takesTwo: false);
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            new Id(parsed.GetRequiredValue(vacancy)),
            parsed.GetRequiredValue(folder),
            options.Place(parsed),
            (service, campaign) => give(new CampaignSteps(service, options.Officials(parsed), cancellation), campaign),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, Id vacancy, string folder, LivePlace place, Func<LiveService, Id, Task<FilesGiven>> give, CancellationToken cancellation)
    {
        if (!PendingFolder.IsFree(folder))
        {
            return terminal.Refuse(File.Exists(folder) ? $"{folder} is a file" : $"{folder} is not empty");
        }

        return await LiveCommand.RunAsync(terminal, vacancy.Text, place, mayBegin: false, async service =>
        {
            var given = await ProgressDisplay.RunAsync(terminal, async progress =>
            {
                progress.Show("collecting", 0, 0);
                return await give(service, vacancy);
            });
            terminal.WorkingOn = folder;
            HandedFolder.Write(given.Files, folder, cancellation);
            terminal.Note($"recruit: {given.Files.Count} files are in {folder}");
        });
    }
}
