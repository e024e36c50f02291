using Recruit.Actors;

namespace Recruit.Files.Handover;

/// <summary>A row of an answer sheet: windows into UTF-8 text.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Response">What was answered.</param>
/// <param name="Seconds">How long that took; empty where nobody said.</param>
public readonly record struct AnswerRow(ReadOnlyMemory<byte> Item, ReadOnlyMemory<byte> Response, ReadOnlyMemory<byte> Seconds = default);

/// <summary>
/// What one candidate answered in one test: rows of responses.csv as the bytes that are sealed of them. A campaign has a hundred such rows for each candidate, so they are
/// not held as texts.
/// </summary>
/// <param name="Candidate">Id of the candidate.</param>
/// <param name="Test">Id of the test.</param>
/// <param name="Packed">How many rows they are; of each how many cells it has, which is 3, and these: item, response, seconds.</param>
public sealed record AnswerSheet(string Candidate, string Test, ReadOnlyMemory<byte> Packed)
{
    private const int Cells = 3;

    private static readonly Comparer<ReadOnlyMemory<byte>> ByBytes = Comparer<ReadOnlyMemory<byte>>.Create((one, other) => one.Span.SequenceCompareTo(other.Span));

    /// <summary>The sheet that has these rows, in this order.</summary>
    public static AnswerSheet Of(string candidate, string test, IReadOnlyCollection<AnswerRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var content = new RecordWriter();
        content.Write(rows.Count);
        foreach (var row in rows)
        {
            Write(content, row.Item.Span, row.Response.Span, row.Seconds.Span);
        }

        return new AnswerSheet(candidate, test, content.ToArray());
    }

    /// <summary>Adds the rows to others.</summary>
    /// <exception cref="InvalidDataException">The bytes are no rows.</exception>
    public void AddTo(ICollection<AnswerRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var reader = new RecordReader(Packed);
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            if (reader.ReadInt() != Cells)
            {
                throw new InvalidDataException($"What {Candidate} answered in {Test} has rows of another shape.");
            }

            rows.Add(new AnswerRow(reader.ReadBytes(), reader.ReadBytes(), reader.ReadBytes()));
        }
    }

    /// <summary>The rows by their items, byte by byte; those of one item in their order.</summary>
    internal static IEnumerable<AnswerRow> InOrder(List<AnswerRow> rows)
    {
        for (var at = 1; at < rows.Count; at++)
        {
            if (rows[at].Item.Span.SequenceCompareTo(rows[at - 1].Item.Span) < 0)
            {
                return rows.OrderBy(row => row.Item, ByBytes);
            }
        }

        return rows;
    }

    /// <summary>Writes one row behind others.</summary>
    internal static void Write(RecordWriter content, ReadOnlySpan<byte> item, ReadOnlySpan<byte> response, ReadOnlySpan<byte> seconds)
    {
        content.Write(Cells);
        content.Write(item);
        content.Write(response);
        content.Write(seconds);
    }
}
