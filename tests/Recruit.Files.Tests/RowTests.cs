namespace Recruit.Files.Tests;

/// <summary>Step 5, fact files: what each row says is known, fits, and is said once.</summary>
public class RowTests
{
    private const string Times = "2026-03-02T09:00:00Z,2026-03-02T10:00:00Z";

    [Theory]
    [InlineData(",30,,,,", "candidate: required")]
    [InlineData(" E,30,,,,", "candidate: bad person \" E\"")]
    [InlineData("E\u0001,30,,,,", "candidate: bad person \"E\uFFFD\"")]
    [InlineData("A,30,,,,", "candidate: duplicate row \"A\"")]
    [InlineData("E,+30,,,,", "age: not a number \"+30\"")]
    [InlineData("E,30.,,,,", "age: not a number \"30.\"")]
    [InlineData("E,1/3,,,,", "age: not a number \"1/3\"")]
    [InlineData("E,,2026-02-30,,,", "born: not a date \"2026-02-30\"")]
    [InlineData("E,,2200-01-01,,,", "born: not a date \"2200-01-01\"")]
    [InlineData("E,,,,true,", "rural: not a flag \"true\"")]
    [InlineData("E,,,,,doctor", "degree: unknown level \"doctor\"")]
    public void A_bad_cell_of_candidates_is_named(string row, string problem) => Check("candidates.csv", row, problem);

    [Theory]
    [InlineData("X,law,completed,," + Times, "candidate: unknown candidate \"X\"")]
    [InlineData(",law,completed,," + Times, "candidate: required")]
    [InlineData("A,,completed,," + Times, "test: required")]
    [InlineData("A,x,completed,," + Times, "test: unknown test \"x\"")]
    [InlineData("A,law,completed,," + Times, "candidate: duplicate row \"A\"")]
    [InlineData("A,memo,,," + Times, "state: required")]
    [InlineData("A,memo,done,," + Times, "state: unknown state \"done\"")]
    [InlineData("A,memo,completed,,,", "ended: required;started: required")]
    [InlineData("A,memo,timed-out,,2026-03-02T09:00:00Z,", "ended: required")]
    [InlineData("C,memo,absent,,2026-03-02T09:00:00Z,", "started: not allowed \"2026-03-02T09:00:00Z\"")]
    [InlineData("C,memo,not-started,,,soon", "ended: not allowed \"soon\"")]
    [InlineData("A,memo,voided,,,soon", "ended: not a time \"soon\"")]
    [InlineData("A,memo,completed,,2026-03-02T09:00:00Z,2026-03-02T09:59:59+01:00", "ended: ended before started \"2026-03-02T09:59:59+01:00\"")]
    [InlineData("A,memo,completed,,2026-03-02T09:00:00.0000001Z,2026-03-02T09:00:00Z", "ended: ended before started \"2026-03-02T09:00:00Z\"")]
    public void A_bad_cell_of_attempts_is_named(string row, string problem) => Check("attempts.csv", row, problem);

    [Theory]
    [InlineData("2026-03-02T09:00:00")]
    [InlineData("2026-03-02 09:00:00Z")]
    [InlineData("2026-03-02T9:00:00Z")]
    [InlineData("2026-03-02T24:00:00Z")]
    [InlineData("2026-03-02T23:60:00Z")]
    [InlineData("2026-03-02T23:59:60Z")]
    [InlineData("2026-02-29T09:00:00Z")]
    [InlineData("2026-03-02T09:00:00.Z")]
    [InlineData("2026-03-02T09:00:00.12345678Z")]
    [InlineData("2026-03-02T09:00:00.1234567")]
    [InlineData("2026-03-02T09:00:00,5Z")]
    [InlineData("2026-03-02T09:00:00z")]
    [InlineData("2026-03-02T09:00:00+0500")]
    [InlineData("2026-03-02T09:00:00+14:01")]
    [InlineData("2026-03-02T09:00:00+15:00")]
    [InlineData("2026-03-02T09:00:00+05:60")]
    [InlineData("2026-03-02T09:00:00Z ")]
    [InlineData("1799-03-02T09:00:00Z")]
    public void What_is_not_a_time_is_refused(string time) =>
        Check("attempts.csv", $"A,memo,voided,,\"{time}\",", $"started: not a time \"{time}\"");

