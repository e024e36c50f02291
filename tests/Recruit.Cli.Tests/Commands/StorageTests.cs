using System.Diagnostics;

namespace Recruit.Cli.Tests.Commands;

public sealed class StorageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A folder in place of a file cannot be opened by anybody; missing rights would not stop the root user of a build machine.</summary>
    [Fact]
    public async Task A_file_that_cannot_be_opened_fails_with_one_line_that_names_it()
    {
        var campaign = folder.CopyOf("five-stages");
        File.Delete(Path.Combine(campaign, "marks.csv"));
        Directory.CreateDirectory(Path.Combine(campaign, "marks.csv"));

        var said = await RecruitProcess.RunAsync("assess", campaign, "--out", folder["out"]);

        said.WithoutStackTrace().Code.ShouldBe(1);
        said.NoteLines.Single().ShouldContain(Path.Combine(campaign, "marks.csv"));
        folder.Names.ShouldBe(["campaign"]);
    }

    [Fact]
    public async Task Results_cannot_be_written_below_a_file()
    {
        await File.WriteAllTextAsync(folder["file"], "");

        var said = await RecruitProcess.RunAsync("assess", Suites.CampaignOf("five-stages"), "--out", Path.Combine(folder["file"], "out"));

        said.WithoutStackTrace().Code.ShouldBe(1);
        said.NoteLines.Single().ShouldContain(folder["file"]);
    }

    [FullDiskFact]
    public async Task A_full_disk_fails_with_one_line_that_names_the_path_and_leaves_nothing_behind()
    {
        Directory.CreateDirectory(folder["disk"]);

        var said = await RecruitProcess.ShellAsync(
            "exec unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=12k none \"$1\"; \"$RECRUIT\" assess \"$2\" --out \"$1/out\"; code=$?; ls -A \"$1\"; exit $code' sh \"$1\" \"$2\"",
            folder["disk"],
            Suites.CampaignOf("kz-entry-test"));

        said.WithoutStackTrace().Code.ShouldBe(1);
        said.Results.ShouldBeEmpty();
        said.NoteLines.Single().ShouldContain(folder["disk"]);
        said.Notes.ShouldContain("No space left");
    }

    [FullDiskFact]
    public async Task A_mount_point_can_be_filled()
    {
        Directory.CreateDirectory(folder["disk"]);

        var said = await RecruitProcess.ShellAsync(
            "exec unshare --map-root-user --mount sh -c 'mount -t tmpfs none \"$1\"; \"$RECRUIT\" assess \"$2\" --out \"$1\" > /dev/null; code=$?; ls -A \"$1\" | wc -l; exit $code' sh \"$1\" \"$2\"",
            folder["disk"],
            Suites.CampaignOf("kz-entry-test"));

        said.WithoutStackTrace().Code.ShouldBe(0, said.Notes);
        said.Results.Trim().ShouldBe("6");
    }

    [Theory]
    [InlineData("check \"$1\"")]
    [InlineData("explain \"$1\" Айгүл")]
    [InlineData("explain \"$1\" Айгүл --output json")]
    [InlineData("assess --help")]
    public async Task Results_that_nobody_can_take_are_a_failure(string line)
    {
        var said = await RecruitProcess.ShellAsync($"exec \"$RECRUIT\" {line} > /dev/full", Suites.CampaignOf("five-stages"));

        said.WithoutStackTrace().Code.ShouldBe(1);
        said.NoteLines.Single().ShouldBe("recruit: standard output: No space left on device");
    }

    [FullDiskFact]
    public async Task A_demo_can_be_shown_twice_on_a_mount_point()
    {
        var said = await RecruitProcess.ShellAsync(
            "exec unshare --map-root-user --mount sh -c 'mount -t tmpfs none \"$1\"; for i in 1 2; do \"$RECRUIT\" demo --candidates 50 --folder \"$1\" > /dev/null || exit 9; done; ls \"$1\"' sh \"$1\"",
            Directory.CreateDirectory(folder["disk"]).FullName);

        said.Code.ShouldBe(0, said.Notes);
        said.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["campaign", "demo-files.txt", "results"]);
    }

    [FullDiskFact]
    public async Task Older_results_on_a_disk_that_fills_up_stay_whole()
    {
        var said = await RecruitProcess.ShellAsync(
            "exec unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=64k none \"$1\"; \"$RECRUIT\" assess \"$2\" --out \"$1\" > /dev/null || exit 9; "
            + "cat \"$1\"/* | sha256sum; \"$RECRUIT\" assess \"$3\" --out \"$1\" --force > /dev/null; echo $?; cat \"$1\"/* | sha256sum; ls -A \"$1\" | wc -l' sh \"$1\" \"$2\" \"$3\"",
            Directory.CreateDirectory(folder["disk"]).FullName,
            Suites.CampaignOf("five-stages"),
            Suites.CampaignOf("attestation-5552"));

        var lines = said.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[1].ShouldBe("1", said.Notes);
        lines[2].ShouldBe(lines[0]);
        lines[3].Trim().ShouldBe("6");
    }

    /// <summary>Runs where a small file system can be mounted for one process; elsewhere says that it does not.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FullDiskFactAttribute : FactAttribute
    {
        public FullDiskFactAttribute()
        {
            try
            {
                using var probe = Process.Start(new ProcessStartInfo("unshare", ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"])
                {
                    RedirectStandardError = true,
                })!;
                probe.WaitForExit();
                Skip = probe.ExitCode == 0 ? null : "this system does not let the tests mount a small disk to fill";
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Skip = "there is no unshare command to mount a small disk with";
            }
        }
    }
}
