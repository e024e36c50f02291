using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Sittings;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;

namespace Recruit.Files.Sittings;

/// <summary>Reads campaign.json (docs/campaign-json.md) and the rules beside it.</summary>
public static class CampaignPlanFile
{
    /// <summary>Reads and checks the rules of a campaign folder and its campaign.json; no fact file is looked at.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <exception cref="IOException">The storage failed.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static CampaignPlanReading Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Read(new FolderFiles(folder, null, default));
    }

    /// <summary>The same from files in memory, by their paths in a folder.</summary>
    public static CampaignPlanReading Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Read(new FolderFiles(files));
    }

    private static CampaignPlanReading Read(FolderFiles files)
    {
        var problems = new ProblemList();
        var rules = RulesReading.Read(files, problems);
        var shape = RulesReading.ReadFile(files, CampaignFile.Plan, CampaignPlanShape.Read, problems);
        var plan = rules is not null && shape is not null && problems.IsFineUpTo(Step.Shape) ? Match(shape, rules, problems) : null;
        return problems.Count == 0
            ? new CampaignPlanReading(rules, plan, shape!.Conduct, shape.Appeals, MarkingsOf(shape), [], 0) { Panels = shape.Panels, Training = shape.Training }
            : new CampaignPlanReading(null, null, null, null, null, problems.Kept, problems.Count);
    }

    private static CampaignPlan Match(CampaignShape shape, AssessmentRules rules, ProblemList problems)
    {
        var sittings = ImmutableArray.CreateBuilder<PlannedSitting>();
        var seen = new HashSet<Id>();
        for (var place = 0; place < shape.Sittings.Length; place++)
        {
            var (plan, adjustments, marking, venue, sharedDevices) = shape.Sittings[place];
            var items = ItemsOf(plan, rules);
            if (items is null)
            {
                Add($"sittings[{place}].of", plan.Kind == PaperKind.Test ? Phrases.UnknownTest : Phrases.UnknownExercise);
            }
            else if (!seen.Add(plan.Test))
            {
                Add($"sittings[{place}].of", Phrases.DuplicateId);
            }

            for (var one = 0; one < adjustments.Length; one++)
            {
                if (adjustments.Take(one).Any(earlier => earlier.Id == adjustments[one].Id))
                {
                    Add($"sittings[{place}].adjustments[{one}].id", Phrases.DuplicateId);
                }
            }

            for (var one = 0; one < (marking?.Conflicts.Length ?? 0); one++)
            {
                var field = marking!.Conflicts[one];
                if (rules.Vacancy.Fields.All(known => known.Id != field))
                {
                    Add($"sittings[{place}].marking.conflicts[{one}]", Phrases.UnknownField);
                }
                else if (marking.Conflicts.IndexOf(field) < one)
                {
                    Add($"sittings[{place}].marking.conflicts[{one}]", Phrases.DuplicateId);
                }
            }

            sittings.Add(new PlannedSitting(plan, items ?? 1, adjustments, venue, sharedDevices));
        }

        JudgingReferences.Match(shape, rules, Add);
        return new CampaignPlan(rules.Vacancy.Id, sittings.DrainToImmutable());

        void Add(string field, string phrase) => problems.Add(Step.References, CampaignFile.Plan, 1, field, phrase);
    }

    private static ImmutableSortedDictionary<Id, MarkingConduct> MarkingsOf(CampaignShape shape) =>
        shape.Sittings.Where(one => one.Marking is not null).ToImmutableSortedDictionary(one => one.Plan.Test, one => one.Marking!);

    /// <summary>How many positions a form has; nothing if the folder has no such test or exercise.</summary>
    private static int? ItemsOf(SittingPlan plan, AssessmentRules rules) => plan.Kind == PaperKind.Test
        ? rules.Tests.FirstOrDefault(test => test.Id == plan.Test)?.Sections.Sum(section => section.Items.Length)
        : rules.Vacancy.Exercises.Any(exercise => exercise.Id == plan.Test) ? 1 : null;
}
