using System.CommandLine;
using Recruit.Cli.Live;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Vacancies;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit close</c>: a stage up to the rehearsal, which shows what each class of candidate will see.</summary>
internal static class CloseCommand
{
    public static Command Create(Terminal terminal)
    {
        var vacancy = LiveOptions.Vacancy();
        var stage = LiveOptions.WithId(new Argument<string>("stage") { Description = "Id of the stage; stages are closed in their order, and a released one again when events happened." }, "stage");
        var (options, output) = (new LiveOptions(), Arguments.Output(TableOutput.Forms));
        var command = new CommandWithExamples(
            "close",
            $"Closes a stage of a live campaign: fixes its facts, computes, records decisions, and prints what each class of candidate will see, the cuts with their ties, and the places. Nothing is released. Killed and repeated it goes on to the same results. {LiveOptions.WhoActs}",
            "recruit close kz-entry-test documents --data data --keys keys --by aigul",
            "recruit close kz-entry-test documents --data data --keys keys --by aigul --output csv")
        {
            vacancy, stage,
        };
        options.AddTo(command, takesTwo: false);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            new Id(parsed.GetRequiredValue(vacancy)),
            new Id(parsed.GetRequiredValue(stage)),
            options.Place(parsed),
            options.Officials(parsed),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static Task<int> RunAsync(
        Terminal terminal, Id vacancy, Id stage, LivePlace place, Officials officials, string output, CancellationToken cancellation) =>
        LiveCommand.RunAsync(terminal, $"{vacancy}: {stage}", place, mayBegin: false, async service =>
        {
            var steps = new CampaignSteps(service, officials, cancellation);
            var closed = await ProgressDisplay.RunAsync(terminal, async progress =>
            {
                progress.Show("closing", 0, 0);
                return await steps.CloseAsync(vacancy, stage);
            });
            TableOutput.Print(
                terminal,
                output,
                [
                    LiveTables.Of(closed.Closing, stage, closed.Shown.Classes.Sum(one => one.Candidates), closed.Shown.Places),
                    LiveTables.Classes(closed.Shown, closed.Stages), LiveTables.Cuts(closed.Shown),
                ]);
            terminal.Note($"recruit: {stage} is closed and nothing is released; \"recruit release {vacancy}\" shows it to candidates");
        });
}
