using System.Text;
using Recruit.Applications;
using Recruit.Reference;

namespace Recruit.Campaigns.Tests;

public class SuiteTests
{
    private const int LargeFrom = 1000;

    private static readonly string[] Names =
        [.. Directory.GetDirectories(CampaignBench.SuitesFolder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Suites() => [.. Names];

    [Theory]
    [MemberData(nameof(Suites))]
    public void Every_result_file_is_as_expected_byte_for_byte(string suite)
    {
        var results = CampaignBench.Results(Path.Combine(CampaignBench.SuitesFolder, suite, "campaign"));
        foreach (var (file, text) in results)
        {
            text.ShouldBe(CampaignBench.Bytes(Path.Combine(CampaignBench.SuitesFolder, suite, "expected", file)), file);
        }
    }

    /// <summary>The second model is literal, so thousands of candidates take it most of a minute: those suites are for the product alone.</summary>
    public static TheoryData<string> SmallSuites() => [.. Names.Where(suite => File.ReadLines(CandidatesOf(suite)).Take(LargeFrom).Count() < LargeFrom)];

    [Theory]
    [MemberData(nameof(SmallSuites))]
    public void The_second_model_recomputes_every_small_suite(string suite)
    {
        var results = ReferenceModel.Assess(Path.Combine(CampaignBench.SuitesFolder, suite, "campaign"));
        foreach (var (file, bytes) in results)
        {
            Encoding.Latin1.GetString(bytes).ShouldBe(CampaignBench.Bytes(Path.Combine(CampaignBench.SuitesFolder, suite, "expected", file)), file);
        }
    }

    [Fact]
    public void The_attestation_of_5552_employees_ends_with_4411_passed_and_1141_not()
    {
        var campaign = CampaignBench.Read(Path.Combine(CampaignBench.SuitesFolder, "attestation-5552", "campaign"));
        var last = Assessment.Run(campaign).Stages[^1];
        last.Decisions.Length.ShouldBe(5552);
        Enumerable.Range(0, 5552).Count(last.Continues).ShouldBe(4411);
        Enumerable.Range(0, 5552).Count(candidate => !last.Continues(candidate)).ShouldBe(1141);
    }

    private static string CandidatesOf(string suite) => Path.Combine(CampaignBench.SuitesFolder, suite, "campaign", "candidates.csv");
}
