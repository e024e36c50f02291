using System.CommandLine;
using System.CommandLine.Parsing;
using Recruit.Accounts;
using Recruit.Sittings;
using Recruit.Cli.Commands;
using Recruit.Live;
using Recruit.UseCases;
using Recruit.Vacancies;

namespace Recruit.Cli.Live;

/// <summary>Who acts at the command line: whoever has the key folder acts as the accounts that are named.</summary>
/// <param name="Officer">Runs the campaign.</param>
/// <param name="Approver">The second person; nobody for steps that take one.</param>
internal sealed record Officials(Caller Officer, Caller? Approver = null);

/// <summary>Where a live service is.</summary>
/// <param name="Keys">Its key folder.</param>
/// <param name="Data">The data folder of the engine in this process; nothing where a cluster runs the actors.</param>
internal sealed record LivePlace(string Keys, string? Data);

/// <summary>Options of commands that work on a live service.</summary>
internal sealed class LiveOptions
{
    /// <summary>What every help of such a command says.</summary>
    public const string WhoActs = "Whoever has the key folder acts as the accounts that are named; nobody signs in.";

    private readonly Option<string> data = Arguments.FolderOption("--data", "The data folder of the service; no other process may be running on it. A cluster has none.");
    private readonly Option<string> engine = Engine();
    private readonly Option<string> keys = Required(Arguments.FolderOption("--keys", "The key folder of the service."));
    private readonly Option<string> by = Account("--by", "Account that acts, by its id; no name.");
    private readonly Option<string> approvedBy = Account("--approved-by", "Account of the second person, who approves.");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">To which.</param>
    /// <param name="takesTwo">Whether a second person approves.</param>
    public void AddTo(Command command, bool takesTwo)
    {
        AddFoldersTo(command);
        command.Options.Add(by);
        if (takesTwo)
        {
            command.Options.Add(approvedBy);
            command.Validators.Add(result =>
            {
                if (result.GetResult(by) is { Tokens: [var one] } && result.GetResult(approvedBy) is { Tokens: [var other] } && string.Equals(one.Value, other.Value, StringComparison.OrdinalIgnoreCase))
                {
                    result.AddError("--approved-by must name another account than --by: this takes two people");
                }
            });
        }
    }

    /// <summary>Adds the folders alone, for a command in which nobody acts.</summary>
    public void AddFoldersTo(Command command)
    {
        command.Options.Add(data);
        command.Options.Add(keys);
        command.Options.Add(engine);
        EngineOption.DemandOnePlace(command, data, engine, isRequired: true);
    }

    /// <summary>Where the service is.</summary>
    public LivePlace Place(ParseResult parsed) => new(parsed.GetRequiredValue(keys), parsed.GetValue(data));

    /// <summary>The option that says what runs the actors.</summary>
    public static Option<string> Engine() => EngineOption.Create("client/Recruit.Cli");

    /// <summary>Who acts, for an agency where that is known.</summary>
    public Officials Officials(ParseResult parsed, Id? agency = null) => new(
        new Caller(new Id(parsed.GetRequiredValue(by)), [Role.AgencyOfficer], agency),
        parsed.GetValue(approvedBy) is { } second ? new Caller(new Id(second), [Role.Approver], agency) : null);

    /// <summary>Who acts for the whole service; of a command that takes two.</summary>
    public (Caller First, Caller Second) Administrators(ParseResult parsed)
    {
        return (Of(by), Of(approvedBy));

        Caller Of(Option<string> account) => new(new Id(parsed.GetRequiredValue(account)), [Role.Administrator]);
    }

    /// <summary>The vacancy of a command.</summary>
    public static Argument<string> Vacancy() => WithId(new Argument<string>("vacancy") { Description = "Id of the vacancy, as vacancy.json has it." }, "vacancy");

    /// <summary>An argument that is an id.</summary>
    public static Argument<string> WithId(Argument<string> argument, string name)
    {
        argument.Validators.Add(result => DemandId(result, name));
        return argument;
    }

    /// <summary>Demands that an option's value is an id.</summary>
    public static void DemandId(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => !Id.IsId(token.Value)))
        {
            result.AddError($"{name} must be an id: 1 to 40 letters, digits, hyphens and underscores");
        }
        else if (result.Tokens.Any(token => PersonalNumber.IsIn(new Id(token.Value))))
        {
            result.AddError($"{name} must be no personal number: it stands in the journal for ever");
        }
    }

    private static Option<string> Account(string name, string description)
    {
        var account = new Option<string>(name) { Description = description, HelpName = "account" };
        account.Validators.Add(result => DemandId(result, name));
        return Required(account);
    }

    private static Option<string> Required(Option<string> option)
    {
        option.Required = true;
        return option;
    }
}
