using System.Text;
using Recruit.Campaigns;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>A judgement that was taken back, and a recusal, say of nobody that they came; and what goes together with the facts is never changed.</summary>
public sealed class TakenBackTests
{
    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Id Why = LiveService.Routine;

    /// <summary>A member is recused for C5 by two people; or a rating is recorded and taken back. C5 does not come, which the officer notes.</summary>
    [Theory]
    [InlineData("nothing")]
    [InlineData("recused")]
    [InlineData("taken-back")]
    public async Task Absent_after_a_recusal_by_event(string what)
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var five = live.Imported(campaign, "C5", "person-C5");
        var number = await FinalCampaign.NumberAsync(live, campaign, "C5");
        var member = new Person("Мадина Ж.");
        if (what == "recused")
        {
            await UnheardTests.RecordAsync(live, campaign, "recused", new EventRow("set-rating", five.Person, Test: FinalCampaign.Board, Value: "recused", Person: member));
        }
        else if (what == "taken-back")
        {
            await UnheardTests.RecordAsync(live, campaign, "rated", new EventRow("set-rating", five.Person, Test: FinalCampaign.Board, Item: FinalCampaign.Talk, Value: "5", Person: member));
            await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("set-rating", five.Person, Test: FinalCampaign.Board, Item: FinalCampaign.Talk, Person: member));
        }

        live.Time.Move(FinalCampaign.Day);
        await FinalCampaign.DeclareAsync(live, campaign);
        foreach (var (candidate, rating) in ((string, decimal)[])[("C1", 5), ("C2", 4), ("C3", 4), ("C4", 3)])
        {
            await FinalCampaign.RateAsync(live, campaign, candidate, rating);
        }

        await live.DoAsync<PanelDone>(new RecordHearing(LiveService.Officer, live.Next(), Why, campaign, FinalCampaign.Board, number, AttemptState.Absent));
        live.Time.Move(TimeSpan.FromDays(30));
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        Encoding.UTF8.GetString(lists.Files["stages.csv"].Span).Split('\n').Single(line => line.StartsWith("C5,interview", StringComparison.Ordinal))
            .ShouldBe("C5,interview,absent,not-advanced,absent:board,,");
    }

    /// <summary>Two people record a mark and take it back; the person does not start.</summary>
    [Fact]
    public async Task Not_started_after_a_mark_that_was_taken_back()
    {
        using var small = new SmallCampaign(1, ("A", 10), ("B", 9));
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), """
            { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
            """);
        File.WriteAllText(Path.Combine(small.Folder, "marks.csv"), "candidate,exercise,marker,criterion,mark\n");
        await using var live = new LiveService(SittingDay.AddDays(-3));
        var campaign = await live.ImportAsync(small.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), Why, campaign));
        var person = live.Imported(campaign, "A", "person-A").Person;
        await UnheardTests.RecordAsync(live, campaign, "mark", new EventRow("set-mark", person, Test: new Id("essay"), Item: new Id("law"), Value: "7", Person: new Person("M")));
        await UnheardTests.RecordAsync(live, campaign, "unmark", new EventRow("set-mark", person, Test: new Id("essay"), Item: new Id("law"), Person: new Person("M")));
        live.Time.Show(SittingDay.AddDays(3));
        await live.CloseAsync(campaign, new Id("essay"), "c0");
        await live.ReleaseAsync(campaign, "c0");
        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        var stages = Encoding.UTF8.GetString(lists.Files["stages.csv"].Span);
        var b = stages.Split('\n').Single(line => line.StartsWith("B,", StringComparison.Ordinal));
        stages.ShouldContain(b.Replace("B,", "A,", StringComparison.Ordinal));
    }

    /// <summary>A folder with a test that no stage uses: an event says that C01 sat it, and what was answered.</summary>
    [Fact]
    public async Task A_response_by_event_in_a_test_that_no_stage_uses()
    {
        using var items = new ItemsFolder();
        items.Write("tests/extra.json", """
            { "id": "extra", "sections": [ { "id": "all", "items": [
              { "id": "q1", "type": "single", "options": [ "a", "b", "c" ], "keys": [ "a" ] },
              { "id": "q2", "type": "single", "options": [ "a", "b", "c" ], "keys": [ "b" ] } ] } ] }
            """);
        items.Write("events.csv", """
            seq,type,candidate,stage,test,item,value
            1,set-attempt,C01,,extra,,completed
            2,set-response,C01,,extra,q1,a
            3,set-attempt,C02,,extra,,completed

            """);
        var expected = LiveIsAssessTests.Assess(items.Path);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(items.Path);
        await live.CloseAsync(campaign, new Id("entry"), "c0");
        await live.ReleaseAsync(campaign, "c0");
        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        foreach (var (file, content) in expected)
        {
            Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
        }
    }
}
