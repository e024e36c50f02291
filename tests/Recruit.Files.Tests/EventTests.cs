namespace Recruit.Files.Tests;

/// <summary>Step 5, events.csv: each type has its cells, and what depends on earlier events is judged in their order.</summary>
public class EventTests
{
    private const string Events = "events.csv";

    [Theory]
    [InlineData(",accept,A,,,,,,", "seq: required")]
    [InlineData("1.0,accept,A,,,,,,", "seq: not a whole number \"1.0\"")]
    [InlineData("0,accept,A,,,,,,", "seq: out of range \"0\"")]
    [InlineData("3,accept,A,,,,,,", "seq: duplicate row \"3\"")]
    [InlineData("9,,A,,,,,,", "type: required")]
    [InlineData("9,promote,A,,,,,,", "type: unknown type \"promote\"")]
    [InlineData("9,withdraw,,,,,,,", "candidate: required")]
    [InlineData("9,withdraw,X,,,,,,", "candidate: unknown candidate \"X\"")]
    [InlineData("9,withdraw,A,x,,,,,", "stage: unknown stage \"x\"")]
    [InlineData("9,withdraw,A,,law,,,,", "test: not allowed \"law\"")]
    [InlineData("9,decline,A,exam,,,,,", "stage: not allowed \"exam\"")]
    [InlineData("9,accept,A,,,q1,v,M1,", "item: not allowed \"q1\";person: not allowed \"M1\";value: not allowed \"v\"")]
    [InlineData("9,reinstate,,,,,,,", "candidate: required")]
    [InlineData("9,readmit,A,,,,,,", "stage: required")]
    [InlineData("9,readmit,A,x,,,,,", "stage: unknown stage \"x\"")]
    [InlineData("9,void-item,A,,law,q2,drop,,", "candidate: not allowed \"A\"")]
    [InlineData("9,void-item,,,x,q2,drop,,", "test: unknown test \"x\"")]
    [InlineData("9,void-item,,,law,q9,drop,,", "item: unknown item \"q9\"")]
    [InlineData("9,void-item,,,law,q2,,,", "value: required")]
    [InlineData("9,void-item,,,law,q2,Drop,,", "value: unknown policy \"Drop\"")]
    [InlineData("9,accept-key,,,law,,a,,", "item: required")]
    [InlineData("9,accept-key,,,law,q1,,,", "value: required")]
    [InlineData("9,accept-key,,,law,q1,d,,", "value: unknown option \"d\"")]
    [InlineData("9,accept-key,,,law,q2,a| a,,", "value: duplicate option \"a| a\"")]
    [InlineData("9,accept-key,,,law,n1,much,,", "value: not a number \"much\"")]
    [InlineData("9,accept-key,,,law,x1,\u3000,,", "value: required \"\u3000\"")]
    [InlineData("9,set-mark,A,,board,law,1,S-1,", "test: unknown exercise \"board\"")]
    [InlineData("9,set-mark,A,,essay,x,1,S-1,", "item: unknown criterion \"x\"")]
    [InlineData("9,set-mark,A,,essay,law,1,,", "person: required")]
    [InlineData("9,set-mark,A,,essay,law,1, S,", "person: bad person \" S\"")]
    [InlineData("9,set-mark,A,,essay,law,ten,S-1,", "value: not a number \"ten\"")]
    [InlineData("9,set-mark,A,,essay,law,11,S-1,", "value: mark out of range \"11\"")]
    [InlineData("9,set-mark,D,,essay,law,1,S-1,", "candidate: no attempt \"D\"")]
    [InlineData("9,set-mark,D,,essay,law,,S-1,", "candidate: no attempt \"D\"")]
    [InlineData("9,set-mark,B,,essay,style,1,S-4,", "person: too many markers \"S-4\"")]
    [InlineData("9,set-rating,A,,essay,fit,1,M1,", "test: unknown panel \"essay\"")]
    [InlineData("9,set-rating,A,,board,x,1,M1,", "item: unknown criterion \"x\"")]
    [InlineData("9,set-rating,A,,board,,1,M1,", "item: required")]
    [InlineData("9,set-rating,A,,board,,,M1,", "item: required")]
    [InlineData("9,set-rating,A,,board,fit,1,M9,", "person: unknown member \"M9\"")]
    [InlineData("9,set-rating,A,,board,fit,6,M1,", "value: rating out of range \"6\"")]
    [InlineData("9,set-rating,A,,board,fit,recused,M1,", "value: not a number \"recused\"")]
    [InlineData("9,set-rating,D,,board,fit,1,M1,", "candidate: no attempt \"D\"")]
    [InlineData("9,set-rating,D,,board,,recused,M1,", "candidate: no attempt \"D\"")]
    [InlineData("9,set-rating,A,,board,fit,1,M3,", "person: recused \"M3\"")]
    [InlineData("9,set-rating,A,,board,fit,,M3,", "person: recused \"M3\"")]
    [InlineData("9,set-attempt,A,,x,,completed,,", "test: unknown test \"x\"")]
    [InlineData("9,set-attempt,A,,law,,,,", "value: required")]
    [InlineData("9,set-attempt,A,,law,,done,,", "value: unknown state \"done\"")]
    [InlineData("9,set-attempt,A,,memo,all,,,", "item: not allowed \"all\"")]
    [InlineData("9,set-response,A,,essay,q1,a,,", "test: unknown test \"essay\"")]
    [InlineData("9,set-response,A,,law,q9,a,,", "item: unknown item \"q9\"")]
    [InlineData("9,set-response,A,,law,q1,d,,", "value: unknown option \"d\"")]
    [InlineData("9,set-response,D,,law,q1,a,,", "candidate: no attempt \"D\"")]
    [InlineData("9,set-response,D,,law,q1,,,", "candidate: no attempt \"D\"")]
    [InlineData("9,set-field,A,,,x,1,,", "item: unknown field \"x\"")]
    [InlineData("9,set-field,A,,,candidate,E,,", "item: unknown field \"candidate\"")]
    [InlineData("9,set-field,A,,,age,old,,", "value: not a number \"old\"")]
    [InlineData("9,set-field,A,,,born,1990,,", "value: not a date \"1990\"")]
    [InlineData("9,set-field,A,,,rural,y,,", "value: not a flag \"y\"")]
    [InlineData("9,set-field,A,,,degree,none,,", "value: unknown level \"none\"")]
    public void A_bad_cell_of_an_event_is_named(string row, string problems) => Check([row], [.. problems.Split(';').Select(problem => "7: " + problem)]);

