using System.Text.Json;
using Recruit.Engine;

namespace Recruit.Cli.Tests.Live;

/// <summary>A campaign from its import to its lists, one process after the other.</summary>
public sealed class LiveCampaignTests : IDisposable
{
    private const string Large = "attestation-5552";
    private const string Suite = "kz-entry-test";

    private readonly LiveFolders live = new();

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task A_suite_comes_to_its_expected_lists_stage_by_stage()
    {
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf(Large));
        foreach (var stage in StagesOf(Suites.CampaignOf(Large)))
        {
            var closed = await live.CloseAsync(Large, stage, "--output", "json");
            using var tables = JsonDocument.Parse(closed.Results);
            tables.RootElement.EnumerateObject().Select(table => table.Name).ShouldBe(["closing", "classes", "cuts"]);
            var closing = tables.RootElement.GetProperty("closing")[0];
            closing.GetProperty("stage").GetString().ShouldBe(stage);
            closing.GetProperty("candidates").GetInt32().ShouldBe(tables.RootElement.GetProperty("classes").EnumerateArray().Sum(one => one.GetProperty("candidates").GetInt32()));

            var released = await live.ReleaseAsync(Large, "--output", "json");
            using var shown = JsonDocument.Parse(released.Results);
            var release = shown.RootElement.GetProperty("released")[0];
            release.GetProperty("results").GetString().ShouldBe(closing.GetProperty("results").GetString());
            release.GetProperty("by").GetString().ShouldBe("baurzhan");
        }

        await LiveFolders.DoneAsync(["lists", Large, live.Folder["lists"], .. live.One]);

