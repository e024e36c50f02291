using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Applying;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applications;

/// <summary>A requirement beside what the person gave.</summary>
/// <param name="Needed">What must be so.</param>
/// <param name="Yours">What the person gave.</param>
/// <param name="IsMet">Whether it was taken as met.</param>
public sealed record RequirementCheck(string Needed, string Yours, bool IsMet);

/// <summary>What was released about the person, stage by stage: each rule that touched them, with their own figures.</summary>
public sealed class ResultsModel(Service service, Speech words) : OwnPage(service, words)
{
    public async Task<IActionResult> OnGetAsync() =>
        await ReadAsync() ?? (Own.Stages.Any(stage => stage.Decided is not null) ? Page() : Go(Here));

    /// <summary>The requirements of a stage, as they were decided: what is among the reasons was not met.</summary>
    public IEnumerable<RequirementCheck> ChecksOf(OwnStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var reasons = stage.Decided!.Reasons.Split(';');
        return from requirement in stage.Stage.Requirements
               let field = Own.Fields.FirstOrDefault(one => one.Field.Id == requirement.Condition.Field)
               where field is not null
               select new RequirementCheck(
                   RequirementWords.Of(requirement, field, Words),
                   FieldInputs.TextOf(field, Words) ?? Words["apply.not-given"],
                   !reasons.Contains(requirement.Reason.Text) && !reasons.Contains($"missing:{requirement.Id}"));
    }

    /// <summary>A figure of the results as the language writes it.</summary>
    public string Figure(string score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Words.Language == Language.En ? score : score.Replace('.', ',');
    }
}
