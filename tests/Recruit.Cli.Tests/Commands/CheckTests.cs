namespace Recruit.Cli.Tests.Commands;

/// <summary>Rules that can never work are allowed; whoever checks is warned.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> AllSuites => [.. Suites.Names];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(AllSuites))]
    public async Task The_examples_have_neither_problems_nor_warnings(string suite)
    {
        var said = await RecruitProcess.RunAsync("check", Suites.CampaignOf(suite));

        (said.Code, said.Results, said.Notes).ShouldBe((0, "no problems\n", ""));
    }

    [Theory]
    [InlineData("\"passFrom\": 60", "\"passFrom\": 101", "stages[4].band.passFrom: nobody can reach 101: the most is 100", "stages[5]: nobody gets here")]
    [InlineData("\"rule\": \"at-least\",\n    \"value\": 6", "\"rule\": \"at-least\",\n    \"value\": 11", "stages[5].advance.value: nobody can reach 11: the most is 10")]
    [InlineData("\"weight\": 4", "\"weight\": 0", "stages[4].score.components[1].weight: weight 0: the component has no influence on the total")]
    [InlineData("\"value\": \"yes\",", "\"value\": \"yes\" }, { \"id\": \"no\", \"field\": \"applied\", \"op\": \"equals\", \"value\": \"no\",", "stages[0].requirements[1]: nobody can meet this", "stages[1]: nobody gets here", "stages[5]: nobody gets here")]
    [InlineData("\"size\": 2", "\"size\": 0", "reserve.size: nobody can be in reserve")]
    [InlineData("\"weight\": 2", "\"weight\": 0", "merit.stages[0].weight: weight 0: the stage has no influence")]
    [InlineData("\"source\": \"stage:test\",", "\"source\": \"stage:test\", \"transform\": \"z\",")]
    [InlineData("\"channel\": \"heard\",", "\"channel\": \"heard\", \"quotas\": [ { \"id\": \"q\", \"field\": \"degree\", \"op\": \"equals\", \"value\": \"school\", \"places\": 1, \"unfilled\": \"vacant\" } ],", "quotas[0]: no member can meet the requirements of the stages")]
    [InlineData("\"channel\": \"heard\",", "\"channel\": \"heard\", \"quotas\": [ { \"id\": \"q\", \"field\": \"heard\", \"op\": \"equals\", \"value\": \"\", \"places\": 1, \"unfilled\": \"vacant\" } ],", "quotas[0]: nobody can be a member")]
    [InlineData("\"band\": {", "\"hurdles\": [ { \"id\": \"h\", \"source\": \"exercise:seminars\", \"atLeast\": 60.5 } ], \"band\": {", "stages[4].hurdles[0].atLeast: nobody can reach 60.5000: the most is 60")]
    public async Task Rules_that_can_never_work_are_warned_of(string from, string to, params string[] warnings)
    {
        var said = await CheckAsync("vacancy.json", from, to);

        said.Code.ShouldBe(0, said.Notes);
        foreach (var warning in warnings)
        {
            said.NoteLines.ShouldContain(line => line.StartsWith($"warning: vacancy.json: {warning}", StringComparison.Ordinal), said.Notes);
        }

        said.Results.ShouldStartWith(warnings.Length == 0 ? "no problems\n" : "no problems, ");
    }

    [Fact]
    public async Task A_floor_that_nobody_can_reach_is_warned_of_where_it_stands()
    {
        var said = await CheckAsync("tests/law.json", "\"id\": \"a\",\n   \"items\"", "\"id\": \"a\",\n   \"floor\": 11,\n   \"items\"");

        said.Code.ShouldBe(0);
        said.NoteLines.ShouldContain("warning: tests/law.json: sections[0].floor: nobody can reach 11: the most is 10");
        said.NoteLines.ShouldContain("warning: vacancy.json: stages[3]: nobody gets here: nobody can continue from stage \"test\"");
    }

    private async Task<Said> CheckAsync(string file, string from, string to)
    {
        var path = Path.Combine(folder.CopyOf("five-stages"), file);
        var text = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        text.ShouldContain(from);
        var first = text.IndexOf(from, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text[..first] + to + text[(first + from.Length)..]);
        return await RecruitProcess.RunAsync("check", folder["campaign"]);
    }
}
