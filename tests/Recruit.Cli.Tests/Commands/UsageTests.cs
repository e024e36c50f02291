namespace Recruit.Cli.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("assess")]
    [InlineData("assess|campaign")]
    [InlineData("assess|campaign|--out")]
    [InlineData("assess|campaign|--out|x|more")]
    [InlineData("assess|campaign|--out|x|--output|xml")]
    [InlineData("check")]
    [InlineData("explain|campaign")]
    [InlineData("explain|campaign|A|--lang|de")]
    [InlineData("explain|campaign|A|--output|csv")]
    [InlineData("cuts|campaign")]
    [InlineData("compare|campaign")]
    [InlineData("compare|campaign|--void|q1")]
    [InlineData("compare|campaign|--void|t/q1=drop|--output|xml")]
    [InlineData("generate|folder")]
    [InlineData("generate|--candidates|9|folder")]
    [InlineData("generate|--candidates|many|folder")]
    [InlineData("demo|--candidates|1000001")]
    [InlineData("demo|--seed|1.5")]
    [InlineData("simulate")]
    [InlineData("simulate|--candidates|0")]
    [InlineData("simulate|--candidates|50|--shards|0")]
    [InlineData("simulate|--candidates|50|--speed|9")]
    [InlineData("import|campaign")]
    [InlineData("close|vacancy")]
    [InlineData("release|vacancy")]
    [InlineData("lists|vacancy|folder")]
    [InlineData("appoint|anna@example.kz|administrator")]
    [InlineData("export|vacancy")]
    [InlineData("verify")]
    [InlineData("verify|receipt|file")]
    [InlineData("verify|journal|data")]
    [InlineData("verify|journal|data|--trust|nobody")]
    [InlineData("verify|backup|backup|--trust")]
    [InlineData("verify|cluster")]
    [InlineData("verify|cluster|--keys|keys|--trust")]
    [InlineData("backup|data|backup")]
    [InlineData("restore|backup|data")]
    [InlineData("keys")]
    [InlineData("keys|create|keys")]
    [InlineData("keys|rotate|keys")]
    public async Task Wrong_usage_ends_with_2_and_says_where_help_is(string line)
    {
        var said = await RecruitProcess.RunAsync(line.Split('|', StringSplitOptions.RemoveEmptyEntries));

        said.WithoutStackTrace().Code.ShouldBe(2);
        said.Results.ShouldBeEmpty();
        said.Notes.ShouldContain("--help\" shows how it is called");
    }

    [Theory]
    [InlineData("folder", "check", "")]
    [InlineData("folder", "check", " ")]
    [InlineData("folder", "explain", "", "C-1")]
    [InlineData("folder", "assess", "", "--out", "out")]
    [InlineData("--out", "assess", "campaign", "--out", "")]
    [InlineData("--out", "assess", "campaign", "--out=\t", "--force")]
    [InlineData("--with", "compare", "campaign", "--with", "")]
    [InlineData("folder", "generate", "--candidates", "20", "")]
    [InlineData("--folder", "demo", "--folder", "")]
    [InlineData("key folder", "keys", "show", "")]
    public async Task An_empty_path_is_wrong_usage(string name, params string[] args)
    {
        var said = await RecruitProcess.RunAsync(args);

        said.WithoutStackTrace().Code.ShouldBe(2);
        said.NoteLines[0].ShouldBe($"recruit: {name} must be a path; it is empty, blank or has a NUL in it");
    }

    [Theory]
    [InlineData("")]
    [InlineData("assess")]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("generate")]
    [InlineData("demo")]
    [InlineData("import")]
    [InlineData("close")]
    [InlineData("release")]
    [InlineData("abandon")]
    [InlineData("appoint")]
    [InlineData("lists")]
    [InlineData("export")]
    [InlineData("verify")]
    [InlineData("verify receipt")]
    [InlineData("verify journal")]
    [InlineData("verify backup")]
    [InlineData("verify cluster")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("keys")]
    [InlineData("keys rotate")]
    public async Task Help_has_examples_and_exit_codes(string verb)
    {
        var said = await RecruitProcess.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        said.Code.ShouldBe(0);
        said.Notes.ShouldBeEmpty();
        said.Results.ShouldContain($"  recruit {verb}".TrimEnd());
        said.Results.ShouldContain("Examples:");
        foreach (var code in new[] { "  0    ", "  1    ", "  2    ", "  130  " })
        {
            said.Results.ShouldContain(code);
        }
    }

    [Fact]
    public async Task A_shell_can_ask_for_completions()
    {
        (await RecruitProcess.RunAsync("[suggest]", "ass")).Results.Trim().ShouldBe("assess");
    }

    [Fact]
    public async Task An_out_folder_that_is_not_empty_is_refused_before_anything_is_read()
    {
        Directory.CreateDirectory(folder["out"]);
        await File.WriteAllTextAsync(Path.Combine(folder["out"], "stages.csv"), "old");

        // The campaign is not there; had it been read, that would have been said.
        var said = await RecruitProcess.RunAsync("assess", folder["campaign"], "--out", folder["out"]);

        said.Code.ShouldBe(2);
        said.NoteLines.ShouldBe([$"recruit: --out {folder["out"]} is not empty; --force replaces the six result files in it"]);
        (await File.ReadAllTextAsync(Path.Combine(folder["out"], "stages.csv"))).ShouldBe("old");
    }

    [Fact]
    public async Task An_unknown_candidate_is_bad_input_even_with_the_name_of_an_argument_file()
    {
        var said = await RecruitProcess.RunAsync("explain", Suites.CampaignOf("five-stages"), "@nobody");

        said.Code.ShouldBe(2);
        said.NoteLines.Single().ShouldStartWith("recruit: there is no candidate \"@nobody\"");
    }

    [Fact]
    public async Task Generate_refuses_a_folder_that_is_not_empty()
    {
        await File.WriteAllTextAsync(folder["mine.txt"], "mine");

        (await RecruitProcess.RunAsync("generate", "--candidates", "20", folder.Path)).Code.ShouldBe(2);

        folder.Names.ShouldBe(["mine.txt"]);
    }
}
