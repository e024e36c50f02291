using Recruit.Applications;

namespace Recruit.Files.Tests;

public sealed class ResultFolderTests : IDisposable
{
    private static readonly AssessmentOutcome Outcome = Assessment.Run(new CampaignBuilder().Read().Campaign!);

    private static readonly CancellationToken Cancelled = new(canceled: true);

    private readonly string root = Directory.CreateTempSubdirectory("recruit-results-").FullName;

    private string Target => Path.Combine(root, "out");

    private string Report => Path.Combine(Target, ResultFolder.ReportFile);

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_missing_folder_appears_with_the_folders_above_it()
    {
        ResultFolder.Write(Outcome, Path.Combine(Target, "a", "b") + Path.DirectorySeparatorChar, force: false);

        Entries(Target).ShouldBe(["a"]);
        Entries(Path.Combine(Target, "a")).ShouldBe(["b"]);
        Entries(Path.Combine(Target, "a", "b")).Length.ShouldBe(6);
    }

    [Fact]
    public void Files_wait_inside_a_folder_that_is_there_and_beside_one_that_is_not()
    {
        using (var pending = new PendingFolder(Target))
        {
            Path.GetDirectoryName(pending.Folder).ShouldBe(root);
        }

        Directory.CreateDirectory(Target);
        using (var pending = new PendingFolder(Target))
        {
            Path.GetDirectoryName(pending.Folder).ShouldBe(Target);
        }

        Entries(Target).ShouldBeEmpty();
    }

    [Fact]
    public void Cancelled_before_the_end_nothing_is_left_not_even_folders_above()
    {
        Should.Throw<OperationCanceledException>(() => ResultFolder.Write(Outcome, Path.Combine(Target, "a", "b"), force: false, Cancelled));

        Entries(root).ShouldBeEmpty();
    }

    [Fact]
    public void Cancelled_before_the_end_an_older_result_is_untouched()
    {
        ResultFolder.Write(Outcome, Target, force: false);
        File.WriteAllText(Report, "old");
        var before = Entries(Target);

        Should.Throw<OperationCanceledException>(() => ResultFolder.Write(Outcome, Target, force: true, Cancelled));

        Entries(Target).ShouldBe(before);
        File.ReadAllText(Report).ShouldBe("old");
    }

    [Fact]
    public void A_folder_by_the_name_of_a_result_is_in_the_way_before_anything_has_changed()
    {
        Directory.CreateDirectory(Path.Combine(Target, "merit.csv"));
        File.WriteAllText(Report, "old");

        Should.Throw<IOException>(() => ResultFolder.Write(Outcome, Target, force: true)).Message.ShouldContain("merit.csv");

        Entries(Target).ShouldBe(["merit.csv", "report.json"]);
        File.ReadAllText(Report).ShouldBe("old");
    }

    [Fact]
    public void What_killed_runs_left_is_neither_in_the_way_nor_removed()
    {
        var beside = Directory.CreateDirectory(Path.Combine(root, $"out.partial-{Environment.ProcessId}")).FullName;
        var inside = Directory.CreateDirectory(Path.Combine(Target, ".recruit-killed")).FullName;
        File.WriteAllText(Path.Combine(beside, "stages.csv"), "left");
        File.WriteAllText(Path.Combine(inside, "stages.csv"), "left");

        ResultFolder.Write(Outcome, Target, force: false);

        Entries(Target).Length.ShouldBe(7);
        File.ReadAllText(Path.Combine(beside, "stages.csv")).ShouldBe("left");
        File.ReadAllText(Path.Combine(inside, "stages.csv")).ShouldBe("left");
    }

    [Fact]
    public void A_link_to_nothing_is_refused()
    {
        Directory.CreateSymbolicLink(Target, Path.Combine(root, "nowhere"));

        Should.Throw<IOException>(() => ResultFolder.Write(Outcome, Target, force: false));

        Entries(root).ShouldBe(["out"]);
    }

    [Fact]
    public void A_target_that_comes_into_being_meanwhile_is_left_alone()
    {
        using (var pending = new PendingFolder(Target))
        {
            File.WriteAllText(Path.Combine(pending.Folder, "file"), "ours");
            Directory.CreateDirectory(Target);
            File.WriteAllText(Path.Combine(Target, "file"), "theirs");

            Should.Throw<IOException>(() => pending.MoveIn(seal: null, "file"));
        }

        Entries(root).ShouldBe(["out"]);
        File.ReadAllText(Path.Combine(Target, "file")).ShouldBe("theirs");
    }

    private static string[] Entries(string folder) =>
        [.. Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
}
