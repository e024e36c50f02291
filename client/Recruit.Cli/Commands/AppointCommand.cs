using System.CommandLine;
using Recruit.Accounts;
using Recruit.Cli.Live;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.UseCases;
using Recruit.Vacancies;

namespace Recruit.Cli.Commands;

/// <summary>
/// <c>recruit appoint</c>: two people give an account a role of staff. It is how a service gets its first administrators, whom nobody can appoint in the
/// browser.
/// </summary>
internal static class AppointCommand
{
    private static readonly Dictionary<string, Role> Appointable =
        Enum.GetValues<Role>().Where(Roles.IsStaff).ToDictionary(role => Roles.Holder(role).Text);

    public static Command Create(Terminal terminal)
    {
        var (options, output) = (new LiveOptions(), Arguments.Output(TableOutput.Forms));
        var name = new Argument<string>("mail") { Description = "Mail address by which the account was registered in the browser." };
        name.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value) || token.Value.Any(char.IsControl)))
            {
                result.AddError("mail must be the address by which somebody registered");
            }
        });
        var role = new Argument<string>("role") { Description = "The role; all but the last three are had for one agency.", HelpName = string.Join('|', Appointable.Keys) };
        role.AcceptOnlyFromAmong([.. Appointable.Keys]);
        var agency = new Option<string>("--agency") { Description = "For which agency; without it for the whole service.", HelpName = "id" };
        agency.Validators.Add(result => LiveOptions.DemandId(result, "--agency"));
        var reason = new Option<string>("--reason") { Description = "Why, as a coded reason: an id.", HelpName = "id", DefaultValueFactory = _ => "appointed" };
        reason.Validators.Add(result => LiveOptions.DemandId(result, "--reason"));
        var command = new CommandWithExamples(
            "appoint",
            $"Gives an account that was opened in the browser a role of staff: one account proposes it, another approves, and both stand on record. So a new service gets its first administrators; they do the rest in the browser. {LiveOptions.WhoActs}",
            "recruit appoint aigul@example.kz administrator --data data/journal --keys data/keys --by operator-1 --approved-by operator-2",
            "recruit appoint dana@example.kz agency-officer --agency tax --data data/journal --keys data/keys --by operator-1 --approved-by operator-2")
        {
            name, role,
        };
        options.AddTo(command, takesTwo: true);
        command.Options.Add(agency);
        command.Options.Add(reason);
        command.Options.Add(output);
        command.Validators.Add(result =>
        {
            if (result.GetResult(role) is { Tokens: [var token] } && Appointable.TryGetValue(token.Value, out var wanted) && !Roles.IsOfService(wanted) && result.GetResult(agency) is null)
            {
                result.AddError($"--agency must say at which agency: nobody is {token.Value} of the whole service");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            new Appointment(
                parsed.GetRequiredValue(name),
                Appointable[parsed.GetRequiredValue(role)],
                parsed.GetValue(agency) is { } of ? new Id(of) : null,
                new Id(parsed.GetRequiredValue(reason))),
            options.Place(parsed),
            options.Administrators(parsed),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static Task<int> RunAsync(
        Terminal terminal, Appointment appointment, LivePlace place, (Caller First, Caller Second) who, string output, CancellationToken cancellation) =>
        LiveCommand.RunAsync(terminal, appointment.SignInName, place, mayBegin: false, async service =>
        {
            var (account, grant, wasThere) = await appointment.MakeAsync(service, who.First, who.Second, cancellation);
            TableOutput.Print(terminal, output, [LiveTables.Appointed(account, grant)]);
            terminal.Note(wasThere
                ? "recruit: the account had this role already"
                : "recruit: the role counts from the next time that its owner signs in with the second factor or a passkey");
        });
}
