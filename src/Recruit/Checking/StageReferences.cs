using FluentValidation;
using Recruit.Vacancies;

namespace Recruit.Checking;

/// <summary>The references inside one stage.</summary>
internal sealed class StageReferences : AbstractValidator<Stage>
{
    public StageReferences(Vacancy vacancy, Referents referents, int place)
    {
        this.AllDiffer(stage => stage.Requirements, requirement => requirement.Id, entry => $"requirements[{entry}].id");
        RuleForEach(stage => stage.Requirements)
            .SetValidator(new ConditionReferences<Requirement>(vacancy.Fields, requirement => requirement.Condition))
            .OverridePropertyName("requirements");

        RuleFor(stage => stage.Score)
            .Must(_ => false).When(stage => stage.Kind == StageKind.Attraction && stage.Score is not null)
            .WithMessage("score not allowed").OverridePropertyName("score");
        RuleFor(stage => stage.Score!)
            .SetValidator(new ScoreReferences(referents, place)).When(stage => stage.Score is not null)
            .OverridePropertyName("score");

        NeedsScore("hurdles", stage => stage.Hurdles.Length > 0);
        NeedsScore("band", stage => stage.Band is not null);
        NeedsScore("advance", stage => stage.Advance is not null);

        this.AllDiffer(stage => stage.Hurdles, hurdle => hurdle.Id, entry => $"hurdles[{entry}].id");
        RuleForEach(stage => stage.Hurdles)
            .ChildRules(hurdle => hurdle.RuleFor(h => h.Source)
                .Fits((_, source) => referents.FaultOf(source, place)).OverridePropertyName("source"))
            .OverridePropertyName("hurdles");

        RuleFor(stage => stage.Band!.PassFrom)
            .Must((stage, passFrom) => passFrom >= stage.Band!.HoldFrom).When(stage => stage.Band is not null)
            .WithMessage("pass below hold").OverridePropertyName("band.passFrom");

        RuleForEach(stage => stage.Advance!.Break)
            .ChildRules(key => key.RuleFor(k => k).Fits((_, k) => referents.FaultOf(k, place)).OverridePropertyName("by"))
            .When(stage => stage.Advance is not null)
            .OverridePropertyName("advance.break");
    }

    private void NeedsScore(string path, Func<Stage, bool> has) =>
        RuleFor(stage => stage).Must(stage => stage.Score is not null || !has(stage)).WithMessage("needs score").OverridePropertyName(path);
}

/// <summary>The references inside a stage's score.</summary>
internal sealed class ScoreReferences : AbstractValidator<Score>
{
    public ScoreReferences(Referents referents, int stage)
    {
        this.AllDiffer(score => score.Components, component => component.Id, entry => $"components[{entry}].id");
        RuleFor(score => score.Components)
            .AreNotAllZero(list => list.Select(component => component.Weight))
            .OverridePropertyName("components");
        RuleForEach(score => score.Components).SetValidator(new ComponentReferences(referents, stage)).OverridePropertyName("components");
    }
}

/// <summary>The references of a component, and what may be done to the value of its source.</summary>
internal sealed class ComponentReferences : AbstractValidator<Component>
{
    private const string Misfit = "transform does not fit source";

    public ComponentReferences(Referents referents, int stage)
    {
        RuleFor(component => component.Source).Fits((_, source) => referents.FaultOf(source, stage)).OverridePropertyName("source");

        // A stage's total has no maximum of which it could be a share.
        RuleFor(component => component.Transform)
            .Must((component, transform) => transform != Vacancies.Transform.Percent || component.Source.Kind != SourceKind.Stage)
            .WithMessage(Misfit).OverridePropertyName("transform");

        // Only attempts at a test have shifts, and only these three look at others of the same shift.
        RuleFor(component => component.WithinShift)
            .Must((component, _) => component.Transform is Vacancies.Transform.Z or Vacancies.Transform.T or Vacancies.Transform.Percentile
                && component.Source.Kind is SourceKind.Test or SourceKind.Section)
            .When(component => component.WithinShift)
            .WithMessage(Misfit).OverridePropertyName("within");
    }
}
