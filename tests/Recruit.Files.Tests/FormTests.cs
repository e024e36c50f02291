using System.Text;

namespace Recruit.Files.Tests;

/// <summary>Step 1: files, encoding, JSON and CSV as such.</summary>
public class FormTests
{
    private const string Vacancy = "vacancy.json";
    private const string Marks = "marks.csv";
    private const string Header = "candidate,exercise,marker,criterion,mark\n";

    [Fact]
    public void A_folder_that_is_not_there_lacks_its_vacancy() =>
        CampaignFolder.Read(Path.Combine(Path.GetTempPath(), "no-such-folder-" + nameof(FormTests))).Problems
            .ShouldHaveSingleItem().ToString().ShouldBe("vacancy.json:1: -: missing file");

    [Fact]
    public void Other_files_are_not_looked_at() =>
        new CampaignBuilder().With("campaign.json", "{").With("notes.csv", "\"").With("tests/law.json.bak", "").With("tests/old/x.json", "")
            .Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("", 1)]
    [InlineData("{}}", 1)]
    [InlineData("{\n\"id\": 1,\n}", 3)]
    [InlineData("{\n\n// no comments\n}", 3)]
    [InlineData("{\n  \"id\": 'a'\n}", 2)]
    [InlineData("{\n  \"id\": 01\n}", 2)]
    [InlineData("{\n  \"id\": \"a\tb\"\n}", 2)]
    [InlineData("{\n  \"id\": \"a\n\"}", 2)]
    [InlineData("{\n  \"id\": 1\n", 3)]
    [InlineData("{\n  \"id\": NaN }", 2)]
    [InlineData("{\n\n  \"id\": \"\\ud800\" }", 3)]
    [InlineData("{\n\n  \"id\": \"\\udc00\\ud800\" }", 3)]
    [InlineData("{\n\n  \"id\": \"\\ud800\\n\\udc00\" }", 3)]
    [InlineData("{\n\n  \"\\uDC00\": 1 }", 3)]
    public void What_is_not_JSON_is_named_by_its_line(string content, int line) =>
        new CampaignBuilder().With(Vacancy, content).Problems().ShouldBe([$"vacancy.json:{line}: -: not JSON"]);

    [Fact]
    public void Paired_surrogates_may_be_escaped() =>
        new CampaignBuilder().WithJson(Vacancy, "merit.seed", "\"\\\\ud800 \\ud83d\\ude00 \\u0041\"").Problems().ShouldBeEmpty();

    [Fact]
    public void Nesting_of_32_is_a_matter_of_shape_and_33_is_not_JSON()
    {
        new CampaignBuilder().With(Vacancy, new string('[', 32) + new string(']', 32)).Problems().ShouldBe(["vacancy.json:1: -: wrong type"]);
        new CampaignBuilder().With(Vacancy, new string('[', 33) + new string(']', 33)).Problems().ShouldBe(["vacancy.json:1: -: not JSON"]);
    }

    [Theory]
    [InlineData("vacancy.json")]
    [InlineData("tests/law.json")]
    [InlineData("marks.csv")]
    [InlineData("events.csv")]
    public void One_byte_order_mark_is_ignored_in_every_file(string file) =>
        new CampaignBuilder().WithText(file, text => "\uFEFF" + text).Problems().ShouldBeEmpty();

    [Fact]
    public void A_second_byte_order_mark_is_text()
    {
        new CampaignBuilder().WithText(Vacancy, text => "\uFEFF\uFEFF" + text).Problems().ShouldBe(["vacancy.json:1: -: not JSON"]);
        new CampaignBuilder().WithText(Marks, text => "\uFEFF\uFEFF" + text).Problems().Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(Vacancy, "{\n\n\"id\": \"", 3)]
    [InlineData(Marks, Header + "A,essay\n\"\n", 4)]
    public void Bytes_that_are_not_UTF_8_are_named_by_their_line(string file, string before, int line)
    {
        foreach (byte[] bad in (byte[][])[[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82, (byte)'\n'], [0xC3]])
        {
            new CampaignBuilder().With(file, [.. Encoding.UTF8.GetBytes(before), .. bad, (byte)'\n', (byte)'x', 0]).Problems()
                .ShouldContain($"{file}:{line}: -: not UTF-8");
        }

        new CampaignBuilder().With(file, [.. Encoding.UTF8.GetBytes(before), 0, 0xFF, 0]).Problems().ShouldContain($"{file}:{line}: -: NUL character");
    }

    [Fact]
    public void After_the_first_of_its_faults_a_file_is_left() =>
        new CampaignBuilder()
            .With(Marks, Header + "A,essay,\"S-1,law\n10\"x\n\0\r\r")
            .With("ratings.csv", "candidate,panel,member,criterion,rating\nA,B\nA,\rB\n\"\n\0")
            .With("events.csv", "a\n\n\n\0\n\"\n")
            .Problems().ShouldBe(
            [
                "marks.csv:2: -: bad quoting",
                "ratings.csv:2: -: wrong number of cells",
                "ratings.csv:3: -: bad line end",
                "events.csv:4: -: NUL character",
            ]);

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n\n")]
    public void A_file_without_a_row_has_no_header(string content) =>
        new CampaignBuilder().With(Marks, content).Problems().ShouldBe(["marks.csv:1: -: missing header"]);

    [Theory]
    [InlineData("a\"b,,,,\n")]
    [InlineData("\"a\"b,,,,\n")]
    [InlineData("\"a\" ,,,,\n")]
    [InlineData(" \"a\",,,,\n")]
    [InlineData("\"a,,,,\n")]
    [InlineData("a,\"")]
    [InlineData("a,\"\"\"")]
    public void A_quote_in_the_wrong_place_is_bad_quoting(string row) =>
        new CampaignBuilder().With(Marks, Header + "A,essay,S-1,law,1\n" + row).Problems().ShouldBe(["marks.csv:3: -: bad quoting"]);

    [Theory]
    [InlineData("A,essay,S-1,law,1\rA,essay,S-1,style,1\n")]
    [InlineData("A,essay,S-1,law,1\r\r\n")]
    [InlineData("A,essay,S-1,law,\"1\"\r")]
    [InlineData("A,essay,S-1,law,1\r")]
    [InlineData("\r")]
    public void A_lone_carriage_return_is_a_bad_line_end(string rows) =>
        new CampaignBuilder().With(Marks, Header + rows).Problems().ShouldBe(["marks.csv:2: -: bad line end"]);

    [Fact]
    public void A_lone_carriage_return_inside_quotes_is_text() =>
        new CampaignBuilder().WithRow("events.csv", "9,accept,A,,,,,,\"a\rb\r\n\"\"c\"\"\"").Problems().ShouldBeEmpty();

    [Fact]
    public void A_row_has_at_most_65536_bytes_without_its_line_end()
    {
        var most = "9,accept,A,,,,,," + new string('я', (65_536 - 16) / 2);
        new CampaignBuilder().WithRow("events.csv", most).Problems().ShouldBeEmpty();
        new CampaignBuilder().WithRow("events.csv", most + "\r").Problems().ShouldBeEmpty();
        new CampaignBuilder().WithText("events.csv", text => text + most).Problems().ShouldBeEmpty();
        new CampaignBuilder().WithRow("events.csv", most + "x").Problems().ShouldBe(["events.csv:7: -: row too long"]);
        new CampaignBuilder().WithRow("events.csv", most + "x\r").Problems().ShouldBe(["events.csv:7: -: row too long"]);
        new CampaignBuilder().WithText("events.csv", text => text + most + "x").Problems().ShouldBe(["events.csv:7: -: row too long"]);
    }

    [Fact]
    public void After_a_row_that_is_too_long_the_file_is_read_on()
    {
        var quoted = "9,accept,A,,,,,,\"" + string.Concat(Enumerable.Repeat("a,\"\"\n", 100_000)) + "\"";
        new CampaignBuilder().WithRow("events.csv", quoted).WithRow("events.csv", "1,2").WithRow("events.csv", new string('x', 1_000_000))
            .Problems().ShouldBe(
            [
                "events.csv:7: -: row too long",
                "events.csv:100008: -: wrong number of cells",
                "events.csv:100009: -: row too long",
            ]);
    }

    [Fact]
    public void The_header_may_be_too_long() =>
        new CampaignBuilder().WithText(Marks, text => new string('x', 70_000) + "\n" + text).Problems().ShouldBe(["marks.csv:1: -: row too long"]);

    [Theory]
    [InlineData("A,essay,S-1,law")]
    [InlineData("A,essay,S-1,law,1,")]
    [InlineData("\"A,essay,S-1,law,1\"")]
    [InlineData("\"\"")]
    [InlineData(" ")]
    public void Every_row_has_as_many_cells_as_the_header(string row) =>
        new CampaignBuilder().With(Marks, Header + row).Problems().ShouldBe(["marks.csv:2: -: wrong number of cells"]);

    [Fact]
    public void A_row_stands_in_the_line_where_it_begins() =>
        new CampaignBuilder().WithText("events.csv", text => text + "\r\n\n6,accept,A,,,,,,\"two\nlines\"\n\n7,accept,X,,,,,,\"three\n\nlines\"\r\n8,accept,A,,,,,,\n9")
            .Problems().ShouldBe(["events.csv:16: -: wrong number of cells"]);

    [Fact]
    public void Rows_that_lie_across_blocks_are_read_like_others()
    {
        // Lengths that share no factor with any block, so that every kind of row is cut everywhere sooner or later.
        var rows = new StringBuilder(new CampaignBuilder().Text("events.csv"));
        for (var number = 10; number < 20_010; number++)
        {
            var text = string.Concat(Enumerable.Repeat("қ", number % 41));
            rows.Append(number).Append(",accept,A,,,,,,").Append((number % 5) switch
            {
                0 => text + "\n",
                1 => text + "\r\n",
                2 => $"\"{text}\"\r\n",
                3 => $"\"{text}\"\"{text}\n,\r\n\"\n",
                _ => text + "\n\r\n",
            });
        }

        var reading = new CampaignBuilder().With("events.csv", rows.ToString()).Read();
        reading.Problems.ShouldBeEmpty();
        reading.Campaign!.Events.Length.ShouldBe(20_005);

        var line = rows.ToString().Count(c => c == '\n') + 1;
        new CampaignBuilder().With("events.csv", rows + "9,accept,\"X\"\"\",,,,,,").Problems()
            .ShouldBe([$"events.csv:{line}: candidate: unknown candidate \"X\"\""]);
    }

    [Fact]
    public void The_form_of_every_file_is_checked_before_anything_else() =>
        new CampaignBuilder().WithJson(Vacancy, "posts", "0").With("tests/b.json", "[").With("tests/b-1.json", "[").With(Marks, "\"").WithRow("responses.csv", "X")
            .Problems().ShouldBe(
            [
                "tests/b.json:1: -: not JSON",
                "tests/b-1.json:1: -: not JSON",
                "responses.csv:8: -: wrong number of cells",
                "marks.csv:1: -: bad quoting",
            ]);
}
