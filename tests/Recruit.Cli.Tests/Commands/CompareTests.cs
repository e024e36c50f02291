using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recruit.Cli.Tests.Commands;

/// <summary>What would change under other rules, or with other rulings on items.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_same_rules_move_nobody()
    {
        var vacancy = Path.Combine(Suites.CampaignOf("five-stages"), "vacancy.json");

        var said = await RecruitProcess.RunAsync("compare", Suites.CampaignOf("five-stages"), "--with", vacancy, "--output", "json");

        said.Code.ShouldBe(0, said.Notes);
        using var document = JsonDocument.Parse(said.Results);
        document.RootElement.GetProperty("crossings").GetArrayLength().ShouldBe(0);
        document.RootElement.GetProperty("lines").EnumerateArray().ShouldAllBe(line => line.GetProperty("gain").GetInt32() + line.GetProperty("lose").GetInt32() == 0);
    }

    [Fact]
    public async Task A_lower_cut_and_one_post_more_let_people_in_and_a_higher_mark_puts_them_out()
    {
        var lower = Other("kz-entry-test", vacancy =>
        {
            vacancy["posts"] = 2;
            vacancy["stages"]![1]!["band"] = JsonNode.Parse("""{ "holdFrom": 29, "passFrom": 29 }""");
        });
        var higher = Other("kz-entry-test", vacancy => vacancy["stages"]![1]!["band"] = JsonNode.Parse("""{ "holdFrom": 31, "passFrom": 31 }"""), "higher.json");

        var gain = Crossings(await RecruitProcess.RunAsync("compare", Suites.CampaignOf("kz-entry-test"), "--with", lower, "--output", "csv"));
        var lose = Crossings(await RecruitProcess.RunAsync("compare", Suites.CampaignOf("kz-entry-test"), "--with", higher, "--output", "csv"));

        // K04 has 29 and K03 exactly 30: see the arithmetic in tests/Suites/README.md.
        gain.ShouldContain("entry-test,K04,gains,fail,pass,29,29,,8,band:fail,");
        lose.ShouldContain(line => line.StartsWith("entry-test,K03,loses,pass,fail,30,30,", StringComparison.Ordinal));
        gain.ShouldContain(line => line.StartsWith("places,", StringComparison.Ordinal) && line.Contains(",gains,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rulings_on_items_are_supposed_after_all_events_and_combine_with_rules()
    {
        var campaign = Suites.CampaignOf("void-item-rescore");
        var without = Other("void-item-rescore", vacancy => vacancy["noDetriment"] = false);

        var key = Crossings(await RecruitProcess.RunAsync("compare", campaign, "--accept-key", "t/r3=b", "--output", "csv"));
        var both = Crossings(await RecruitProcess.RunAsync("compare", campaign, "--with", without, "--void", "t/l4=drop", "--output", "csv"));

        // B answered b: 4/3 more than 8.67 are 10.00, above the 9.67 of C.
        key.ShouldBe(["places,B,gains,not-selected,offered,8.67,10.00,3,2,,", "places,C,loses,offered,not-selected,9.67,9.67,2,3,,"]);

        // Without the protection D, with 6.17 below the cut at 8.67, does not go on: a pretest item changes nothing.
        both.ShouldContain("test,D,loses,advanced,not-advanced,6.17,6.17,4,4,below-cut;no-detriment,below-cut");
    }

    [Fact]
    public async Task Nothing_in_the_folder_changes_and_the_same_question_gives_the_same_bytes()
    {
        var campaign = folder.CopyOf("void-item-rescore");
        var before = Contents(campaign);
        string[] question = ["compare", campaign, "--void", "t/r1=credit-all", "--output", "html"];

        var once = await RecruitProcess.RunAsync(question);
        var again = await RecruitProcess.RunOnAsync([("LC_ALL", "tr_TR.ISO-8859-9"), ("TZ", "Pacific/Kiritimati")], question);

        once.Code.ShouldBe(0, once.Notes);
        again.Results.ShouldBe(once.Results);
        Contents(campaign).ShouldBe(before);
    }

    [Theory]
    [InlineData("--void t/q9=drop", "--void t/q9=drop: item: unknown item \"q9\"")]
    [InlineData("--void x/r1=drop", "--void x/r1=drop: test: unknown test \"x\"")]
    [InlineData("--void t/r1=forget", "--void t/r1=forget: value: unknown policy \"forget\"")]
    [InlineData("--accept-key t/r1=e", "--accept-key t/r1=e: value: unknown option \"e\"")]
    [InlineData("--void t=drop", "--void must be test/item=policy, and not \"t=drop\"")]
    [InlineData("--void t/r1=drop --by sex", "there is no field \"sex\"")]
    [InlineData("--by sex", "compare needs something to suppose: --with, --void or --accept-key")]
    [InlineData("--with nowhere.json", "--with nowhere.json: there is no such file")]
    public async Task What_cannot_be_supposed_is_named(string options, string message)
    {
        var said = await RecruitProcess.RunAsync(["compare", Suites.CampaignOf("void-item-rescore"), .. options.Split(' ')]);

        said.WithoutStackTrace().Code.ShouldBe(2);
        said.Notes.ShouldContain(message);
        said.Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rules_that_are_wrong_or_do_not_fit_the_folder_are_named_with_their_place()
    {
        var wrong = Other("five-stages", vacancy => vacancy["posts"] = 0, "wrong.json");
        var strange = Other("five-stages", vacancy => vacancy["fields"]!.AsArray().Add(JsonNode.Parse("""{ "id": "shoe", "type": "number" }""")), "strange.json");
        var referring = Other("five-stages", vacancy => vacancy["channel"] = "shoe", "referring.json");
        var torn = folder["torn.json"];
        await File.WriteAllTextAsync(torn, "{ \"id\": ");

        async Task<string> Refused(string file)
        {
            var said = await RecruitProcess.RunAsync("compare", Suites.CampaignOf("five-stages"), "--with", file);
            said.WithoutStackTrace().Code.ShouldBe(2);
            said.Results.ShouldBeEmpty();
            return said.Notes;
        }

        (await Refused(wrong)).ShouldBe($"{wrong}:1: posts: out of range\n");
        (await Refused(strange)).ShouldBe($"candidates.csv:1: shoe: missing column \"shoe\" (by the rules of {strange})\n");
        (await Refused(referring)).ShouldStartWith($"{referring}:1: channel: unknown field");
        (await Refused(torn)).ShouldStartWith($"{torn}:1: -: not JSON");
        (await Refused(folder.Path)).ShouldBe($"recruit: --with {folder.Path} is a folder, not a vacancy.json\n");
    }

    [Fact]
    public async Task Groups_are_those_of_flags_and_quotas_or_of_the_fields_that_are_named()
    {
        var other = Other("quota-and-refill", vacancy => vacancy["stages"]![0]!["band"] = JsonNode.Parse("""{ "holdFrom": 45, "passFrom": 45 }"""));

        var plain = await RecruitProcess.RunAsync("compare", Suites.CampaignOf("quota-and-refill"), "--with", other, "--output", "json");
        var named = await RecruitProcess.RunAsync("compare", Suites.CampaignOf("quota-and-refill"), "--with", other, "--by", "region", "--output", "json");

        By(plain).ShouldBe(["disability", "quota:rural", "quota:disabled"]);
        By(named).ShouldBe(["region", "quota:rural", "quota:disabled"]);
        using var document = JsonDocument.Parse(plain.Results);
        var rural = document.RootElement.GetProperty("groups").EnumerateArray()
            .First(row => row.GetProperty("by").GetString() == "quota:rural" && row.GetProperty("group").GetString() == "yes");
        rural.GetProperty("enteredBefore").GetInt32().ShouldBe(3);
        rural.GetProperty("aboveAfter").GetInt32().ShouldBe(2);
        rural.GetProperty("marksAfter").GetString()!.ShouldContain("small");
    }

    private static IEnumerable<string> By(Said said)
    {
        said.Code.ShouldBe(0, said.Notes);
        using var document = JsonDocument.Parse(said.Results);
        return [.. document.RootElement.GetProperty("groups").EnumerateArray().Select(row => row.GetProperty("by").GetString()!).Distinct()];
    }

    /// <summary>The rows of the crossings, the second of the tables.</summary>
    private static string[] Crossings(Said said)
    {
        said.Code.ShouldBe(0, said.Notes);
        return said.Results.Split("\n\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
    }

    private string Other(string suite, Action<JsonNode> change, string name = "other.json")
    {
        var vacancy = JsonNode.Parse(File.ReadAllText(Path.Combine(Suites.CampaignOf(suite), "vacancy.json")))!;
        change(vacancy);
        File.WriteAllText(folder[name], vacancy.ToJsonString());
        return folder[name];
    }

    private static string[] Contents(string campaign) =>
    [
        .. Directory.EnumerateFiles(campaign, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Convert.ToBase64String(File.ReadAllBytes(file))}"),
    ];
}
