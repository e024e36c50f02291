using System.CommandLine;
using System.Text;
using Recruit.Cli.Explaining;
using Recruit.Cli.Terminals;
using Recruit.Explaining;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit explain</c>: every rule that touched one person.</summary>
internal static class ExplainCommand
{
    private const string ForPeople = "text", Json = "json";

    public static Command Create(Terminal terminal)
    {
        var folder = Arguments.Campaign();
        var candidate = new Argument<string>("candidate") { Description = "The candidate's id." };
        var language = new Option<string>("--lang") { Description = "The language of the words.", DefaultValueFactory = _ => "en", HelpName = string.Join('|', ExplanationWords.LanguageCodes) };
        language.AcceptOnlyFromAmong(ExplanationWords.LanguageCodes);
        var output = Arguments.Output(ForPeople, Json);
        var command = new CommandWithExamples(
            "explain",
            "Says to one candidate, stage by stage, what every rule asked, what was there, and what came of it.",
            "recruit explain campaign C-0000042 --lang kk",
            "recruit explain campaign C-0000042 --output json")
        {
            folder, candidate, language, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(candidate), parsed.GetRequiredValue(language), parsed.GetRequiredValue(output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string folder, string candidate, string language, string output, CancellationToken cancellation)
    {
        var (code, explanation) = await ProgressDisplay.RunAsync(terminal, progress => Explain(terminal, progress, folder, candidate, cancellation));
        if (explanation is null)
        {
            return code;
        }

        if (output == Json)
        {
            terminal.Results.WriteLine(ExplanationJson.Of(explanation));
        }
        else
        {
            ExplanationText.Write(explanation, ExplanationWords.In(language), terminal.Results);
        }

        return ExitCode.Ok;
    }

    private static (int Code, Explanation? Explanation) Explain(
        Terminal terminal, ProgressDisplay progress, string folder, string candidate, CancellationToken cancellation)
    {
        if (CampaignOpening.Read(terminal, progress, folder, cancellation) is not { } campaign)
        {
            return (ExitCode.BadInput, null);
        }

        var number = campaign.Facts.Roll.IndexOf(Encoding.UTF8.GetBytes(candidate));
        if (number < 0)
        {
            return (terminal.Refuse($"there is no candidate \"{Prose.Printable(candidate)}\" in {folder}"), null);
        }

        var outcome = CampaignOpening.Assess(progress, campaign, cancellation);
        return (ExitCode.Ok, Explanation.Of(campaign, outcome, number));
    }
}
