using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Files.Csv;
using Recruit.Files.Results;
using Recruit.Files.Rows;
using Recruit.Numbers;
using Recruit.Testing;

namespace Recruit.Files.Handover;

/// <summary>responses.csv sheet by sheet, whatever the order of rows and columns in the file was.</summary>
public sealed class ResponseTable
{
    /// <summary>A row of a file has room for it, quoted too, whatever stands beside it.</summary>
    private const int ResponseBytesMax = CsvReader.RowBytesMax / 4;

    internal ResponseTable(IEnumerable<AnswerSheet> sheets) => Sheets = [.. sheets];

    /// <summary>What was answered; of one candidate and test there may be several.</summary>
    public ImmutableArray<AnswerSheet> Sheets { get; }

    /// <summary>Reads a file that was checked before: one sheet for each candidate and test, its rows by their items.</summary>
    internal static ResponseTable Read(CsvTable table)
    {
        table.Bind(ResponseRows.Columns);
        var sheets = new Dictionary<(string Candidate, string Test), Written>();
        var (written, candidate, test) = (new Written(), Array.Empty<byte>(), Array.Empty<byte>());
        while (table.ReadRow())
        {
            // Rows of one sheet mostly stand together.
            if (!table[ResponseRows.Candidate].SequenceEqual(candidate) || !table[ResponseRows.Test].SequenceEqual(test))
            {
                (candidate, test) = (table[ResponseRows.Candidate].ToArray(), table[ResponseRows.Test].ToArray());
                var of = (Encoding.UTF8.GetString(candidate), Encoding.UTF8.GetString(test));
                written = sheets.GetValueOrDefault(of) ?? new Written();
                sheets[of] = written;
            }

            AnswerSheet.Write(written.Rows, table[ResponseRows.Item], table[ResponseRows.Response], table[ResponseRows.Seconds]);
            written.Count++;
        }

        return new ResponseTable(sheets.Select(one => one.Value.ToSheet(one.Key.Candidate, one.Key.Test)));
    }

    /// <summary>
    /// Records the responses as facts, which costs a fraction of writing them as a file and reading that. False, with some of them recorded, where one is not as the file
    /// must have it: that tells what is wrong, and where.
    /// </summary>
    internal bool TryRecord(RuleNames names, Facts facts)
    {
        var (candidates, rows) = (new CandidateNames(facts.Roll), new List<AnswerRow>());
        foreach (var sheet in Sheets)
        {
            var candidate = candidates.PlaceOf(Encoding.UTF8.GetBytes(sheet.Candidate));
            var test = names.Tests.PlaceOf(Encoding.UTF8.GetBytes(sheet.Test));
            if (candidate == NameTable.Unknown || test == NameTable.Unknown || !ResponseRows.CanRespond(facts.TestAttempts[test].States[candidate]))
            {
                return false;
            }

            rows.Clear();
            sheet.AddTo(rows);
            if (!rows.TrueForAll(row => names.ItemOf(test, row.Item.Span) is var item and not NameTable.Unknown && TryRecord(row, candidate, facts.Responses[test][item])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The file in its one form: rows by candidate, test and item, bytes by bytes; seconds only if there are any.</summary>
    internal byte[] Write()
    {
        var rows = new List<AnswerRow>();
        var haveSeconds = Sheets.Any(sheet => HasSeconds(sheet, rows));
        using var stream = new MemoryStream();
        using var writer = new ResultWriter(stream);
        foreach (var column in ResponseRows.Columns.Where(column => !column.MayBeMissing || haveSeconds))
        {
            writer.Cell(column.Name);
        }

        writer.EndRow();
        AnswerSheet[] ordered = [.. Sheets.OrderBy(one => one.Candidate, Utf8Order.Instance).ThenBy(one => one.Test, Utf8Order.Instance)];
        for (var at = 0; at < ordered.Length;)
        {
            rows.Clear();
            var of = (ordered[at].Candidate, ordered[at].Test);
            for (; at < ordered.Length && (ordered[at].Candidate, ordered[at].Test) == of; at++)
            {
                ordered[at].AddTo(rows);
            }

            var (candidate, test) = (Encoding.UTF8.GetBytes(of.Candidate), Encoding.UTF8.GetBytes(of.Test));
            foreach (var row in AnswerSheet.InOrder(rows))
            {
                writer.Cell(candidate).Cell(test).Cell(row.Item.Span).Cell(row.Response.Span);
                if (haveSeconds)
                {
                    writer.Cell(row.Seconds.Span);
                }

                writer.EndRow();
            }
        }

        writer.Finish();
        return stream.ToArray();
    }

    private static bool TryRecord(AnswerRow row, int candidate, ItemResponses responses)
    {
        var response = row.Response.Span;
        if (response.Length > ResponseBytesMax || Utf8Text.FindFault(response, out _) != TextFault.None || !IsTime(row.Seconds.Span)
            || responses.Codes.CodeOf(response, out var code) != ResponseFault.None || responses.CodeAt(candidate) != ResponseCodes.NoRow)
        {
            return false;
        }

        responses.Set(candidate, code);
        return true;
    }

    private static bool IsTime(ReadOnlySpan<byte> seconds) => seconds.IsEmpty || (NumberForm.TryReadNumber(seconds, out var number) && number >= 0);

    private static bool HasSeconds(AnswerSheet sheet, List<AnswerRow> rows)
    {
        rows.Clear();
        sheet.AddTo(rows);
        return rows.Exists(row => !row.Seconds.IsEmpty);
    }

    /// <summary>Rows of a sheet while they are read.</summary>
    private sealed class Written
    {
        public RecordWriter Rows { get; } = new();

        public int Count { get; set; }

        public AnswerSheet ToSheet(string candidate, string test)
        {
            var content = new RecordWriter();
            content.Write(Count);
            content.WriteRaw(Rows.Written);
            var (sheet, rows) = (new AnswerSheet(candidate, test, content.ToArray()), new List<AnswerRow>(Count));
            sheet.AddTo(rows);
            return AnswerSheet.InOrder(rows) is var ordered && ReferenceEquals(ordered, rows) ? sheet : AnswerSheet.Of(candidate, test, [.. ordered]);
        }
    }
}
