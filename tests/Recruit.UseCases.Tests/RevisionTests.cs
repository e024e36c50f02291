using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests;

/// <summary>A correction after the release: two people record it, a revision shows what it changes before anybody is told, and then everybody sees it.</summary>
public class RevisionTests
{
    [Fact]
    public async Task A_voided_item_gives_new_lists_and_a_report_of_what_changes()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "void-item-rescore", "campaign"), 2);
        var corrected = CampaignFolder.Read(copy.Folder).Campaign!;
        var voided = corrected.Events.OfType<ItemVoided>().Select(one => RowOf(corrected.Rules, one)).ToArray();
        File.Delete(Path.Combine(copy.Folder, "events.csv"));

        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var stages = corrected.Rules.Vacancy.Stages;
        for (var stage = 0; stage < stages.Length; stage++)
        {
            await live.CloseAsync(campaign, stages[stage].Id, $"c{stage}");
            await live.ReleaseAsync(campaign, $"c{stage}");
        }

        await live.DoAsync<CampaignDone>(
            new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("void"), new RecordEvents([.. voided])));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("void")));

        var before = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        await live.DoAsync<StandingTold>(new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("again"), stages[^1].Id));
        var shown = await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("again")));
        shown.Rescored.ShouldBeGreaterThan(0);
        var embargoed = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        embargoed.Files["stages.csv"].ToArray().ShouldBe(before.Files["stages.csv"].ToArray(), "nobody sees a revision before its release");
        await live.ReleaseAsync(campaign, "again");

        var after = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        after.Files["stages.csv"].ToArray().ShouldNotBe(before.Files["stages.csv"].ToArray());
        var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        foreach (var (file, content) in ResultFolder.ToFiles(Assessment.Run(CampaignFolder.Read(exported.Files).Campaign!)))
        {
            after.Files[file].ToArray().ShouldBe(content.ToArray(), file);
        }
    }

    private static EventRow RowOf(AssessmentRules rules, ItemVoided voided)
    {
        var test = rules.Tests[voided.Test];
        return new EventRow(
            "void-item",
            Test: test.Id,
            Item: test.Sections.SelectMany(section => section.Items).ElementAt(voided.Item).Id,
            Value: voided.Policy switch { VoidPolicy.Drop => "drop", VoidPolicy.Spread => "spread", _ => "credit-all" });
    }
}
