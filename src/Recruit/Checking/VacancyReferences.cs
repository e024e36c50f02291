using FluentValidation;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Checking;

/// <summary>
/// Whether everything a vacancy refers to is there and fits (campaign-folder 5, step 3). The property name of a failure is the path in
/// vacancy.json, e.g. <c>stages[1].advance.break[0].by</c>; its message begins with the agreed phrase.
/// </summary>
public sealed class VacancyReferences : AbstractValidator<Vacancy>
{
    private static readonly string[] ReservedQuotaIds = ["open", "all"];

    /// <summary>The checks of a vacancy.</summary>
    /// <param name="vacancy">The vacancy that will be checked.</param>
    /// <param name="tests">The tests it may refer to.</param>
    public VacancyReferences(Vacancy vacancy, IReadOnlyList<Test> tests)
    {
        var referents = new Referents(vacancy, tests);
        JudgeFields();
        JudgeStages(vacancy, referents);
        JudgeSittings(vacancy, tests);
        JudgeQuotas(vacancy);
        JudgeMerit(referents);
        RuleFor(v => v.Channel).Fits((v, channel) => FaultOfChannel(v, channel)).OverridePropertyName("channel");
    }

    private void JudgeFields()
    {
        this.AllDiffer(v => v.Fields, field => field.Id, place => $"fields[{place}].id");
        RuleForEach(v => v.Fields).SetValidator(new FieldReferences()).OverridePropertyName("fields");
    }

    private void JudgeStages(Vacancy vacancy, Referents referents)
    {
        this.AllDiffer(v => v.Stages, stage => stage.Id, place => $"stages[{place}].id");
        RuleFor(v => v.Stages)
            .Must(stages => stages.Any(stage => stage.Kind != StageKind.Training))
            .WithMessage("no selection stage").OverridePropertyName("stages");

        // A stage's checks depend on its place, so each has its own.
        for (var place = 0; place < vacancy.Stages.Length; place++)
        {
            var at = place;
            RuleFor(v => v.Stages[at].Kind)
                .Must((v, kind) => v.Stages.Take(at).All(earlier => earlier.Kind <= kind))
                .WithMessage("kinds out of order").OverridePropertyName($"stages[{at}].kind");
            RuleFor(v => v.Stages[at]).SetValidator(new StageReferences(vacancy, referents, at)).OverridePropertyName($"stages[{at}]");
        }
    }

    /// <summary>Tests, exercises and panels share one set of ids; the tests have theirs from their files.</summary>
    private void JudgeSittings(Vacancy vacancy, IReadOnlyList<Test> tests)
    {
        var testIds = tests.Select(test => test.Id).Distinct().ToList();
        var firstPanel = testIds.Count + vacancy.Exercises.Length;
        this.AllDiffer(
            v => testIds.Concat(v.Exercises.Select(exercise => exercise.Id)).Concat(v.Panels.Select(panel => panel.Id)),
            id => id,
            place => place < firstPanel ? $"exercises[{place - testIds.Count}].id" : $"panels[{place - firstPanel}].id");
        RuleForEach(v => v.Exercises).SetValidator(new ExerciseReferences()).OverridePropertyName("exercises");
        RuleForEach(v => v.Panels).SetValidator(new PanelReferences()).OverridePropertyName("panels");
    }

    private void JudgeQuotas(Vacancy vacancy)
    {
        this.AllDiffer(v => v.Quotas, quota => quota.Id, place => $"quotas[{place}].id");
        RuleForEach(v => v.Quotas)
            .SetValidator(new ConditionReferences<Quota>(vacancy.Fields, quota => quota.Condition))
            .OverridePropertyName("quotas");
        RuleForEach(v => v.Quotas)
            .ChildRules(quota => quota.RuleFor(q => q.Id)
                .Must(id => !ReservedQuotaIds.Contains(id.Text)).WithMessage("reserved id").OverridePropertyName("id"))
            .OverridePropertyName("quotas");
        RuleFor(v => v.Quotas)
            .Must((v, quotas) => quotas.Sum(quota => (long)quota.Places) <= v.Posts)
            .WithMessage("more reserved places than posts").OverridePropertyName("quotas");
    }

    private void JudgeMerit(Referents referents)
    {
        var merit = new InlineValidator<Merit>();
        merit.AllDiffer(m => m.Stages, stage => stage.Stage, place => $"stages[{place}].stage");
        merit.RuleFor(m => m.Stages).AreNotAllZero(list => list.Select(stage => stage.Weight)).OverridePropertyName("stages");
        merit.RuleForEach(m => m.Stages)
            .ChildRules(stage => stage.RuleFor(s => s.Stage).Fits((_, id) => referents.FaultOfMeritStage(id)).OverridePropertyName("stage"))
            .OverridePropertyName("stages");
        merit.RuleForEach(m => m.Break)
            .ChildRules(key => key.RuleFor(k => k).Fits((_, k) => referents.FaultOfMeritKey(k)).OverridePropertyName("by"))
            .OverridePropertyName("break");
        RuleFor(v => v.Merit!).SetValidator(merit).When(v => v.Merit is not null).OverridePropertyName("merit");
    }

    private static string? FaultOfChannel(Vacancy vacancy, Id? channel)
    {
        if (channel is null)
        {
            return null;
        }

        return vacancy.Fields.FirstOrDefault(field => field.Id == channel)?.Type switch
        {
            null => $"unknown field \"{channel}\"",
            FieldType.Text or FieldType.Ordinal => null,
            _ => "channel must be text or ordinal",
        };
    }
}

/// <summary>The checks of a declared field.</summary>
internal sealed class FieldReferences : AbstractValidator<Field>
{
    public FieldReferences()
    {
        RuleFor(field => field.Id).Must(id => id.Text != Field.ReservedId).WithMessage("reserved id").OverridePropertyName("id");
        this.AllDiffer(field => field.Levels, level => level, place => $"levels[{place}]");
    }
}

/// <summary>The checks of an exercise.</summary>
internal sealed class ExerciseReferences : AbstractValidator<Exercise>
{
    public ExerciseReferences()
    {
        this.AllDiffer(exercise => exercise.Criteria, criterion => criterion.Id, place => $"criteria[{place}].id");
        RuleFor(exercise => exercise.Criteria)
            .AreNotAllZero(list => list.Select(criterion => criterion.Weight))
            .OverridePropertyName("criteria");
    }
}

/// <summary>The checks of a panel.</summary>
internal sealed class PanelReferences : AbstractValidator<Panel>
{
    public PanelReferences()
    {
        this.AllDiffer(panel => panel.Members, member => member, place => $"members[{place}]");
        this.AllDiffer(panel => panel.Criteria, criterion => criterion.Id, place => $"criteria[{place}].id");
        RuleFor(panel => panel.Criteria).AreNotAllZero(list => list.Select(criterion => criterion.Weight)).OverridePropertyName("criteria");
    }
}
