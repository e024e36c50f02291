using System.CommandLine;
using System.Globalization;
using Recruit.Cli.Live;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit index</c>: the index from which lists are read, and making it again from the journal.</summary>
internal static class IndexCommand
{
    public static Command Create(Terminal terminal) => new CommandWithExamples(
        "index",
        "Shows how far the index of lists is, or makes it again from the journal. No decision follows from it.",
        "recruit index status data --keys keys",
        "recruit index rebuild data --keys keys")
    {
        Create(terminal, "status", "Prints how far the index of lists is, once it has everything that the journal has.", anew: false),
        Create(terminal, "rebuild", "Throws the index of lists away and makes it again from the first batch of the journal.", anew: true),
    };

    private static CommandWithExamples Create(Terminal terminal, string name, string description, bool anew)
    {
        var data = Arguments.Folder("The data folder of the service; no other process may be running on it.", "data folder");
        var keys = Arguments.FolderOption("--keys", "The key folder of the service.");
        keys.Required = true;
        var output = Arguments.Output(TableOutput.Forms);
        var command = new CommandWithExamples(name, description, $"recruit index {name} data --keys keys")
        {
            data, keys, output,
        };
        command.SetAction((parsed, cancellation) => LiveCommand.RunAsync(
            terminal,
            "index",
            new LivePlace(parsed.GetRequiredValue(keys), parsed.GetRequiredValue(data)),
            mayBegin: false,
            async service =>
            {
                var status = await ProgressDisplay.RunAsync(terminal, async progress =>
                {
                    progress.Show(anew ? "rebuilding" : "following", 0, 0);
                    return await service.ReadListsStatusAsync(cancellation);
                });
                TableOutput.Print(terminal, parsed.GetRequiredValue(output), [Of(status)]);
            },
            anew));
        return command;
    }

    private static Table Of(ListsStatus status) => new(
        "index",
        "Index of lists",
        [new("position", "Batches", true), new("campaigns", "Campaigns", true), new("applications", "Applications", true), new("erasures", "Erased keys", true)],
        [
            [
                status.Position.ToString(CultureInfo.InvariantCulture), status.Campaigns.ToString(CultureInfo.InvariantCulture),
                status.Applications.ToString(CultureInfo.InvariantCulture), status.Erasures.ToString(CultureInfo.InvariantCulture),
            ],
        ]);
}
