using System.Text;
using Recruit.Engine.Journal;

namespace Recruit.Engine.Verifying;

/// <summary>Where the tables of the journal begin. A file with other tables, or with more, is no journal.</summary>
/// <param name="Log">The name of the log.</param>
/// <param name="Batches">The batches.</param>
/// <param name="Attachments">The attachments.</param>
/// <param name="References">The index of their references.</param>
internal readonly record struct JournalTables(uint Log, uint Batches, uint Attachments, uint References)
{
    private const string IndexName = "sqlite_autoindex_attachment_1";

    /// <summary>Reads the file's own list of its tables.</summary>
    /// <exception cref="PageBrokenException">It is not that of a journal.</exception>
    public static JournalTables Read(TreeWalk walk)
    {
        var expected = Expected().ToArray();
        var (roots, at) = (new uint[expected.Length], 0);
        foreach (var row in walk.Table(1))
        {
            if (at == expected.Length || row.Key != at + 1 || Root(row.Record, expected[at]) is not { } root)
            {
                throw new PageBrokenException(1, "it lists a table that no journal has, or has twice");
            }

            roots[at++] = root;
        }

        return at == expected.Length
            ? new JournalTables(roots[0], roots[1], roots[2], roots[3])
            : throw new PageBrokenException(1, "a table of the journal is missing");
    }

    private static IEnumerable<(string Type, string Name, string Table, string? Statement)> Expected()
    {
        foreach (var statement in SqliteJournal.Tables.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = statement.Split(' ')[2];
            yield return ("table", name, name, statement);
        }

        yield return ("index", IndexName, "attachment", null);
    }

    private static uint? Root(ReadOnlyMemory<byte> record, (string Type, string Name, string Table, string? Statement) expected)
    {
        var last = expected.Statement is null ? StoredType.Nothing : StoredType.Text;
        return StoredRecord.TryRead(record, StoredType.Text, StoredType.Text, StoredType.Text, StoredType.Number, last) is { } values
            && Is(values[0], expected.Type) && Is(values[1], expected.Name) && Is(values[2], expected.Table) && Is(values[4], expected.Statement ?? "")
            && values[3].Number is > 1 and <= uint.MaxValue
            ? (uint)values[3].Number
            : null;
    }

    private static bool Is(StoredValue value, string text) => value.Content.Span.SequenceEqual(Encoding.UTF8.GetBytes(text));
}
