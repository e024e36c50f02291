using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Recruit.Files.Tests;

/// <summary>The order of rows, columns and members, line ends, quotes and byte-order marks mean nothing.</summary>
public class SameMeaningTests
{
    private static readonly string[] Tables = ["candidates.csv", "attempts.csv", "responses.csv", "marks.csv", "ratings.csv", "events.csv"];

    [Fact]
    public void Rows_in_another_order_read_the_same() => Same(text => string.Join('\n', [text.Lines()[0], .. text.Lines()[1..].Reverse()]) + "\n");

    [Fact]
    public void Columns_in_another_order_read_the_same() =>
        Same(text => string.Concat(text.Lines().Select(line => string.Join(',', line.Cells().Reverse()) + "\n")));

    [Fact]
    public void Rows_may_end_with_CR_LF() => Same(text => text.Replace("\n", "\r\n", StringComparison.Ordinal));

    [Fact]
    public void The_last_row_needs_no_line_end() => Same(text => text.TrimEnd('\n'));

    [Fact]
    public void Empty_lines_are_skipped() => Same(text => "\n\r\n" + text.Replace("\n", "\n\n\r\n", StringComparison.Ordinal));

    [Fact]
    public void A_byte_order_mark_means_nothing() => Same(text => "\uFEFF" + text);

    [Fact]
    public void Every_cell_may_be_quoted() =>
        Same(text => string.Concat(text.Lines().Select(line => string.Join(',', line.Cells().Select(cell => cell.StartsWith('"') ? cell : $"\"{cell}\"")) + "\n")));

    [Fact]
    public void Members_in_another_order_read_the_same()
    {
        var campaign = new CampaignBuilder();
        foreach (var file in (string[])["vacancy.json", "tests/law.json"])
        {
            campaign.WithText(file, text => Reversed(JsonNode.Parse(text)!).ToJsonString());
        }

        Dump(campaign).ShouldBe(Dump(new CampaignBuilder()));
    }

    [Fact]
    public void Every_culture_reads_the_same()
    {
        var before = CultureInfo.CurrentCulture;
        var readings = new List<CampaignReading>();
        try
        {
            foreach (var name in (string[])["", "kk-KZ", "tr-TR", "fa-IR", "de-DE"])
            {
                CultureInfo.CurrentCulture = new CultureInfo(name);
                readings.Add(new CampaignBuilder().Read());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        readings.Select(Dump).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Facts_stay_as_at_first_release()
    {
        var campaign = new CampaignBuilder().WithRow("events.csv", "6,set-attempt,A,,law,,absent,,").WithRow("events.csv", "7,set-rating,A,,board,,recused,M1,")
            .WithRow("events.csv", "8,set-response,B,,law,q1,b,,").Read().Campaign.ShouldNotBeNull();

        campaign.Facts.TestAttempts[0].States[0].ShouldBe(Testing.AttemptState.Completed);
        campaign.Facts.Ratings[0].IsRecused(0, 0).ShouldBeFalse();
        campaign.Facts.Marks[0][0, 0, 0].ShouldBe(10);
        campaign.Facts.Responses[0][0].CodeAt(1).ShouldBe(Testing.ResponseCodes.Blank);
        campaign.Events.Select(happened => happened.Sequence).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    private static void Same(Func<string, string> change)
    {
        var expected = Dump(new CampaignBuilder());
        foreach (var table in Tables)
        {
            Dump(new CampaignBuilder().WithText(table, change)).ShouldBe(expected, table);
        }
    }

    private static JsonNode Reversed(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Reversed(member.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(entry => Reversed(entry!))]),
        _ => node.DeepClone(),
    };

    private static string Dump(CampaignBuilder builder) => Dump(builder.Read());

    /// <summary>Facts and events in a form that does not depend on how they are kept.</summary>
    private static string Dump(CampaignReading reading)
    {
        reading.Problems.ShouldBeEmpty();
        var (rules, facts, events) = reading.Campaign.ShouldNotBeNull();
        var dump = new StringBuilder();
        for (var candidate = 0; candidate < facts.Roll.Count; candidate++)
        {
            dump.Append(facts.Roll.NameOf(candidate));
            Append(dump, facts.Fields.Select(column => column[candidate]?.Print(column.Field)));
            Append(dump, facts.TestAttempts.Concat(facts.ExerciseAttempts).Concat(facts.PanelAttempts).Select(attempts => attempts.States[candidate].ToString()));
            Append(dump, facts.Responses.SelectMany(items => items).Select(item => $"{item.CodeAt(candidate) > 0}:{item.Codes.Earned(item.CodeAt(candidate), 0)}:{item.Codes.Earned(item.CodeAt(candidate), item.Item.Id.Text == "q3" ? 1 : 0)}"));
            foreach (var sheet in facts.Marks)
            {
                Append(dump, ((string[])["S-1", "S-2", "S-3"]).SelectMany(marker => sheet.Exercise.Criteria
                    .Select((_, criterion) => sheet.MarkBy(candidate, sheet.MarkerOf(marker), criterion)?.ToString(CultureInfo.InvariantCulture))));
            }

            foreach (var sheet in facts.Ratings)
            {
                Append(dump, sheet.Panel.Members.SelectMany((_, member) => sheet.Panel.Criteria
                    .Select((_, criterion) => $"{sheet[candidate, member, criterion]}{sheet.IsRecused(candidate, member)}")));
            }

            dump.AppendLine();
        }

        dump.AppendLine(string.Join('\n', events));
        dump.AppendLine(string.Join('\n', rules.Vacancy.Stages.Select(stage => $"{stage.Id} {stage.Kind} {stage.Advance} {stage.Band}")));
        return dump.ToString();
    }

    private static void Append(StringBuilder dump, IEnumerable<string?> values) => dump.Append(' ').AppendJoin(',', values);
}

/// <summary>Enough CSV for the campaign of the builder, whose quoted cells hold no line end.</summary>
file static class CsvText
{
    public static string[] Lines(this string text) => text.TrimEnd('\n').Split('\n');

    public static IEnumerable<string> Cells(this string line)
    {
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var c in line)
        {
            isQuoted ^= c == '"';
            if (c == ',' && !isQuoted)
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        yield return cell.ToString();
    }
}
