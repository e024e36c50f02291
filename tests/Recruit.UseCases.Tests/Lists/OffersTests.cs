using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Lists;

/// <summary>What became of each place since it was released, and who is next by the rules.</summary>
public class OffersTests
{
    private static readonly Id Essay = new("essay");

    [Fact]
    public async Task Places_are_shown_with_what_became_of_them_and_who_is_next_is_who_the_next_revision_calls()
    {
        await using var live = new LiveService();
        var campaign = await DraftedAsync(live);
        await live.RefusedAsync(Reading(live, campaign), UseCaseRefusals.NotReleased);
        await live.RefusedAsync(Preview(live, campaign), UseCaseRefusals.NotReleased);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.RefusedAsync(Reading(live, campaign), UseCaseRefusals.NotReleased);
        await live.ReleaseAsync(campaign, "c1");

        var released = await live.DoAsync<OffersShown>(Reading(live, campaign));
        released.ShouldSatisfyAllConditions(
            one => (one.Total, one.Free, one.Vacant, one.HasNews, one.IsUnsettled, one.InReserve).ShouldBe((5, 0, 1, false, false, 2)),
            one => States(one).ShouldBe(["1  Open A", "2  Open B", "3  Open C", "4  Open D", "5 masters Vacant "]),
            one => one.Reserve.Select(row => (row.Order, row.Who.Candidate, row.HasLeft, row.HasAgreed)).ShouldBe([(1, "E", false, false), (2, "F", false, false)]),
            one => one.Expires.ShouldBe(new DateOnly(2199, 1, 31)));
        await live.RefusedAsync(Preview(live, campaign), CampaignRefusals.NothingNew);

        await live.DoAsync<EventsTaken>(new AcceptOffer(Person(live, campaign, "A"), live.Next(), campaign));
        await live.DoAsync<EventsTaken>(new DeclineOffer(Person(live, campaign, "B"), live.Next(), campaign));
        await live.DoAsync<EventsTaken>(new Withdraw(Person(live, campaign, "D"), live.Next(), campaign));
        await live.DoAsync<EventsTaken>(new Withdraw(Person(live, campaign, "E"), live.Next(), campaign));
        var offer = (await live.HeadAsync(campaign)).Offers.Single(one => !one.IsAccepted);
        live.Time.Show(DateTimeOffset.FromUnixTimeMilliseconds(offer.Due.Milliseconds));
        States(await live.DoAsync<OffersShown>(Reading(live, campaign))).ShouldContain("3  Lapsed C", "its time has passed, whoever has noticed that");
        await live.RestartAsync();
        await Patience.UntilAsync(async () => (await live.HeadAsync(campaign)).Offers.All(one => one.IsAccepted), "nobody noticed that an offer lapsed");

        var since = await live.DoAsync<OffersShown>(Reading(live, campaign));
        since.ShouldSatisfyAllConditions(
            one => (one.Free, one.HasNews).ShouldBe((3, true)),
            one => States(one).ShouldBe(["1  Accepted A", "2  Declined B", "3  Lapsed C", "4  Withdrawn D", "5 masters Vacant "]),
            one => one.Reserve.Select(row => row.HasLeft).ShouldBe([true, false]));

        var next = await live.DoAsync<RefillShown>(Preview(live, campaign));
        next.Losing.ShouldBeEmpty();
        next.Next.Select(one => (one.Number, one.Who.Candidate)).ShouldBe([(2, "F"), (3, "G")]);
        (await live.EventsAsync(campaign)).Length.ShouldBe(next.Through, "a preview records nothing");
        await live.CloseAsync(campaign, Essay, "c2");
        await live.ReleaseAsync(campaign, "c2");
        States(await live.DoAsync<OffersShown>(Reading(live, campaign))).ShouldBe(["1  Accepted A", "2  Open F", "3  Open G", "4  Vacant ", "5 masters Vacant "]);
    }

    [Fact]
    public async Task Everybody_shown_sees_who_looked_and_who_applied_does_not_look()
    {
        await using var live = new LiveService();
        var campaign = await DraftedAsync(live);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        await live.DoAsync<OffersShown>(Reading(live, campaign));
        var applied = LiveService.Officer with { Person = Person(live, campaign, "A").Person };
        await live.RefusedAsync(Reading(live, campaign) with { By = applied }, UseCaseRefusals.OwnCause);
        await live.RefusedAsync(Preview(live, campaign) with { By = applied }, UseCaseRefusals.OwnCause);
        await live.RefusedAsync(Reading(live, campaign) with { By = LiveService.Officer with { Agency = new Id("other") } }, UseCaseRefusals.NotFound);
        foreach (var (candidate, looks) in ((string, int)[])[("A", 1), ("E", 1), ("G", 0)])
        {
            var (seen, month) = (0, AccessLogKey.MonthOf(Instant.Of(live.Time.GetUtcNow())));
            foreach (var one in (DateOnly[])[month.AddMonths(-1), month, month.AddMonths(1)])
            {
                var told = await live.DoAsync<LooksTold>(new ReadOwnLooks(Person(live, campaign, candidate), live.Next(), one));
                seen += told.Looks.Count(look => look.UseCase.Text == nameof(ReadOffers));
            }

            seen.ShouldBe(looks, candidate);
        }
    }

    private static ReadOffers Reading(LiveService live, Id campaign) => new(LiveService.Officer, live.Next(), LiveService.Routine, campaign);

    private static PreviewRefill Preview(LiveService live, Id campaign) => new(LiveService.Officer, live.Next(), LiveService.Routine, campaign);

    private static Caller Person(LiveService live, Id campaign, string candidate) => live.Imported(campaign, candidate, $"person-{candidate}");

    private static string[] States(OffersShown shown) => [.. shown.Places.Select(one => $"{one.Number} {one.Quota?.Text} {one.State} {one.Holder?.Candidate}")];

    /// <summary>Four open places and one for masters, of whom there is none; a reserve of two.</summary>
    private static async Task<Id> DraftedAsync(LiveService live)
    {
        using var small = new SmallCampaign(5, ("A", 9), ("B", 8), ("C", 7), ("D", 6), ("E", 5), ("F", 4), ("G", 3));
        var file = Path.Combine(small.Folder, "vacancy.json");
        var rules = File.ReadAllText(file).TrimEnd();
        File.WriteAllText(file, $$"""
            {{rules[..^1]}}, "quotas": [ { "id": "masters", "field": "degree", "op": "equals", "value": "none", "places": 1, "unfilled": "vacant" } ],
            "reserve": { "size": 2, "expires": "2199-01-31" } }
            """);
        return await live.ImportAsync(small.Folder);
    }
}
