namespace Recruit.Files.Tests;

/// <summary>What reading a folder asks of storage and memory, and how it is followed and ended.</summary>
public class ReadingTests
{
    [Fact]
    public void Reading_tells_how_far_it_is()
    {
        var reports = new Reports();
        new CampaignBuilder().Read(reports).Campaign.ShouldNotBeNull();

        reports.All.Select(report => report.File).Distinct().ShouldBe(
            ["vacancy.json", "tests/law.json", "candidates.csv", "attempts.csv", "responses.csv", "marks.csv", "ratings.csv", "events.csv"]);
        reports.All.Select(report => report.BytesRead).ShouldBeInOrder();
        reports.All.ShouldAllBe(report => report.BytesRead <= report.BytesTotal);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Should.Throw<OperationCanceledException>(() => new CampaignBuilder().Read(cancellation: cancellation.Token));
    }

    [Fact]
    public void Storage_that_fails_is_no_problem_of_the_campaign()
    {
        var folder = Directory.CreateTempSubdirectory("recruit-files-");
        try
        {
            // A directory cannot be read as a file.
            folder.CreateSubdirectory("vacancy.json");
            Should.Throw<UnauthorizedAccessException>(() => CampaignFolder.Read(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_row_of_two_hundred_megabytes_costs_no_memory()
    {
        var folder = Directory.CreateTempSubdirectory("recruit-files-");
        try
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'x');
            using (var file = File.Create(Path.Combine(folder.FullName, "responses.csv")))
            {
                file.Write("candidate\n\""u8);
                for (var i = 0; i < 200; i++)
                {
                    file.Write(block);
                }

                file.Write("\"\n"u8);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            var reading = CampaignFolder.Read(folder.FullName);

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(5_000_000);
            reading.Problems.Select(problem => problem.ToString()).ShouldBe(["vacancy.json:1: -: missing file", "responses.csv:2: -: row too long"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Reports : IProgress<ReadProgress>
    {
        public List<ReadProgress> All { get; } = [];

        public void Report(ReadProgress value) => All.Add(value);
    }
}
