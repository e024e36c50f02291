using System.Text.Json.Nodes;
using Recruit.Applying;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>A form that was dealt too late to be started is no word about anybody: what becomes of the person takes two people.</summary>
public class LateFormTests
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "terms": { "apply": 1 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
        """;

    private static readonly Id Exam = new("exam");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_is_dealt_a_form_after_the_last_start(bool isFiltered)
    {
        using var small = Tested(isFiltered);
        await using var live = new LiveService(Day(2, 8));
        var campaign = await live.OpenAsync(small.Folder);
        await ApplyAsync(live, campaign, 1);
        await DealAsync(live, campaign);
        await ApplyAsync(live, campaign, 2);
        await live.RestartAsync(Day(4, 1));
        await FilterAsync(live, campaign, isFiltered);
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.Unsat);
        (await DealAsync(live, campaign)).Attempts.ShouldBe(1, "that of the first, which was dealt in time");
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.Unsat);
    }

    [Fact]
    public async Task Nobody_is_absent_from_a_test_of_which_no_form_was_dealt_in_time()
    {
        using var small = Tested(isFiltered: false);
        await using var live = new LiveService(Day(2, 8));
        var campaign = await live.OpenAsync(small.Folder);
        await ApplyAsync(live, campaign, 1);
        await ApplyAsync(live, campaign, 2);
        await live.RestartAsync(Day(4, 1));
        await DealAsync(live, campaign);
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.Unsat);
    }

    [Fact]
    public async Task Who_was_dealt_a_form_a_minute_before_the_last_start_is_waited_for()
    {
        using var small = Tested(isFiltered: false);
        await using var live = new LiveService(Day(2, 8));
        var campaign = await live.OpenAsync(small.Folder);
        await ApplyAsync(live, campaign, 1);
        await live.RestartAsync(Day(2, 18).AddMinutes(-1));
        await DealAsync(live, campaign);
        await live.RestartAsync(Day(4, 1));
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.Unsat);
    }

    private static DateTimeOffset Day(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    private static CloseStage Close(LiveService live, Id campaign) => new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c1"), Exam);

    private static Task<ApplicationTaken> ApplyAsync(LiveService live, Id campaign, int number) =>
        live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(number), campaign));

    private static Task<FormsDealt> DealAsync(LiveService live, Id campaign) =>
        live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));

    private static async Task FilterAsync(LiveService live, Id campaign, bool isFiltered)
    {
        if (isFiltered)
        {
            await live.CloseAsync(campaign, new Id("filter"), "c0");
            await live.ReleaseAsync(campaign, "c0");
        }
    }

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
