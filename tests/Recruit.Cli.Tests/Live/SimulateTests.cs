using System.Text.Json;
using Recruit.Cli.Simulating;

namespace Recruit.Cli.Tests.Live;

/// <summary>Whole campaigns through a real engine, small ones: what happens to people in them happens to somebody, and the lists are those of the rule engine.</summary>
public sealed class SimulateTests : IDisposable
{
    /// <summary>What must have happened to somebody, or the simulation shows nothing about it.</summary>
    private static readonly string[] Happens =
    [
        "applications", "doubled-applications", "starts", "doubled-starts", "saves-acknowledged", "saves-sent-again", "changed-answers", "lines-lost", "devices-changed",
        "stale-saves-refused", "submissions", "doubled-submissions", "walked-away", "texts-saved", "withdrawals", "appeals-filed", "appeals-upheld", "appeals-dismissed",
        "scripts-marked", "third-marks", "hearings", "hearings-missed", "recusals", "offers-accepted", "offers-declined", "offers-lapsed", "revisions", "trainees", "certificates",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_campaign_comes_to_the_lists_of_its_export_and_to_the_same_ones_in_64_shards()
    {
        using var whole = await HoldAsync("--candidates", "150", "--seed", "7");
        using var divided = await HoldAsync("--candidates", "150", "--seed", "7", "--shards", "64");
        foreach (var table in (string[])["stages", "cuts", "deeds"])
        {
            Text(divided, table).ShouldBe(Text(whole, table));
        }

        ListsOf(divided).ShouldBe(ListsOf(whole));
        foreach (var deed in Happens)
        {
            TimesOf(whole, deed).ShouldBeGreaterThan(0, deed);
        }

        TimesOf(whole, "appeals-filed").ShouldBe(TimesOf(whole, "appeals-upheld") + TimesOf(whole, "appeals-dismissed"));
    }

    [Fact]
    public async Task What_is_kept_is_a_folder_that_anybody_can_assess_and_it_is_not_written_over()
    {
        string[] args = ["--candidates", "30", "--seed", "5", "--shards", "64", "--keep", folder["kept"]];
        using var kept = await HoldAsync(args);
        await LiveFolders.DoneAsync("assess", Path.Combine(folder["kept"], "campaign"), "--out", folder["again"]);
        foreach (var list in Directory.GetFiles(Path.Combine(folder["kept"], "lists")))
        {
            (await File.ReadAllBytesAsync(Path.Combine(folder["again"], Path.GetFileName(list)))).ShouldBe(await File.ReadAllBytesAsync(list), list);
        }

        await LiveFolders.RefusedAsync(2, $"recruit: {folder["kept"]} is not empty", ["simulate", .. args]);
    }

    [Fact]
    public async Task A_file_is_no_place_to_keep_a_simulation()
    {
        await File.WriteAllTextAsync(folder["file"], "");
        await LiveFolders.RefusedAsync(2, $"recruit: {folder["file"]} is a file", "simulate", "--candidates", "10", "--keep", folder["file"]);
    }

    [Fact]
    public void A_promise_that_the_service_broke_ends_a_simulation_with_its_name()
    {
        SimulationException.Demand(true, "nothing is broken");
        Should.Throw<SimulationException>(() => SimulationException.Demand(false, "handed in twice and has two receipts")).Message.ShouldBe("handed in twice and has two receipts");
    }

    private static async Task<JsonDocument> HoldAsync(params string[] args)
    {
        var said = await LiveFolders.DoneAsync(["simulate", .. args, "--output", "json"]);
        var told = JsonDocument.Parse(said.Results);
        var verdict = told.RootElement.GetProperty("verdict")[0];
        (verdict.GetProperty("liveIsAssess").GetString(), verdict.GetProperty("lost").GetInt32()).ShouldBe(("yes", 0));
        return told;
    }

    private static string Text(JsonDocument told, string table) => told.RootElement.GetProperty(table).GetRawText();

    private static string? ListsOf(JsonDocument told) => told.RootElement.GetProperty("verdict")[0].GetProperty("lists").GetString();

    private static long TimesOf(JsonDocument told, string deed) =>
        told.RootElement.GetProperty("deeds").EnumerateArray().Single(one => one.GetProperty("deed").GetString() == deed).GetProperty("times").GetInt64();
}
