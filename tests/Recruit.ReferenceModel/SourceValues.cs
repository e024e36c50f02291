namespace Recruit.Reference;

/// <summary>States, raw values and maxima of sources (rules 6.3–6.5) at one moment, given the stages before.</summary>
internal sealed class SourceValues(Facts facts, IReadOnlyList<StageOutcome> earlier)
{
    private static readonly string[] Order =
        ["voided", "absent", "not-started", "awaiting-marks", "awaiting-quorum", "timed-out", "completed"];

    /// <summary>The first of the seven states that any source has (rules 6.3).</summary>
    public static string First(IEnumerable<string> states) => Order[states.Min(state => Array.IndexOf(Order, state))];

    /// <summary>The state of a test, exercise, panel or earlier stage for a candidate (rules 6.3).</summary>
    public string State(string candidate, Source source)
    {
        switch (source.Kind)
        {
            case "test":
                return TestScoring.State(facts, candidate, source.Id);
            case "stage":
                var state = Earlier(candidate, source.Id).State;
                return TestScoring.IsScored(state) ? "completed" : Order.Contains(state) ? state : "not-started";
        }

        var row = facts.AttemptRow(candidate, source.Id)?.State;
        if (row is "absent" or "not-started" or "voided")
        {
            return row;
        }

        var waits = source.Kind == "exercise" ? "awaiting-marks" : "awaiting-quorum";
        return RawOrNull(candidate, source) is null ? waits : row ?? "completed";
    }

    /// <summary>The raw exact value of a source that is scored; of a stage its rounded total (rules 6.4, 6.5).</summary>
    public Rational Raw(string candidate, Source source) => RawOrNull(candidate, source)!;

    /// <summary>The maximum (rules 3.7, 4, 5); a stage has none, for percent does not fit it.</summary>
    public Rational Maximum(Source source) => source.Kind switch
    {
        "test" => Rational.Sum(Sections(source).Select(section => TestScoring.SectionMaximum(facts, source.Id, section))),
        "exercise" => Judging.Maximum(Vacancy.Exercises[source.Id].Criteria),
        "panel" => Judging.Maximum(Vacancy.Panels[source.Id].Criteria),
        _ => throw new InvalidDataException(source.Kind),
    };

    /// <summary>The reasons for floors not reached: every section that the sources name, each once (rules 6.5).</summary>
    public IEnumerable<string> MissedFloors(string candidate, IEnumerable<Source> named) =>
        from one in named.Where(source => source.Kind == "test")
            .SelectMany(source => Sections(source).Select(section => (Test: source.Id, Section: section)))
            .DistinctBy(one => (one.Test, one.Section.Id))
        where one.Section.Floor is { } floor && TestScoring.SectionValue(facts, candidate, one.Test, one.Section) < floor
        select $"floor:{one.Test}/{one.Section.Id}";

    private Vacancy Vacancy => facts.Campaign.Vacancy;

    private Rational? RawOrNull(string candidate, Source source) => source.Kind switch
    {
        "test" => Rational.Sum(Sections(source).Select(section => TestScoring.SectionValue(facts, candidate, source.Id, section))),
        "exercise" => Judging.ExerciseValue(facts, candidate, Vacancy.Exercises[source.Id]),
        "panel" => Judging.PanelValue(facts, candidate, Vacancy.Panels[source.Id]),
        _ => Earlier(candidate, source.Id).Total,
    };

    /// <summary>The section that the source names, or all of the test in test order.</summary>
    private IEnumerable<Section> Sections(Source source) =>
        facts.Campaign.Test(source.Id).Sections.Where(section => source.Section is null || section.Id == source.Section);

    private StageResult Earlier(string candidate, string stage) => earlier.Single(one => one.Stage.Id == stage).Results[candidate];
}
