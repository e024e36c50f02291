using System.Text;
using Recruit.Applications;
using Recruit.Files.Handover;

namespace Recruit.Files.Tests;

/// <summary>A campaign that is handed over is read as its files are: the same facts, or the same problems, whatever way is taken.</summary>
public class HandoverTests
{
    private const string Responses = "responses.csv";

    [Fact]
    public void What_is_handed_over_gives_the_results_of_its_folder()
    {
        var (folder, handover) = Both(new CampaignBuilder().WithRow(Responses, "B,law,n1,,"));
        Results(CampaignFolder.Read(handover)).ShouldBe(Results(folder));
        Results(CampaignFolder.Read(handover.ToFiles())).ShouldBe(Results(folder));
    }

    [Fact]
    public void Responses_have_one_form_whatever_the_order_of_rows_and_columns_was()
    {
        var (_, handover) = Both(new CampaignBuilder().WithRow(Responses, "B,law,n1,,"));
        var (_, other) = Both(new CampaignBuilder().WithText(Responses, _ => """
            response,item,candidate,test
            ,q1,B,law
            nur,x1,A,law
            a,q1,A,law
            ,n1,B,law
            "1,5",n1,A,law
            c | b | a,q3,A,law
            a|b,q2,A,law

            """));
        TextOf(handover).ShouldBe("""
            candidate,test,item,response,seconds
            A,law,n1,"1,5",3
            A,law,q1,a,12
            A,law,q2,a|b,
            A,law,q3,c | b | a,0.5
            A,law,x1,nur,
            B,law,n1,,
            B,law,q1,,

            """);
        TextOf(other).Split('\n').ShouldBe(TextOf(handover).Split('\n').Select(line => line.Length == 0 ? line : line[..line.LastIndexOf(',')]));
        other.Responses.Sheets.Select(sheet => (sheet.Candidate, Items(sheet))).ShouldBe([("B", "n1 q1"), ("A", "n1 q1 q2 q3 x1")]);
    }

    [Theory]
    [InlineData("E", "law", "x1", "nur", "", "unknown candidate")]
    [InlineData("D", "law", "x1", "nur", "", "no attempt")]
    [InlineData("B", "none", "x1", "nur", "", "unknown test")]
    [InlineData("B", "law", "none", "nur", "", "unknown item")]
    [InlineData("B", "law", "q2", "a|e", "", "unknown option")]
    [InlineData("B", "law", "q1", "a", "", "duplicate")]
    [InlineData("B", "law", "x1", "nur", "soon", "number")]
    [InlineData("B", "law", "x1", "nur", "-1", "range")]
    [InlineData("B", "law", "x1", "n\0r", "", "NUL")]
    [InlineData("B", "law", "x1", "ill-formed", "", "UTF-8")]
    [InlineData("B", "law", "x1", "long", "", "too long")]
    public void A_sheet_that_is_not_as_the_file_must_have_it_has_the_problems_of_the_file(
        string candidate, string test, string item, string response, string seconds, string problem)
    {
        var (_, handover) = Both(new CampaignBuilder());
        var given = response switch
        {
            "ill-formed" => [0x80],
            "long" => new byte[70_000].Select(_ => (byte)'n').ToArray(),
            _ => Encoding.UTF8.GetBytes(response),
        };
        var sheet = AnswerSheet.Of(candidate, test, [new AnswerRow(Encoding.UTF8.GetBytes(item), given, Encoding.UTF8.GetBytes(seconds))]);
        var more = CampaignHandover.Of(
            handover.Rules, Both(new CampaignBuilder()).Folder.Campaign!.Rules.Vacancy, handover.Candidates.Rows, handover.Attempts.Rows, handover.Responses.Sheets.Add(sheet),
            handover.Marks.Rows, handover.Ratings.Rows, handover.Events.Rows);

        var reading = CampaignFolder.Read(more);
        reading.Campaign.ShouldBeNull();
        reading.Problems.Select(one => one.ToString()).ShouldBe(CampaignFolder.Read(more.ToFiles()).Problems.Select(one => one.ToString()));
        reading.Problems[0].Message.ShouldContain(problem, Case.Insensitive);
    }

    [Fact]
    public void Two_sheets_of_one_candidate_and_test_are_one_in_the_file()
    {
        var (folder, handover) = Both(new CampaignBuilder());
        AnswerSheet[] apart = [.. handover.Responses.Sheets.SelectMany(sheet => Rows(sheet).AsEnumerable().Reverse().Select(row => AnswerSheet.Of(sheet.Candidate, sheet.Test, [row])))];
        var same = CampaignHandover.Of(
            handover.Rules, folder.Campaign!.Rules.Vacancy, handover.Candidates.Rows, handover.Attempts.Rows, apart, handover.Marks.Rows, handover.Ratings.Rows, handover.Events.Rows);
        TextOf(same).ShouldBe(TextOf(handover));
        Results(CampaignFolder.Read(same)).ShouldBe(Results(folder));
    }

    [Fact]
    public void Bytes_that_are_no_rows_are_told() =>
        Should.Throw<InvalidDataException>(() => new AnswerSheet("A", "law", new byte[] { 1, 2, 0, 0 }).AddTo(new List<AnswerRow>())).Message.ShouldContain("law");

    private static (CampaignReading Folder, CampaignHandover Handover) Both(CampaignBuilder campaign) => campaign.InFolder(folder =>
    {
        var reading = CampaignFolder.Read(folder);
        return (reading, CampaignHandover.Read(folder, reading.Campaign.ShouldNotBeNull().Rules.Vacancy));
    });

    private static Dictionary<string, string> Results(CampaignReading reading) => ResultFolder.ToFiles(Assessment.Run(reading.Campaign.ShouldNotBeNull()))
        .ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value.Span));

    private static string TextOf(CampaignHandover handover) => Encoding.UTF8.GetString(handover.ToFiles()[Responses].Span);

    private static string Items(AnswerSheet sheet) => string.Join(' ', Rows(sheet).Select(row => Encoding.UTF8.GetString(row.Item.Span)));

    private static List<AnswerRow> Rows(AnswerSheet sheet)
    {
        var rows = new List<AnswerRow>();
        sheet.AddTo(rows);
        return rows;
    }
}
