using System.Globalization;
using System.Text.RegularExpressions;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.Web.Layout;

namespace Recruit.Web.Office;

/// <summary>Something that is wrong with an event, in words of the reader.</summary>
/// <param name="Row">Its place among those that were written, from 1.</param>
/// <param name="Column">The cell.</param>
/// <param name="Text">What is wrong.</param>
public sealed record EventProblem(int Row, string Column, string Text);

/// <summary>Events in sentences, and what is wrong with them in words.</summary>
public static partial class EventWords
{
    /// <summary>What an event says, e.g. that the attempt of a candidate counts as absent.</summary>
    public static string Of(WrittenEvent row, Speech words)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(words);
        var kind = row switch
        {
            { Type: EventTypes.Withdraw, Stage.Length: > 0 } => "withdraw.stage",
            { Type: "set-rating", Value: "recused" } => "set-rating.recused",
            { Type: "set-mark" or "set-rating" or "set-attempt" or "set-response" or "set-field", Value: "" } => $"{row.Type}.none",
            _ => row.Type,
        };
        var value = row.Type switch
        {
            "set-attempt" => InWords("events.state", row.Value, words),
            EventTypes.VoidItem => InWords("events.policy", row.Value, words),
            _ => row.Value,
        };
        return words.Words.Has($"events.say.{kind}")
            ? words.Say(
                $"events.say.{kind}",
                ("candidate", row.Candidate), ("stage", row.Stage), ("test", row.Test), ("item", row.Item), ("value", value), ("person", row.Person))
            : row.Type;
    }

    /// <summary>What an event says that is proposed or on record; of somebody whose key was erased not what.</summary>
    public static string Of(ProposedRow row, Speech words)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(words);
        return row is { Candidate: not null, Named: null }
            ? words.Say("events.say.erased", ("what", words.Words.Has($"event-type.{row.Type}") ? words[$"event-type.{row.Type}"] : row.Type))
            : Of(new WrittenEvent(row.Type, row.Named ?? "", row.Stage?.Text ?? "", row.Test?.Text ?? "", row.Item?.Text ?? "", row.Value ?? "", row.Person ?? ""), words);
    }

    /// <summary>What is wrong with the rows that a refusal names.</summary>
    public static IReadOnlyList<EventProblem> ProblemsOf(Refusal refusal, Speech words)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return
        [
            .. refusal.Facts.Chunk(2).Where(pair => pair is [{ Name: "row" }, { Name: "problem" }]).Select(pair =>
            {
                var told = pair[1].Value.Split(": ", 2);
                return new EventProblem(int.Parse(pair[0].Value, CultureInfo.InvariantCulture), told[0], Wrong(told[^1], words));
            }),
        ];
    }

    /// <summary>A message of the checks of files in words: it begins with an agreed phrase, and may quote what stands there.</summary>
    public static string Wrong(string message, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var told = Told().Match(message);
        var (key, value) = (told.Groups["phrase"].Value.Replace(' ', '-'), told.Groups["value"].Value);
        return words.Words.Has($"events.wrong.{key}") ? words.Say($"events.wrong.{key}", ("value", value))
            : words.Words.Has($"rules.wrong.{key}") ? words.Say($"rules.wrong.{key}", ("value", value))
            : words.Say("rules.wrong.other", ("value", message));
    }

    private static string InWords(string room, string value, Speech words) => words.Words.Has($"{room}.{value}") ? words[$"{room}.{value}"] : value;

    [GeneratedRegex("""\A(?<phrase>[^"]*?) ?("(?<value>.*)")?\z""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Told();
}