        Same(live.Folder["lists"], Suites.ExpectedOf(Large));
    }

    [Fact]
    public async Task The_index_of_lists_that_is_made_again_is_the_one_that_followed()
    {
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf(Suite));
        await live.CloseAsync(Suite, StagesOf(Suites.CampaignOf(Suite))[0]);
        string[] folders = [live.Data, "--keys", live.Keys, "--output", "csv"];
        var followed = await LiveFolders.DoneAsync(["index", "status", .. folders]);
        followed.Results.ShouldContain("position,campaigns,applications,erasures");
        (await LiveFolders.DoneAsync(["index", "rebuild", .. folders])).Results.ShouldBe(followed.Results);
        File.Delete(Path.Combine(live.Data, "lists.db"));
        (await LiveFolders.DoneAsync(["index", "status", .. folders])).Results.ShouldBe(followed.Results);
        await LiveFolders.RefusedAsync(2, $"recruit: there is no journal.db in {live.Keys}", "index", "status", live.Keys, "--keys", live.Keys);
    }

    [Fact]
    public async Task An_export_is_the_campaign_in_its_one_form()
    {
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf(Suite));
        await LiveFolders.DoneAsync(["export", Suite, live.Folder["first"], .. live.One]);
        await LiveFolders.DoneAsync("assess", live.Folder["first"], "--out", live.Folder["assessed"]);
        Same(live.Folder["assessed"], Suites.ExpectedOf(Suite));

        // Imported elsewhere and exported again, it is the same, byte for byte.
        using var other = new LiveFolders();
        await other.MakeKeysAsync();
        await other.ImportAsync(live.Folder["first"]);
        await LiveFolders.DoneAsync(["export", Suite, live.Folder["second"], .. other.One]);

        Same(live.Folder["second"], live.Folder["first"]);
        await LiveFolders.RefusedAsync(2, $"recruit: {live.Folder["first"]} is not empty", ["export", Suite, live.Folder["first"], .. live.One]);
    }

    [Fact]
    public async Task A_repeated_import_changes_nothing_and_a_changed_folder_is_refused()
    {
        var folder = live.Folder.CopyOf(Suite);
        await live.MakeKeysAsync();
        var first = await live.ImportAsync(folder);
        var again = await live.ImportAsync(folder);
        again.Results.ShouldBe(first.Results);
        LiveFolders.Told(again).ShouldBe([$"recruit: {folder} was imported before, as it is; nothing changed"]);

        var candidates = Path.Combine(folder, "candidates.csv");
        var rows = await File.ReadAllLinesAsync(candidates);
        await File.WriteAllLinesAsync(candidates, [rows[0], .. rows[1..].Reverse()]);
        LiveFolders.Told(await live.ImportAsync(folder)).ShouldBe(LiveFolders.Told(again));

        await LiveFolders.DoneAsync(["export", Suite, live.Folder["before"], .. live.One]);
        await File.WriteAllLinesAsync(candidates, rows.Append($"Newcomer{rows[^1][rows[^1].IndexOf(',', StringComparison.Ordinal)..]}"));
        await LiveFolders.RefusedAsync(
            2,
            $"recruit: {Suite}: it was opened for another content of the folder, and candidates.csv differs; what happened since is an event",
            ["import", folder, .. live.Two]);
        await File.WriteAllLinesAsync(candidates, rows);
        var vacancy = Path.Combine(folder, "vacancy.json");
        await File.AppendAllTextAsync(vacancy, "\n");
        await LiveFolders.RefusedAsync(
            2, $"recruit: {Suite}: its rules are sealed, and those of the folder are others (rules-sealed)", ["import", folder, .. live.Two]);

        await LiveFolders.DoneAsync(["export", Suite, live.Folder["after"], .. live.One]);
        Same(live.Folder["after"], live.Folder["before"]);
    }

    [Fact]
    public async Task What_cannot_be_done_now_is_refused_with_its_reason()
    {
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf(Suite));
        var stages = StagesOf(Suites.CampaignOf(Suite));

        await LiveFolders.RefusedAsync(2, $"recruit: {Suite}: nothing is released yet (not-released)", ["lists", Suite, live.Folder["lists"], .. live.One]);
        await LiveFolders.RefusedAsync(2, $"recruit: {Suite}: nothing waits; no stage is closed yet", ["release", Suite, .. live.Two]);
        await LiveFolders.RefusedAsync(
            2, $"recruit: nobody: {stages[0]}: there is no such vacancy here (unknown-campaign)", ["close", "nobody", stages[0], .. live.One]);
        await LiveFolders.RefusedAsync(2, $"recruit: {Suite}: x: it has no such stage (no-stage; stage: x)", ["close", Suite, "x", .. live.One]);
        await LiveFolders.RefusedAsync(
            2, $"recruit: {Suite}: {stages[1]}: stages are closed in their order (wrong-stage; next: {stages[0]})", ["close", Suite, stages[1], .. live.One]);
        await LiveFolders.RefusedAsync(
            2, $"recruit: {Suite}: there is no such vacancy here (not-found)", ["import", Suites.CampaignOf(Suite), .. live.Two, "--agency", "other"]);

        // Asked for again after each refusal, what is right now happens.
        var first = await live.CloseAsync(Suite, stages[0]);
        (await live.CloseAsync(Suite, stages[0])).Results.ShouldBe(first.Results);
        await LiveFolders.RefusedAsync(
            2, $"recruit: {Suite}: {stages[1]}: {stages[0]} is being closed; it is released first, or abandoned", ["close", Suite, stages[1], .. live.One]);
        await live.ReleaseAsync(Suite);
        await live.CloseAsync(Suite, stages[1]);
    }

    [Fact]
    public async Task A_closing_is_abandoned_by_two_accounts_and_its_stage_closed_again()
    {
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf(Suite));
        var stage = StagesOf(Suites.CampaignOf(Suite))[0];
        string[] abandon = ["abandon", Suite, "--reason", "person-erased", .. live.Two];
        await LiveFolders.RefusedAsync(2, $"recruit: {Suite}: nothing is being closed", abandon);
        var first = await live.CloseAsync(Suite, stage, "--output", "csv");

        var abandoned = await LiveFolders.DoneAsync([.. abandon, "--output", "csv"]);

        abandoned.Results.ShouldContain($"closing-1,{stage},");
        abandoned.Results.ShouldContain("baurzhan,person-erased");
        var again = await RecruitProcess.RunAsync(abandon);
        (again.Code, LiveFolders.Told(again)[0].StartsWith($"recruit: {Suite}: nothing is being closed; the closing of {stage} was abandoned", StringComparison.Ordinal)).ShouldBe((2, true));
        await LiveFolders.RefusedAsync(2, $"recruit: {Suite}: nothing is released yet (not-released)", ["lists", Suite, live.Folder["lists"], .. live.One]);
        var second = await live.CloseAsync(Suite, stage, "--output", "csv");
        second.Results.ShouldBe(first.Results.Replace("closing-1", "closing-2", StringComparison.Ordinal));
        await live.ReleaseAsync(Suite);
    }

    [Fact]
    public async Task A_folder_with_problems_is_not_imported_and_prints_what_check_prints()
    {
        var folder = live.Folder.CopyOf(Suite);
        await live.MakeKeysAsync();
        await File.AppendAllTextAsync(Path.Combine(folder, "candidates.csv"), "no candidate at all\n");
        var check = await RecruitProcess.RunAsync("check", folder);

        var said = await RecruitProcess.RunAsync(["import", folder, .. live.Two]);

        said.Code.ShouldBe(2);
        LiveFolders.Told(said).ShouldBe(LiveFolders.Told(check));
        File.Delete(Path.Combine(folder, "candidates.csv"));
        File.Copy(Path.Combine(Suites.CampaignOf(Suite), "candidates.csv"), Path.Combine(folder, "candidates.csv"));
        await File.WriteAllTextAsync(Path.Combine(folder, "campaign.json"), """{ "format": 1, "shards": { "count": 0 } }""");
        await LiveFolders.RefusedAsync(2, "campaign.json:1: shards.count: out of range", ["import", folder, .. live.Two]);
        Directory.Exists(live.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task Folders_that_will_not_do_are_told_in_one_line()
    {
        var suite = Suites.CampaignOf(Suite);
        await LiveFolders.RefusedAsync(2, $"recruit: {live.Keys}: not there (recruit keys create makes a new key folder)", ["import", suite, .. live.Two]);
        await live.MakeKeysAsync();
        await LiveFolders.RefusedAsync(2, $"recruit: there is no journal.db in {live.Data}", ["close", Suite, "x", .. live.One]);
        Directory.CreateDirectory(live.Data);
        await File.WriteAllTextAsync(Path.Combine(live.Data, "mine.txt"), "mine");
        await LiveFolders.RefusedAsync(2, $"recruit: --data {live.Data} holds other things than a service's data", ["import", suite, .. live.Two]);
        File.Delete(Path.Combine(live.Data, "mine.txt"));
        await live.ImportAsync(suite);

        using (DataFolderLock.Take(live.Data))
        {
            await LiveFolders.RefusedAsync(
                1, $"recruit: {live.Data}: an engine runs on this data folder, or a command that writes to it; only one can", ["close", Suite, "x", .. live.One]);
        }

        using var stranger = new LiveFolders();
        await stranger.MakeKeysAsync();
        var other = await RecruitProcess.RunAsync("close", Suite, "x", "--data", live.Data, "--keys", stranger.Keys, "--by", "aigul");
        other.WithoutStackTrace().Code.ShouldBe(1);
        LiveFolders.Told(other).ShouldBe(
        [
            $"recruit: {live.Data}: snapshots.db: not as this engine wrote it: its rows, or its place in the journal, are not marked by the key. It was thrown away, and the whole journal is replayed.",
            $"recruit: {live.Data}: Batch 0 of the journal: is not signed by this service.",
        ]);
    }

    [Theory]
    [InlineData("--by must be an id", "import|campaign|--data|d|--keys|k|--by|Айгүл|--approved-by|b")]
    [InlineData("--approved-by must name another account than --by: this takes two people", "import|campaign|--data|d|--keys|k|--by|a|--approved-by|a")]
    [InlineData("--approved-by must name another account than --by: this takes two people", "release|x|--data|d|--keys|k|--by|a|--approved-by|a")]
    [InlineData("--approved-by must name another account than --by: this takes two people", "release|x|--data|d|--keys|k|--by|Aigul|--approved-by|aigul")]
    [InlineData("--by must be no personal number: it stands in the journal for ever", "import|campaign|--data|d|--keys|k|--by|900101300017|--approved-by|a")]
    [InlineData("vacancy must be an id", "close|a b|stage|--data|d|--keys|k|--by|a")]
    [InlineData("stage must be an id", "close|a|two words|--data|d|--keys|k|--by|a")]
    [InlineData("--agency must be an id", "import|campaign|--data|d|--keys|k|--by|a|--approved-by|b|--agency|")]
    [InlineData("Option '--keys' is required", "export|a|folder|--data|d|--by|a")]
    [InlineData("Option '--data' is required", "export|a|folder|--keys|k|--by|a")]
    [InlineData("Option '--data' is required", "notices|a|--keys|k|--from|a@b.example|--site|https://a.example|--pickup|p|--engine|embedded")]
    [InlineData("--engine says what a live campaign runs on; it takes --live", "demo|--engine|embedded")]
    [InlineData("--engine orleans is not in this build; \"dotnet build client/Recruit.Cli -p:Orleans=true\" makes one that has it", "import|campaign|--keys|k|--by|a|--approved-by|b|--engine|orleans")]
    [InlineData("--engine orleans is not in this build; \"dotnet build client/Recruit.Cli -p:Orleans=true\" makes one that has it", "registers|education|--keys|k|--exchange|x|--engine|orleans")]
    [InlineData("--engine orleans is not in this build; \"dotnet build client/Recruit.Cli -p:Orleans=true\" makes one that has it", "demo|--live|--engine|orleans")]
    public async Task Wrong_accounts_and_names_are_wrong_usage(string message, string line)
    {
        var said = await RecruitProcess.RunAsync(line.Split('|'));

        said.WithoutStackTrace().Code.ShouldBe(2);
        said.NoteLines[0].ShouldStartWith($"recruit: {message}");
    }

    internal static string[] StagesOf(string folder)
    {
        using var vacancy = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "vacancy.json")));
        return [.. vacancy.RootElement.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("id").GetString()!)];
    }

    internal static void Same(string folder, string other)
    {
        string[] files = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
        files.ShouldBe(Directory.GetFiles(other, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(other, file)).Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            File.ReadAllText(Path.Combine(folder, file)).ShouldBe(File.ReadAllText(Path.Combine(other, file)), file);
        }
    }
}
