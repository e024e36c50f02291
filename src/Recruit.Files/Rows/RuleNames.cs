using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Files.Csv;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Files.Rows;

/// <summary>The names that rules declare and cells use, and what marks and ratings may be.</summary>
internal sealed class RuleNames
{
    /// <summary>The states of an attempt in the order of <see cref="AttemptState"/>, from its second value on.</summary>
    private readonly NameTable states = new(["completed", "timed-out", "absent", "not-started", "voided"]);

    private readonly ImmutableArray<NameTable> itemsOfTest;
    private readonly ImmutableArray<NameTable> criteriaOfExercise;
    private readonly ImmutableArray<NameTable> criteriaOfPanel;
    private readonly ImmutableArray<NameTable> membersOfPanel;
    private readonly ImmutableArray<ImmutableArray<NumberRange>> marksOfExercise;
    private readonly ImmutableArray<ImmutableArray<NumberRange>> ratingsOfPanel;

    public RuleNames(AssessmentRules rules)
    {
        var vacancy = rules.Vacancy;
        Fields = new NameTable(vacancy.Fields.Select(field => field.Id.Text));
        Stages = new NameTable(vacancy.Stages.Select(stage => stage.Id.Text));
        Tests = new NameTable(rules.Tests.Select(test => test.Id.Text));
        Exercises = new NameTable(vacancy.Exercises.Select(exercise => exercise.Id.Text));
        Panels = new NameTable(vacancy.Panels.Select(panel => panel.Id.Text));
        itemsOfTest = [.. rules.Tests.Select(test => new NameTable(ItemsOf(test).Select(item => item.Id.Text)))];
        criteriaOfExercise = [.. vacancy.Exercises.Select(exercise => CriteriaOf(exercise.Criteria))];
        criteriaOfPanel = [.. vacancy.Panels.Select(panel => CriteriaOf(panel.Criteria))];
        marksOfExercise = [.. vacancy.Exercises.Select(exercise => JudgementCells.RangesOf(exercise.Criteria))];
        ratingsOfPanel = [.. vacancy.Panels.Select(panel => JudgementCells.RangesOf(panel.Criteria))];
        membersOfPanel = [.. vacancy.Panels.Select(panel => new NameTable(panel.Members.Select(member => member.Name)))];
    }

    public NameTable Fields { get; }

    public NameTable Stages { get; }

    public NameTable Tests { get; }

    public NameTable Exercises { get; }

    public NameTable Panels { get; }

    /// <summary>The items of a test through all its sections.</summary>
    public static IEnumerable<Item> ItemsOf(Test test) => test.Sections.SelectMany(section => section.Items);

    /// <summary>The item that a cell names, through all sections of a test; what depends on an unknown test is not judged.</summary>
    public int FindItem(CsvTable table, int column, int test) => FindIn(itemsOfTest, test, table, column, Phrases.UnknownItem);

    /// <summary>The item of a test by its name, or <see cref="NameTable.Unknown"/>.</summary>
    public int ItemOf(int test, ReadOnlySpan<byte> name) => itemsOfTest[test].PlaceOf(name);

    /// <summary>The criterion of an exercise.</summary>
    public int FindCriterionOfExercise(CsvTable table, int column, int exercise) =>
        FindIn(criteriaOfExercise, exercise, table, column, Phrases.UnknownCriterion);

    /// <summary>The criterion of a panel.</summary>
    public int FindCriterionOfPanel(CsvTable table, int column, int panel) =>
        FindIn(criteriaOfPanel, panel, table, column, Phrases.UnknownCriterion);

    /// <summary>What a mark for a criterion of an exercise may be; nothing is known of an unknown one.</summary>
    public NumberRange? MarksOf(int exercise, int criterion) => criterion == NameTable.Unknown ? null : marksOfExercise[exercise][criterion];

    /// <summary>What a rating for a criterion of a panel may be; nothing is known of an unknown one.</summary>
    public NumberRange? RatingsOf(int panel, int criterion) => criterion == NameTable.Unknown ? null : ratingsOfPanel[panel][criterion];

    /// <summary>The member of a panel.</summary>
    public int FindMember(CsvTable table, int column, int panel) =>
        FindIn(membersOfPanel, panel, table, column, Phrases.UnknownMemberOfPanel);

    /// <summary>The test, exercise or panel that a cell names; null, and reported, if there is none.</summary>
    public Sitting? FindSitting(CsvTable table, int column)
    {
        if (!table.Has(column))
        {
            return null;
        }

        var id = table[column];
        if (Tests.PlaceOf(id) is var test and not NameTable.Unknown)
        {
            return new Sitting(SittingKind.Test, test);
        }

        if (Exercises.PlaceOf(id) is var exercise and not NameTable.Unknown)
        {
            return new Sitting(SittingKind.Exercise, exercise);
        }

        if (Panels.PlaceOf(id) is var panel and not NameTable.Unknown)
        {
            return new Sitting(SittingKind.Panel, panel);
        }

        table.Report(column, Phrases.UnknownTest);
        return null;
    }

    /// <summary>The state that a cell names; <see cref="AttemptState.None"/>, and reported, if it is none.</summary>
    public AttemptState FindState(CsvTable table, int column) => (AttemptState)(states.Find(table, column, Phrases.UnknownState) + 1);

    private static int FindIn(ImmutableArray<NameTable> tables, int owner, CsvTable table, int column, string phrase)
    {
        if (owner != NameTable.Unknown)
        {
            return tables[owner].Find(table, column, phrase);
        }

        table.Has(column);
        return NameTable.Unknown;
    }

    private static NameTable CriteriaOf(ImmutableArray<Criterion> criteria) => new(criteria.Select(criterion => criterion.Id.Text));
}
