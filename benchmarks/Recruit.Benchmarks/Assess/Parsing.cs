using System.Globalization;
using Recruit.Files.Csv;
using PeerReader = CsvHelper.CsvReader;

namespace Recruit.Benchmarks.Assess;

/// <summary>What no assessment can be faster than: only reading the same files. Each way in a process of its own; prints what it counted.</summary>
internal static class Parsing
{
    /// <summary>What a program that parses with CsvHelper does at the least: it asks for the cells.</summary>
    public const string PeerOfCells = "csvhelper-cells";

    private const int BlockBytes = 1 << 18;

    public static readonly (string How, string Description)[] Ways =
    [
        ("lines", "floor: counting line ends only"),
        ("own", "floor: our reader, all rows split into cells"),
        ("csvhelper", "floor: CsvHelper, rows only"),
        (PeerOfCells, "CsvHelper, every cell as a text"),
    ];

    public static void Run(string how, string[] paths)
    {
        // Data rows, without the header, which the peer takes for itself.
        var rows = paths.Sum(path => how switch
        {
            "lines" => Lines(path) - 1,
            "own" => Own(path) - 1,
            _ => Peer(path, readCells: how == PeerOfCells),
        });
        Console.WriteLine(rows.ToString(CultureInfo.InvariantCulture));
    }

    private static FileStream Open(string path) =>
        new(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });

    private static long Lines(string path)
    {
        using var stream = Open(path);
        var block = new byte[BlockBytes];
        var lines = 0L;
        for (int read; (read = stream.Read(block)) > 0;)
        {
            lines += block.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }

    private static long Own(string path)
    {
        using var stream = Open(path);
        using var blocks = new Utf8Blocks(stream, _ => { });
        using var reader = new CsvReader(blocks);
        var rows = 0L;
        while (reader.Read() == CsvFinding.Row)
        {
            rows++;
        }

        return rows;
    }

    private static long Peer(string path, bool readCells)
    {
        using var reader = PeerReader.FromFile(path);
        var rows = 0L;
        while (reader.Read())
        {
            rows++;
            for (var cell = 0; readCells && cell < reader.FieldCount; cell++)
            {
                GC.KeepAlive(reader.GetString(cell));
            }
        }

        return rows;
    }
}
