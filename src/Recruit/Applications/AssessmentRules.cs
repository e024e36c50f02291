using System.Collections.Immutable;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Applications;

/// <summary>A vacancy with the tests that its stages may use.</summary>
/// <param name="Vacancy">The rules.</param>
/// <param name="Tests">All tests, in the order of their ids by UTF-8 bytes.</param>
public sealed record AssessmentRules(Vacancy Vacancy, ImmutableArray<Test> Tests)
{
    /// <summary>How many stages come before the first training stage: the selection.</summary>
    public int SelectionStages { get; } = Vacancy.Stages.Count(stage => stage.Kind != StageKind.Training);

    /// <summary>Places that no quota keeps.</summary>
    public int OpenPlaces { get; } = Vacancy.Posts - Vacancy.Quotas.Sum(quota => quota.Places);

    /// <summary>The place of a test in <see cref="Tests"/>.</summary>
    public int TestIndex(Id id) => Tests.FindIndex(test => test.Id == id);

    /// <summary>The place of an exercise in the vacancy.</summary>
    public int ExerciseIndex(Id id) => Vacancy.Exercises.FindIndex(exercise => exercise.Id == id);

    /// <summary>The place of a panel in the vacancy.</summary>
    public int PanelIndex(Id id) => Vacancy.Panels.FindIndex(panel => panel.Id == id);

    /// <summary>The place of a field in the vacancy.</summary>
    public int FieldIndex(Id id) => Vacancy.Fields.FindIndex(field => field.Id == id);

    /// <summary>The test, exercise or panel that a source names; none for a stage.</summary>
    public Sitting? SittingOf(Source source) => source.Kind switch
    {
        SourceKind.Test or SourceKind.Section => new Sitting(SittingKind.Test, TestIndex(source.Id)),
        SourceKind.Exercise => new Sitting(SittingKind.Exercise, ExerciseIndex(source.Id)),
        SourceKind.Panel => new Sitting(SittingKind.Panel, PanelIndex(source.Id)),
        _ => null,
    };

    /// <summary>The first stage that takes something from a sitting; the number of stages if none does.</summary>
    public int FirstStageUsing(Sitting sitting) => FirstStage(stage => stage.DrawsOn().Any(source => SittingOf(source) == sitting));

    /// <summary>Exercises that only training draws on and one person marks: trainers mark them, in the cohort.</summary>
    public ImmutableArray<Exercise> TrainerMarked() =>
    [
        .. Vacancy.Exercises.Where((exercise, place) => exercise.Markers == 1
            && FirstStageUsing(new Sitting(SittingKind.Exercise, place)) is var first && first >= SelectionStages && first < Vacancy.Stages.Length),
    ];

    /// <summary>The first stage that looks at a field; the number of stages if none does.</summary>
    public int FirstStageUsing(Field field) => FirstStage(stage =>
        stage.Requirements.Any(requirement => requirement.Condition.Field == field.Id)
        || stage.Advance is { ByCategory: true }
        || (stage.Advance?.Break ?? []).Any(key => key.By == BreakBy.Field && key.Id == field.Id));

    private int FirstStage(Predicate<Stage> uses)
    {
        var first = Vacancy.Stages.FindIndex(uses);
        return first < 0 ? Vacancy.Stages.Length : first;
    }
}

/// <summary>Looking things up in declared lists.</summary>
internal static class DeclaredLists
{
    /// <summary>The place of the first that fits, or −1.</summary>
    public static int FindIndex<T>(this ImmutableArray<T> list, Predicate<T> fits)
    {
        for (var i = 0; i < list.Length; i++)
        {
            if (fits(list[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
