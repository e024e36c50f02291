using System.Text.Json.Nodes;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Tests of two stages are sat here on one day; somebody comes too late for both, or came from elsewhere and was dealt no form.</summary>
public sealed class TwoTestsTests : IDisposable
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "sittings": [
          { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
            "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } },
          { "of": "test:qualities", "minutes": 60, "lostTime": { "credit": "none" },
            "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
        """;

    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Id[] Stages = [new("documents"), new("entry-test"), new("qualities")];

    private readonly FolderCopy copy = new(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 1);

    public TwoTestsTests()
    {
        File.WriteAllText(Path.Combine(copy.Folder, "campaign.json"), Plan);
        foreach (var name in (string[])["attempts.csv", "responses.csv"])
        {
            var file = Path.Combine(copy.Folder, name);
            File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.StartsWith("K13,", StringComparison.Ordinal)).ToList());
        }
    }

    [Fact]
    public async Task A_second_test_waits_too_for_who_was_let_in_after_its_last_start()
    {
        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(copy.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.CloseAsync(campaign, Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        live.Time.Move(TimeSpan.FromDays(2));
        var person = live.Imported(campaign, "K13", "person-K13").Person;
        await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("readmit", person, Stages[0]));
        await live.CloseAsync(campaign, Stages[0], "anew");
        await live.ReleaseAsync(campaign, "anew");

        await live.RefusedAsync(Close(live, campaign, "c1", Stages[1]), UseCaseRefusals.Unsat);
        await UnheardTests.RecordAsync(live, campaign, "goes-on", new EventRow("readmit", person, Stages[1]));
        await live.CloseAsync(campaign, Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");

        // K13 goes on from the entry test, and could not sit the other one any more than that one.
        await live.RefusedAsync(Close(live, campaign, "c2", Stages[2]), UseCaseRefusals.Unsat);
    }

    [Fact]
    public async Task A_second_training_test_waits_too_for_who_could_take_a_place_until_after_its_last_start()
    {
        using var small = new SmallCampaign(1, ("A", 10));
        Directory.CreateDirectory(Path.Combine(small.Folder, "tests"));
        foreach (var test in (string[])["law.json", "qualities.json"])
        {
            File.Copy(Path.Combine(copy.Folder, "tests", test), Path.Combine(small.Folder, "tests", test));
        }

        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), Plan);
        File.WriteAllText(Path.Combine(small.Folder, "attempts.csv"), "candidate,test,state,shift,started,ended\n");
        File.WriteAllText(Path.Combine(small.Folder, "responses.csv"), "candidate,test,item,response\n");
        var file = Path.Combine(small.Folder, "vacancy.json");
        var vacancy = JsonNode.Parse(File.ReadAllText(file))!;
        foreach (var test in (string[])["law", "qualities"])
        {
            vacancy["stages"]!.AsArray().Add(JsonNode.Parse($$"""
                { "id": "exam-{{test}}", "kind": "training", "band": { "holdFrom": 1, "passFrom": 1 },
                  "score": { "components": [ { "id": "{{test}}", "source": "test:{{test}}" } ], "combine": "weighted-sum", "digits": 0 } }
                """));
        }

        File.WriteAllText(file, vacancy.ToJsonString());
        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(small.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.CloseAsync(campaign, new Id("essay"), "c0");
        await live.ReleaseAsync(campaign, "c0");
        live.Time.Move(TimeSpan.FromDays(1));
        await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, "A", "person-A"), live.Next(), campaign));
        var person = live.Imported(campaign, "A", "person-A").Person;
        await live.RefusedAsync(Close(live, campaign, "t1", new Id("exam-law")), UseCaseRefusals.Unsat);
        await UnheardTests.RecordAsync(live, campaign, "goes-on", new EventRow("readmit", person, new Id("exam-law")));
        await live.CloseAsync(campaign, new Id("exam-law"), "t1");
        await live.ReleaseAsync(campaign, "t1");
        await live.RefusedAsync(Close(live, campaign, "t2", new Id("exam-qualities")), UseCaseRefusals.Unsat);
    }

    /// <summary>An import of applicants whose test is sat here; nobody deals a form.</summary>
    [Fact]
    public async Task People_who_applied_elsewhere_are_not_absent_from_a_test_of_which_nobody_dealt_a_form()
    {
        await using var live = await ElsewhereAsync(isDealt: false);
    }

    /// <summary>The same, with forms dealt after the last start: imported.</summary>
    [Fact]
    public async Task People_who_applied_elsewhere_are_not_absent_from_a_test_of_which_forms_were_dealt_late()
    {
        await using var live = await ElsewhereAsync(isDealt: true);
    }

    private async Task<LiveService> ElsewhereAsync(bool isDealt)
    {
        foreach (var name in (string[])["attempts.csv", "responses.csv"])
        {
            var file = Path.Combine(copy.Folder, name);
            File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.Contains(",law,", StringComparison.Ordinal) && !line.Contains(",qualities,", StringComparison.Ordinal)).ToList());
        }

        var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(copy.Folder);
        await live.CloseAsync(campaign, Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        live.Time.Move(TimeSpan.FromDays(2));
        if (isDealt)
        {
            await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        }

        await live.RefusedAsync(Close(live, campaign, "c1", Stages[1]), UseCaseRefusals.Unsat);
        return live;
    }

    /// <summary>K02 withdrew and was reinstated long before the sitting, and did not come: so an import says. Closing the stage gives what assess gives, with no more events.</summary>
    [Fact]
    public async Task A_reinstatement_of_an_imported_folder_is_no_reinstatement_of_now()
    {
        foreach (var name in (string[])["attempts.csv", "responses.csv"])
        {
            var file = Path.Combine(copy.Folder, name);
            File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.StartsWith("K02,law", StringComparison.Ordinal)).ToList());
        }

        File.WriteAllText(Path.Combine(copy.Folder, "events.csv"), "seq,type,candidate,stage,test,item,value\n1,withdraw,K02,entry-test,,,\n2,reinstate,K02,,,,\n");
        await using var live = new LiveService(SittingDay.AddDays(2));
        var campaign = await live.ImportAsync(copy.Folder);
        await live.CloseAsync(campaign, Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        await live.DoAsync<StandingTold>(Close(live, campaign, "c1", Stages[1]));
    }

    /// <summary>Where two people do what the refusal says, the lists are those of the folder that came in.</summary>
    [Fact]
    public async Task The_way_out_of_an_imported_reinstatement_changes_no_list()
    {
        foreach (var name in (string[])["attempts.csv", "responses.csv"])
        {
            var file = Path.Combine(copy.Folder, name);
            File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.StartsWith("K02,law", StringComparison.Ordinal)).ToList());
        }

        File.WriteAllText(Path.Combine(copy.Folder, "events.csv"), "seq,type,candidate,stage,test,item,value\n1,withdraw,K02,entry-test,,,\n2,reinstate,K02,,,,\n");
        var expected = LiveIsAssessTests.Assess(copy.Folder);
        await using var live = new LiveService(SittingDay.AddDays(2));
        var campaign = await live.ImportAsync(copy.Folder);
        await live.CloseAsync(campaign, Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        await UnheardTests.RecordAsync(live, campaign, "absent", new EventRow("set-attempt", live.Imported(campaign, "K02", "person-K02").Person, Test: new Id("law"), Value: "not-started"));
        foreach (var stage in (string[])["entry-test", "qualities", "essay"])
        {
            await live.CloseAsync(campaign, new Id(stage), stage);
            await live.ReleaseAsync(campaign, stage);
        }

        var lists = await live.DoAsync<Recruit.UseCases.Handover.FilesGiven>(new Recruit.UseCases.Handover.ReadLists(LiveService.Auditor, live.Next(), campaign));
        foreach (var (file, content) in expected)
        {
            System.Text.Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(System.Text.Encoding.UTF8.GetString(content.Span), file);
        }
    }

    /// <summary>K01 was in the entry test all along and did not come; K01 left a later stage and that was cancelled. Nobody let K01 in late.</summary>
    [Fact]
    public async Task Who_left_a_later_stage_and_is_back_was_in_the_earlier_one_all_the_time()
    {
        foreach (var name in (string[])["attempts.csv", "responses.csv"])
        {
            var file = Path.Combine(copy.Folder, name);
            File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.StartsWith("K01,law", StringComparison.Ordinal)).ToList());
        }

        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(copy.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.CloseAsync(campaign, Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        live.Time.Move(TimeSpan.FromDays(2));
        var person = live.Imported(campaign, "K01", "person-K01");
        await live.CloseAsync(campaign, Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        await live.DoAsync<EventsTaken>(new Withdraw(person, live.Next(), campaign, Stages[2]));
        await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("reinstate", person.Person));
        await live.CloseAsync(campaign, Stages[1], "anew");
        await live.ReleaseAsync(campaign, "anew");
        await live.DoAsync<StandingTold>(Close(live, campaign, "c2", Stages[2]));
    }

    public void Dispose() => copy.Dispose();

    private static CloseStage Close(LiveService live, Id campaign, string closing, Id stage) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id(closing), stage);
}
