using Recruit.Applications;
using Recruit.Vacancies;

namespace Recruit.Checking;

/// <summary>Warnings about criteria, quotas, merit list and reserve.</summary>
internal static class RuleWarningsOfPlaces
{
    public static void WarnOfJudging(AssessmentRules rules, List<RuleWarning> warnings)
    {
        void Weights(string list, int index, IReadOnlyList<Criterion> criteria)
        {
            for (var j = 0; j < criteria.Count; j++)
            {
                if (criteria[j].Weight.Sign == 0)
                {
                    RuleWarnings.Add(warnings, $"{list}[{index}].criteria[{j}].weight", RuleWarningCodes.NoWeight, "weight 0: the criterion is judged and has no influence");
                }
            }
        }

        for (var i = 0; i < rules.Vacancy.Exercises.Length; i++)
        {
            Weights("exercises", i, rules.Vacancy.Exercises[i].Criteria);
        }

        for (var i = 0; i < rules.Vacancy.Panels.Length; i++)
        {
            Weights("panels", i, rules.Vacancy.Panels[i].Criteria);
        }
    }

    public static void WarnOfPlaces(AssessmentRules rules, List<RuleWarning> warnings)
    {
        var vacancy = rules.Vacancy;
        var required = vacancy.Stages.Take(rules.SelectionStages).SelectMany(stage => stage.Requirements).Select(requirement => requirement.Condition).ToList();
        for (var i = 0; i < vacancy.Quotas.Length; i++)
        {
            if (!Conditions.CanAllHold([vacancy.Quotas[i].Condition], vacancy.Fields))
            {
                RuleWarnings.Add(warnings, $"quotas[{i}]", RuleWarningCodes.NoMember, "nobody can be a member: the condition never holds");
            }
            else if (Conditions.CanAllHold(required, vacancy.Fields) && !Conditions.CanAllHold([.. required, vacancy.Quotas[i].Condition], vacancy.Fields))
            {
                RuleWarnings.Add(warnings, $"quotas[{i}]", RuleWarningCodes.NoMemberMeets, "no member can meet the requirements of the stages");
            }
            else if (vacancy.Merit is null && !vacancy.Stages.Any(stage => stage.Advance is { ByCategory: true }))
            {
                RuleWarnings.Add(warnings, $"quotas[{i}]", RuleWarningCodes.QuotaUnused, "without a merit list and without a cut by category the quota has no influence");
            }
        }

        for (var i = 0; i < (vacancy.Merit?.Stages.Length ?? 0); i++)
        {
            if (vacancy.Merit!.Stages[i].Weight.Sign == 0)
            {
                RuleWarnings.Add(warnings, $"merit.stages[{i}].weight", RuleWarningCodes.NoWeight, "weight 0: the stage has no influence on the merit total");
            }
        }

        if (vacancy.Reserve is { } reserve && (vacancy.Merit is null || reserve.Size == 0))
        {
            RuleWarnings.Add(warnings, vacancy.Merit is null ? "reserve" : "reserve.size", RuleWarningCodes.NobodyInReserve, "nobody can be in reserve");
        }
    }
}
