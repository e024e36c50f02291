using System.CommandLine;
using Recruit.Cli.Explaining;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Comparing;
using Recruit.Files;
using Recruit.Reports;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit compare</c>: who crosses which line if the rules or the rulings on items were others. Nothing is written.</summary>
internal static class CompareCommand
{
    private const string Html = "html";

    public static Command Create(Terminal terminal)
    {
        var folder = Arguments.Campaign();
        var with = Arguments.FileOption("--with", "Another vacancy.json, which stands for that of the folder.");
        var voided = Ruling("--void", "An item that is void after all events, and how it is treated: drop, credit-all or spread.", "test/item=policy");
        var accepted = Ruling("--accept-key", "One more key that is accepted for an item after all events, written as a response.", "test/item=key");
        var by = GroupedBy.Option("Compare how the groups of this field fare. May be repeated; without it, every flag and ordinal field. Each quota is compared anyway.");
        var language = new Option<string>("--lang") { Description = "The language of the HTML report.", DefaultValueFactory = _ => "en", HelpName = string.Join('|', ReportWords.LanguageCodes) };
        language.AcceptOnlyFromAmong(ReportWords.LanguageCodes);
        var output = Arguments.Output([.. TableOutput.Forms, Html]);
        var command = new CommandWithExamples(
            "compare",
            "Shows what would change under other rules, or with items void or keys accepted: who crosses which line in which direction, how groups fare, and the places. Nothing is written; html is one page with pictures on standard output.",
            "recruit compare campaign --with lower-mark.json",
            "recruit compare campaign --void law/q07=drop --accept-key law/q12=b --by degree",
            "recruit compare campaign --with lower-mark.json --output html --lang ru > report.html")
        {
            folder, with, voided, accepted, by, language, output,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(with) is null && result.GetResult(voided) is null && result.GetResult(accepted) is null)
            {
                result.AddError("compare needs something to suppose: --with, --void or --accept-key");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            SupposedRuling[] rulings =
            [
                .. parsed.GetRequiredValue(voided).Select(text => SupposedRuling.Read(SupposedRuling.Void, text)!),
                .. parsed.GetRequiredValue(accepted).Select(text => SupposedRuling.Read(SupposedRuling.AcceptKey, text)!),
            ];
            var asked = new Asked(
                parsed.GetRequiredValue(folder), parsed.GetValue(with), [.. rulings], parsed.GetRequiredValue(by), parsed.GetRequiredValue(output), parsed.GetRequiredValue(language));
            return RunAsync(terminal, asked, cancellation);
        });
        return command;
    }

    private static Option<string[]> Ruling(string name, string description, string form)
    {
        var option = new Option<string[]>(name) { Description = $"{description} May be repeated.", HelpName = form, DefaultValueFactory = _ => [] };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => SupposedRuling.Read("", token.Value) is null))
            {
                result.AddError($"{name} must be {form}, and not \"{Prose.Printable(token.Value)}\"");
            }
        });
        return option;
    }

    private static async Task<int> RunAsync(Terminal terminal, Asked asked, CancellationToken cancellation)
    {
        if (asked.With is { } file && !File.Exists(file))
        {
            return terminal.Refuse(Directory.Exists(file) ? $"--with {file} is a folder, not a vacancy.json" : $"--with {file}: there is no such file");
        }

        var (code, compared) = await ProgressDisplay.RunAsync(terminal, progress => Compare(terminal, progress, asked, cancellation));
        if (compared is not var (comparison, groupings))
        {
            return code;
        }

        if (asked.Output == Html)
        {
            terminal.Results.Write(ComparisonReport.Write(comparison, groupings, asked.Suppositions(), ReportWords.In(asked.Language)));
            return code;
        }

        foreach (var stage in comparison.OnlyBefore)
        {
            terminal.Note($"recruit: the stage {stage} is not in {asked.With} and is not compared");
        }

        foreach (var stage in comparison.OnlyAfter)
        {
            terminal.Note($"recruit: the stage {stage} is in {asked.With} only and is not compared");
        }

        TableOutput.Print(terminal, asked.Output, ComparisonTables.Of(comparison, groupings, TableOutput.IsForPeople(asked.Output)));
        return code;
    }

    private static (int Code, (Comparison Comparison, IReadOnlyList<Grouping> Groupings)? Compared) Compare(
        Terminal terminal, ProgressDisplay progress, Asked asked, CancellationToken cancellation)
    {
        if (CampaignOpening.Read(terminal, progress, asked.Folder, cancellation) is not { } campaign)
        {
            return (ExitCode.BadInput, null);
        }

        if (GroupedBy.Unknown(campaign, asked.Folder, asked.By) is { } unknown)
        {
            return (terminal.Refuse(unknown), null);
        }

        terminal.WorkingOn = asked.With ?? asked.Folder;
        var supposition = new Supposition(asked.With is null ? default(ReadOnlyMemory<byte>?) : File.ReadAllBytes(asked.With), [.. asked.Rulings]);
        if (CampaignOpening.ReadSupposing(terminal, progress, asked.Folder, supposition, problem => asked.Tell(supposition, problem), cancellation) is not { } other)
        {
            return (ExitCode.BadInput, null);
        }

        var fields = asked.By.Length == 0 ? [.. Groupings.PlainFields(campaign.Rules.Vacancy)] : GroupedBy.PlacesOf(campaign, asked.By);
        var comparison = Comparison.Of(CampaignOpening.Assess(progress, campaign, cancellation), CampaignOpening.Assess(progress, other, cancellation));
        var groupings = Groupings.Of(comparison, fields);
        return GroupedBy.TooMany(groupings) is { } tooMany ? (terminal.Refuse(tooMany), null) : (ExitCode.Ok, (comparison, groupings));
    }

    /// <summary>What was asked for.</summary>
    private sealed record Asked(string Folder, string? With, IReadOnlyList<SupposedRuling> Rulings, string[] By, string Output, string Language)
    {
        /// <summary>What is supposed, as it was typed.</summary>
        public IReadOnlyList<string> Suppositions() => [.. With is null ? Array.Empty<string>() : [$"--with {With}"], .. Rulings.Select(OptionOf)];

        /// <summary>A problem with the place it comes from: a ruling, the other vacancy.json, or a file of the folder as the other rules see it.</summary>
        public string Tell(Supposition supposition, Problem problem)
        {
            if (supposition.RulingOf(problem) is { } ruling)
            {
                return $"recruit: {OptionOf(ruling)}: {problem.Field}: {problem.Message}";
            }

            return With is null ? problem.ToString()
                : problem.File == "vacancy.json" ? (problem with { File = With }).ToString()
                : $"{problem} (by the rules of {With})";
        }

        private static string OptionOf(SupposedRuling ruling) => $"{(ruling.Type == SupposedRuling.Void ? "--void" : "--accept-key")} {ruling}";
    }
}
