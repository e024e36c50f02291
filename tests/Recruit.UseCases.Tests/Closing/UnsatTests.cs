using System.Text.Json.Nodes;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Whoever is let in when a test cannot be started any more is called absent by two people, or not at all. K13 alone fails the documents.</summary>
public sealed class UnsatTests : IDisposable
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
        """;

    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Id[] Stages = [new("documents"), new("entry-test"), new("qualities")];

    private readonly FolderCopy copy = new(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 1);

    public UnsatTests()
    {
        File.WriteAllText(Path.Combine(copy.Folder, "campaign.json"), Plan);
        foreach (var name in (string[])["attempts.csv", "responses.csv"])
        {
            var file = Path.Combine(copy.Folder, name);
            File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.StartsWith("K13,", StringComparison.Ordinal)).ToList());
        }
    }

    [Fact]
    public async Task A_stage_waits_until_two_people_said_what_becomes_of_who_came_after_the_last_start()
    {
        await using var live = new LiveService(SittingDay);
        var campaign = await FilterAsync(live);
        live.Time.Move(TimeSpan.FromDays(1));
        await ReadmitAsync(live, campaign, Stages[0]);

        await live.ToldAsync(Close(live, campaign, "c1", Stages[1]), UseCaseRefusals.Unsat, ("waiting", "1"), ("sitting", "law"), ("way-out", "record-events"));

        var absent = new EventRow("set-attempt", live.Imported(campaign, "K13", "person-K13").Person, Test: new Id("law"), Value: "absent");
        await UnheardTests.RecordAsync(live, campaign, "absent", absent);
        await live.DoAsync<StandingTold>(Close(live, campaign, "c1", Stages[1]));
    }

    [Fact]
    public async Task Who_could_still_start_is_waited_for_by_nobody()
    {
        await using var live = new LiveService(SittingDay.AddDays(-2));
        var campaign = await FilterAsync(live);
        await ReadmitAsync(live, campaign, Stages[0]);
        live.Time.Move(TimeSpan.FromDays(4));
        await live.DoAsync<StandingTold>(Close(live, campaign, "c1", Stages[1]));
    }

    [Fact]
    public async Task Who_left_since_is_waited_for_by_nobody()
    {
        await using var live = new LiveService(SittingDay);
        var campaign = await FilterAsync(live);
        live.Time.Move(TimeSpan.FromDays(1));
        await ReadmitAsync(live, campaign, Stages[0]);
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "K13", "person-K13"), live.Next(), campaign, Stages[1]));
        await live.DoAsync<StandingTold>(Close(live, campaign, "c1", Stages[1]));
    }

    /// <summary>In the evening of the sitting K13 is let in: there was an hour left, of which nobody told K13 in time.</summary>
    [Fact]
    public async Task Who_had_less_than_a_day_to_learn_of_it_is_waited_for()
    {
        await using var live = new LiveService(SittingDay);
        var campaign = await FilterAsync(live);
        live.Time.Move(TimeSpan.FromHours(7));
        await ReadmitAsync(live, campaign, Stages[0]);
        live.Time.Move(TimeSpan.FromDays(1));
        await live.RefusedAsync(Close(live, campaign, "c1", Stages[1]), UseCaseRefusals.Unsat);
    }

    /// <summary>K13 came with the first release, left while the test could be sat, and is back when it cannot.</summary>
    [Fact]
    public async Task Who_is_reinstated_after_the_last_start_is_waited_for()
    {
        await using var live = new LiveService(SittingDay.AddDays(-2));
        var campaign = await FilterAsync(live);
        await ReadmitAsync(live, campaign, Stages[0]);
        var person = live.Imported(campaign, "K13", "person-K13");
        await live.DoAsync<EventsTaken>(new Withdraw(person, live.Next(), campaign, Stages[1]));
        live.Time.Move(TimeSpan.FromDays(4));
        await UnheardTests.RecordAsync(live, campaign, "reinstated", new EventRow("reinstate", person.Person));
        await live.CloseAsync(campaign, Stages[0], "back");
        await live.ReleaseAsync(campaign, "back");
        await live.RefusedAsync(Close(live, campaign, "c1", Stages[1]), UseCaseRefusals.Unsat);
    }

    [Fact]
    public async Task Who_sat_it_elsewhere_is_waited_for_by_nobody()
    {
        File.AppendAllText(Path.Combine(copy.Folder, "attempts.csv"), "K13,law,absent,,,\n");
        await using var live = new LiveService(SittingDay);
        var campaign = await FilterAsync(live);
        live.Time.Move(TimeSpan.FromDays(1));
        await ReadmitAsync(live, campaign, Stages[0]);
        await live.DoAsync<StandingTold>(Close(live, campaign, "c1", Stages[1]));
    }

    /// <summary>The test is released when K13 is let in: the next stage waits, and goes on once two people let K13 go on in that one as well.</summary>
    [Fact]
    public async Task A_later_stage_waits_for_who_came_into_a_released_one()
    {
        await using var live = new LiveService(SittingDay);
        var campaign = await FilterAsync(live);
        live.Time.Move(TimeSpan.FromDays(1));
        await live.CloseAsync(campaign, Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        await ReadmitAsync(live, campaign, Stages[1]);
        await live.RefusedAsync(Close(live, campaign, "c2", Stages[2]), UseCaseRefusals.Unsat);

        var goesOn = new EventRow("readmit", live.Imported(campaign, "K13", "person-K13").Person, Stages[1]);
        await UnheardTests.RecordAsync(live, campaign, "goes-on", goesOn);
        await live.CloseAsync(campaign, Stages[1], "third");
        await live.ReleaseAsync(campaign, "third");
        await live.DoAsync<StandingTold>(Close(live, campaign, "c2", Stages[2]));
    }

    /// <summary>A test of the training: A could choose until days after its last start whether to come at all.</summary>
    [Fact]
    public async Task Training_waits_for_who_could_take_a_place_until_after_the_last_start_of_its_test()
    {
        using var small = new SmallCampaign(1, ("A", 10));
        Directory.CreateDirectory(Path.Combine(small.Folder, "tests"));
        File.Copy(Path.Combine(copy.Folder, "tests", "law.json"), Path.Combine(small.Folder, "tests", "law.json"));
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), Plan);
        File.WriteAllText(Path.Combine(small.Folder, "attempts.csv"), "candidate,test,state,shift,started,ended\n");
        File.WriteAllText(Path.Combine(small.Folder, "responses.csv"), "candidate,test,item,response\n");
        var file = Path.Combine(small.Folder, "vacancy.json");
        var vacancy = JsonNode.Parse(File.ReadAllText(file))!;
        vacancy["stages"]!.AsArray().Add(JsonNode.Parse("""
            { "id": "exam", "kind": "training", "band": { "holdFrom": 1, "passFrom": 1 },
              "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } }
            """));
        File.WriteAllText(file, vacancy.ToJsonString());
        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(small.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.CloseAsync(campaign, new Id("essay"), "c0");
        await live.ReleaseAsync(campaign, "c0");
        await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, "A", "person-A"), live.Next(), campaign));
        live.Time.Move(TimeSpan.FromDays(1));
        await live.RefusedAsync(Close(live, campaign, "exam", new Id("exam")), UseCaseRefusals.Unsat);
    }

    public void Dispose() => copy.Dispose();

    private static CloseStage Close(LiveService live, Id campaign, string closing, Id stage) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id(closing), stage);

    /// <summary>Up to where the documents are released, and everybody can sit the test.</summary>
    private async Task<Id> FilterAsync(LiveService live)
    {
        var campaign = await live.ImportAsync(copy.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.CloseAsync(campaign, Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        return campaign;
    }

    /// <summary>Two people let K13 beyond the documents; the released stages are computed anew.</summary>
    private static async Task ReadmitAsync(LiveService live, Id campaign, Id through)
    {
        await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("readmit", live.Imported(campaign, "K13", "person-K13").Person, Stages[0]));
        await live.CloseAsync(campaign, through, "anew");
        await live.ReleaseAsync(campaign, "anew");
    }
}
