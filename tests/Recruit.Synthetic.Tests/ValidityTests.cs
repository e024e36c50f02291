using Recruit.Applications;

namespace Recruit.Synthetic.Tests;

public class ValidityTests
{
    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 2)]
    [InlineData(10, -3)]
    [InlineData(11, 1)]
    [InlineData(11, long.MinValue)]
    [InlineData(50, 1)]
    [InlineData(50, 2)]
    [InlineData(300, 1)]
    [InlineData(300, long.MaxValue)]
    [InlineData(1300, 4)]
    [InlineData(2000, 2)]
    [InlineData(2000, 3)]
    public void A_generated_campaign_has_no_problems(int candidates, long seed)
    {
        using var folder = WrittenFolder.Of(candidates, seed);
        folder.Read().Facts.Roll.Count.ShouldBe(candidates);
    }

    [Fact]
    public void Nobody_who_is_out_does_anything_more()
    {
        using var folder = WrittenFolder.Of(1300, 4);
        var outcome = Assessment.Run(folder.Read());
        foreach (var row in File.ReadLines(Path.Combine(folder.Path, "marks.csv")).Skip(1))
        {
            var cells = row.Split(',');
            var candidate = outcome.Facts.Roll.IndexOf(System.Text.Encoding.UTF8.GetBytes(cells[0]));
            var stage = cells[1] switch { "case" => 4, "seminars" => 6, _ => 7 };
            outcome.Stages[stage].States[candidate].ShouldNotBe(StageState.NotReached, row);
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(1_000_001)]
    public void A_number_of_candidates_out_of_range_is_refused(int candidates) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SyntheticCampaign.Write("nowhere", candidates, 1));

    [Fact]
    public void A_folder_with_something_in_it_is_left_alone()
    {
        using var folder = WrittenFolder.Missing();
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, "notes.txt"), "mine");
        Should.Throw<IOException>(() => SyntheticCampaign.Write(folder.Path, 10, 1));
        Directory.GetFiles(folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void Stopping_leaves_nothing_behind()
    {
        using var folder = WrittenFolder.Missing();
        var target = Path.Combine(folder.Path, "campaign");
        Should.Throw<OperationCanceledException>(() => SyntheticCampaign.Write(target, 10, 1, null, new CancellationToken(canceled: true)));
        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    [Fact]
    public void Nobody_elses_folder_is_taken_for_unfinished_work()
    {
        using var folder = WrittenFolder.Missing();
        var target = Path.Combine(folder.Path, "campaign");
        Directory.CreateDirectory(target + ".unfinished");
        File.WriteAllText(Path.Combine(target + ".unfinished", "notes.txt"), "mine");
        SyntheticCampaign.Write(target, 10, 1);
        File.ReadAllText(Path.Combine(target + ".unfinished", "notes.txt")).ShouldBe("mine");
        Directory.GetFileSystemEntries(folder.Path).Length.ShouldBe(2);
    }

    [Fact]
    public void An_empty_folder_is_filled_and_not_replaced()
    {
        using var folder = WrittenFolder.Missing();
        var target = Path.Combine(folder.Path, "campaign");
        Directory.CreateDirectory(target);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), target);
        SyntheticCampaign.Write(Path.Combine(folder.Path, "link"), 10, 1);
        new DirectoryInfo(Path.Combine(folder.Path, "link")).LinkTarget.ShouldBe(target);
        using var other = WrittenFolder.Of(10, 1);
        WrittenFolder.DigestsOf(target).ShouldBe(other.Digests());
    }

    [Fact]
    public async Task Of_parallel_runs_one_wins_and_the_others_leave_nothing()
    {
        using var folder = WrittenFolder.Missing();
        var target = Path.Combine(folder.Path, "campaign");
        var runs = Enumerable.Range(0, 4).Select(seed => Task.Run(() => Record.Exception(() => SyntheticCampaign.Write(target, 300, seed)))).ToArray();
        var failures = (await Task.WhenAll(runs)).OfType<Exception>().ToArray();
        failures.Length.ShouldBe(3);
        failures.ShouldAllBe(failure => failure is IOException);
        Directory.GetFileSystemEntries(folder.Path).ShouldBe([target]);
    }
}
