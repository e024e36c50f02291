using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Explaining;

/// <summary>What a component or hurdle looks at.</summary>
/// <param name="Source">The reference.</param>
/// <param name="State">State of the sitting, or of the earlier stage.</param>
/// <param name="Value">Raw exact value, if there is one.</param>
/// <param name="Maximum">The most that can be reached; 0 for an earlier stage, which has no maximum of its own.</param>
/// <param name="Sections">The sections of a test, or the one section that is meant.</param>
/// <param name="Marks">How markers judged an exercise.</param>
/// <param name="Ratings">How a panel judged.</param>
public sealed record SourceReading(
    Source Source,
    StageState State,
    Rational? Value,
    Rational Maximum,
    ImmutableArray<SectionReading> Sections,
    MarkReading? Marks,
    RatingReading? Ratings);

/// <summary>A section of a test.</summary>
/// <param name="Section">Its id.</param>
/// <param name="Value">Its value.</param>
/// <param name="Maximum">The most that can be reached under the rulings that stand.</param>
/// <param name="Floor">The least value, if one is declared.</param>
/// <param name="Items">How many items count or counted: all but pretest items.</param>
/// <param name="Answered">How many of them have an answer that is not blank.</param>
/// <param name="Rulings">Void items and accepted keys.</param>
public sealed record SectionReading(
    Id Section, Rational Value, Rational Maximum, Rational? Floor, int Items, int Answered, ImmutableArray<RulingReading> Rulings)
{
    /// <summary>Whether the least value was not reached.</summary>
    public bool IsBelowFloor => Value < Floor;
}

/// <summary>What was decided about an item after the test.</summary>
/// <param name="Item">Its id.</param>
/// <param name="Policy">The void policy that stands, if any.</param>
/// <param name="AcceptedKeys">How many more keys were accepted.</param>
public sealed record RulingReading(Id Item, VoidPolicy? Policy, int AcceptedKeys);

/// <summary>Reads the raw values of one candidate.</summary>
internal sealed class ExplanationSources(AssessmentRules rules, AssessmentOutcome outcome, ItemRulings[] rulings, int candidate)
{
    private readonly StageSources sources = new(rules, outcome.Facts, rulings);

    /// <summary>The column behind a source, of everybody.</summary>
    public SourceColumn ColumnOf(Source source) => sources.Of(source, outcome.Stages);

    /// <summary>What the source shows of the candidate.</summary>
    public SourceReading Read(Source source)
    {
        var column = ColumnOf(source);
        var isScored = StageStates.IsScored(column.States[candidate]);
        var judgement = source.Kind switch
        {
            SourceKind.Exercise => (MarkReading.Of(outcome.Facts.Marks[rules.ExerciseIndex(source.Id)], candidate), null),
            SourceKind.Panel => (null, RatingReading.Of(outcome.Facts.Ratings[rules.PanelIndex(source.Id)], candidate)),
            _ => (default(MarkReading), default(RatingReading)),
        };
        return new SourceReading(
            source,
            column.States[candidate],
            isScored ? column.Values[candidate] : null,
            column.Maximum,
            isScored && source.Kind is SourceKind.Test or SourceKind.Section ? [.. SectionsOf(source)] : [],
            judgement.Item1,
            judgement.Item2);
    }

    private IEnumerable<SectionReading> SectionsOf(Source source)
    {
        var index = rules.TestIndex(source.Id);
        var scores = sources.ScoresOf(index);
        var responses = outcome.Facts.Responses[index];
        var first = 0;
        for (var i = 0; i < rules.Tests[index].Sections.Length; i++)
        {
            var section = rules.Tests[index].Sections[i];
            var items = Enumerable.Range(first, section.Items.Length).Where(item => !responses[item].Item.Pretest).ToArray();
            first += section.Items.Length;
            if (source.Kind == SourceKind.Test || section.Id == source.Section)
            {
                yield return new SectionReading(
                    section.Id,
                    scores.Sections[i][candidate],
                    scores.SectionMaxima[i],
                    section.Floor,
                    items.Length,
                    items.Count(item => responses[item].CodeAt(candidate) > ResponseCodes.Blank),
                    [.. items.Select(item => new RulingReading(responses[item].Item.Id, rulings[index].PolicyOf(item), rulings[index].AcceptedKeysOf(item)))
                        .Where(ruling => ruling.Policy is not null || ruling.AcceptedKeys > 0)]);
            }
        }
    }
}
