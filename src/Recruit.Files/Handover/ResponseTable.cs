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
    internal bool TryRecord(AssessmentRules rules, Facts facts)
    {
        var candidates = new CandidateNames(facts.Roll);
        int[] places = [.. Sheets.Select(sheet => candidates.PlaceOf(Encoding.UTF8.GetBytes(sheet.Candidate)))];
        AnswerSheet[] ordered = [.. Sheets];
        Array.Sort(places, ordered);
        if (places.Contains(NameTable.Unknown))
        {
            return false;
        }

        // All sheets of a candidate are in one part, so whoever answered an item twice is found.
        var fine = new bool[Environment.ProcessorCount];
        Parallel.For(0, fine.Length, part =>
        {
            var (from, to) = (FirstOf(part), FirstOf(part + 1));
            fine[part] = TryRecord(new RuleNames(rules), facts, places.AsSpan(from..to), ordered.AsSpan(from..to));
        });
        return Array.TrueForAll(fine, isFine => isFine);

        int FirstOf(int part)
        {
            var candidate = (int)((long)facts.Roll.Count * part / fine.Length);
            var at = Array.BinarySearch(places, candidate);
            for (at = at < 0 ? ~at : at; at > 0 && places[at - 1] == candidate; at--)
            {
            }

            return at;
        }
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

    /// <summary>In the order of the roll: codes lie item by item, so those of one candidate are written where those of the one before were.</summary>
    private static bool TryRecord(RuleNames names, Facts facts, ReadOnlySpan<int> candidates, ReadOnlySpan<AnswerSheet> sheets)
    {
        var rows = new List<AnswerRow>();
        for (var place = 0; place < sheets.Length; place++)
        {
            var (candidate, test) = (candidates[place], names.Tests.PlaceOf(Encoding.UTF8.GetBytes(sheets[place].Test)));
            if (test == NameTable.Unknown || !ResponseRows.CanRespond(facts.TestAttempts[test].States[candidate]))
            {
                return false;
            }

            rows.Clear();
            sheets[place].AddTo(rows);
            if (!rows.TrueForAll(row => names.ItemOf(test, row.Item.Span) is var item and not NameTable.Unknown && TryRecord(row, candidate, facts.Responses[test][item])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryRecord(AnswerRow row, int candidate, ItemResponses responses)
    {
        var response = row.Response.Span;
        if (!IsTime(row.Seconds.Span) || !TryRead(response, responses.Codes, out var code) || responses.CodeAt(candidate) != ResponseCodes.NoRow)
        {
            return false;
        }

        responses.Set(candidate, code);
        return true;
    }

    /// <summary>The code of a response; one that is remembered was looked at when it first came.</summary>
    private static bool TryRead(ReadOnlySpan<byte> response, ResponseCodes codes, out int code) =>
        codes.TryRemember(response, out code)
        || (response.Length <= ResponseBytesMax && Utf8Text.FindFault(response, out _) == TextFault.None && codes.CodeOf(response, out code) == ResponseFault.None);

    /// <summary>Most times are whole seconds, which are read faster.</summary>
    private static bool IsTime(ReadOnlySpan<byte> seconds) =>
        seconds.IsEmpty || (NumberForm.TryReadWhole(seconds, out var whole) ? whole >= 0 : NumberForm.TryReadNumber(seconds, out var number) && number >= 0);

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
