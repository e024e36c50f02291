using System.Text.Json.Nodes;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Nobody is out by a test that they could not start: for want of a form, or because they applied in time and after its last start.</summary>
public class NoFormTests
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "terms": { "apply": 1 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
        """;

    private static readonly Id Exam = new("exam");

    /// <summary>Forms are dealt before the second applies, and not again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stage_waits_for_who_was_dealt_no_form(bool isFiltered)
    {
        using var small = Tested(isFiltered);
        await using var live = new LiveService(Day(2, 8));
        var campaign = await live.OpenAsync(small.Folder);
        await ApplyAsync(live, campaign, 1);
        await DealAsync(live, campaign);
        await ApplyAsync(live, campaign, 2);
        await live.RestartAsync(Day(4, 1));
        await FilterAsync(live, campaign, isFiltered);
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.Unsat, ("waiting", "1"), ("sitting", "law"), ("way-out", "record-events"));

        await RecordAsync(live, campaign, "absent", LiveService.Newcomer(2).Person!.Value);
        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    [Fact]
    public async Task A_stage_of_which_no_form_was_dealt_waits()
    {
        using var small = Tested(isFiltered: false);
        await using var live = new LiveService(Day(2, 8));
        var campaign = await live.OpenAsync(small.Folder);
        await ApplyAsync(live, campaign, 1);
        await live.RestartAsync(Day(4, 1));
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.Unsat);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stage_waits_for_who_applied_in_time_and_after_the_last_start(bool isFiltered)
    {
        using var small = Tested(isFiltered);
        await using var live = new LiveService(Day(2, 8));
        var campaign = await live.OpenAsync(small.Folder);
        await live.RestartAsync(Day(3, 10));
        await ApplyAsync(live, campaign, 1);
        await DealAsync(live, campaign);
        await live.RestartAsync(Day(4, 1));
        await FilterAsync(live, campaign, isFiltered);
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.Unsat);
    }

    [Fact]
    public async Task A_form_that_cannot_be_dealt_any_more_keeps_nobody_from_the_others()
    {
        using var small = Tested(isFiltered: false);
        await using var live = new LiveService(Day(2, 8));
        var campaign = await live.OpenAsync(small.Folder);
        await ApplyAsync(live, campaign, 1);
        await live.RestartAsync(Day(4, 1));
        await RecordAsync(live, campaign, "absent", LiveService.Newcomer(1).Person!.Value);
        await live.DoAsync<StandingTold>(Close(live, campaign));
        (await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign))).Attempts.ShouldBe(0);
    }

    private static DateTimeOffset Day(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    private static CloseStage Close(LiveService live, Id campaign) => new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c1"), Exam);

    private static Task<ApplicationTaken> ApplyAsync(LiveService live, Id campaign, int number) =>
        live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(number), campaign));

    private static Task<FormsDealt> DealAsync(LiveService live, Id campaign) =>
        live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));

    private static Task RecordAsync(LiveService live, Id campaign, string proposal, Privacy.PersonKeyId person) =>
        UnheardTests.RecordAsync(live, campaign, proposal, new EventRow("set-attempt", person, Test: new Id("law"), Value: "absent"));

    private static async Task FilterAsync(LiveService live, Id campaign, bool isFiltered)
    {
        if (isFiltered)
        {
            await live.CloseAsync(campaign, new Id("filter"), "c0");
            await live.ReleaseAsync(campaign, "c0");
        }
    }

    /// <summary>One test by which places are given, behind a filter that everybody passes if wanted.</summary>
    private static SmallCampaign Tested(bool isFiltered)
    {
        var small = new SmallCampaign(1);
        Directory.CreateDirectory(Path.Combine(small.Folder, "tests"));
        File.Copy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign", "tests", "law.json"), Path.Combine(small.Folder, "tests", "law.json"));
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), Plan);
        File.Delete(Path.Combine(small.Folder, "marks.csv"));
        var file = Path.Combine(small.Folder, "vacancy.json");
        var vacancy = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var stages = new JsonArray();
        if (isFiltered)
        {
            stages.Add(JsonNode.Parse("""
                { "id": "filter", "kind": "primary-selection",
                  "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "bachelor", "reason": "no-degree" } ] }
                """));
        }

        stages.Add(JsonNode.Parse("""
            { "id": "exam", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
              "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } }
            """));
        vacancy["stages"] = stages;
        vacancy.Remove("exercises");
        vacancy["merit"]!["stages"] = JsonNode.Parse("""[ { "stage": "exam" } ]""");
        File.WriteAllText(file, vacancy.ToJsonString());
        return small;
    }
}
