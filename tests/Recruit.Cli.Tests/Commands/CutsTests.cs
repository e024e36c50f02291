namespace Recruit.Cli.Tests.Commands;

/// <summary>Every possible cut of a stage.</summary>
public sealed class CutsTests
{
    [Fact]
    public async Task Each_total_is_a_possible_cut_with_its_ties_and_quotas()
    {
        var said = await RecruitProcess.RunAsync("cuts", Suites.CampaignOf("quota-and-refill"), "case", "--output", "csv");

        said.Code.ShouldBe(0, said.Notes);
        var lines = said.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("total,atOrAbove,tied");
        lines.Length.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("nothing", "there is no stage \"nothing\"")]
    [InlineData("documents", "the stage \"documents\" has no score, so it has no cut")]
    public async Task A_stage_that_has_no_cut_is_named(string stage, string message)
    {
        var said = await RecruitProcess.RunAsync("cuts", Suites.CampaignOf("kz-entry-test"), stage);

        said.Code.ShouldBe(2);
        said.Notes.ShouldContain(message);
    }
}
