using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Rules;

/// <summary>Sections and items of a test in sentences, from its file without keys.</summary>
internal static class TestRuleWords
{
    public static string OfSection(JsonNode section, Speech words)
    {
        var (id, items) = (section["id"]!.ToString(), section["items"]!.AsArray());
        var told = words.Say("rules.say.section", ("name", id), ("count", words.Number(items.Count)));
        return section["floor"] is { } floor ? $"{told} {words.Say("rules.say.floor", ("floor", words.Decimal(floor.ToString())))}" : told;
    }

    public static string OfItem(JsonNode item, Speech words)
    {
        string[] parts =
        [
            words.Say(
                "rules.say.item", ("name", item["id"]!.ToString()), ("type", words[$"bank.type.{TypeOf(item["type"]!.ToString())}"]),
                ("points", words.Decimal(item["points"]?.ToString() ?? "1"))),
            .. item["penalty"] is { } penalty && penalty.ToString() != "0" ? (string[])[words.Say("rules.say.penalty", ("penalty", words.Decimal(penalty.ToString())))] : [],
            .. item["tolerance"] is { } tolerance ? (string[])[words.Say("rules.say.tolerance", ("tolerance", words.Decimal(tolerance.ToString())))] : [],
            .. item["pretest"]?.GetValue<bool>() == true ? (string[])[words["rules.say.pretest"]] : [],
        ];
        return string.Join(' ', parts);
    }

    /// <summary>Where the keys of a test come from, and whether its words are others than were reviewed.</summary>
    public static IEnumerable<string> OfKeys(string test, ImmutableSortedDictionary<Id, TestFromBank> banked, Speech words)
    {
        if (!banked.TryGetValue(new Id(test), out var from))
        {
            return [words.Say("rules.tests.typed", ("test", test))];
        }

        var told = words.Say("rules.tests.bank", ("test", test), ("bank", from.Bank.Text), ("until", words.Moment(from.ChallengesUntil)));
        return from.AreWordsTyped ? [told, words.Say("rules.tests.words", ("test", test))] : [told];
    }

    private static ItemType TypeOf(string written) => Enum.Parse<ItemType>(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(written));
}
