using System.CommandLine;
using System.Globalization;
using Recruit.Cli.Live;
using Recruit.Cli.Terminals;
using Recruit.UseCases;
using Recruit.UseCases.Registers;
using Recruit.Vacancies;

namespace Recruit.Cli.Commands;

/// <summary>
/// <c>recruit registers</c>: hands the questions that people consented to over to state registers and notes their answers, until it is stopped. What was
/// answered is noted, so stopped or killed at any instant and started again it goes on.
/// </summary>
internal static class RegistersCommand
{
    private const int PauseSeconds = 60;

    public static Command Create(Terminal terminal)
    {
        var options = new LiveOptions();
        var registers = new Argument<string[]>("register") { Description = "Names of the registers, e.g. education.", Arity = ArgumentArity.OneOrMore };
        registers.Validators.Add(result => LiveOptions.DemandId(result, "register"));
        var exchange = Arguments.FolderOption("--exchange", "Folder for files *.question.json and *.answer.json, in a folder of its own for each register. As secret as the key folder.");
        exchange.Required = true;
        var once = new Option<bool>("--once") { Description = "Hands over what is due now and ends." };
        var pause = Arguments.Whole("--pause", 1, 3600, $"Seconds between two rounds, {PauseSeconds} if not told.");
        var command = new CommandWithExamples(
            "registers",
            "Hands the questions to state registers over, those alone to which the person consented, and notes the answers under the person's key, until it is stopped (Ctrl-C). A register that does not answer is asked again after 1, 2, 4, … minutes.",
            "recruit registers education --data data --keys keys --exchange /var/spool/registers")
        {
            registers,
        };
        options.AddFoldersTo(command);
        command.Options.Add(exchange);
        command.Options.Add(once);
        command.Options.Add(pause);
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            [.. parsed.GetRequiredValue(registers).Distinct().Select(id => new Id(id))],
            options.Place(parsed),
            parsed.GetRequiredValue(exchange),
            parsed.GetValue(once) ? null : TimeSpan.FromSeconds(parsed.GetValue(pause) is > 0 and var seconds ? seconds : PauseSeconds),
            cancellation));
        return command;
    }

    private static Task<int> RunAsync(
        Terminal terminal, Id[] registers, LivePlace place, string exchange, TimeSpan? pause, CancellationToken cancellation) =>
        LiveCommand.RunAsync(terminal, string.Join(' ', registers), place, mayBegin: false, async service =>
        {
            if (!Directory.Exists(exchange))
            {
                throw new RefusedException($"--exchange {exchange} is no folder");
            }

            await service.ServeAsync((parts, stop) => WorkAsync(terminal, [.. registers.Select(name => (name, ClerkOf(terminal, parts, name, exchange)))], pause, stop), cancellation);
        });

    private static RegisterClerk ClerkOf(Terminal terminal, ServiceParts parts, Id name, string exchange) => new(
        parts, name, new ExchangeFolder(Path.Combine(exchange, name.Text)) { Unreadable = file => terminal.Note($"recruit: {file} is no answer; the question waits") });

    private static async Task WorkAsync(Terminal terminal, (Id Name, RegisterClerk Clerk)[] clerks, TimeSpan? pause, CancellationToken cancellation)
    {
        try
        {
            do
            {
                foreach (var (name, clerk) in clerks)
                {
                    if (await clerk.GoRoundAsync(cancellation) is > 0 and var answered)
                    {
                        terminal.Note(string.Create(CultureInfo.InvariantCulture, $"recruit: {name}: {answered} answered"));
                    }
                }

                await Task.Delay(pause ?? TimeSpan.Zero, cancellation);
            }
            while (pause is not null);
        }
        catch (OperationCanceledException) when (pause is not null && cancellation.IsCancellationRequested)
        {
            // To be stopped is how it ends.
            terminal.Note("recruit: stopped; the same command goes on from here");
        }
    }
}
