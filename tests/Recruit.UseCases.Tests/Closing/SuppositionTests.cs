using System.Text;
using Recruit.Campaigns;
using Recruit.Comparing;
using Recruit.Files;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Who would cross the line under other rules or with other rulings on items, asked of a live campaign before anybody is told.</summary>
public sealed class SuppositionTests : IDisposable
{
    private static readonly SupposedRuling Voided = new(SupposedRuling.Void, "law", "q1", "drop");

    private readonly ItemsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Other_rules_tell_who_crosses_and_how_groups_fare_and_nothing_is_kept()
    {
        folder.Rewrite("candidates.csv", row => ItemsFolder.Number(row) is > 12 and <= 24 ? row.Replace("bachelor", "none", StringComparison.Ordinal) : row);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(folder.Path);
        var supposed = await live.DoAsync<SuppositionPreviewed>(Ask(live, campaign, Lower(), []));

        // Two have one point; who stayed away has none.
        var line = supposed.Comparison.Lines[0];
        line.Crossings.Select(one => (supposed.Comparison.Before.Facts.Roll.NameOf(one.Candidate), one.Direction, one.Before.Word, one.After.Word))
            .ShouldBe([("C23", Direction.Gains, "fail", "pass"), ("C24", Direction.Gains, "fail", "pass")]);
        var degrees = supposed.Groupings.Single(one => one.By == "degree");
        SelectionRates.Of(degrees, line.After).Select(rate => (rate.Group, rate.Came, rate.Above)).ShouldBe([("none", 12, 2), ("bachelor", 13, 12)]);

        var again = await live.DoAsync<SuppositionPreviewed>(Ask(live, campaign, null, [Voided]));
        again.Comparison.Lines[0].Count(Direction.Loses).ShouldBe(12);
        again.Comparison.Before.Stages[0].Decisions.ShouldBe(supposed.Comparison.Before.Stages[0].Decisions);
        (await live.EventsAsync(campaign)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_what_compare_says_of_the_exported_folder()
    {
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(folder.Path);
        SupposedRuling[] rulings = [Voided, new(SupposedRuling.AcceptKey, "law", "q2", "c")];
        var supposed = await live.DoAsync<SuppositionPreviewed>(Ask(live, campaign, Lower(), rulings));
        var files = (await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Officer, live.Next(), campaign))).Files;
        var (before, after) = (CampaignFolder.Read(files).Campaign!, CampaignFolder.ReadSupposing(files, new Supposition(Lower(), [.. rulings])).Campaign!);
        var compared = Comparison.Of(Applications.Assessment.Run(before), Applications.Assessment.Run(after));
        supposed.Comparison.Movements.ShouldBe(compared.Movements);
        supposed.Comparison.Places.ShouldBe(compared.Places);
        supposed.Comparison.Lines.SelectMany(line => line.Crossings.Select(one => (line.Name, one.Candidate, one.Direction, one.After.Total)))
            .ShouldBe(compared.Lines.SelectMany(line => line.Crossings.Select(one => (line.Name, one.Candidate, one.Direction, one.After.Total))));
    }

    [Fact]
    public async Task What_cannot_be_supposed_is_refused_with_its_place()
    {
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(folder.Path);
        await live.RefusedAsync(Ask(live, campaign, null, []), UseCaseRefusals.Invalid);
        (await ProblemAsync(null, [Voided, Voided with { Item = "q9" }])).ShouldStartWith("law/q9=drop: ");
        (await ProblemAsync("{ \"id\": "u8.ToArray(), [])).ShouldStartWith("vacancy.json");
        await live.RefusedAsync(Ask(live, campaign, Lower(), []) with { Field = new Id("height") }, UseCaseRefusals.BadFields);
        await live.RefusedAsync(Ask(live, campaign, Lower(), []) with { Rulings = [.. Enumerable.Repeat(Voided, PreviewSupposition.RulingsMax + 1)] }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(Ask(live, campaign, Lower(), []) with { By = LiveService.Officer with { Agency = new Id("elsewhere") } }, UseCaseRefusals.NotFound);

        async Task<string> ProblemAsync(ReadOnlyMemory<byte>? vacancy, SupposedRuling[] rulings) =>
            (await live.DoAsync<Actors.Refusal>(Ask(live, campaign, vacancy, rulings))).Facts.First(fact => fact.Name == "problem").Value;
    }

    [Fact]
    public async Task It_would_give_keys_away_before_the_last_sitting_is_over()
    {
        folder.Write("campaign.json", ItemReportTests.SatHere);
        await using var live = new LiveService(new DateTimeOffset(2026, 3, 2, 19, 0, 0, TimeSpan.Zero));
        var campaign = await live.ImportAsync(folder.Path);
        await live.RefusedAsync(Ask(live, campaign, null, [Voided]), CampaignRefusals.SittingNotOver);
    }

    private static PreviewSupposition Ask(LiveService live, Id campaign, ReadOnlyMemory<byte>? vacancy, SupposedRuling[] rulings) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, vacancy, [.. rulings]);

    /// <summary>One point passes.</summary>
    private ReadOnlyMemory<byte> Lower() =>
        Encoding.UTF8.GetBytes(File.ReadAllText(folder.Of("vacancy.json")).Replace("\"holdFrom\": 2, \"passFrom\": 2", "\"holdFrom\": 1, \"passFrom\": 1", StringComparison.Ordinal));
}
