using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Vacancies;

namespace Recruit.Files.Sittings;

/// <summary>What the members <c>panels</c> and <c>training</c> of campaign.json name is in the rules, and named once.</summary>
internal static class JudgingReferences
{
    public static void Match(CampaignShape shape, AssessmentRules rules, Action<string, string> report)
    {
        Fields(shape.Panels.Pack, "panels.pack", rules, report);
        Fields(shape.Panels.Ties, "panels.ties", rules, report);
        Fields(shape.Training.Ties, "training.ties", rules, report);
        var cohorts = shape.Training.Cohorts;
        Once([.. cohorts.Select(one => one.Id)], "training.cohorts", report);
        var exercises = rules.TrainerMarked();
        for (var place = 0; place < cohorts.Length; place++)
        {
            var path = $"training.cohorts[{place}]";
            Once([.. cohorts[place].Sessions.Select(one => one.Id)], $"{path}.sessions", report);
            Once([.. cohorts[place].Exercises.Select(one => one.Id)], $"{path}.exercises", report);
            for (var one = 0; one < cohorts[place].Exercises.Length; one++)
            {
                if (!exercises.Any(exercise => exercise.Id == cohorts[place].Exercises[one].Id))
                {
                    report($"{path}.exercises[{one}].id", $"{Phrases.UnknownExercise} of training with one marker");
                }
            }
        }
    }

    private static void Fields(ImmutableArray<Id> fields, string path, AssessmentRules rules, Action<string, string> report)
    {
        for (var place = 0; place < fields.Length; place++)
        {
            if (rules.FieldIndex(fields[place]) < 0)
            {
                report($"{path}[{place}]", Phrases.UnknownField);
            }
        }
    }

    private static void Once(ImmutableArray<Id> ids, string path, Action<string, string> report)
    {
        for (var place = 0; place < ids.Length; place++)
        {
            if (ids.AsSpan(0, place).Contains(ids[place]))
            {
                report($"{path}[{place}].id", Phrases.DuplicateId);
            }
        }
    }
}
