using System.Text;
using CsvHelper;
using Recruit.Files.Csv;
using PeerReader = CsvHelper.CsvReader;
using Reader = Recruit.Files.Csv.CsvReader;

namespace Recruit.Files.Tests.Csv;

/// <summary>The reader beside CsvHelper, on files made up of what matters to either.</summary>
public class CsvReaderTests
{
    private const int Cases = 5_000;
    private const int PiecesMax = 60;

    private static readonly string[] Plain = ["a", "ә", "\U00010000", ",", ",", "\n", "\r\n", new string('x', 29), "31 bytes, no line end, no quotes"];
    private static readonly string[] Any = [.. Plain, "\"b\"", "\"\"", "\"c,\n\"\"\r\n\",", "\n\"", "\",", "\r"];

    [Fact]
    public void Rows_without_quotes_read_as_CsvHelper_reads_them() => Compare(Plain, accepted => accepted.ShouldBe(Cases));

    [Fact]
    public void Whatever_is_accepted_reads_as_CsvHelper_reads_it() => Compare(Any, accepted => accepted.ShouldBeGreaterThan(Cases / 20));

    /// <summary>Reads files at one go and in parts of some length, and by the peer.</summary>
    private static void Compare(string[] pieces, Action<int> claim)
    {
        var random = new Random(20261127);
        var accepted = 0;
        for (var i = 0; i < Cases; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(PiecesMax)).Select(_ => pieces[random.Next(pieces.Length)]));
            var (whole, end) = Read(text, int.MaxValue);
            var part = random.Next(1, 100);
            var (parts, endOfParts) = Read(text, part);
            endOfParts.ShouldBe(end, $"{text} in parts of {part}");
            parts.ShouldBe(whole, $"{text} in parts of {part}");
            if (end.Finding == CsvFinding.End)
            {
                accepted++;
                whole.Select(row => row.Cells).ShouldBe(Peer(text), text);
            }
        }

        claim(accepted);
    }

    private static (List<(long Line, string Cells)> Rows, (CsvFinding Finding, long Line) End) Read(string text, int part)
    {
        var rows = new List<(long, string)>();
        using var blocks = new Utf8Blocks(new InParts(Encoding.UTF8.GetBytes(text), part), _ => { });
        using var reader = new Reader(blocks);
        CsvFinding finding;
        while ((finding = reader.Read()) == CsvFinding.Row)
        {
            var row = new List<string>();
            for (var cell = 0; cell < reader.CellCount; cell++)
            {
                row.Add(Encoding.UTF8.GetString(reader[cell]));
            }

            rows.Add((reader.Line, string.Join('|', row)));
        }

        return (rows, (finding, reader.Line));
    }

    private static List<string> Peer(string text)
    {
        var rows = new List<string>();
        using var reader = PeerReader.FromText(text, new CsvReaderOptions { HasHeader = false, Separator = ',' });
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)));
        }

        return rows;
    }

    /// <summary>Gives so many bytes at a time at most.</summary>
    private sealed class InParts(byte[] content, int part) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, part)]);
    }
}
