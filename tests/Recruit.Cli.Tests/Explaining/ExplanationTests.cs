using System.Text.Json;
using Recruit.Applications;
using Recruit.Cli.Explaining;
using Recruit.Explaining;

namespace Recruit.Cli.Tests.Explaining;

/// <summary>What holds for everybody in every example campaign.</summary>
public sealed class ExplanationTests
{
    public static TheoryData<string, string> Everybody => ExplainedSuites.Everybody;

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Every_reason_of_the_results_is_named_in_every_language(string suite, string candidate)
    {
        var explanation = ExplainedSuites.Explain(suite, candidate);
        var rows = await File.ReadAllLinesAsync(Path.Combine(Suites.ExpectedOf(suite), "stages.csv"));
        var reasons = rows.Skip(1).Select(row => row.Split(',')).Where(cells => cells[0] == candidate)
            .SelectMany(cells => cells[4].Split(';', StringSplitOptions.RemoveEmptyEntries)).ToArray();

        foreach (var language in ExplanationWords.LanguageCodes)
        {
            var lines = ExplainedSuites.TextOf(explanation, language).Split('\n');
            reasons.ShouldAllBe(reason => lines.Any(line => line.StartsWith($"    {reason}: ", StringComparison.Ordinal)));
        }

        explanation.Stages.SelectMany(stage => stage.Reasons).ShouldBe(reasons);
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Exact_parts_add_up_to_the_totals_of_the_results(string suite, string candidate)
    {
        var explanation = ExplainedSuites.Explain(suite, candidate);

        foreach (var total in explanation.Stages.Select(stage => stage.Total).OfType<TotalExplanation>())
        {
            total.Rounded.RoundToUnits(total.Digits).ShouldBe(total.Exact.RoundToUnits(total.Digits));
        }

        if (explanation.Merit is { Exact: { } exact, Total: { } rounded } merit)
        {
            rounded.RoundToUnits(merit.Digits).ShouldBe(exact.RoundToUnits(merit.Digits));
        }

        foreach (var source in explanation.Stages.SelectMany(stage => stage.Sources).Where(source => source.Value is not null))
        {
            if (source.Marks is { } marks)
            {
                (marks.Counted.Aggregate((a, b) => a + b) / marks.Counted.Length).ShouldBe(source.Value!.Value);
            }

            if (source.Ratings is { } ratings)
            {
                ratings.Criteria.Select(one => one.Criterion.Weight * one.Value).Aggregate((a, b) => a + b).ShouldBe(source.Value!.Value);
            }

            if (source.Sections.Length > 0)
            {
                source.Sections.Select(section => section.Value).Aggregate((a, b) => a + b).ShouldBe(source.Value!.Value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Cuts_and_places_agree_with_the_results(string suite, string candidate)
    {
        var explanation = ExplainedSuites.Explain(suite, candidate);
        var outcome = ExplainedSuites.OutcomeOf(suite);

        foreach (var stage in explanation.Stages.Where(stage => !stage.Cuts.IsEmpty && !stage.Reasons.Contains("readmitted") && !stage.Reasons.Contains("no-detriment")))
        {
            stage.Cuts[^1].IsAdmitted.ShouldBe(stage.Decision == Decision.Advanced);
        }

        foreach (var cut in explanation.Stages.SelectMany(stage => stage.Cuts).Where(cut => cut is { IsAdmitted: false, Lacking: not null }))
        {
            cut.Lacking!.Value.Sign.ShouldBeGreaterThanOrEqualTo(0);
        }

        explanation.Events.Where(happened => happened.IsIgnored).ShouldAllBe(happened => happened.NoEffect != null);
        explanation.Merit?.Ties.ShouldAllBe(step => step.Ahead + step.Behind + step.Tied <= outcome.Merit!.Order.Length);
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Nobody_who_marked_or_rated_is_named(string suite, string candidate)
    {
        var explanation = ExplainedSuites.Explain(suite, candidate);
        var text = string.Concat(ExplanationWords.LanguageCodes.Select(language => ExplainedSuites.TextOf(explanation, language)));
        var json = ExplanationJson.Of(explanation);
        JsonDocument.Parse(json).Dispose();

        foreach (var name in NamesOfJudges(suite).Where(name => name != candidate))
        {
            // Quoted: names may be parts of other words, such as "A" of any text.
            text.ShouldNotContain($"«{name}»");
            text.ShouldNotContain($"\"{name}\"");
            json.ShouldNotContain($"\"{name}\"");
        }
    }

    private static IEnumerable<string> NamesOfJudges(string suite) =>
        new[] { "marks.csv", "ratings.csv" }
            .Select(file => Path.Combine(Suites.CampaignOf(suite), file)).Where(File.Exists)
            .SelectMany(file => File.ReadAllLines(file).Skip(1).Select(row => row.Split(',')[2])).Distinct();
}
