using System.CommandLine;
using Recruit.Actors;
using Recruit.Cli.Live;
using Recruit.Cli.Terminals;
using Recruit.Engine.Keys;
using Recruit.Live;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit keys erase</c>: what was sealed for a person can never be read again, and the journal says who decided it.</summary>
internal static class KeysEraseCommand
{
    public static CommandWithExamples Create(Terminal terminal)
    {
        var (folder, data) = (KeysCommand.KeyFolder(), Arguments.FolderOption("--data", "The data folder; no engine may be running on it. A cluster has none."));
        var engine = LiveOptions.Engine();
        var person = new Option<string>("--person") { Description = "Id of the person's key, as the register of persons has it.", HelpName = "uuid", Required = true };
        var official = new Option<string>("--by") { Description = "Id of the official who decided it; no name.", HelpName = "id", Required = true };
        var reason = new Option<string>("--reason")
        {
            Description = "Why: the person asked, the term is over, an authority ordered it, or the key was made by mistake.",
            HelpName = string.Join('|', ErasureReasons.Codes),
            Required = true,
        };
        reason.AcceptOnlyFromAmong([.. ErasureReasons.Codes]);
        person.Validators.Add(result => Demand(result.GetValueOrDefault<string>() is { } text && Guid.TryParseExact(text, "D", out _), "--person must be a uuid", result.AddError));
        official.Validators.Add(result => Demand(result.GetValueOrDefault<string>() is { } text && Id.IsId(text), "--by must be an id: letters, digits, hyphens", result.AddError));
        official.Validators.Add(result => Demand(
            result.GetValueOrDefault<string>() is not { } text || !Id.IsId(text) || !PersonalNumber.IsIn(new Id(text)),
            "--by reads like an IIN and would stand in the journal for ever; name the id under which the official acts",
            result.AddError));
        var command = new CommandWithExamples(
            "erase",
            "Verifies the journal, or connects to the cluster, stores there who decided the erasure and why, and then destroys the key. May be repeated after a crash. Copies of the key folder still hold the key: destroy those that are older.",
            "recruit keys erase keys --data data --person 7f3c1f0e-5b0a-4c0e-9d53-0a4f4d1f1a52 --by official-12 --reason request",
            "recruit keys erase keys --engine orleans --person 7f3c1f0e-5b0a-4c0e-9d53-0a4f4d1f1a52 --by official-12 --reason request")
        {
            folder, data, person, official, reason, engine,
        };
        EngineOption.DemandOnePlace(command, data, engine, isRequired: true);
        command.SetAction((parsed, _) => EngineOption.IsCluster(parsed.GetValue(engine)) ? EraseOnClusterAsync(parsed) : Task.FromResult(KeysCommand.Guard(terminal, parsed.GetRequiredValue(folder), place =>
        {
            var erasure = OfflineErasure.Run(
                place, KeysCommand.WithJournal(terminal, parsed.GetRequiredValue(data)), new PersonKeyId(Guid.ParseExact(parsed.GetRequiredValue(person), "D")),
                new Id(parsed.GetRequiredValue(official)), ErasureReasons.Of(parsed.GetRequiredValue(reason)), Instant.Of(TimeProvider.System.GetUtcNow()));
            terminal.Results.WriteLine($"{erasure.Person.Value} erased; decided {erasure.At} by {erasure.Official}, reason {ErasureReasons.CodeOf(erasure.Reason)}");
            NoteCopies();
        })));
        return command;

        Task<int> EraseOnClusterAsync(ParseResult parsed) => LiveCommand.RunAsync(
            terminal, "keys erase", new LivePlace(parsed.GetRequiredValue(folder), null), mayBegin: false, async service =>
            {
                var key = new PersonKeyId(Guid.ParseExact(parsed.GetRequiredValue(person), "D"));
                var at = await service.EraseAsync(key, new Id(parsed.GetRequiredValue(official)), ErasureReasons.Of(parsed.GetRequiredValue(reason)));
                terminal.Results.WriteLine($"{key.Value} erased; decided {at}");
                NoteCopies();
            });

        void NoteCopies() => terminal.Note("recruit: copies of the key folder that are older than this still hold the key; destroy them in their term");
    }

    private static void Demand(bool holds, string otherwise, Action<string> refuse)
    {
        if (!holds)
        {
            refuse(otherwise);
        }
    }
}
