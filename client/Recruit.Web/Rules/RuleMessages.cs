using System.Text;
using System.Text.RegularExpressions;
using Recruit.Checking;
using Recruit.Files;
using Recruit.Web.Layout;

namespace Recruit.Web.Rules;

/// <summary>What is wrong with rules, and what can never work, in words of the reader, with the place.</summary>
public static partial class RuleMessages
{
    /// <summary>What is wrong, without its place.</summary>
    /// <param name="problem">As the checks of the rules tell it.</param>
    /// <param name="kind">Of the input in which it is; nothing elsewhere.</param>
    /// <param name="words">The language.</param>
    public static string Of(Problem problem, RuleInputKind? kind, Speech words)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(words);
        var told = Told().Match(problem.Message);
        var (phrase, value) = (told.Groups["phrase"].Value, told.Groups["value"].Value);
        phrase = (phrase, kind) switch
        {
            ("wrong type", RuleInputKind.Number) => "not a number",
            ("wrong type", RuleInputKind.Whole) => "not a whole number",
            _ => phrase,
        };
        var key = $"rules.wrong.{phrase.Replace(' ', '-')}";
        return words.Words.Has(key) ? words.Say(key, ("value", value)) : words.Say("rules.wrong.other", ("value", problem.Message));
    }

    /// <summary>What can never work, without its place.</summary>
    public static string Of(RuleWarning warning, Speech words)
    {
        ArgumentNullException.ThrowIfNull(warning);
        ArgumentNullException.ThrowIfNull(words);
        return words.Say($"rules.warning.{warning.Code}", ("fact", words.Decimal(warning.Fact)));
    }

    /// <summary>A place in words, from the outside to the inside: <c>Stage “filter”, requirement “degree”</c>. Entries are named by their ids where they have some.</summary>
    public static string NameOf(string file, string path, RulesView view, Speech words)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(words);
        var parts = new List<string>();
        if (file.StartsWith("tests/", StringComparison.Ordinal))
        {
            parts.Add(words.Say("rules.say.test", ("name", file["tests/".Length..^".json".Length])));
        }
        else if (file != RulePlace.VacancyFile)
        {
            parts.Add(file);
        }

        var at = new StringBuilder();
        foreach (var step in Step().Matches(path).Select(match => (Member: match.Groups["member"].Value, Index: match.Groups["index"])))
        {
            at.Append(at.Length == 0 ? step.Member : $".{step.Member}").Append(step.Index.Success ? $"[{step.Index.Value}]" : "");
            var key = $"rules.part.{step.Member}";
            if (words.Words.Has(key))
            {
                var entry = step.Index.Success ? view.Find(file, at.ToString()) : null;
                var name = (entry as System.Text.Json.Nodes.JsonObject)?["id"]?.ToString() ?? (step.Index.Success ? words.Number(long.Parse(step.Index.Value, System.Globalization.CultureInfo.InvariantCulture) + 1) : "");
                parts.Add(name.Length == 0 ? words[key] : words.Say("rules.named", ("what", words[key]), ("name", name)));
            }
        }

        return string.Join(", ", parts);
    }

    [GeneratedRegex("""\A(?<phrase>[^"]*?) ?("(?<value>.*)")?\z""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Told();

    [GeneratedRegex(@"(?<member>[^.\[\]]+)(\[(?<index>[0-9]+)\])?", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
