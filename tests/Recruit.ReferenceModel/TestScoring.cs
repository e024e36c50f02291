using System.Text.RegularExpressions;

namespace Recruit.Reference;

/// <summary>Scores of tests (rules 3).</summary>
internal static partial class TestScoring
{
    /// <summary>The state of a test: without a row it is not-started (rules 3.1).</summary>
    public static string State(Facts facts, string candidate, string test) => facts.AttemptRow(candidate, test)?.State ?? "not-started";

    public static bool IsScored(string state) => state is "completed" or "timed-out";

    /// <summary>The earned points of an item: the best that any one key gives (rules 3.2).</summary>
    public static Rational Earned(Facts facts, string candidate, string test, Item item)
    {
        var response = Texts.Trim(facts.Response(candidate, test, item.Id));
        return response.Length == 0 ? 0 : facts.Keys(test, item).Select(key => EarnedBy(item, key, response)).Max()!;
    }

    /// <summary>The value of a section for a scored attempt (rules 3.6, 3.7).</summary>
    public static Rational SectionValue(Facts facts, string candidate, string test, Section section)
    {
        var live = PointsOf(facts, test, section, null);
        var spread = PointsOf(facts, test, section, "spread");
        var credited = PointsOf(facts, test, section, "credit-all");
        var earned = Rational.Sum(ItemsOf(facts, test, section, null).Select(item => Earned(facts, candidate, test, item)));
        return credited + (spread == Rational.Zero ? earned : earned * (live + spread) / live);
    }

    /// <summary>P + S + points of the credit-all items (rules 3.6).</summary>
    public static Rational SectionMaximum(Facts facts, string test, Section section) =>
        PointsOf(facts, test, section, null) + PointsOf(facts, test, section, "spread") + PointsOf(facts, test, section, "credit-all");

    /// <summary>The number that a response means (rules 3.2), or null if it is none.</summary>
    public static Rational? NumberOf(string response)
    {
        var text = response.Replace(',', '.').Replace('\u2212', '-');
        if (text.StartsWith('+') && !text.StartsWith("+-", StringComparison.Ordinal))
        {
            text = text[1..];
        }

        return Number().IsMatch(text) ? Rational.Parse(text) : null;
    }

    private static Rational EarnedBy(Item item, Key key, string response)
    {
        if (item is { Type: "multiple", IsPartial: true })
        {
            var options = Texts.Options(response);
            var inKey = Texts.Options(key.Text);
            var right = options.Count(inKey.Contains);
            var wrong = options.Length - right;
            return right > wrong ? item.Points * (right - wrong) / inKey.Length : -item.Penalty;
        }

        return IsCorrect(item, key, response) ? item.Points : -item.Penalty;
    }

    private static bool IsCorrect(Item item, Key key, string response) => item.Type switch
    {
        "single" => response == key.Text,
        "multiple" => Texts.Options(response).ToHashSet().SetEquals(Texts.Options(key.Text)),
        "order" => Texts.Options(response).SequenceEqual(Texts.Options(key.Text)),
        "numeric" => NumberOf(response) is { } number && (number - key.Number!).Abs() <= item.Tolerance,
        "text" => Texts.Comparable(response) == Texts.Comparable(key.Text),
        _ => throw new InvalidDataException(item.Type),
    };

    /// <summary>The items, pretest apart, that are live (null) or voided by a policy (rules 3.5, 3.6).</summary>
    private static IEnumerable<Item> ItemsOf(Facts facts, string test, Section section, string? policy) =>
        section.Items.Where(item => !item.IsPretest && facts.Policy(test, item.Id) == policy);

    private static Rational PointsOf(Facts facts, string test, Section section, string? policy) =>
        Rational.Sum(ItemsOf(facts, test, section, policy).Select(item => item.Points));

    [GeneratedRegex(@"\A-?[0-9]{1,15}(\.[0-9]{1,12})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
