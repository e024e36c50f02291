using Recruit.Campaigns;
using Recruit.Testing;
using Recruit.UseCases.Closing;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Figures of items that anybody can compute by hand, and who would cross the line if one of them were void.</summary>
public sealed class ItemReportTests : IDisposable
{
    private static readonly Id Law = new("law");

    internal const string SatHere = """
        { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-02T20:00:00Z" } } ] }
        """;

    private readonly ItemsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_tells_share_discrimination_what_was_left_out_and_options_and_no_small_number()
    {
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(folder.Path);
        var report = await live.DoAsync<ItemsReported>(new ReadItemReport(LiveService.Officer, live.Next(), campaign));
        var (test, items) = (report.Tests.Single().Test, report.Tests[0].Items);
        test.ShouldBe(Law);
        var (one, two) = (items[0], items[1]);

        // q1: 12 of 24; with q2 as the rest (24 · 12 − 12 · 14) / √((24 · 12 − 12²)(24 · 14 − 14²)) = 120 / √20160 = 0.845.
        (one.Count, one.Facility, one.Discrimination, one.Status).ShouldBe((24, "0.50", "0.85", "live"));
        (two.Facility, two.Discrimination, two.Omitted).ShouldBe(("0.58", "0.85", 10));

        // Two chose c, which is few; with b left out too nobody finds them by subtraction, and with those who chose nothing left out nobody knows which are few.
        one.Omitted.ShouldBeNull();
        one.Options.Select(option => (option.Option, option.Count)).ShouldBe([("a", (int?)12), ("b", null), ("c", null)]);
        two.Options.Select(option => option.Count).ShouldBe([0, 14, 0]);
    }

    [Theory]
    [InlineData(VoidPolicy.Drop, "pass", "fail", 12, 12, 0, 12)]
    [InlineData(VoidPolicy.CreditAll, "fail", "pass", null, 12, null, 0)]
    public async Task What_if_an_item_were_void_is_computed_by_the_rules_and_nothing_is_kept(
        VoidPolicy policy, string before, string after, int? moved, int? rescored, int? gained, int? lost)
    {
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(folder.Path);
        var previewed = await live.DoAsync<VoidPreviewed>(new PreviewVoid(LiveService.Officer, live.Next(), campaign, Law, new Id("q1"), policy));
        previewed.Moves.ShouldBe([new DecisionMove(new Id("entry"), before, after, moved)]);
        (previewed.Rescored, previewed.Gained, previewed.Lost).ShouldBe((rescored, gained, lost));
        (await live.EventsAsync(campaign)).ShouldBeEmpty();
        (await live.DoAsync<ItemsReported>(new ReadItemReport(LiveService.Auditor, live.Next(), campaign))).Tests[0].Items[0].Status.ShouldBe("live");
        await live.RefusedAsync(new PreviewVoid(LiveService.Officer, live.Next(), campaign, Law, new Id("q9"), policy), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new PreviewVoid(LiveService.Officer, live.Next(), campaign, new Id("history"), new Id("q1"), policy), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new ReadItemReport(LiveService.Officer with { Agency = new Id("elsewhere") }, live.Next(), campaign), UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task Of_few_attempts_nothing_is_told_and_no_share_where_few_are_right_or_few_are_not()
    {
        await using var live = new LiveService();
        folder.Rewrite("responses.csv", row => ItemsFolder.Number(row) > 5 ? row.Replace(",q2,b", ",q2,c", StringComparison.Ordinal) : row);
        var campaign = await live.ImportAsync(folder.Path);
        var two = (await live.DoAsync<ItemsReported>(new ReadItemReport(LiveService.Officer, live.Next(), campaign))).Tests[0].Items[1];
        (two.Count, two.Facility, two.Discrimination).ShouldBe((24, null, null), "five have it right");
        two.Options.ShouldAllBe(option => option.Count == null || option.Count >= 10);

        folder.Rewrite("attempts.csv", row => ItemsFolder.Number(row) > 9 ? string.Concat(row.AsSpan(0, row.IndexOf(',', StringComparison.Ordinal)), ",law,absent,,,") : row);
        folder.Rewrite("responses.csv", row => ItemsFolder.Number(row) > 9 ? null : row);
        await using var small = new LiveService();
        campaign = await small.ImportAsync(folder.Path);
        foreach (var item in (await small.DoAsync<ItemsReported>(new ReadItemReport(LiveService.Officer, small.Next(), campaign))).Tests[0].Items)
        {
            (item.Count, item.Facility, item.Discrimination, item.Omitted, item.Options.Length).ShouldBe((null, null, null, null, 0));
        }

        await small.RefusedAsync(new PreviewVoid(LiveService.Officer, small.Next(), campaign, Law, new Id("q1"), VoidPolicy.Drop), UseCaseRefusals.TooFewAttempts);
    }

    [Fact]
    public async Task Nothing_is_told_of_items_before_the_last_sitting_is_over()
    {
        folder.Write("campaign.json", SatHere);
        await using var live = new LiveService(new DateTimeOffset(2026, 3, 2, 19, 0, 0, TimeSpan.Zero));
        var campaign = await live.ImportAsync(folder.Path);
        await live.RefusedAsync(new ReadItemReport(LiveService.Officer, live.Next(), campaign), CampaignRefusals.SittingNotOver);
        await live.RefusedAsync(new ReadItemReport(LiveService.Auditor, live.Next(), campaign), CampaignRefusals.SittingNotOver);
        await live.RefusedAsync(new PreviewVoid(LiveService.Officer, live.Next(), campaign, Law, new Id("q1"), VoidPolicy.Drop), CampaignRefusals.SittingNotOver);
        await live.RestartAsync(new DateTimeOffset(2026, 3, 3, 19, 0, 0, TimeSpan.Zero));
        await live.DoAsync<ItemsReported>(new ReadItemReport(LiveService.Officer, live.Next(), campaign));
    }
}
