using System.Globalization;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Checking;

/// <summary>A rule that can never work. It is not refused; whoever wrote it will want to know.</summary>
/// <param name="File">Path in the campaign folder.</param>
/// <param name="Field">Path in the JSON.</param>
/// <param name="Code">Which of a closed list: the members of <see cref="RuleWarningCodes"/>.</param>
/// <param name="Message">One line, in English.</param>
public sealed record RuleWarning(string File, string Field, string Code, string Message)
{
    /// <summary>The most that can be reached, the value of everybody, or the stage from which nobody continues; empty for other codes.</summary>
    public string Fact { get; init; } = "";
}

/// <summary>Why a rule can never work: a closed list, so that people can be told in their language.</summary>
public static class RuleWarningCodes
{
    /// <summary>Training is for those who accept a place, and there is no merit list.</summary>
    public const string NobodyTrains = "nobody-trains";

    /// <summary>Nobody can continue from an earlier stage; fact: which.</summary>
    public const string NobodyGetsHere = "nobody-gets-here";

    /// <summary>Requirements that nobody can meet together.</summary>
    public const string NobodyMeets = "nobody-meets";

    /// <summary>A threshold above the most that can be reached; fact: that.</summary>
    public const string OutOfReach = "out-of-reach";

    /// <summary>A weight of 0 whose component only breaks ties.</summary>
    public const string OnlyBreaksTies = "only-breaks-ties";

    /// <summary>A weight of 0 of something that is judged or totalled all the same.</summary>
    public const string NoWeight = "no-weight";

    /// <summary>A source that is the same for everybody; fact: how much.</summary>
    public const string SameForAll = "same-for-all";

    /// <summary>A quota whose condition never holds.</summary>
    public const string NoMember = "no-member";

    /// <summary>A quota of which no member can meet the requirements of the stages.</summary>
    public const string NoMemberMeets = "no-member-meets";

    /// <summary>A quota without a merit list and without a cut by category.</summary>
    public const string QuotaUnused = "quota-unused";

    /// <summary>A reserve without places, or without a merit list.</summary>
    public const string NobodyInReserve = "nobody-in-reserve";
}

/// <summary>
/// Finds rules that can never work: a threshold nobody can reach, a weight without influence, a stage nobody gets to, a quota without members
/// (campaign-folder 5). A warning is given only where no facts whatever could prove it wrong, readmissions apart.
/// </summary>
public static class RuleWarnings
{
    private const string VacancyFile = "vacancy.json";

    /// <summary>All warnings, in the order of the rules: the vacancy, then the tests.</summary>
    public static IReadOnlyList<RuleWarning> Of(AssessmentRules rules)
    {
        var warnings = new List<RuleWarning>();
        var reach = new ReachableScores(rules);
        WarnOfStages(rules, reach, warnings);
        RuleWarningsOfPlaces.WarnOfJudging(rules, warnings);
        RuleWarningsOfPlaces.WarnOfPlaces(rules, warnings);
        foreach (var test in rules.Tests)
        {
            WarnOfFloors(test, warnings);
        }

        return warnings;
    }

    private static void WarnOfStages(AssessmentRules rules, ReachableScores reach, List<RuleWarning> warnings)
    {
        var required = new List<Condition>();
        Id? end = null;
        for (var i = 0; i < rules.Vacancy.Stages.Length; i++)
        {
            var stage = rules.Vacancy.Stages[i];
            var path = $"stages[{i}]";
            if (stage.Kind == StageKind.Training && rules.Vacancy.Merit is null && end is null)
            {
                Add(warnings, path, RuleWarningCodes.NobodyTrains, "nobody gets to training: it is for those who accept a place, and there is no merit list");
                return;
            }

            if (end is not null)
            {
                Add(warnings, path, RuleWarningCodes.NobodyGetsHere, $"nobody gets here: nobody can continue from stage \"{end}\"", end.Value.Text);
                continue;
            }

            var isOpen = true;
            for (var j = 0; j < stage.Requirements.Length; j++)
            {
                required.Add(stage.Requirements[j].Condition);
                if (isOpen && !Conditions.CanAllHold(required, rules.Vacancy.Fields))
                {
                    isOpen = false;
                    Add(warnings, $"{path}.requirements[{j}]", RuleWarningCodes.NobodyMeets, "nobody can meet this together with the requirements before it");
                }
            }

            isOpen &= IsReachable(rules, stage, path, reach, warnings);
            end = isOpen ? null : stage.Id;
        }
    }

