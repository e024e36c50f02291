namespace Recruit.Reference;

/// <summary>Component values and totals of the scored candidates of a stage (rules 6.4).</summary>
internal static class Transforms
{
    public static void SetTotals(Facts facts, SourceValues values, Score score, Dictionary<string, StageResult> scored)
    {
        foreach (var component in score.Components)
        {
            var raws = scored.Keys.ToDictionary(candidate => candidate, candidate => values.Raw(candidate, component.Source));
            foreach (var (candidate, result) in scored)
            {
                var raw = raws[candidate];
                var population = scored.Keys
                    .Where(other => !component.WithinShift || Shift(facts, other, component) == Shift(facts, candidate, component))
                    .Select(other => raws[other])
                    .ToList();
                result.Components[component.Id] = component.Transform switch
                {
                    "raw" => raw,
                    "percent" => Percent(raw, values.Maximum(component.Source)),
                    "z" => Z(raw, population),
                    "t" => 50 + (10 * Z(raw, population)),
                    "percentile" => Percentile(raw, population),
                    _ => throw new InvalidDataException(component.Transform),
                };
            }
        }

        foreach (var result in scored.Values)
        {
            var parts = score.Components.Select(component => (component.Weight, result.Components[component.Id]));
            result.Total = Score.Total([.. parts], score.IsMean, score.Digits);
        }
    }

    /// <summary>The shift text; those without one are a group of their own.</summary>
    private static string Shift(Facts facts, string candidate, Component component) =>
        facts.AttemptRow(candidate, component.Source.Id)?.Shift ?? "";

    private static Rational Percent(Rational raw, Rational maximum) => maximum == Rational.Zero ? 0 : 100 * raw / maximum;

    private static Rational Z(Rational raw, List<Rational> population)
    {
        Rational count = population.Count;
        var mean = Rational.Sum(population) / count;
        var deviation = (Rational.Sum(population.Select(x => (x - mean) * (x - mean))) / count).Root();
        return deviation == Rational.Zero ? 0 : (raw - mean) / deviation;
    }

    private static Rational Percentile(Rational raw, List<Rational> population)
    {
        Rational below = population.Count(x => x < raw), equal = population.Count(x => x == raw);
        return 100 * (below + (equal / 2)) / population.Count;
    }
}
