namespace Recruit.Cli.Tests.Commands;

/// <summary>A folder that is there stays the folder it is.</summary>
public sealed class OutFolderTests : IDisposable
{
    private static readonly string Campaign = Suites.CampaignOf("five-stages");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("assess \"$2\" --out .", 6)]
    [InlineData("generate --candidates 20 .", 8)]
    [InlineData("demo --candidates 20 --folder .", 3)]
    public async Task The_current_directory_is_filled_and_still_the_current_one(string line, int entries)
    {
        Directory.CreateDirectory(folder["out"]);

        var said = await RecruitProcess.ShellAsync($"cd \"$1\" && \"$RECRUIT\" {line} > /dev/null && ls -A | wc -l", folder["out"], Campaign);

        said.Code.ShouldBe(0, said.Notes);
        said.Results.Trim().ShouldBe($"{entries}");
        folder.Names.ShouldBe(["out"]);
    }

    [Theory]
    [InlineData("assess \"$2\" --out \"$1\"")]
    [InlineData("generate --candidates 20 \"$1\"")]
    [InlineData("demo --candidates 20 --folder \"$1\"")]
    public async Task A_link_stays_a_link_and_a_mode_stays_a_mode(string line)
    {
        Directory.CreateDirectory(folder["out"]);
        Directory.CreateSymbolicLink(folder["link"], folder["out"]);

        var said = await RecruitProcess.ShellAsync($"chmod 2710 \"$1\" && \"$RECRUIT\" {line} > /dev/null && stat -L -c %a \"$1\"", folder["link"], Campaign);

        said.Code.ShouldBe(0, said.Notes);
        said.Results.ShouldBe("2710\n");
        new DirectoryInfo(folder["link"]).LinkTarget.ShouldBe(folder["out"]);
        folder.Names.ShouldBe(["link", "out"]);
    }

    /// <summary>In a container the process id is the same every time.</summary>
    [Theory]
    [InlineData("assess \"$2\" --out \"$1\"")]
    [InlineData("demo --candidates 20 --folder \"$1\"")]
    public async Task What_a_killed_run_with_the_same_process_id_left_is_not_in_the_way(string line)
    {
        var said = await RecruitProcess.ShellAsync(
            $"mkdir \"$1.partial-$$\" && echo left > \"$1.partial-$$/stages.csv\" && exec \"$RECRUIT\" {line} > /dev/null", folder["out"], Campaign);

        said.Code.ShouldBe(0, said.Notes);
        folder.Names.Length.ShouldBe(2);
        (await File.ReadAllTextAsync(Path.Combine(folder[folder.Names[1]], "stages.csv"))).ShouldBe("left\n");
    }
}
