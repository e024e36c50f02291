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
        lines[0].ShouldBe("total,atOrAbove,tied,quota:rural,quota:disabled");
        lines[1..].ShouldBe(
        [
            // One by one: Айдос, Бота (rural), Василий, Ғалым, Дина (rural); Елена and Жанар tied with 45.0; Зере (rural), Ильяс. Nobody of the disabled quota is in the running.
            "55.5,1,1,0,0", "53.0,2,1,1,0", "51.5,3,1,1,0", "50.5,4,1,1,0", "47.5,5,1,2,0", "45.0,7,2,2,0", "42.5,8,1,3,0", "35.0,9,1,3,0",
        ]);
    }

    [Fact]
    public async Task Those_above_are_counted_by_the_values_of_a_field_too()
    {
        var csv = await RecruitProcess.RunAsync("cuts", Suites.CampaignOf("quota-and-refill"), "case", "--by", "region", "--by", "disability", "--output", "csv");
        var json = await RecruitProcess.RunAsync("cuts", Suites.CampaignOf("quota-and-refill"), "case", "--by", "region", "--output", "json");
        var table = await RecruitProcess.RunAsync("cuts", Suites.CampaignOf("quota-and-refill"), "case", "--by", "region");

        var lines = csv.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("total,atOrAbove,tied,region=Алматы,region=Астана,region=Аягөз,region=Шу,disability=no,disability=yes,quota:rural,quota:disabled");

        // At 45.0 stand Айдос, Ғалым, Елена, Жанар of Астана, Василий of Алматы, who has no value for disability, Бота of Шу and Дина of Аягөз.
        lines[6].ShouldBe("45.0,7,2,1,4,1,1,6,0,2,0");
        using var document = System.Text.Json.JsonDocument.Parse(json.Results);
        document.RootElement.GetProperty("possibleCuts")[5].GetProperty("region=Астана").GetInt32().ShouldBe(4);
        table.Results.ShouldMatch(@"\n +45\.0 +7 +2 +1 +4 +1 +1 +2 +0\n");
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

    [Fact]
    public async Task A_field_that_is_not_there_or_has_too_many_values_is_named()
    {
        using var folder = new TemporaryFolder();
        (await RecruitProcess.RunAsync("generate", "--candidates", "200", "--seed", "1", folder["big"])).Code.ShouldBe(0);

        var unknown = await RecruitProcess.RunAsync("cuts", Suites.CampaignOf("kz-entry-test"), "entry-test", "--by", "sex");
        var tooMany = await RecruitProcess.RunAsync("cuts", folder["big"], "entry", "--by", "name");

        unknown.Code.ShouldBe(2);
        unknown.Notes.ShouldContain("there is no field \"sex\"");
        unknown.Notes.ShouldContain("its fields are citizen, born, years");
        tooMany.Code.ShouldBe(2);
        tooMany.Notes.ShouldContain("at most 100 groups can be shown side by side");
        tooMany.Results.ShouldBeEmpty();
    }
}
