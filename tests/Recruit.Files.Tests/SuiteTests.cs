namespace Recruit.Files.Tests;

/// <summary>The example campaigns, as they lie in tests/Suites.</summary>
public class SuiteTests
{
    public static TheoryData<string> Campaigns => [.. Directory.GetDirectories(SuitesFolder()).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void An_example_campaign_has_no_problems(string suite)
    {
        var reading = CampaignFolder.Read(Path.Combine(SuitesFolder(), suite, "campaign"));

        reading.Problems.ShouldBeEmpty();
        reading.Campaign.ShouldNotBeNull();
    }

    private static string SuitesFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "tests", "Suites")))
        {
            folder = folder.Parent.ShouldNotBeNull();
        }

        return Path.Combine(folder.FullName, "tests", "Suites");
    }
}
