using Recruit.Vacancies;

namespace Recruit.Applications;

/// <summary>Floors, hurdles and the band of a stage (rules 6.5, 6.6).</summary>
internal sealed class Thresholds(AssessmentRules rules, StageSources sources, List<StageOutcome> earlier)
{
    /// <summary>Fails and holds those below, and returns those in the running.</summary>
    public int[] Apply(StageOutcome outcome, int[] scored)
    {
        var stage = outcome.Stage;
        foreach (var (reason, isBelow) in Floors(stage).Concat(Hurdles(stage)))
        {
            foreach (var candidate in scored)
            {
                if (isBelow(candidate))
                {
                    outcome.AddReason(candidate, reason);
                    outcome.Decisions[candidate] = Decision.Fail;
                }
            }
        }

        if (stage.Band is { } band)
        {
            ApplyBand(outcome, scored, band);
        }

        return Array.FindAll(scored, candidate => outcome.Decisions[candidate] == Decision.None);
    }

    private static void ApplyBand(StageOutcome outcome, int[] scored, Band band)
    {
        var fails = outcome.Totals!.Below(band.HoldFrom);
        var holds = outcome.Totals.Below(band.PassFrom);
        foreach (var candidate in scored)
        {
            if (fails(candidate))
            {
                outcome.AddReason(candidate, "band:fail");
                outcome.Decisions[candidate] = Decision.Fail;
            }
            else if (holds(candidate))
            {
                outcome.AddReason(candidate, "band:hold");
                if (outcome.Decisions[candidate] == Decision.None)
                {
                    outcome.Decisions[candidate] = Decision.Hold;
                }
            }
        }
    }

    /// <summary>The floors of the sections that components, then hurdles name, each once; a test names all its sections.</summary>
    private IEnumerable<(string Reason, Predicate<int> IsBelow)> Floors(Stage stage)
    {
        var sections = stage.DrawsOn().Where(source => source.Kind is SourceKind.Test or SourceKind.Section).SelectMany(source =>
            rules.Tests[rules.TestIndex(source.Id)].Sections
                .Where(section => section.Floor is not null && (source.Kind == SourceKind.Test || section.Id == source.Section))
                .Select(section => (Test: source.Id, Section: section)));
        foreach (var (test, section) in sections.DistinctBy(one => (one.Test, one.Section.Id)))
        {
            var column = sources.Of(new Source(SourceKind.Section, test, section.Id), earlier);
            yield return ($"floor:{test}/{section.Id}", column.Values.Below(section.Floor!.Value));
        }
    }

    private IEnumerable<(string Reason, Predicate<int> IsBelow)> Hurdles(Stage stage)
    {
        foreach (var hurdle in stage.Hurdles)
        {
            yield return ($"hurdle:{hurdle.Id}", sources.Of(hurdle.Source, earlier).Values.Below(hurdle.AtLeast));
        }
    }
}
