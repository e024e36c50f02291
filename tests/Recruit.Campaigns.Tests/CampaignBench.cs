using System.Text;
using Recruit.Applications;
using Recruit.Files;
using Recruit.Reference;

namespace Recruit.Campaigns.Tests;

/// <summary>Campaign folders to assess: the suites, and random ones by seed; and the results as bytes.</summary>
internal static class CampaignBench
{
    public static readonly string[] ResultFiles = ["stages.csv", "merit.csv", "offers.csv", "reserve.csv", "items.csv", "report.json"];

    private static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) ? factor : 1;

    /// <summary>The campaigns that are kept as data.</summary>
    public static string SuitesFolder { get; } = FindSuites();

    /// <summary>So many seeds in every run, more in the nightly one.</summary>
    public static IEnumerable<int> Seeds(int count) => Enumerable.Range(1, count * Factor);

    /// <summary>Does something with a random campaign, in a folder that is gone afterwards.</summary>
    public static void WithRandom(int seed, Action<string> claim)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-").FullName;
        try
        {
            RandomCampaign.Write(folder, seed);
            claim(folder);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"The random campaign of seed {seed}: {failure.Message}", failure);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static Campaign Read(string folder)
    {
        var reading = CampaignFolder.Read(folder, null, CancellationToken.None);
        reading.Problems.ShouldBeEmpty();
        return reading.Campaign!;
    }

    public static SortedDictionary<string, string> Results(string folder) => Results(Assessment.Run(Read(folder)));

    public static SortedDictionary<string, string> Results(AssessmentOutcome outcome)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-").FullName;
        try
        {
            ResultFolder.Write(outcome, folder, force: false);
            return new(ResultFiles.ToDictionary(file => file, file => Bytes(Path.Combine(folder, file))), StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The bytes of a file, one character each: no byte-order mark or encoding is lost, and differences can be read.</summary>
    public static string Bytes(string file) => Encoding.Latin1.GetString(File.ReadAllBytes(file));

    private static string FindSuites()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "tests", "Suites")))
            {
                return Path.Combine(folder, "tests", "Suites");
            }
        }

        throw new DirectoryNotFoundException("tests/Suites is above no folder of the test run.");
    }
}
