using System.Text;
using Recruit.Reference;

namespace Recruit.Campaigns.Tests;

public class SuiteTests
{
    public static TheoryData<string> Suites() =>
        [.. Directory.GetDirectories(CampaignBench.SuitesFolder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Suites))]
    public void Every_result_file_is_as_expected_byte_for_byte(string suite)
    {
        var results = CampaignBench.Results(Path.Combine(CampaignBench.SuitesFolder, suite, "campaign"));
        foreach (var (file, text) in results)
        {
            text.ShouldBe(File.ReadAllText(Path.Combine(CampaignBench.SuitesFolder, suite, "expected", file)), file);
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void The_second_model_recomputes_every_suite(string suite)
    {
        var results = ReferenceModel.Assess(Path.Combine(CampaignBench.SuitesFolder, suite, "campaign"));
        foreach (var (file, bytes) in results)
        {
            Encoding.UTF8.GetString(bytes).ShouldBe(File.ReadAllText(Path.Combine(CampaignBench.SuitesFolder, suite, "expected", file)), file);
        }
    }
}
