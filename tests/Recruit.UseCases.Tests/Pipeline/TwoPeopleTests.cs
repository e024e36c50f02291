using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;
using ProposeRelease = Recruit.UseCases.Closing.ProposeRelease;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>WS5: whatever roles one account has, it neither seals, opens, lets a sitting last longer, abandons, releases, ends nor corrects alone.</summary>
public class TwoPeopleTests
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
        """;

    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly Type[] Steps =
        [typeof(ProposeSeal), typeof(ProposeStep), typeof(ProposeRelease), typeof(ApproveStep), typeof(DecideAppeal), typeof(ApproveAppealDecision)];

    [Fact]
    public async Task No_set_of_roles_in_one_account_is_enough()
    {
        Role[] roles = Enum.GetValues<Role>();
        var sets = Enumerable.Range(0, 1 << roles.Length).Select(set => roles.Where((_, place) => (set >> place & 1) != 0).ToImmutableHashSet()).ToList();

        // What an account may ask for is all that its roles decide: of the sets that may ask for the same, one is tried.
        var kinds = sets.Select(set => new Caller(new Id("one"), set, LiveService.Agency))
            .DistinctBy(by => string.Join(',', Steps.Select(step => RoleMatrix.Current.RoleFor(step, by) is not null))).ToList();
        kinds.Count.ShouldBeGreaterThan(3);
        sets.Count.ShouldBe(1 << roles.Length);
        foreach (var by in kinds)
        {
            await HoldAsync(by);
        }
    }

    private static async Task HoldAsync(Caller by)
    {
        using var small = new SmallCampaign(1, ("A", 9));
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), Plan);
        await using var live = new LiveService(SittingDay);
        var campaign = await live.DraftAsync(small.Folder);
        await AloneAsync(live, by, campaign, "alone-seal", new ProposeSeal(by, live.Next(), LiveService.Routine, campaign, new Id("alone-seal")));
        (await live.HeadAsync(campaign)).Sealed.ShouldBeNull();

        await live.DoAsync<CampaignDone>(new ProposeSeal(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("seal")));
        await live.ApproveAsync(campaign, "seal");
        await AloneAsync(live, by, campaign, "alone-open", new ProposeStep(by, live.Next(), LiveService.Routine, campaign, new Id("alone-open"), new OpenCampaign()));
        (await live.HeadAsync(campaign)).Opened.ShouldBeNull();

        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("open"), new OpenCampaign(LiveService.ContentOf(small.Folder))));
        await live.ApproveAsync(campaign, "open");
        var longer = new ExtendSitting(new Id("essay"), Instant.Of(SittingDay.AddDays(1)), Instant.Of(SittingDay.AddDays(2)));
        await AloneAsync(live, by, campaign, "alone-extend", new ProposeStep(by, live.Next(), LiveService.Routine, campaign, new Id("alone-extend"), longer));
        (await live.HeadAsync(campaign)).Extended.ShouldBeEmpty();

        await live.DoAsync<UseCases.Handover.FolderImported>(new UseCases.Handover.ImportFolder(LiveService.Officer, live.Next(), LiveService.Routine, campaign, small.Folder));
        await live.RestartAsync(SittingDay.AddDays(1));
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await AloneAsync(live, by, campaign, "alone-abandon", new ProposeStep(by, live.Next(), LiveService.Routine, campaign, new Id("alone-abandon"), new AbandonClosing(new Id("c1"))));
        (await live.HeadAsync(campaign)).Current!.Id.ShouldBe(new Id("c1"));
        await AloneAsync(live, by, campaign, "alone-release", new ProposeRelease(by, live.Next(), LiveService.Routine, campaign, new Id("alone-release"), new Id("c1")));
        (await live.HeadAsync(campaign)).LastReleased.ShouldBeNull();

        await live.ReleaseAsync(campaign, "c1");
        await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, "A", "a"), live.Next(), campaign));
        await live.CloseAsync(campaign, new Id("essay"), "c2");
        await live.ReleaseAsync(campaign, "c2");
        await live.RestartAsync(SittingDay.AddDays(400));
        await AloneAsync(live, by, campaign, "alone-end", new ProposeStep(by, live.Next(), LiveService.Routine, campaign, new Id("alone-end"), new CloseCampaign()));
        (await live.HeadAsync(campaign)).Closed.ShouldBeNull();
        var change = new RecordEvents([new EventRow("set-mark", live.Imported(campaign, "A", "a").Person, null, new Id("essay"), new Id("law"), "1", new Person("marker-1"))]);
        await AloneAsync(live, by, campaign, "alone-change", new ProposeStep(by, live.Next(), LiveService.Routine, campaign, new Id("alone-change"), change));
        (await live.EventsAsync(campaign)).Single().Row.Type.ShouldBe(EventTypes.Accept);
    }

    private static async Task AloneAsync(LiveService live, Caller by, Id campaign, string proposal, UseCase propose)
    {
        var proposed = await live.Service.AskAsync(propose) is CampaignDone;
        var reply = await live.Service.AskAsync(new ApproveStep(by, live.Next(), LiveService.Routine, campaign, new Id(proposal)));
        var mayApprove = RoleMatrix.Current.RoleFor(typeof(ApproveStep), by) is not null;
        reply.ShouldBeOfType<Refusal>().Code.ShouldBe(
            !mayApprove ? UseCaseRefusals.NotAllowed : proposed ? CampaignRefusals.SamePerson : CampaignRefusals.NoProposal);
        proposed.ShouldBe(RoleMatrix.Current.RoleFor(propose.GetType(), by) is not null, proposal);
        if (proposed)
        {
            await live.DoAsync<CampaignDone>(new RejectStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id(proposal)));
        }
    }
}
