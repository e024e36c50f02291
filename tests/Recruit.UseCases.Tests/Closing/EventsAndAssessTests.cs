using System.Text;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Export and assess give the live lists, and import and export are the identity, after what two people recorded of those who could not come.</summary>
public sealed class EventsAndAssessTests : IDisposable
{
    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Id[] Stages = [new("documents"), new("entry-test"), new("qualities"), new("essay")];
    private readonly FolderCopy copy = new(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 1);

    public EventsAndAssessTests()
    {
        File.WriteAllText(Path.Combine(copy.Folder, "campaign.json"), """
            { "format": 1, "shards": { "count": 3 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
            """);
        foreach (var name in (string[])["attempts.csv", "responses.csv"])
        {
            var file = Path.Combine(copy.Folder, name);
            File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.StartsWith("K13,", StringComparison.Ordinal)).ToList());
        }
    }

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task Lists_are_those_of_the_export()
    {
        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(copy.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.CloseAsync(campaign, Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        live.Time.Move(TimeSpan.FromDays(2));
        await EventsAsync("in", new WrittenEvent("readmit", "K13", Stage: "documents", Note: "a\r\nb, \"c\" \r d\n"));
        await live.CloseAsync(campaign, Stages[0], "in");
        await live.ReleaseAsync(campaign, "in");
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "K02", "person-K02"), live.Next(), campaign, Stages[2]));
        await EventsAsync("on", new WrittenEvent("set-attempt", "K13", Test: "law", Value: "absent", Note: "  x "), new WrittenEvent("reinstate", "K02", Note: "\u2028\ufeff"));
        await live.CloseAsync(campaign, Stages[0], "again");
        await live.ReleaseAsync(campaign, "again");
        await live.CloseAsync(campaign, Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        await EventsAsync("goes-on", new WrittenEvent("readmit", "K13", Stage: "entry-test"), new WrittenEvent("set-attempt", "K13", Test: "qualities", Value: "absent"));
        await live.CloseAsync(campaign, Stages[1], "c1b");
        await live.ReleaseAsync(campaign, "c1b");
        await live.CloseAsync(campaign, Stages[2], "c2");
        await live.ReleaseAsync(campaign, "c2");
        await live.CloseAsync(campaign, Stages[3], "c3");
        await live.ReleaseAsync(campaign, "c3");
        var export = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        var folder = Directory.CreateTempSubdirectory("recruit-events-").FullName;
        foreach (var (path, content) in export.Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllBytes(Path.Combine(folder, path), content.ToArray());
        }

        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        foreach (var (file, content) in LiveIsAssessTests.Assess(folder))
        {
            Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
        }

        await using var second = new LiveService(SittingDay.AddDays(10));
        var copied = await second.ImportAsync(folder);
        var twice = await second.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, second.Next(), copied));
        twice.Files.Keys.ShouldBe(export.Files.Keys);
        foreach (var (file, content) in export.Files)
        {
            Encoding.UTF8.GetString(twice.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
        }

        async Task EventsAsync(string name, params WrittenEvent[] rows)
        {
            await live.DoAsync<EventsFit>(new CheckEvents(LiveService.Officer, live.Next(), LiveService.Routine, campaign, [.. rows]));
            await live.DoAsync<CampaignDone>(new ProposeEvents(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id(name), [.. rows]));
            await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id(name)));
        }
    }
}
