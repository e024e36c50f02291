using System.Text;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Engine.Keys;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Tests.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Handover;

/// <summary>No account alone brings facts about people who applied, or takes the keys of a test away while it is sat.</summary>
public class FolderTests
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-02T20:00:00Z" } } ] }
        """;

    private static readonly Id Essay = new("essay");

    [Fact]
    public async Task A_campaign_to_which_people_apply_takes_no_folder()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        await live.RefusedAsync(Import(live, campaign, small), CampaignRefusals.NotFromFolder);
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(1), campaign));
        await live.RefusedAsync(Import(live, campaign, small), CampaignRefusals.NotFromFolder);
        var files = (await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign))).Files;
        Encoding.UTF8.GetString(files["candidates.csv"].Span).ShouldNotContain("\nA,", Case.Sensitive);
    }

    [Fact]
    public async Task A_campaign_takes_only_the_content_that_two_people_approved()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder, LiveService.ContentOf(small.Folder));
        var marks = Path.Combine(small.Folder, "marks.csv");
        var approved = await File.ReadAllLinesAsync(marks);
        await File.WriteAllLinesAsync(marks, approved.Select(row => row.Replace(",5", ",10", StringComparison.Ordinal)));
        await live.RefusedAsync(Import(live, campaign, small), CampaignRefusals.OtherFolder);

        var close = new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c1"), Essay);
        await live.RefusedAsync(close, CampaignRefusals.FolderNotWhole);

        // The same rows in another order are the same content.
        await File.WriteAllLinesAsync(marks, [approved[0], .. approved[1..].Reverse()]);
        (await live.DoAsync<FolderImported>(Import(live, campaign, small))).Candidates.ShouldBe(2);
        (await live.DoAsync<FolderImported>(Import(live, campaign, small))).Candidates.ShouldBe(2, "what is there stays");
    }

    [Fact]
    public async Task Keys_and_answers_stay_here_until_the_last_sitting_is_over_and_are_the_same_as_before_then()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await File.WriteAllTextAsync(Path.Combine(small.Folder, "campaign.json"), Plan);
        await using var live = new LiveService(new DateTimeOffset(2026, 3, 2, 19, 0, 0, TimeSpan.Zero));
        var campaign = await live.ImportAsync(small.Folder);
        await live.DoAsync<CampaignDone>(new ProposeStep(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("longer"), new ExtendSitting(Essay, At(21), At(22))));
        await live.ApproveAsync(campaign, "longer");
        await live.RestartAsync(new DateTimeOffset(2026, 3, 2, 21, 0, 0, TimeSpan.Zero));
        var refusal = await live.DoAsync<Refusal>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        (refusal.Code, refusal.Facts[0], refusal.Facts[1]).ShouldBe(
            (CampaignRefusals.SittingNotOver, new RefusalFact("sitting", "essay"), new RefusalFact("over", (At(22) + TimeSpan.FromSeconds(30)).ToString())));

        await live.RestartAsync(new DateTimeOffset(2026, 3, 2, 22, 0, 30, TimeSpan.Zero));
        var files = (await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign))).Files;
        foreach (var (path, content) in files)
        {
            content.ToArray().ShouldBe(await File.ReadAllBytesAsync(Path.Combine(small.Folder, path)), path);
        }
    }

    [Theory]
    [InlineData(1, "aigul", 0)]
    [InlineData(2, "aigul", 25)]
    [InlineData(2, "gulnur", 0)]
    [InlineData(3, "gulnur", 25)]
    public async Task An_import_that_died_goes_on_by_whomever_and_however_late(int part, string officer, int hours)
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "void-item-rescore", "campaign"), 2);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(copy.Folder, LiveService.ContentOf(copy.Folder));
        var first = new ImportFolder(LiveService.Officer, live.Next(), LiveService.Routine, campaign, copy.Folder);
        live.Wrap(actors => new DyingBefore(actors, command => part switch
        {
            1 => command is ImportEvents,
            2 => command is TakeFolder { IsWhole: true },
            _ => command is ImportApplications,
        }));
        await Should.ThrowAsync<CallerDiedException>(() => live.Service.AskAsync(first));
        live.Time.Move(TimeSpan.FromHours(hours));
        await live.RestartAsync();
        var events = new RecordEvents([new EventRow("accept-key", Test: new Id("t"), Item: new Id("l2"), Value: "a")]);
        await live.RefusedAsync(
            new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("e"), events), CampaignRefusals.FolderNotWhole);

        var by = LiveService.Officer with { Account = new Id(officer) };
        await live.DoAsync<FolderImported>(first with { By = by, Operation = live.Next() });
        var files = (await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign))).Files;
        foreach (var file in (string[])["candidates.csv", "responses.csv", "events.csv"])
        {
            // Rows may leave in another order than they came.
            Text(files[file]).Split('\n').Order(StringComparer.Ordinal).ShouldBe(
                (await File.ReadAllTextAsync(Path.Combine(copy.Folder, file))).Split('\n').Order(StringComparer.Ordinal), file);
        }
    }

    [Fact]
    public async Task Somebody_erased_while_an_import_was_interrupted_comes_no_more_and_keeps_nobody_out()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder, LiveService.ContentOf(small.Folder));
        var person = new Definitions(live.Parts).KeyOf(campaign, "A");
        live.Parts.CreateKeys([person]);
        var erasures = await Erasures.StartAsync(live.Actors, live.Keys.Persons);
        await erasures.EraseAsync(person, new Id("officer-1"), ErasureReason.Request, live.Next());
        await live.DoAsync<FolderImported>(Import(live, campaign, small));
        await live.CloseAsync(campaign, Essay, "c1");
        var files = (await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign))).Files;
        Text(files["marks.csv"]).Split('\n')[1..].ShouldBe(["B,essay,marker-1,law,5", ""], Text(files["candidates.csv"]));
    }

    [Fact]
    public async Task An_import_asked_again_as_the_same_wish_after_somebody_was_erased_is_taken_all_the_same()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "void-item-rescore", "campaign"), 2);
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        foreach (var folder in (string[])[copy.Folder, small.Folder])
        {
            await using var live = new LiveService();
            var campaign = await live.OpenAsync(folder, LiveService.ContentOf(folder));
            var import = new ImportFolder(LiveService.Officer, live.Next(), LiveService.Routine, campaign, folder);
            await live.DoAsync<FolderImported>(import);
            foreach (var candidate in (await File.ReadAllLinesAsync(Path.Combine(folder, "candidates.csv")))[1..].Take(2))
            {
                await (await Erasures.StartAsync(live.Actors, live.Keys.Persons)).EraseAsync(
                    new Definitions(live.Parts).KeyOf(campaign, candidate.Split(',')[0]), new Id("officer-1"), ErasureReason.Request, live.Next());
                await live.DoAsync<FolderImported>(import);
            }
        }
    }

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);

    private static Instant At(int hour) => Instant.Of(new DateTimeOffset(2026, 3, 2, hour, 0, 0, TimeSpan.Zero));

    private static ImportFolder Import(LiveService live, Id campaign, SmallCampaign small) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, small.Folder);
}
