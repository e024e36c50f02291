using System.Text.Json;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Engine.Keys;
using Recruit.Lists;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Lists;

/// <summary>The funnel of everybody is kept with each shard, and is what counting one by one gives, whatever happened since.</summary>
public class FunnelTests
{
    private static readonly Id Essay = new("essay");

    [Fact]
    public async Task It_is_as_if_counted_anew_after_a_release_a_revision_an_erasure_and_a_restart()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5), ("C", 3));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        (await FunnelAsync(live, campaign)).Stages.ShouldBeEmpty();
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var first = await FunnelAsync(live, campaign);
        first.Stages.Single().States.ShouldBe([new ValueCount("completed", 3)]);

        var c = live.Imported(campaign, "C", "c").Person!.Value;
        EventRow[] rows = [new("set-attempt", c, null, Essay, Value: "absent")];
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("absent"), new RecordEvents([.. rows])));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("absent")));
        await live.CloseAsync(campaign, Essay, "c2");
        (await FunnelAsync(live, campaign)).Stages.Single().States.ShouldBe(first.Stages.Single().States, "it is not released");
        await live.ReleaseAsync(campaign, "c2");
        (await FunnelAsync(live, campaign)).Stages.Single().States.ShouldBe([new ValueCount("absent", 1), new ValueCount("completed", 2)]);

        var erasures = await Erasures.StartAsync(live.Actors, live.Keys.Persons);
        await erasures.EraseAsync(c, new Id("officer-1"), ErasureReason.Request, live.Next());
        var left = await FunnelAsync(live, campaign);
        (left.Applied, left.Stages.Single().States.Single()).ShouldBe((2, new ValueCount("completed", 2)));
        await live.RestartAsync();
        (await FunnelAsync(live, campaign)).Applied.ShouldBe(2);
    }

    /// <summary>Asked twice, and once with a condition that holds for everybody, by which it is counted one by one.</summary>
    private static async Task<FunnelRead> FunnelAsync(LiveService live, Id campaign)
    {
        var told = new List<FunnelRead>();
        foreach (var filter in (ApplicantFilter[])[ApplicantFilter.All, ApplicantFilter.All, ApplicantFilter.All with { From = default(Instant) }])
        {
            told.Add(await live.DoAsync<FunnelRead>(new ReadFunnel(LiveService.Officer, live.Next(), campaign, filter)));
        }

        told.Select(one => JsonSerializer.Serialize(one with { Position = 0 })).Distinct().ShouldHaveSingleItem();
        return told[0];
    }
}
