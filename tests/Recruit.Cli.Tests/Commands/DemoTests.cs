using System.Text.Json;
using System.Text.RegularExpressions;

namespace Recruit.Cli.Tests.Commands;

public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_demo_shows_the_five_stages_and_what_to_try_next()
    {
        var said = await RunAsync("--candidates", "600");

        said.WithoutStackTrace().Code.ShouldBe(0, said.Notes);
        foreach (var part in new[] { "attraction", "primary-selection", "professional-testing", "final-selection", "training", "Channels", "Cuts", "First finalists", "Places", "Training" })
        {
            said.Results.ShouldContain(part);
        }

        var next = Regex.Match(said.Results, @"recruit (explain \S+ \S+ --lang \w\w)");
        next.Success.ShouldBeTrue();
        (await RecruitProcess.RunAsync(next.Groups[1].Value.Split(' '))).Code.ShouldBe(0);
        Directory.GetFiles(Path.Combine(folder["demo"], "results")).Length.ShouldBe(6);
        folder.Names.ShouldBe(["demo"]);
    }

    [Fact]
    public async Task For_programs_every_table_is_there_and_the_advice_goes_to_standard_error()
    {
        var said = await RunAsync("--candidates", "100", "--output", "json");

        using var document = JsonDocument.Parse(said.Results);
        document.RootElement.EnumerateObject().Select(table => table.Name).ShouldBe(["stages", "channels", "cuts", "finalists", "places", "training"]);
        said.Notes.ShouldContain("What to try next:");
    }

    [Fact]
    public async Task Live_it_comes_to_the_same_lists_and_says_so()
    {
        var said = await RunAsync("--live", "--candidates", "60");

        said.WithoutStackTrace().Code.ShouldBe(0, said.Notes);
        said.Results.ShouldContain("Live: 8 stages were closed and released by two accounts through the engine in ");
        said.Results.ShouldContain("All 6 lists that were released live are those of \"recruit assess\", byte for byte.");
        said.Results.ShouldContain("Training");
        folder.Names.ShouldBe(["demo"]);
    }

    [Fact]
    public async Task An_earlier_demo_is_replaced()
    {
        (await RunAsync("--candidates", "100", "--seed", "1")).Code.ShouldBe(0);
        var first = await File.ReadAllTextAsync(CandidatesFile);

        (await RunAsync("--candidates", "100", "--seed", "2")).Code.ShouldBe(0);

        (await File.ReadAllTextAsync(CandidatesFile)).ShouldNotBe(first);
        folder.Names.ShouldBe(["demo"]);
    }

    [Fact]
    public async Task A_folder_with_anything_else_in_it_is_refused()
    {
        (await RunAsync("--candidates", "100")).Code.ShouldBe(0);
        await File.WriteAllTextAsync(Path.Combine(folder["demo"], "campaign", "notes.txt"), "mine");
        var before = await File.ReadAllTextAsync(CandidatesFile);

        var said = await RunAsync("--candidates", "100", "--seed", "2");

        said.Code.ShouldBe(2);
        said.Notes.ShouldContain("campaign/notes.txt, which no demo has written");
        (await File.ReadAllTextAsync(CandidatesFile)).ShouldBe(before);
    }

    [Fact]
    public async Task Generate_writes_what_assess_can_read()
    {
        (await RecruitProcess.RunAsync("generate", "--candidates", "50", "--seed", "7", folder["made"])).Code.ShouldBe(0);
        (await RecruitProcess.RunAsync("assess", folder["made"], "--out", folder["out"])).Code.ShouldBe(0);
    }

    private string CandidatesFile => Path.Combine(folder["demo"], "campaign", "candidates.csv");

    private Task<Said> RunAsync(params string[] args) => RecruitProcess.RunAsync(["demo", .. args, "--folder", folder["demo"]]);
}
