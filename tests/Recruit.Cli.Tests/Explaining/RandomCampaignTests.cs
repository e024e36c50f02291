using Recruit.Applications;
using Recruit.Checking;
using Recruit.Cli.Explaining;
using Recruit.Explaining;
using Recruit.Files;
using Recruit.Reference;
using Recruit.Wording;

namespace Recruit.Cli.Tests.Explaining;

/// <summary>Rules in combinations that nobody would write down: whatever can be assessed can be explained, and no warning is wrong.</summary>
public sealed class RandomCampaignTests
{
    private static readonly Sentences[] Languages = [.. ExplanationWords.LanguageCodes.Select(ExplanationWords.In)];

    /// <summary>The nightly run asks for more by RECRUIT_CASES.</summary>
    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(1, 120 * (int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) ? factor : 1))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Everybody_can_be_explained_and_the_parts_agree_with_the_results(int seed)
    {
        using var folder = new TemporaryFolder();
        RandomCampaign.Write(folder.Path, seed);
        var campaign = CampaignFolder.Read(folder.Path).Campaign.ShouldNotBeNull();
        var outcome = Assessment.Run(campaign);

        for (var candidate = 0; candidate < campaign.Facts.Roll.Count; candidate++)
        {
            var explanation = Explanation.Of(campaign, outcome, candidate);
            Agree(explanation);
            ExplanationJson.Of(explanation).ShouldNotBeEmpty();
            var reasons = explanation.Stages.SelectMany(stage => stage.Reasons).ToArray();
            foreach (var wording in Languages)
            {
                using var text = new StringWriter();
                ExplanationText.Write(explanation, wording, text);
                reasons.ShouldAllBe(reason => text.ToString().Contains($"    {reason}: "));
            }
        }

        if (!campaign.Events.Any(happened => happened is Readmitted))
        {
            UnreachableStagesAreEmpty(campaign.Rules, outcome);
        }
    }

    private static void UnreachableStagesAreEmpty(AssessmentRules rules, AssessmentOutcome outcome)
    {
        foreach (var warning in RuleWarnings.Of(rules).Where(warning => warning.Message.StartsWith("nobody gets", StringComparison.Ordinal)))
        {
            var stage = outcome.Stages.Single(one => warning.Field == $"stages[{outcome.Stages.IndexOf(one)}]");
            stage.States.ShouldAllBe(state => state == StageState.NotReached);
        }
    }

    private static void Agree(Explanation explanation)
    {
        foreach (var stage in explanation.Stages)
        {
            if (stage.Total is { } total)
            {
                total.Rounded.RoundToUnits(total.Digits).ShouldBe(total.Exact.RoundToUnits(total.Digits));
            }

            foreach (var hurdle in stage.Hurdles)
            {
                hurdle.IsBelow.ShouldBe(stage.Reasons.Contains($"hurdle:{hurdle.Hurdle.Id}"));
            }

            foreach (var source in stage.Sources.Where(source => source is { Value: not null, Marks: not null }))
            {
                (source.Marks!.Counted.Aggregate((a, b) => a + b) / source.Marks.Counted.Length).ShouldBe(source.Value!.Value);
            }

            if (!stage.Cuts.IsEmpty)
            {
                (stage.Cuts[^1].IsAdmitted || stage.Reasons.Contains("below-cut")).ShouldBeTrue();
            }

            if (stage.Rank is { Ties: [.., var last] } rank)
            {
                // Each step splits those still tied; nobody is counted twice.
                (rank.Ties.Sum(step => step.Ahead + step.Behind) + last.Tied).ShouldBe(rank.SameTotal);
            }
        }

        if (explanation.Merit is { Exact: { } exact, Total: { } rounded } merit)
        {
            rounded.RoundToUnits(merit.Digits).ShouldBe(exact.RoundToUnits(merit.Digits));
            (merit.Ties.Length == 0 ? 1 : merit.Ties[^1].Tied).ShouldBe(1, "the lottery ends every tie on the merit list");
        }
    }
}
