namespace Recruit.Cli.Tests.Commands;

public sealed class AssessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> AllSuites => [.. Suites.Names];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(AllSuites))]
    public async Task Every_example_gives_its_expected_files_byte_for_byte(string suite)
    {
        var said = await RecruitProcess.RunAsync("assess", Suites.CampaignOf(suite), "--out", folder["out"]);

        said.Code.ShouldBe(0, said.Notes);
        foreach (var expected in Directory.GetFiles(Suites.ExpectedOf(suite)))
        {
            var actual = await File.ReadAllBytesAsync(Path.Combine(folder["out"], Path.GetFileName(expected)));
            actual.ShouldBe(await File.ReadAllBytesAsync(expected), Path.GetFileName(expected));
        }

        folder.Names.ShouldBe(["out"]);
    }

    [Fact]
    public async Task An_empty_out_folder_is_as_good_as_none()
    {
        Directory.CreateDirectory(folder["out"]);

        (await RecruitProcess.RunAsync("assess", Suites.CampaignOf("five-stages"), "--out", folder["out"])).Code.ShouldBe(0);

        Directory.GetFiles(folder["out"]).Length.ShouldBe(6);
    }

    [Fact]
    public async Task Force_replaces_the_result_files_and_leaves_the_rest()
    {
        Directory.CreateDirectory(folder["out"]);
        await File.WriteAllTextAsync(Path.Combine(folder["out"], "minutes.txt"), "kept");
        await File.WriteAllTextAsync(Path.Combine(folder["out"], "stages.csv"), "old");

        (await RecruitProcess.RunAsync("assess", Suites.CampaignOf("five-stages"), "--out", folder["out"], "--force")).Code.ShouldBe(0);

        (await File.ReadAllTextAsync(Path.Combine(folder["out"], "minutes.txt"))).ShouldBe("kept");
        (await File.ReadAllTextAsync(Path.Combine(folder["out"], "stages.csv"))).ShouldStartWith("candidate,");
    }

    [Fact]
    public async Task Results_may_lie_inside_the_campaign_folder_but_not_among_its_files()
    {
        var campaign = folder.CopyOf("five-stages");

        (await RecruitProcess.RunAsync("assess", campaign, "--out", Path.Combine(campaign, "results"))).Code.ShouldBe(0);
        (await RecruitProcess.RunAsync("assess", campaign, "--out", campaign, "--force")).Code.ShouldBe(2);
        (await RecruitProcess.RunAsync("assess", campaign, "--out", Path.Combine(campaign, "tests"), "--force")).Code.ShouldBe(2);
        Directory.CreateSymbolicLink(folder["link"], campaign);
        (await RecruitProcess.RunAsync("assess", campaign, "--out", folder["link"], "--force")).Code.ShouldBe(2);
        File.Exists(Path.Combine(campaign, "stages.csv")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_funnel_is_a_table_for_people_and_json_or_csv_for_programs()
    {
        var table = await RecruitProcess.RunAsync("assess", Suites.CampaignOf("five-stages"), "--out", folder["a"]);
        var json = await RecruitProcess.RunAsync("assess", Suites.CampaignOf("five-stages"), "--out", folder["b"], "--output", "json");
        var csv = await RecruitProcess.RunAsync("assess", Suites.CampaignOf("five-stages"), "--out", folder["c"], "--output", "csv");

        table.Results.ShouldMatch(@"\n *test +professional-testing +7 +7 +6 +0 +0 +1 +0\n");
        table.Notes.ShouldContain($"the results are in {folder["a"]}");
        using var document = System.Text.Json.JsonDocument.Parse(json.Results);
        document.RootElement.GetProperty("stages")[2].GetProperty("continued").GetInt32().ShouldBe(6);
        document.RootElement.GetProperty("cuts")[0].GetProperty("cut").GetString().ShouldBe("7");
        csv.Results.ShouldContain("\ntest,professional-testing,7,7,6,0,0,1,0\n");
    }

    [Theory]
    [InlineData("LC_ALL", "C")]
    [InlineData("LC_ALL", "kk_KZ.KOI8-U")]
    [InlineData("LC_ALL", "tr_TR.ISO-8859-9")]
    [InlineData("TZ", "Pacific/Kiritimati")]
    public async Task Output_is_utf8_and_the_same_in_every_locale_and_time_zone(string variable, string value)
    {
        var said = await RecruitProcess.RunWithAsync(variable, value, "explain", Suites.CampaignOf("five-stages"), "Дәурен", "--lang", "kk");

        said.Results.ShouldBe((await RecruitProcess.RunAsync("explain", Suites.CampaignOf("five-stages"), "Дәурен", "--lang", "kk")).Results);
        said.Results.ShouldContain("Үміткер: Дәурен");
    }
}
