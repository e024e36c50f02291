using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Lists;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Candidates;

/// <summary>What follows for an application, when, and whose turn it is.</summary>
public class OwnProgressTests
{
    private static readonly Id Essay = new("essay");
    private static readonly Id Officer = new("agency-officer");

    [Fact]
    public async Task Whose_turn_it_is_follows_the_closing_and_nothing_is_told_before_the_release()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5), ("C", 0));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (anna, boris, clara) = (live.Imported(campaign, "A", "anna"), live.Imported(campaign, "B", "boris"), live.Imported(campaign, "C", "clara"));
        var before = await ReadAsync(anna);
        (before.Next, before.Reference, before.Fields.Single().Value).ShouldBe((new OwnNext(OwnTurn.Waiting, Holder: Officer, About: Essay), "A", "master"));

        await live.CloseAsync(campaign, Essay, "c1");
        var closing = await ReadAsync(anna);
        (closing.Next.Turn, closing.Next.Holder, closing.Next.IsOverdue, closing.Stages.Single().Decided).ShouldBe((OwnTurn.Closing, Officer, false, null));
        var later = new MovedTime();
        later.Move(TimeSpan.FromDays(60));
        (await live.ServiceAt(later).AskAsync(new ReadOwnProgress(anna, live.Next(), campaign))).ShouldBeOfType<OwnProgressShown>().Next
            .ShouldBe(closing.Next with { IsOverdue = true });

        await live.ReleaseAsync(campaign, "c1");
        var offered = await ReadAsync(anna);
        (offered.Next.Turn, offered.Next.Until, offered.Next.Holder).ShouldBe((OwnTurn.Offer, offered.Offer!.Due, new Id("candidate")));
        var stage = offered.Stages.Single();
        (stage.Decided!.Decision, stage.AppealUntil > stage.ReleasedAt).ShouldBe(("pass", true));
        (await ReadAsync(boris)).Next.Turn.ShouldBe(OwnTurn.NoPlace);
        (await ReadAsync(clara)).Next.ShouldBe(new OwnNext(OwnTurn.Out, Until: stage.AppealUntil, About: Essay));

        await live.DoAsync<EventsTaken>(new AcceptOffer(anna, live.Next(), campaign));
        var taken = await ReadAsync(anna);
        taken.Next.Turn.ShouldBe(OwnTurn.Placed);
        taken.Events.Select(one => one.Row.Type).ShouldBe(["accept"]);
        await live.DoAsync<EventsTaken>(new Withdraw(boris, live.Next(), campaign));
        (await ReadAsync(boris)).Next.Turn.ShouldBe(OwnTurn.Withdrawn);

        async Task<OwnProgressShown> ReadAsync(UseCases.Caller by) => await live.DoAsync<OwnProgressShown>(new ReadOwnProgress(by, live.Next(), campaign));
    }

    /// <summary>A folder from elsewhere may say that somebody who had withdrawn declined besides, which changes nothing (rules 8).</summary>
    [Fact]
    public async Task Who_withdrew_and_declined_has_withdrawn()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        File.WriteAllText(Path.Combine(small.Folder, "events.csv"), "seq,type,candidate,stage,test,item,value\n1,withdraw,A,,,,\n2,decline,A,,,,\n3,decline,B,,,,\n");
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        foreach (var (candidate, turn) in ((string, OwnTurn)[])[("A", OwnTurn.Withdrawn), ("B", OwnTurn.Declined)])
        {
            (await live.DoAsync<OwnProgressShown>(new ReadOwnProgress(live.Imported(campaign, candidate, candidate), live.Next(), campaign))).Next.Turn.ShouldBe(turn);
        }

        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var states = await live.DoAsync<ApplicantsCounted>(new CountApplicants(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All, CountBy.State, null));
        states.Values.Select(one => (one.Value, one.Count)).ShouldBe([("declined", 1), ("withdrawn", 1)], ignoreOrder: true);
    }

    /// <summary>The term to appeal that is shown is the one that holds: a revision that changes nothing begins no new one.</summary>
    [Fact]
    public async Task The_term_to_appeal_counts_from_the_last_release_that_changed_anything()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("C", 0));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (anna, clara) = (live.Imported(campaign, "A", "anna"), live.Imported(campaign, "C", "clara"));
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var before = (await ReadAsync()).Stages.Single();
        await live.DoAsync<EventsTaken>(new AcceptOffer(anna, live.Next(), campaign));
        live.Time.Move(TimeSpan.FromDays(2));
        await live.CloseAsync(campaign, Essay, "c2");
        await live.ReleaseAsync(campaign, "c2");
        var after = (await ReadAsync()).Stages.Single();
        (after.ReleasedAt > before.ReleasedAt, after.AppealUntil).ShouldBe((true, before.AppealUntil));

        async Task<OwnProgressShown> ReadAsync() => await live.DoAsync<OwnProgressShown>(new ReadOwnProgress(clara, live.Next(), campaign));
    }

    [Fact]
    public async Task Own_applications_are_listed_and_those_of_others_are_not_found()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var (anna, boris) = (LiveService.Newcomer(1), LiveService.Newcomer(2));
        (await live.DoAsync<OwnApplicationsShown>(new ListOwnApplications(anna, live.Next()))).Applications.ShouldBeEmpty();
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign));
        var own = (await live.DoAsync<OwnApplicationsShown>(new ListOwnApplications(anna, live.Next()))).Applications.Single();
        (own.Campaign, own.Next.Turn, own.Next.Until).ShouldBe((campaign, OwnTurn.Applications, (await live.HeadAsync(campaign)).AppliesUntil));
        await live.RefusedAsync(new ReadOwnProgress(boris, live.Next(), campaign), UseCaseRefusals.NotFound);
    }
}
