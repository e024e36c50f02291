using Recruit.Applications;
using Recruit.Cli.Explaining;
using Recruit.Explaining;
using Recruit.Files;

namespace Recruit.Cli.Tests.Explaining;

/// <summary>Campaigns read and assessed once, and the explanations of their candidates.</summary>
internal static class ExplainedSuites
{
    private const int LargeFrom = 500;

    private static readonly Dictionary<string, (Campaign Campaign, AssessmentOutcome Outcome)> Known = Suites.Names.ToDictionary(
        suite => suite,
        suite =>
        {
            var campaign = CampaignFolder.Read(Suites.CampaignOf(suite)).Campaign!;
            return (campaign, Assessment.Run(campaign));
        });

    /// <summary>Every candidate of every suite; of a large one, somebody for every different course that anybody took.</summary>
    public static TheoryData<string, string> Everybody
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (suite, (campaign, outcome)) in Known)
            {
                var everybody = Enumerable.Range(0, campaign.Facts.Roll.Count);
                foreach (var candidate in campaign.Facts.Roll.Count <= LargeFrom ? everybody : everybody.DistinctBy(one => CourseOf(outcome, one)))
                {
                    all.Add(suite, campaign.Facts.Roll.NameOf(candidate));
                }
            }

            return all;
        }
    }

    public static AssessmentOutcome OutcomeOf(string suite) => Known[suite].Outcome;

    public static Explanation Explain(string suite, string candidate)
    {
        var (campaign, outcome) = Known[suite];
        return Explanation.Of(campaign, outcome, campaign.Facts.Roll.IndexOf(System.Text.Encoding.UTF8.GetBytes(candidate)));
    }

    private static string CourseOf(AssessmentOutcome outcome, int candidate) => string.Join(
        '|',
        outcome.Stages.Select(stage => $"{stage.States[candidate]} {stage.Decisions[candidate]} {string.Join(';', stage.Reasons[stage.ReasonLists[candidate]])}"));

    public static string TextOf(Explanation explanation, string language)
    {
        using var text = new StringWriter { NewLine = "\n" };
        ExplanationText.Write(explanation, ExplanationWords.In(language), text);
        return text.ToString();
    }
}
