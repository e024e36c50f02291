using System.Text;
using Recruit.Engine.Keys;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Marking;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Marking;

/// <summary>Whenever somebody is erased, the others are marked and get their lists, and the erased text is nowhere to be read.</summary>
public class ErasedTextTests
{
    private static readonly Id Why = LiveService.Routine;

    [Fact]
    public async Task Somebody_erased_before_the_opening_has_no_script()
    {
        using var marked = new MarkedCampaign(seed: 11, shards: 2, candidates: 8, markers: 2);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        await EraseAsync(live, campaign, marked.Names[4]);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.MarkAllAsync();
        (await room.WatchAsync(MarkingRoom.Lead)).Marking.Scripts.ShouldBe(6);
        await ReleasedWithoutAsync(marked, live, campaign, marked.Names[4]);
    }

    [Fact]
    public async Task Who_comes_upon_an_erased_text_is_told_so_and_goes_on_with_the_next()
    {
        using var marked = new MarkedCampaign(seed: 12, shards: 2, candidates: 8, markers: 2);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.AllocateAsync();
        var definitions = new Definitions(live.Parts);
        var script = MarkingPlans.NumberOf(definitions, campaign, MarkedCampaign.Essay, definitions.KeyOf(campaign, marked.Names[4]));
        await EraseAsync(live, campaign, marked.Names[4]);
        var told = 0;
        foreach (var marker in MarkingRoom.Markers)
        {
            if ((await room.DeskAsync(marker)).ToMark.Any(one => one.Script == script))
            {
                await live.RefusedAsync(new ReadScript(marker, live.Next(), Why, campaign, MarkedCampaign.Essay, script), UseCaseRefusals.TextErased);
                told++;
            }
        }

        told.ShouldBe(1, "after the first it is on nobody's desk");
        await live.RefusedAsync(new InspectScript(MarkingRoom.Lead, live.Next(), Why, campaign, MarkedCampaign.Essay, script), UseCaseRefusals.TextErased);
        await room.MarkAllAsync();
        await ReleasedWithoutAsync(marked, live, campaign, marked.Names[4]);
    }

    [Fact]
    public async Task A_closing_does_not_wait_for_marks_that_nobody_can_give()
    {
        using var marked = new MarkedCampaign(seed: 13, shards: 2, candidates: 8, markers: 1);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.AllocateAsync();
        var definitions = new Definitions(live.Parts);
        var script = MarkingPlans.NumberOf(definitions, campaign, MarkedCampaign.Essay, definitions.KeyOf(campaign, marked.Names[4]));
        foreach (var marker in MarkingRoom.Markers)
        {
            foreach (var one in (await room.DeskAsync(marker)).ToMark.Where(one => one.Script != script))
            {
                await room.CommitAsync(marker, one.Script);
                await room.RevealAsync(marker, one.Script);
            }
        }

        await EraseAsync(live, campaign, marked.Names[4]);
        await ReleasedWithoutAsync(marked, live, campaign, marked.Names[4]);
    }

    [Fact]
    public async Task Somebody_erased_after_the_marks_is_in_no_list()
    {
        using var marked = new MarkedCampaign(seed: 14, shards: 2, candidates: 8, markers: 2);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.MarkAllAsync();
        await EraseAsync(live, campaign, marked.Names[4]);
        await ReleasedWithoutAsync(marked, live, campaign, marked.Names[4]);
    }

    private static async Task EraseAsync(LiveService live, Id campaign, string name)
    {
        var erasures = await Erasures.StartAsync(live.Actors, live.Keys.Persons);
        await erasures.EraseAsync(new Definitions(live.Parts).KeyOf(campaign, name), new Id("officer-1"), ErasureReason.Request, live.Next());
    }

    private static async Task ReleasedWithoutAsync(MarkedCampaign marked, LiveService live, Id campaign, string name)
    {
        await marked.CloseAllAsync(live, campaign);
        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        var stages = Encoding.UTF8.GetString(lists.Files["stages.csv"].Span);
        stages.ShouldContain(marked.Names[5]);
        stages.ShouldNotContain(name);
    }
}
