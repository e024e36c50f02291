using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using ReadOwnApplication = Recruit.UseCases.Candidates.ReadOwnApplication;

namespace Recruit.UseCases.Tests.Candidates;

/// <summary>What candidates do with the own application, and that they reach nobody else's.</summary>
public class OwnFilesTests
{
    [Fact]
    public async Task Decisions_and_offers_are_seen_when_they_are_released_and_not_before()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "person-a"), live.Imported(campaign, "B", "person-b"));
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        var before = await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(a, live.Next(), campaign));
        before.Released.ShouldBeEmpty();
        before.Offer.ShouldBeNull();

        await live.ReleaseAsync(campaign, "c1");
        var after = await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(a, live.Next(), campaign));
        after.Released.Single().Score.ShouldBe("9");
        after.Offer!.Candidate.ShouldBe(a.Person!.Value);
        (await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(b, live.Next(), campaign))).Offer.ShouldBeNull();
    }

    [Fact]
    public async Task Accept_decline_and_withdraw_are_events_of_the_campaign_in_the_candidates_name()
    {
        using var small = new SmallCampaign(3, ("A", 9), ("B", 5), ("C", 4));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, "A", "person-a"), live.Next(), campaign));
        await live.DoAsync<EventsTaken>(new DeclineOffer(live.Imported(campaign, "B", "person-b"), live.Next(), campaign));
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "C", "person-c"), live.Next(), campaign));
        (await live.EventsAsync(campaign)).Select(one => (one.Row.Type, one.Act.By.Text, one.Act.Reason.Text)).ShouldBe(
            [("accept", "person-a", "own-wish"), ("decline", "person-b", "own-wish"), ("withdraw", "person-c", "own-wish")]);
    }

    [Fact]
    public async Task Who_withdraws_twice_has_withdrawn_once()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "person-a");
        var first = await live.DoAsync<EventsTaken>(new Withdraw(a, live.Next(), campaign));
        (await live.DoAsync<EventsTaken>(new Withdraw(a, live.Next(), campaign))).ShouldBe(first);
        (await live.EventsAsync(campaign)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_withdrawal_from_a_stage_that_is_not_there_is_refused()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.RefusedAsync(new Withdraw(live.Imported(campaign, "A", "person-a"), live.Next(), campaign, new Id("dance")), CampaignRefusals.NoStage);
        (await live.EventsAsync(campaign)).ShouldBeEmpty();
    }

    /// <summary>WS2: who has not applied gets the same answer from a campaign that is there and from one that is not.</summary>
    [Fact]
    public async Task Somebody_who_did_not_apply_cannot_tell_a_campaign_from_none()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var there = await live.ImportAsync(small.Folder);
        await live.CloseAsync(there, new Id("essay"), "c1");
        await live.ReleaseAsync(there, "c1");
        var stranger = LiveService.Newcomer(7);
        foreach (var ask in OwnWishes(live, stranger))
        {
            var reply = await live.DoAsync<Refusal>(ask(there));
            reply.Code.ShouldBe(UseCaseRefusals.NotFound, ask(there).GetType().Name);
            reply.ShouldBe(await live.DoAsync<Refusal>(ask(new Id("nothing"))));
        }

        (await live.EventsAsync(there)).ShouldBeEmpty();
        (await live.HeadAsync(there)).Enquiries.ShouldBeEmpty();
    }

    private static IEnumerable<Func<Id, UseCase>> OwnWishes(LiveService live, Caller by) =>
    [
        campaign => new ReadOwnApplication(by, live.Next(), campaign),
        campaign => new Withdraw(by, live.Next(), campaign),
        campaign => new AcceptOffer(by, live.Next(), campaign),
        campaign => new DeclineOffer(by, live.Next(), campaign),
        campaign => new AskEnquiry(by, live.Next(), campaign, "Why?"),
        campaign => new ReadOwnEnquiries(by, live.Next(), campaign),
        campaign => new UseCases.Appeals.FileAppeal(by, live.Next(), campaign, new Recruit.Appeals.AppealSubject(new Id("essay")), new Id("procedure"), "No!"),
        campaign => new UseCases.Appeals.ReadOwnAppeal(by, live.Next(), campaign, new Recruit.Appeals.AppealSubject(new Id("essay"))),
        campaign => new UseCases.Appeals.WithdrawAppeal(by, live.Next(), campaign, new Recruit.Appeals.AppealSubject(new Id("essay"))),
    ];
}
