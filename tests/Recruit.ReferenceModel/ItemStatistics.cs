namespace Recruit.Reference;

/// <summary>The rows of items.csv (campaign-folder 4).</summary>
internal static class ItemStatistics
{
    public static string[] Row(Facts facts, Test test, Section section, Item item)
    {
        var attempts = facts.Campaign.Candidates
            .Where(candidate => TestScoring.IsScored(TestScoring.State(facts, candidate, test.Id)))
            .ToList();
        var others = test.Sections
            .SelectMany(one => one.Items)
            .Where(other => other.Id != item.Id && !other.IsPretest && facts.Policy(test.Id, other.Id) is null)
            .ToList();
        var x = attempts.Select(candidate => TestScoring.Earned(facts, candidate, test.Id, item)).ToList();
        var y = attempts
            .Select(candidate => Rational.Sum(others.Select(other => TestScoring.Earned(facts, candidate, test.Id, other))))
            .ToList();
        return
        [
            test.Id, section.Id, item.Id, item.IsPretest ? "pretest" : facts.Policy(test.Id, item.Id) ?? "live", Texts.Print(x.Count),
            x.Count == 0 ? "" : (Rational.Sum(x) / x.Count / item.Points).Print(4), Discrimination(x, y),
        ];
    }

    private static string Discrimination(List<Rational> x, List<Rational> y)
    {
        var root = (Spread(x, x) * Spread(y, y)).Root();
        return x.Count < 2 || root == Rational.Zero ? "" : (Spread(x, y) / root).Print(4);
    }

    /// <summary>nΣxy − ΣxΣy.</summary>
    private static Rational Spread(List<Rational> x, List<Rational> y) =>
        (x.Count * Rational.Sum(x.Zip(y, (a, b) => a * b))) - (Rational.Sum(x) * Rational.Sum(y));
}
