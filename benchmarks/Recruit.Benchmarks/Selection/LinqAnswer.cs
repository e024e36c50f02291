namespace Recruit.Benchmarks.Selection;

/// <summary>The question as a careful programmer would put it in LINQ over objects.</summary>
internal static class LinqAnswer
{
    internal sealed record Applicant(int Number, long Law, long Logic, long Casework, long Interview, long Language, DateOnly Born, bool[] IsMember);

    public static Applicant[] Applicants(Scenario scenario) => Array.ConvertAll(scenario.All, candidate => new Applicant(
        candidate,
        scenario.Scores[0].NarrowUnits[candidate],
        scenario.Scores[1].NarrowUnits[candidate],
        scenario.Scores[2].NarrowUnits[candidate],
        scenario.Scores[3].NarrowUnits[candidate],
        scenario.Scores[4].NarrowUnits[candidate],
        scenario.BornOf(candidate),
        [.. Question.Quotas.Select((_, quota) => scenario.IsMember(quota, candidate))]));

    public static Answer Of(Applicant[] applicants)
    {
        var least = Array.ConvertAll(Question.Columns, column => column.ThresholdUnits);
        var ordered = applicants
            .Where(one => one.Law >= least[0] && one.Logic >= least[1] && one.Casework >= least[2] && one.Interview >= least[3] && one.Language >= least[4])
            .Select(one => (Applicant: one, Total: Total(one)))
            .OrderByDescending(one => one.Total)
            .ThenByDescending(one => one.Applicant.Law)
            .ThenBy(one => one.Applicant.Born)
            .ToArray();
        var ranks = new int[applicants.Length];
        for (var place = 0; place < ordered.Length; place++)
        {
            var isTied = place > 0 && ordered[place].Total == ordered[place - 1].Total
                && ordered[place].Applicant.Law == ordered[place - 1].Applicant.Law
                && ordered[place].Applicant.Born == ordered[place - 1].Applicant.Born;
            ranks[ordered[place].Applicant.Number] = isTied ? ranks[ordered[place - 1].Applicant.Number] : place + 1;
        }

        var admitted = new HashSet<int>();
        var groups = new List<int[]> { Admit(_ => true, Question.OpenNominal) };
        groups.AddRange(Question.QuotaNominals.Select((nominal, quota) => Admit(one => one.IsMember[quota], nominal)));
        var top = ordered.Select(one => one.Applicant.Number).TakeWhile(number => ranks[number] <= Question.TopCount);
        return Answer.Of(ranks, top, [.. groups]);

        int[] Admit(Func<Applicant, bool> belongs, int nominal)
        {
            var group = ordered.Select(one => one.Applicant).Where(one => belongs(one) && !admitted.Contains(one.Number)).Select(one => one.Number).ToArray();
            var last = group.Length == 0 ? 0 : ranks[group[Math.Min(nominal, group.Length) - 1]];
            var best = group.TakeWhile(number => ranks[number] <= last).ToArray();
            admitted.UnionWith(best);
            return best;
        }
    }

    /// <summary>Half-way rounds up: nobody above the thresholds has a negative total.</summary>
    private static long Total(Applicant one)
    {
        var factors = Question.TotalFactors;
        var sum = factors[0] * one.Law + factors[1] * one.Logic + factors[2] * one.Casework + factors[3] * one.Interview + factors[4] * one.Language;
        return (2 * sum + Question.TotalDenominator) / (2 * Question.TotalDenominator);
    }
}