    /// <summary>Whether somebody could pass the thresholds of a stage; those that nobody can reach are reported.</summary>
    private static bool IsReachable(AssessmentRules rules, Stage stage, string path, ReachableScores reach, List<RuleWarning> warnings)
    {
        if (stage.Score is not { } score)
        {
            return true;
        }

        WarnOfWeights(stage, score, path, reach, warnings);
        var isReachable = true;
        void Need(string field, Rational least, Rational? most)
        {
            if (most is { } top && top < least)
            {
                isReachable = false;
                Add(warnings, field, RuleWarningCodes.OutOfReach, $"nobody can reach {Text(least)}: the most is {Text(top)}", Text(top));
            }
        }

        for (var j = 0; j < stage.Hurdles.Length; j++)
        {
            Need($"{path}.hurdles[{j}].atLeast", stage.Hurdles[j].AtLeast, reach.Of(stage.Hurdles[j].Source)?.Most);
        }

        var most = reach.OfTotal(stage)?.Most;
        if (stage.Band is { } band)
        {
            Need(most < band.HoldFrom ? $"{path}.band.holdFrom" : $"{path}.band.passFrom", most < band.HoldFrom ? band.HoldFrom : band.PassFrom, most);
        }

        if (stage.Advance is { Rule: AdvanceRule.AtLeast } advance)
        {
            Need($"{path}.advance.value", advance.Value, most);
        }

        // The floors themselves are reported with their tests.
        return isReachable && !Floors(rules, stage).Any(section => section.Floor > ReachableScores.MaximumOf(section));
    }

    private static void WarnOfWeights(Stage stage, Score score, string path, ReachableScores reach, List<RuleWarning> warnings)
    {
        for (var j = 0; j < score.Components.Length; j++)
        {
            var component = score.Components[j];
            var field = $"{path}.score.components[{j}]";
            var breaksTies = stage.Advance?.Break.Any(key => key.By == BreakBy.Component && key.Id == component.Id) ?? false;
            if (component.Weight.Sign == 0)
            {
                Add(
                    warnings,
                    $"{field}.weight",
                    breaksTies ? RuleWarningCodes.OnlyBreaksTies : RuleWarningCodes.NoWeight,
                    breaksTies ? "weight 0: the component only breaks ties" : "weight 0: the component has no influence on the total");
            }
            else if (reach.Of(component.Source) is { } range && range.Least == range.Most)
            {
                Add(
                    warnings, $"{field}.source", RuleWarningCodes.SameForAll, $"{component.Source} is {Text(range.Most)} for everybody and has no influence", Text(range.Most));
            }
        }
    }

    private static void WarnOfFloors(Test test, List<RuleWarning> warnings)
    {
        for (var i = 0; i < test.Sections.Length; i++)
        {
            var most = ReachableScores.MaximumOf(test.Sections[i]);
            if (test.Sections[i].Floor is { } floor && floor > most)
            {
                warnings.Add(new($"tests/{test.Id}.json", $"sections[{i}].floor", RuleWarningCodes.OutOfReach, $"nobody can reach {Text(floor)}: the most is {Text(most)}")
                {
                    Fact = Text(most),
                });
            }
        }
    }

    /// <summary>The sections whose floors a stage applies (rules 6.5).</summary>
    private static IEnumerable<Section> Floors(AssessmentRules rules, Stage stage) =>
        stage.DrawsOn()
            .Where(source => source.Kind is SourceKind.Test or SourceKind.Section)
            .SelectMany(source => rules.Tests[rules.TestIndex(source.Id)].Sections.Where(section => source.Kind == SourceKind.Test || section.Id == source.Section));

    internal static void Add(List<RuleWarning> warnings, string field, string code, string message, string fact = "") =>
        warnings.Add(new(VacancyFile, field, code, message) { Fact = fact });

    private static string Text(Rational number) => number.Denominator.IsOne
        ? number.Numerator.ToString(CultureInfo.InvariantCulture)
        : NumberForm.Print(number.RoundToUnits(4), 4);
}
