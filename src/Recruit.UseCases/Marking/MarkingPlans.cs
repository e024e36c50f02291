using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>Where the marking round of an exercise is, how it is run, and what its scripts are called: the same whenever it is asked for.</summary>
internal static class MarkingPlans
{
    /// <summary>Key of a round.</summary>
    public static ActorKey RoundOf(Id campaign, Id exercise) => new(MarkingRoundKind.KindName, $"{campaign}/{exercise}");

    /// <summary>The plan of a round: what campaign.json says, or the least where marks come with an import. Nobody can guess its seed.</summary>
    public static MarkingPlan Of(SealedRules rules, Exercise exercise, Definitions definitions)
    {
        var seed = Digest.Of(definitions.SaltOf(rules.Rules.Vacancy.Id, $"round {exercise.Id}"));
        return rules.Markings.TryGetValue(exercise.Id, out var conduct)
            ? conduct.PlanOf(exercise, rules.Conduct.Calendar, seed)
            : HeldElsewhere.Round(exercise, rules.Conduct, seed);
    }

    /// <summary>Number of a calibration script: it looks like that of any other.</summary>
    public static Id CalibrationOf(Definitions definitions, Id campaign, Id exercise, Id name) => definitions.NameOf(campaign, $"calibration {exercise} {name}");

    /// <summary>Number of a person's script: it tells nothing about the person to anybody without the keys.</summary>
    public static Id NumberOf(Definitions definitions, Id campaign, Id exercise, PersonKeyId person) =>
        definitions.NameOf(campaign, $"script {exercise} {person.Value:N}");
}
