using System.CommandLine;
using Recruit.Cli.Live;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Vacancies;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit release</c>: two people let everybody see what was rehearsed.</summary>
internal static class ReleaseCommand
{
    public static Command Create(Terminal terminal)
    {
        var (vacancy, options, output) = (LiveOptions.Vacancy(), new LiveOptions(), Arguments.Output(TableOutput.Forms));
        var command = new CommandWithExamples(
            "release",
            $"Releases the stage that \"recruit close\" showed last: one account proposes it, another approves. Prints what was released. {LiveOptions.WhoActs}",
            "recruit release kz-entry-test --data data --keys keys --by aigul --approved-by baurzhan")
        {
            vacancy,
        };
        options.AddTo(command, takesTwo: true);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            new Id(parsed.GetRequiredValue(vacancy)),
            options.Place(parsed),
            options.Officials(parsed),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static Task<int> RunAsync(
        Terminal terminal, Id vacancy, LivePlace place, Officials officials, string output, CancellationToken cancellation) =>
        LiveCommand.RunAsync(terminal, vacancy.Text, place, mayBegin: false, async service =>
        {
            var steps = new CampaignSteps(service, officials, cancellation);
            var (released, lists) = await ProgressDisplay.RunAsync(terminal, async progress =>
            {
                progress.Show("releasing", 0, 0);
                return (await steps.ReleaseAsync(vacancy), await steps.ListsAsync(vacancy));
            });
            TableOutput.Print(terminal, output, [LiveTables.Released(released.Closing, released.Stage), LiveTables.Lists(lists.Files)]);
            terminal.Note($"recruit: \"recruit lists {vacancy} <folder>\" writes the lists");
        });
}
