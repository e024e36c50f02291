using System.CommandLine;
using Recruit.Cli.Live;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Vacancies;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit abandon</c>: two people let nothing come of a closing that is not released.</summary>
internal static class AbandonCommand
{
    public static Command Create(Terminal terminal)
    {
        var (vacancy, options, output) = (LiveOptions.Vacancy(), new LiveOptions(), Arguments.Output(TableOutput.Forms));
        var reason = new Option<string>("--reason") { Description = "Why, as a coded reason: an id.", HelpName = "id", Required = true };
        reason.Validators.Add(result => LiveOptions.DemandId(result, "--reason"));
        var command = new CommandWithExamples(
            "abandon",
            $"Abandons the closing that is under way, so that its stage can be closed again: for one that cannot go on because somebody was erased meanwhile. It stays on record and is never shown; what it fixed stays fixed. One account proposes it, another approves. {LiveOptions.WhoActs}",
            "recruit abandon kz-entry-test --reason person-erased --data data --keys keys --by aigul --approved-by baurzhan")
        {
            vacancy,
        };
        options.AddTo(command, takesTwo: true);
        command.Options.Add(reason);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            (new Id(parsed.GetRequiredValue(vacancy)), new Id(parsed.GetRequiredValue(reason))),
            options.Place(parsed),
            options.Officials(parsed),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static Task<int> RunAsync(
        Terminal terminal, (Id Vacancy, Id Reason) of, LivePlace place, Officials officials, string output, CancellationToken cancellation) =>
        LiveCommand.RunAsync(terminal, of.Vacancy.Text, place, mayBegin: false, async service =>
        {
            var abandoned = await new CampaignSteps(service, officials, cancellation).AbandonAsync(of.Vacancy, of.Reason);
            TableOutput.Print(terminal, output, [LiveTables.Abandoned(abandoned)]);
            terminal.Note($"recruit: \"recruit close {of.Vacancy} {abandoned.Stage}\" closes it again");
        });
}
