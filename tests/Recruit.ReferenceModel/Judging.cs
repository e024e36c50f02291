namespace Recruit.Reference;

/// <summary>Case-study exercises (rules 4) and panels (rules 5): the value, or null while it waits.</summary>
internal static class Judging
{
    public static Rational? ExerciseValue(Facts facts, string candidate, Exercise exercise)
    {
        var totals = facts.MarksByMarker(candidate, exercise.Id).Values
            .Where(marks => exercise.Criteria.Keys.All(marks.ContainsKey))
            .Select(marks => Rational.Sum(exercise.Criteria.Select(criterion => criterion.Value.Weight * marks[criterion.Key])))
            .Order()
            .ToList();
        if (exercise.Markers == 1)
        {
            return totals.SingleOrDefault();
        }

        return totals.Count switch
        {
            < 2 => null,
            2 => totals[1] - totals[0] <= exercise.Tolerance ? Mean([totals[0], totals[1]]) : null,
            _ => totals[2] - totals[1] <= totals[1] - totals[0] ? Mean([totals[1], totals[2]]) : Mean([totals[0], totals[1]]),
        };
    }

    public static Rational? PanelValue(Facts facts, string candidate, Panel panel)
    {
        var takingPart = panel.Members
            .Where(member => !facts.IsRecused(candidate, panel.Id, member))
            .Where(member => panel.Criteria.Keys.All(criterion => facts.Rating(candidate, panel.Id, member, criterion) is not null))
            .ToList();
        if (takingPart.Count < (panel.Quorum * panel.Members.Count).Ceiling())
        {
            return null;
        }

        return Rational.Sum(panel.Criteria.Select(criterion => criterion.Value.Weight * CriterionValue(
            [.. takingPart.Select(member => facts.Rating(candidate, panel.Id, member, criterion.Key)!).Order()],
            panel.IsTrimmed)));
    }

    /// <summary>Σ weight · max (rules 4, 5).</summary>
    public static Rational Maximum(Dictionary<string, Criterion> criteria) =>
        Rational.Sum(criteria.Values.Select(criterion => criterion.Weight * criterion.Max));

    private static Rational CriterionValue(List<Rational> ascending, bool isTrimmed) =>
        Mean(isTrimmed && ascending.Count >= 3 ? ascending[1..^1] : ascending);

    private static Rational Mean(List<Rational> values) => Rational.Sum(values) / values.Count;
}