    [Theory]
    [InlineData("2026-03-02T09:00:00+14:00,2026-03-01T19:00:00Z")]
    [InlineData("2026-03-02T00:00:00-14:00,2026-03-02T14:00:00.0000001-00:00")]
    [InlineData("2026-03-02T09:00:00.1Z,2026-03-02T09:00:00.10Z")]
    [InlineData("1800-01-01T00:00:00Z,2199-12-31T23:59:59.9999999Z")]
    public void Times_compare_as_instants(string times) => new CampaignBuilder().WithRow("attempts.csv", "A,memo,completed,," + times).Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("X,law,q1,a,", "candidate: unknown candidate \"X\"")]
    [InlineData("C,essay,q1,a,", "test: unknown test \"essay\"")]
    [InlineData("C,law,q9,a,", "item: unknown item \"q9\"")]
    [InlineData("C,law,,a,", "item: required")]
    [InlineData("C,,,a,", "item: required;test: required")]
    [InlineData("C,law,q1,d,", "response: unknown option \"d\"")]
    [InlineData("C,law,q1,A,", "response: unknown option \"A\"")]
    [InlineData("C,law,q2,a|,", "response: unknown option \"a|\"")]
    [InlineData("C,law,q2,a|b|a,", "response: duplicate option \"a|b|a\"")]
    [InlineData("C,law,q3,c| c ,", "response: duplicate option \"c| c \"")]
    [InlineData("A,law,q1,b,", "candidate: duplicate row \"A\"")]
    [InlineData("B,law,q1,,", "candidate: duplicate row \"B\"")]
    [InlineData("D,law,q1,,", "candidate: no attempt \"D\"")]
    [InlineData("C,law,q1,a,slow", "seconds: not a number \"slow\"")]
    [InlineData("C,law,q1,a,-0.1", "seconds: out of range \"-0.1\"")]
    public void A_bad_cell_of_responses_is_named(string row, string problem) => Check("responses.csv", row, problem);

    [Fact]
    public void Without_an_attempt_row_there_are_no_responses() =>
        new CampaignBuilder().WithText("attempts.csv", text => text.Replace("B,law", "B,memo", StringComparison.Ordinal)).Problems()
            .ShouldBe(["responses.csv:7: candidate: no attempt \"B\""]);

    [Theory]
    [InlineData("C,law,q1,\" a\u3000\",0")]
    [InlineData("C,law,n1,much,")]
    [InlineData("C,law,x1,\"a|b\",")]
    [InlineData("C,law,q2,b | a,")]
    public void A_response_that_is_only_wrong_is_fine(string row) => new CampaignBuilder().WithRow("responses.csv", row).Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("X,essay,S-1,law,1", "candidate: unknown candidate \"X\"")]
    [InlineData("A,board,S-1,law,1", "exercise: unknown exercise \"board\"")]
    [InlineData("A,essay,S-1 ,law,1", "marker: bad person \"S-1 \"")]
    [InlineData("A,essay,,law,1", "marker: required")]
    [InlineData("A,essay,S-2,grammar,1", "criterion: unknown criterion \"grammar\"")]
    [InlineData("A,essay,S-2,style,", "mark: required")]
    [InlineData("A,essay,S-2,style,1e1", "mark: not a number \"1e1\"")]
    [InlineData("A,essay,S-2,style,5.51", "mark: mark out of range \"5.51\"")]
    [InlineData("A,essay,S-2,style,-0.1", "mark: mark out of range \"-0.1\"")]
    [InlineData("A,essay,S-1,law,1", "candidate: duplicate row \"A\"")]
    [InlineData("D,essay,S-1,law,1", "candidate: no attempt \"D\"")]
    [InlineData("B,essay,S-4,law,1", "marker: too many markers \"S-4\"")]
    [InlineData("A,memo,S-2,all,1", "marker: too many markers \"S-2\"")]
    public void A_bad_cell_of_marks_is_named(string row, string problem) => Check("marks.csv", row, problem);

    [Fact]
    public void Every_row_of_one_marker_too_many_is_named() =>
        new CampaignBuilder().WithRow("marks.csv", "B,essay,S-4,law,1").WithRow("marks.csv", "B,essay,S-4,style,1").WithRow("marks.csv", "B,essay,S-4,law,1").Problems().ShouldBe(
        [
            "marks.csv:9: marker: too many markers \"S-4\"",
            "marks.csv:10: marker: too many markers \"S-4\"",
            "marks.csv:11: candidate: duplicate row \"B\"",
        ]);

    [Theory]
    [InlineData("X,board,M1,fit,1", "candidate: unknown candidate \"X\"")]
    [InlineData("B,essay,M1,fit,1", "panel: unknown panel \"essay\"")]
    [InlineData("B,board,M9,fit,1", "member: unknown member \"M9\"")]
    [InlineData("B,board,M1,fat,1", "criterion: unknown criterion \"fat\"")]
    [InlineData("B,board,M1,,1", "criterion: required")]
    [InlineData("B,board,M1,,", "criterion: required;rating: required")]
    [InlineData("B,board,M1,fit,recused", "rating: not a number \"recused\"")]
    [InlineData("B,board,M1,fit,0.9", "rating: rating out of range \"0.9\"")]
    [InlineData("B,board,M1,fit,5.1", "rating: rating out of range \"5.1\"")]
    [InlineData("A,board,M1,fit,2", "candidate: duplicate row \"A\"")]
    [InlineData("A,board,M3,,recused", "candidate: duplicate row \"A\"")]
    [InlineData("A,board,M3,fit,2", "member: recused \"M3\"")]
    [InlineData("D,board,M1,fit,2", "candidate: no attempt \"D\"")]
    [InlineData("D,board,M1,,recused", "candidate: no attempt \"D\"")]
    public void A_bad_cell_of_ratings_is_named(string row, string problem) => Check("ratings.csv", row, problem);

    [Fact]
    public void The_rating_of_one_recused_is_named_even_if_it_stands_first() =>
        new CampaignBuilder().WithRow("ratings.csv", "A,board,M1,,recused").Problems().ShouldBe(["ratings.csv:2: member: recused \"M1\""]);

    [Fact]
    public void Every_bad_cell_of_a_row_is_named_and_what_depends_on_one_is_not_judged()
    {
        Check("responses.csv", "X,y,z,a|a,-1", "candidate: unknown candidate \"X\";seconds: out of range \"-1\";test: unknown test \"y\"");
        Check("marks.csv", "X,y,,z,100", "candidate: unknown candidate \"X\";exercise: unknown exercise \"y\";marker: required");
        Check("candidates.csv", ",x,x,,x,x", "age: not a number \"x\";born: not a date \"x\";candidate: required;degree: unknown level \"x\";rural: not a flag \"x\"");
    }

    [Fact]
    public void An_attempt_in_an_unknown_state_is_reported_once() =>
        new CampaignBuilder().WithRow("attempts.csv", "D,memo,gone,,,").WithRow("marks.csv", "D,memo,S-1,all,1").Problems()
            .ShouldBe(["attempts.csv:8: state: unknown state \"gone\""]);

    private static void Check(string file, string row, string problems)
    {
        var campaign = new CampaignBuilder();
        var line = campaign.Text(file).Count(c => c == '\n') + 1;
        campaign.WithRow(file, row).Problems().ShouldBe(problems.Split(';').Select(problem => $"{file}:{line}: {problem}"));
    }
}
