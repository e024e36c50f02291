using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Marking;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using AgreeRemark = Recruit.UseCases.Marking.AgreeRemark;
using DeclareConflicts = Recruit.UseCases.Marking.DeclareConflicts;
using DeclineRemark = Recruit.UseCases.Marking.DeclineRemark;
using ProposeCalibration = Recruit.UseCases.Marking.ProposeCalibration;
using ProposeRemark = Recruit.UseCases.Marking.ProposeRemark;
using RecuseFromScript = Recruit.UseCases.Marking.RecuseFromScript;
using ResumeMarker = Recruit.UseCases.Marking.ResumeMarker;
using RevealMarks = Recruit.UseCases.Marking.RevealMarks;
using SeatMarker = Recruit.UseCases.Marking.SeatMarker;
using StopMarker = Recruit.UseCases.Marking.StopMarker;
using TakeBackScript = Recruit.UseCases.Marking.TakeBackScript;

namespace Recruit.UseCases.Tests.Marking;

/// <summary>What does not go, each with the word that says why.</summary>
public class MarkingRefusalTests
{
    private static readonly Id Why = LiveService.Routine;
    private static readonly Id Essay = MarkedCampaign.Essay;
    private static readonly Id Case = new("case");

    [Fact]
    public async Task While_the_essay_can_be_sat_nothing_is_marked_and_its_stage_is_not_closed()
    {
        using var marked = new MarkedCampaign(seed: 1, shards: 1, candidates: 4, markers: 1);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await live.ImportAsync(marked.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), Why, campaign));
        await new MarkingRoom(live, campaign).PrepareAsync();
        await live.RefusedAsync(new OpenMarking(LiveService.Officer, live.Next(), Why, campaign, Essay), MarkingRefusals.SittingNotOver);
        await live.CloseAsync(campaign, new Id("filter"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        var refusal = (await live.Service.AskAsync(new CloseStage(LiveService.Officer, live.Next(), Why, campaign, new Id("c2"), Case))).ShouldBeOfType<Refusal>();
        (refusal.Code, refusal.Facts[0]).ShouldBe((CampaignRefusals.WindowOpen, new RefusalFact("sitting", "essay")));
        (await live.HeadAsync(campaign)).Current.ShouldBeNull();
    }

    [Fact]
    public async Task A_stage_is_not_closed_before_its_marks_are_there_and_then_goes_on()
    {
        using var marked = new MarkedCampaign(seed: 2, shards: 2, candidates: 6, markers: 2);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        await live.CloseAsync(campaign, new Id("filter"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        await UnfinishedAsync(live, campaign, complete: 0);

        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.AllocateAsync();
        await UnfinishedAsync(live, campaign, complete: 0);
        var delayed = await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Officer, live.Next(), [campaign]));
        delayed.Files.Where(one => one.Kind == MarkingRoundKind.KindName).Select(one => one.File.Holder).Distinct()
            .ShouldBe(MarkingRoom.Markers.Select(marker => marker.Account), ignoreOrder: true);
        (await room.WatchAsync(LiveService.Officer)).Files.Length.ShouldBe(delayed.Files.Count(one => one.Kind == MarkingRoundKind.KindName));

        // What an earlier stage was closed over is not in an export before it is released to its own closing.
        await room.MarkAllAsync();
        Lines(await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign))).ShouldBe(1);
        await live.CloseAsync(campaign, Case, "c2");
        await live.ReleaseAsync(campaign, "c2");
        Lines(await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign))).ShouldBeGreaterThan(10);
        await live.RefusedAsync(new SeatMarker(LiveService.Officer, live.Next(), Why, campaign, Essay, new Id("late"), 1), MarkingRefusals.MarksReleased);

        static int Lines(FilesGiven given) => System.Text.Encoding.UTF8.GetString(given.Files["marks.csv"].Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    [Fact]
    public async Task Who_seats_declares_and_opens_is_told_what_is_wrong()
    {
        using var marked = new MarkedCampaign(seed: 2, shards: 1, candidates: 4, markers: 1);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var marker = MarkingRoom.Markers[0];
        await live.RefusedAsync(new PrepareMarking(LiveService.Officer, live.Next(), Why, campaign, new Id("memo")), UseCaseRefusals.NotMarkedHere);
        await live.RefusedAsync(new OpenMarking(LiveService.Officer, live.Next(), Why, campaign, new Id("memo")), UseCaseRefusals.NotMarkedHere);
        await live.RefusedAsync(new DeclareConflicts(marker, live.Next(), Why, campaign, new Id("memo"), []), UseCaseRefusals.NotMarkedHere);
        await live.RefusedAsync(new SeatMarker(LiveService.Officer, live.Next(), Why, campaign, new Id("memo"), marker.Account, 1), MarkingRefusals.NotPrepared);
        await live.RefusedAsync(new OpenMarking(LiveService.Officer, live.Next(), Why, campaign, Essay), MarkingRefusals.TooFewCalibrations);
        await live.RefusedAsync(new SeatMarker(LiveService.Officer, live.Next(), Why, campaign, Essay, marker.Account, 0), MarkingRefusals.CapacityOutOfRange);
        await live.RefusedAsync(new DeclareConflicts(marker, live.Next(), Why, campaign, Essay, []), MarkingRefusals.UnknownMarker);
        await live.DoAsync<MarkingDone>(new SeatMarker(LiveService.Officer, live.Next(), Why, campaign, Essay, marker.Account, 5));
        await live.RefusedAsync(new ReadDesk(marker, live.Next(), campaign, Essay), MarkingRefusals.ConflictsNotDeclared);
        var files = (await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Officer, live.Next(), [campaign]))).Files;
        files.Single(one => one.Kind == MarkingRoundKind.KindName).ShouldSatisfyAllConditions(
            one => one.Name.ShouldBe($"essay/declaration/{marker.Account}"), one => one.File.Holder.ShouldBe(marker.Account));

        foreach (var wrong in (DeclaredConflict[])[new(new Id("region"), "Region-1"), new(new Id("employer"), "")])
        {
            await live.RefusedAsync(new DeclareConflicts(marker, live.Next(), Why, campaign, Essay, [wrong]), UseCaseRefusals.Invalid);
        }

        await live.RefusedAsync(new DeclareConflicts(marker, live.Next(), Why, campaign, Essay, default), UseCaseRefusals.Invalid);
        await live.RefusedAsync(new ProposeCalibration(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, new Id("s"), "", [1, 1]), UseCaseRefusals.Invalid);
        await live.RefusedAsync(new ProposeCalibration(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, new Id("s"), "Text", default), UseCaseRefusals.Invalid);
        await live.RefusedAsync(new RevealMarks(marker, live.Next(), Why, campaign, Essay, new Id("s"), [1, 1], new byte[31]), UseCaseRefusals.Invalid);
        await live.RefusedAsync(new ProposeRemark(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, marker.Account, []), UseCaseRefusals.Invalid);
        await live.RefusedAsync(new ReadOwnMarking(marker, live.Next(), campaign, Essay, -1), UseCaseRefusals.Invalid);
        await live.RefusedAsync(new ReadDesk(marker with { Agency = new Id("other") }, live.Next(), campaign, Essay), UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task Lead_markers_stop_release_and_have_marks_given_again_by_two()
    {
        using var marked = new MarkedCampaign(seed: 2, shards: 1, candidates: 6, markers: 1);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.AllocateAsync();
        var (marker, other) = (MarkingRoom.Markers[0], MarkingRoom.Markers[1]);
        var script = (await room.DeskAsync(marker)).ToMark.First(one => !room.IsForCalibration(one.Script)).Script;
        await live.RefusedAsync(new ReadScript(other, live.Next(), Why, campaign, Essay, script), MarkingRefusals.NotOnDesk);
        await live.RefusedAsync(new TakeBackScript(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, script, marker.Account), MarkingRefusals.NotOverdue);
        await live.RefusedAsync(new InspectScript(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, new Id("none")), MarkingRefusals.UnknownScript);
        await room.CommitAsync(marker, script);
        await room.RevealAsync(marker, script);
        await live.RefusedAsync(new RecuseFromScript(marker, live.Next(), Why, campaign, Essay, script), MarkingRefusals.Committed);

        await live.DoAsync<MarkingDone>(new StopMarker(MarkingRoom.OtherLead, live.Next(), Why, campaign, Essay, marker.Account));
        (await room.DeskAsync(marker)).IsStopped.ShouldBeFalse("it takes two");
        await live.DoAsync<MarkingDone>(new StopMarker(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, marker.Account));
        (await room.DeskAsync(marker)).ShouldSatisfyAllConditions(desk => desk.IsStopped.ShouldBeTrue(), desk => desk.ToMark.ShouldBeEmpty());
        await live.DoAsync<MarkingDone>(new ProposeRemark(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, marker.Account, [script]));
        await live.RefusedAsync(
            new AgreeRemark(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, marker.Account, [script]), MarkingRefusals.SecondPersonNeeded);
        await live.DoAsync<MarkingDone>(new DeclineRemark(MarkingRoom.OtherLead, live.Next(), Why, campaign, Essay, marker.Account));
        await live.DoAsync<MarkingDone>(new ProposeRemark(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, marker.Account, [script]));
        await live.DoAsync<MarkingDone>(new AgreeRemark(MarkingRoom.OtherLead, live.Next(), Why, campaign, Essay, marker.Account, [script]));
        await live.RefusedAsync(new ResumeMarker(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, marker.Account), MarkingRefusals.SecondPersonNeeded);
        await live.DoAsync<MarkingDone>(new ResumeMarker(MarkingRoom.OtherLead, live.Next(), Why, campaign, Essay, marker.Account));
        await room.MarkAllAsync();
        var standing = (await live.DoAsync<ScriptInspected>(new InspectScript(MarkingRoom.Lead, live.Next(), Why, campaign, Essay, script))).Standing;
        standing.Works.Select(work => (work.Marker.Name == marker.Account.Text, work.Ended?.How)).ShouldBe([(true, WorkEnding.SetAside), (false, null)]);
        var own = await live.DoAsync<OwnWorkShown>(new ReadOwnMarking(marker, live.Next(), campaign, Essay));
        own.Works.Single(work => work.Script == script).Ended!.How.ShouldBe(WorkEnding.SetAside);
        (await live.DoAsync<CalibrationsShown>(new UseCases.Marking.ListCalibrations(MarkingRoom.Lead, live.Next(), campaign, Essay))).Scripts
            .ShouldAllBe(one => one.Marks.ProposedBy == MarkingRoom.Lead.Account && one.Marks.AgreedBy == MarkingRoom.OtherLead.Account);
    }

    [Fact]
    public async Task A_marker_who_leaves_the_standard_is_stopped_and_others_take_the_scripts()
    {
        using var marked = new MarkedCampaign(seed: 2, shards: 1, candidates: 12, markers: 1, spread: 1);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await live.DoAsync<MarkingDone>(new PrepareMarking(LiveService.Officer, live.Next(), Why, campaign, Essay));
        await room.SeatAsync(MarkingRoom.Lavish);
        await room.OpenAsync();
        await room.AllocateAsync();
        for (var desk = await room.DeskAsync(MarkingRoom.Lavish); !desk.IsStopped; desk = await room.DeskAsync(MarkingRoom.Lavish))
        {
            var script = desk.ToMark[0].Script;
            await room.CommitAsync(MarkingRoom.Lavish, script);
            await room.RevealAsync(MarkingRoom.Lavish, script);
        }

        var seen = (await room.WatchAsync(LiveService.Officer)).Marking.Markers.Single(one => one.Marker == MarkingRoom.Lavish.Account);
        (seen.IsStopped, seen.Open).ShouldBe((true, 0));
        await room.AllocateAsync();
        (await room.DeskAsync(MarkingRoom.Lavish)).ToMark.ShouldBeEmpty();
        (await room.WatchAsync(MarkingRoom.Lead)).Marking.Queued.ShouldBe(0, "the others have what was taken");
    }

    private static async Task UnfinishedAsync(LiveService live, Id campaign, int complete)
    {
        var refusal = (await live.Service.AskAsync(new CloseStage(LiveService.Officer, live.Next(), Why, campaign, new Id("c2"), Case))).ShouldBeOfType<Refusal>();
        refusal.Code.ShouldBe(MarkingRefusals.MarkingUnfinished);
        refusal.Facts[..3].ShouldBe([new("exercise", "essay"), new("scripts", "5"), new("complete", $"{complete}")]);
        (await live.HeadAsync(campaign)).Current!.Tally.ShouldBeNull();
    }
}