    [Theory]
    [InlineData("9,withdraw,A,,,,,,")]
    [InlineData("9,void-item,,,law,p1,drop,,")]
    [InlineData("9,accept-key,,,law,q2,\" b | c \",,")]
    [InlineData("9,accept-key,,,law,n1,\"\u22121,5\",,")]
    [InlineData("9,set-mark,B,,essay,law,,S-4,")]
    [InlineData("9,set-mark,C,,memo,all,10,S-9,")]
    [InlineData("9,set-rating,A,,board,,recused,M3,")]
    [InlineData("9,set-rating,A,,board,fit,,M1,")]
    [InlineData("9,set-attempt,A,,memo,,,,")]
    [InlineData("9,set-attempt,A,,law,,absent,,")]
    [InlineData("9,set-response,C,,law,q2,,,")]
    [InlineData("9,set-field,A,,,born,,,")]
    public void An_event_with_just_its_cells_is_fine(string row) => Check([row], []);

    [Fact]
    public void Attempts_are_judged_as_they_are_at_that_moment()
    {
        Check(
            ["20,set-response,D,,law,q1,a,,", "10,set-attempt,D,,law,,completed,,", "30,set-attempt,D,,law,,not-started,,", "40,set-response,D,,law,q1,,,"],
            ["10: candidate: no attempt \"D\""]);
        Check(
            ["10,set-attempt,D,,essay,,,,", "11,set-mark,D,,essay,law,1,S-1,", "12,set-attempt,A,,board,,absent,,", "13,set-rating,A,,board,fit,,M1,"],
            ["10: candidate: no attempt \"A\""]);
    }

    [Fact]
    public void Markers_are_counted_as_they_are_at_that_moment()
    {
        Check(["10,set-mark,B,,essay,law,,S-1,", "11,set-mark,B,,essay,law,1,S-4,", "12,set-mark,B,,essay,law,1,S-1,"], ["9: person: too many markers \"S-1\""]);
        Check(["10,set-mark,A,,memo,all,1,S-2,", "9,set-mark,A,,memo,all,,S-1,"], []);
        Check(["10,set-mark,A,,memo,all,1,S-2,", "11,set-mark,A,,memo,all,,S-1,"], ["7: person: too many markers \"S-2\""]);
        Check(["10,set-mark,C,,memo,all,1,S-2,", "11,set-mark,C,,memo,all,2,S-2,", "12,set-mark,C,,memo,all,2,S-1,"], ["9: person: too many markers \"S-1\""]);
    }

    [Fact]
    public void Recusals_hold_from_their_moment_on() =>
        Check(
            ["12,set-rating,A,,board,fit,,M1,", "11,set-rating,A,,board,,recused,M1,", "10,set-rating,A,,board,fit,3,M1,", "13,set-rating,A,,board,,recused,M1,"],
            ["7: person: recused \"M1\""]);

    [Fact]
    public void Points_are_spread_only_while_a_live_item_is_left()
    {
        // q1 is void by spread already; p1 is a pretest item of the other section.
        Check(["10,void-item,,,law,q2,drop,,", "11,void-item,,,law,q3,credit-all,,"], ["8: item: nothing left to spread over \"q3\""]);
        Check(["11,void-item,,,law,q2,drop,,", "10,void-item,,,law,q3,drop,,"], ["7: item: nothing left to spread over \"q2\""]);
        Check(
            ["10,void-item,,,law,q2,drop,,", "11,void-item,,,law,q3,drop,,", "12,void-item,,,law,q1,spread,,", "13,void-item,,,law,q1,drop,,"],
            ["8: item: nothing left to spread over \"q3\"", "9: item: nothing left to spread over \"q1\""]);
        Check(["10,void-item,,,law,n1,drop,,", "11,void-item,,,law,x1,spread,,"], ["8: item: nothing left to spread over \"x1\""]);
        Check(["10,void-item,,,law,p1,spread,,", "11,void-item,,,law,n1,drop,,", "12,void-item,,,law,x1,drop,,"], []);
    }

    [Fact]
    public void What_is_bad_in_one_cell_is_still_judged_by_the_others() =>
        Check(
            ["10,set-mark,D,,essay,law,99,S-1,", "11,set-response,D,,law,q9,a,,", "12,set-attempt,D,,essay,,gone,,", "13,set-mark,D,,essay,law,1,S-1,"],
            [
                "7: candidate: no attempt \"D\"", "7: value: mark out of range \"99\"",
                "8: candidate: no attempt \"D\"", "8: item: unknown item \"q9\"",
                "9: value: unknown state \"gone\"",
            ]);

    private static void Check(string[] rows, string[] problems)
    {
        var campaign = new CampaignBuilder();
        foreach (var row in rows)
        {
            campaign.WithRow(Events, row);
        }

        campaign.Problems().ShouldBe(problems.Select(problem => $"{Events}:{problem}"));
    }
}
