using System.Globalization;

namespace Recruit.Files.Tests;

/// <summary>Which problems are printed, and how.</summary>
public class ProblemOrderTests
{
    [Fact]
    public void Problems_stand_by_file_line_field_and_message() =>
        new CampaignBuilder()
            .WithRow("ratings.csv", "X,board,M1,fit,1").WithRow("candidates.csv", "E,x,x,,,").WithRow("events.csv", "9,accept,X,,,,,,").WithRow("candidates.csv", "A,x,,,,")
            .WithRow("attempts.csv", "X,law,voided,,,").WithRow("marks.csv", "D,essay,S-1,law,11").WithRow("responses.csv", "D,law,q1,,")
            .Problems().ShouldBe(
            [
                "candidates.csv:6: age: not a number \"x\"",
                "candidates.csv:6: born: not a date \"x\"",
                "candidates.csv:7: age: not a number \"x\"",
                "candidates.csv:7: candidate: duplicate row \"A\"",
                "attempts.csv:8: candidate: unknown candidate \"X\"",
                "responses.csv:8: candidate: no attempt \"D\"",
                "marks.csv:9: candidate: no attempt \"D\"",
                "marks.csv:9: mark: mark out of range \"11\"",
                "ratings.csv:5: candidate: unknown candidate \"X\"",
                "events.csv:7: candidate: unknown candidate \"X\"",
            ]);

    [Fact]
    public void The_first_hundred_are_kept_and_all_are_counted()
    {
        var rows = string.Concat(Enumerable.Range(0, 5_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"X{i},law,q1,a,\n")));
        var reading = new CampaignBuilder().WithRow("ratings.csv", "X,board,M1,fit,1").WithText("responses.csv", text => text + rows)
            .WithRow("candidates.csv", "A,,,,,").Read();

        reading.Campaign.ShouldBeNull();
        reading.ProblemCount.ShouldBe(5_002);
        reading.Problems.Count.ShouldBe(100);
        reading.Problems[0].ToString().ShouldBe("candidates.csv:6: candidate: duplicate row \"A\"");
        reading.Problems[1].ToString().ShouldBe("responses.csv:8: candidate: unknown candidate \"X0\"");
        reading.Problems[99].ToString().ShouldBe("responses.csv:106: candidate: unknown candidate \"X98\"");
    }

    [Fact]
    public void Nothing_that_is_quoted_breaks_the_line()
    {
        var cell = "\"a\nb\u0007\u001b[31m\u0085\u2028\u2029\u202E\"";
        new CampaignBuilder().WithText("marks.csv", text => text + $"A,{cell},S-1,law,1\n").Problems()
            .ShouldBe(["marks.csv:9: exercise: unknown exercise \"a\uFFFDb\uFFFD\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFD\""]);
        new CampaignBuilder().WithJson("vacancy.json", "a\nb", "1").Problems().ShouldBe(["vacancy.json:1: a\uFFFDb: unknown member"]);
        new CampaignBuilder().With("tests/a\nb.json", "[").Problems().ShouldBe(["tests/a\uFFFDb.json:1: -: not JSON"]);
        new CampaignBuilder().With("marks.csv", "\"a\nb\",candidate,exercise,marker,criterion,mark\n").Problems()
            .ShouldBe(["marks.csv:1: a\uFFFDb: unknown column \"a\uFFFDb\""]);
    }

    [Fact]
    public void A_long_quotation_is_cut()
    {
        var problem = new CampaignBuilder().WithRow("marks.csv", $"A,{new string('я', 5_000)},S-1,law,1").Problems().ShouldHaveSingleItem();
        problem.ShouldBe($"marks.csv:9: exercise: unknown exercise \"{new string('я', 120)}…\"");
    }
}
