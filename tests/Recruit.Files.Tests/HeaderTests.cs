namespace Recruit.Files.Tests;

/// <summary>Step 4: files that must be there, and their columns.</summary>
public class HeaderTests
{
    [Theory]
    [InlineData("candidates.csv")]
    [InlineData("attempts.csv")]
    [InlineData("responses.csv")]
    [InlineData("marks.csv")]
    [InlineData("ratings.csv")]
    public void A_file_that_the_rules_ask_for_must_be_there(string file) =>
        new CampaignBuilder().Without(file).Problems().ShouldBe([$"{file}:1: -: missing file"]);

    [Fact]
    public void Events_may_be_missing_and_so_may_files_nobody_asks_for()
    {
        new CampaignBuilder().Without("events.csv").Problems().ShouldBeEmpty();

        var small = new CampaignBuilder().With("vacancy.json", """
            { "id": "v", "title": { "kk": "a", "ru": "b", "en": "c" }, "posts": 1, "timeZone": "UTC", "fields": [],
              "stages": [{ "id": "s", "kind": "final-selection" }] }
            """).With("candidates.csv", "candidate\nA\n");
        foreach (var file in small.Files.Except(["vacancy.json", "candidates.csv"]).ToArray())
        {
            small.Without(file);
        }

        small.Problems().ShouldBeEmpty();
        small.With("marks.csv", "candidate,exercise,marker,criterion,mark\nA,essay,M,law,1\n").With("attempts.csv", "candidate,test\n").Problems().ShouldBe(
        [
            "attempts.csv:1: ended: missing column \"ended\"",
            "attempts.csv:1: shift: missing column \"shift\"",
            "attempts.csv:1: started: missing column \"started\"",
            "attempts.csv:1: state: missing column \"state\"",
        ]);
        small.Without("attempts.csv").Problems().ShouldBe(["marks.csv:2: exercise: unknown exercise \"essay\""]);
    }

    [Theory]
    [InlineData("candidate,exercise,marker,mark", "criterion: missing column \"criterion\"")]
    [InlineData("candidate,exercise,marker,criterion,mark,weight", "weight: unknown column \"weight\"")]
    [InlineData("candidate,exercise,marker,criterion,mark,mark", "mark: duplicate column \"mark\"")]
    [InlineData("candidate,exercise,marker,criterion,mark,", "-: unknown column")]
    [InlineData("candidate,exercise,marker,criterion,Mark", "Mark: unknown column \"Mark\"|mark: missing column \"mark\"")]
    [InlineData("candidate,exercise,marker,criterion, mark", " mark: unknown column \" mark\"|mark: missing column \"mark\"")]
    public void The_header_names_exactly_the_columns(string header, string problems) =>
        new CampaignBuilder().With("marks.csv", header + "\n").Problems().ShouldBe(problems.Split('|').Select(problem => $"marks.csv:1: {problem}"));

    [Fact]
    public void Each_declared_field_has_its_column() =>
        new CampaignBuilder().WithJson("vacancy.json", "fields[5]", """{ "id": "city", "type": "text" }""").Problems()
            .ShouldBe(["candidates.csv:1: city: missing column \"city\""]);

    [Fact]
    public void Optional_columns_may_be_left_out() =>
        new CampaignBuilder()
            .With("responses.csv", "item,candidate,response,test\nq1,A,a,law\n")
            .With("events.csv", "seq,type,candidate,stage,test,item,value\n1,accept,A,,,,\n")
            .Problems().ShouldBeEmpty();

    [Fact]
    public void A_bad_header_keeps_all_rows_unjudged() =>
        new CampaignBuilder().WithText("ratings.csv", text => text.Replace("member", "person", StringComparison.Ordinal)).WithRow("marks.csv", "X,,,,").Problems()
            .ShouldBe(["ratings.csv:1: member: missing column \"member\"", "ratings.csv:1: person: unknown column \"person\""]);
}
