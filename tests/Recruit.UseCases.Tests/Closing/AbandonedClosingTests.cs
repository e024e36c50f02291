using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Lists;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>A closing that cannot go on is abandoned by two people, and its stage closed again; nobody ever sees what it decided.</summary>
public class AbandonedClosingTests
{
    private static readonly Id Essay = new("essay");

    [Fact]
    public async Task Who_is_erased_between_tally_and_rehearsal_stops_the_closing_and_two_people_get_on()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 4);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var stages = CampaignFolder.Read(copy.Folder).Campaign!.Rules.Vacancy.Stages;
        await live.DoAsync<StandingTold>(Close(live, campaign, "c1", stages[0].Id));
        await EraseAsync(live, campaign, "K03");

        var stuck = await live.DoAsync<Refusal>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c1")));
        (stuck.Code, stuck.Facts.Contains(new RefusalFact("closing", "c1")), stuck.Facts.Contains(new RefusalFact("way-out", "abandon-closing")))
            .ShouldBe((CampaignRefusals.ResultsDiffer, true, true));
        await AbandonAsync(live, campaign, "c1");
        await live.RefusedAsync(Close(live, campaign, "c1", stages[0].Id), CampaignRefusals.ClosingAbandoned);
        await live.RefusedAsync(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c1")), CampaignRefusals.NotThatFar);

        foreach (var stage in stages)
        {
            await live.CloseAsync(campaign, stage.Id, $"again-{stage.Id}");
            await live.ReleaseAsync(campaign, $"again-{stage.Id}");
        }

        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        Encoding.UTF8.GetString(lists.Files["stages.csv"].Span).ShouldNotContain("K03,");
        await SameAsExportAsync(live, campaign, lists);
        var kept = (await live.HeadAsync(campaign)).Closings[0];
        (kept.Id, kept.Abandoned!.By, kept.Tally is not null).ShouldBe((new Id("c1"), LiveService.Approver.Account, true));
    }

    [Fact]
    public async Task Who_is_erased_before_the_decisions_stops_a_closing_that_goes_on_after_a_kill()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        live.Wrap(actors => new DyingAtTally(actors));
        await Should.ThrowAsync<CallerDiedException>(() => live.Service.AskAsync(Close(live, campaign, "c1", Essay)));
        await live.RestartAsync();
        await EraseAsync(live, campaign, "B");

        await live.RefusedAsync(Close(live, campaign, "c1", Essay), CampaignRefusals.ResultsDiffer);
        await AbandonAsync(live, campaign, "c1");
        await live.CloseAsync(campaign, Essay, "c2");
        await live.ReleaseAsync(campaign, "c2");
        await SameAsExportAsync(live, campaign, await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign)));
    }

    [Fact]
    public async Task Who_becomes_absent_by_the_clock_alone_changes_no_closing_of_rules_that_knew_of_no_windows()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), """
            { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
            """);
        await using var live = new LiveService(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        var campaign = await OpenWithoutWindowsAsync(live, small.Folder);
        await live.DoAsync<FolderImported>(new ImportFolder(LiveService.Officer, live.Next(), LiveService.Routine, campaign, small.Folder));
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.RestartAsync(new DateTimeOffset(2026, 3, 2, 17, 59, 0, TimeSpan.Zero));
        await live.DoAsync<StandingTold>(Close(live, campaign, "c1", Essay));

        await live.RestartAsync(new DateTimeOffset(2026, 3, 2, 18, 1, 0, TimeSpan.Zero));
        await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c1")));
        await live.ReleaseAsync(campaign, "c1");
        await live.DoAsync<ListsProven>(new ProveLists(LiveService.Auditor, live.Next(), campaign, new Id("c1")));
    }

    [Fact]
    public async Task An_abandoned_closing_leaves_no_trace_in_what_candidates_lists_and_exports_show()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var change = new EventRow("set-mark", live.Imported(campaign, "B", "b").Person, null, Essay, new Id("law"), "11", new Person("marker-1"));
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("change"), new RecordEvents([change])));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("change")));
        var before = await ShownAsync(live, campaign);
        await live.CloseAsync(campaign, Essay, "c2");
        await AbandonAsync(live, campaign, "c2");

        (await ShownAsync(live, campaign)).ShouldBe(before);
        await live.RestartAsync();
        (await ShownAsync(live, campaign)).ShouldBe(before);

        await live.CloseAsync(campaign, Essay, "c3");
        await live.ReleaseAsync(campaign, "c3");
        (await ShownAsync(live, campaign)).ShouldNotBe(before);
        (await live.HeadAsync(campaign)).Offers.Single().Candidate.ShouldBe(live.Imported(campaign, "B", "b").Person!.Value);
    }

    [Fact]
    public async Task What_an_abandoned_closing_fixed_waits_for_the_release_of_the_next_one()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await AbandonAsync(live, campaign, "c1");

        var listed = (await live.DoAsync<CampaignsListed>(new ListCampaigns(LiveService.Auditor, live.Next(), []))).Rows.Single();
        (listed.Stage, listed.Closing, listed.Phase).ShouldBe(((Id?)null, (Id?)null, (ClosingPhase?)null));
        var states = await live.DoAsync<ApplicantsCounted>(new CountApplicants(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All));
        states.Values.ShouldBe([new ValueCount("awaiting-release", 2)]);
        await live.RefusedAsync(new ReadLists(LiveService.Auditor, live.Next(), campaign), UseCaseRefusals.NotReleased);
    }

    /// <summary>A suite with places; nightly all of them.</summary>
    public static TheoryData<string> Suites() => LiveIsAssessTests.Factor > 1 ? [.. LiveIsAssessTests.Names] : ["kz-entry-test"];

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task A_closing_killed_anywhere_and_abandoned_by_people_who_are_killed_anywhere_is_closed_again_to_the_same_lists(string suite)
    {
        using var folder = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), suite, "campaign"), 2);
        var expected = LiveIsAssessTests.Assess(folder.Folder);
        await using var before = new LiveService();
        var campaign = await before.ImportAsync(folder.Folder);
        var stages = CampaignFolder.Read(folder.Folder).Campaign!.Rules.Vacancy.Stages;
        foreach (var stage in stages[..^1])
        {
            await before.CloseAsync(campaign, stage.Id, $"c-{stage.Id}");
            await before.ReleaseAsync(campaign, $"c-{stage.Id}");
        }

        await before.StopAsync();
        var interruptions = 0;
        for (var isInterrupted = true; isInterrupted; interruptions++)
        {
            await using var live = new LiveService(before);
            isInterrupted = await DiesAsync(live, interruptions + 1, () => live.CloseAsync(campaign, stages[^1].Id, "c1"));
            await live.RestartAsync();
            if ((await live.HeadAsync(campaign)).Current is not null)
            {
                // By day each death of the closing meets some deaths of who abandons it, and all of them together every one; by night each meets every one.
                var step = LiveIsAssessTests.Factor > 1 ? 1 : 5;
                for (var calls = 1 + (interruptions % step); await DiesAsync(live, calls, () => AbandonAsync(live, campaign, "c1")); calls += step)
                {
                    await live.RestartAsync();
                }

                await live.RestartAsync();
            }

            await live.CloseAsync(campaign, stages[^1].Id, "c2");
            await live.ReleaseAsync(campaign, "c2");
            var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
            foreach (var (file, content) in expected)
            {
                lists.Files[file].Span.SequenceEqual(content.Span).ShouldBeTrue($"{suite}: {file}, interrupted after call {interruptions + 1}");
            }
        }

        interruptions.ShouldBeGreaterThan(15);
    }

    private static CloseStage Close(LiveService live, Id campaign, string closing, Id stage) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id(closing), stage);

    /// <summary>What two people do; who was killed in between finds what is done.</summary>
    private static async Task AbandonAsync(LiveService live, Id campaign, string closing)
    {
        var head = await live.HeadAsync(campaign);
        if (head.Closings.First(one => one.Id.Text == closing).Abandoned is not null)
        {
            return;
        }

        var name = new Id($"abandon-{closing}");
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), new Id("person-erased"), campaign, name, new AbandonClosing(new Id(closing))));
        await live.ApproveAsync(campaign, name.Text);
    }

    private static async Task<bool> DiesAsync(LiveService live, int calls, Func<Task> work)
    {
        live.Wrap(actors => new DyingActors(actors, calls));
        try
        {
            await work();
            return false;
        }
        catch (CallerDiedException)
        {
            return true;
        }
    }

    private static async Task EraseAsync(LiveService live, Id campaign, string candidate) =>
        await (await Erasures.StartAsync(live.Actors, live.Keys.Persons)).EraseAsync(
            new Definitions(live.Parts).KeyOf(campaign, candidate), new Id("officer-1"), ErasureReason.Request, live.Next());

    /// <summary>As an earlier build sealed rules: the campaign is not told when its sittings are.</summary>
    private static async Task<Id> OpenWithoutWindowsAsync(LiveService live, string folder)
    {
        var campaign = await live.DraftAsync(folder);
        var (head, files) = (await live.HeadAsync(campaign), new Definitions(live.Parts));
        var rules = SealedRules.Read(Definitions.Unpack(await files.ReadAsync(campaign, head.Definition.Reference)));
        var seal = new SealRules(head.Definition.Digest, rules.Outline with { Sittings = null, GraceSeconds = null });
        foreach (var (name, step) in ((string, Step)[])[("seal", seal), ("open", new OpenCampaign(LiveService.ContentOf(folder)))])
        {
            await live.Actors.AskAsync(CampaignKey.Of(campaign), new Propose(new(LiveService.Officer.Account, LiveService.Routine), new Id(name), step));
            await live.ApproveAsync(campaign, name);
        }

        return campaign;
    }

    private static async Task SameAsExportAsync(LiveService live, Id campaign, FilesGiven lists)
    {
        var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        foreach (var (file, content) in ResultFolder.ToFiles(Assessment.Run(CampaignFolder.Read(exported.Files).Campaign!)))
        {
            Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
        }
    }

    /// <summary>What candidates read, the lists, the export, the applicants by state, and the rows of the campaign in a list.</summary>
    private static async Task<string> ShownAsync(LiveService live, Id campaign)
    {
        var shown = new StringBuilder();
        foreach (var candidate in (string[])["A", "B"])
        {
            var by = live.Imported(campaign, candidate, candidate);
            shown.AppendLine(RecordText(await live.Service.AskAsync(new Recruit.UseCases.Candidates.ReadOwnApplication(by, live.Next(), campaign))));
        }

        foreach (var files in (UseCase[])[new ReadLists(LiveService.Auditor, live.Next(), campaign), new ExportFolder(LiveService.Auditor, live.Next(), campaign)])
        {
            foreach (var (path, content) in (await live.DoAsync<FilesGiven>(files)).Files)
            {
                shown.AppendLine(path).AppendLine(Encoding.UTF8.GetString(content.Span));
            }
        }

        var listed = await live.DoAsync<CampaignsListed>(new ListCampaigns(LiveService.Auditor, live.Next(), []));
        var states = await live.DoAsync<ApplicantsCounted>(new CountApplicants(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All, CountBy.State, null));
        return shown.AppendLine(RecordText(listed with { Position = 0 })).AppendJoin('\n', states.Values).ToString();
    }

    private static string RecordText(Reply reply) => System.Text.Json.JsonSerializer.Serialize(reply, reply.GetType());

    /// <summary>Dies when the results of a closing were recorded.</summary>
    private sealed class DyingAtTally(IActors actors) : IActors
    {
        public async ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
        {
            var answer = await actors.AskAsync(actor, command, operation);
            return command is RecordTally ? throw new CallerDiedException() : answer;
        }

        public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => actors.ReadAttachmentAsync(reference);

        public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors.ReadReceiptsAsync(places);
    }
}
