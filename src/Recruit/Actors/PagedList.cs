using System.Collections;
using System.Text.Json;

namespace Recruit.Actors;

/// <summary>A list inside the state of an actor that is stored in pages of its own, so that a snapshot writes only what changed.</summary>
public abstract class PagedList
{
    /// <summary>Numbers of the pages among those of the whole state, by the place of the page in the list.</summary>
    internal List<int> PageNumbers { get; } = [];

    /// <summary>Told the place of a page that changed.</summary>
    internal Action<int>? PageChanged { get; set; }

    internal abstract void Write(int page, RecordWriter writer);

    internal abstract void Read(ref RecordReader reader);
}

/// <summary>A list of records that only grows at its end and whose rows may be replaced; only <see cref="ActorKind.Evolve"/> writes it.</summary>
/// <typeparam name="TRow">An immutable record, stored as <see cref="RecordJson"/>.</typeparam>
/// <param name="rowsPerPage">How many rows one page has: small where rows change, large where they are only added. Never changes.</param>
/// <param name="placed">Told where a row came to stand, and the row it replaced; for what is derived from the rows.</param>
public sealed class PagedList<TRow>(int rowsPerPage, Action<int, TRow, TRow?>? placed = null) : PagedList, IReadOnlyList<TRow>
    where TRow : class
{
    private readonly List<TRow> rows = [];

    /// <inheritdoc/>
    public int Count => rows.Count;

    /// <summary>A row; setting one replaces it.</summary>
    public TRow this[int index]
    {
        get => rows[index];
        internal set
        {
            var old = rows[index];
            rows[index] = value;
            placed?.Invoke(index, value, old);
            PageChanged?.Invoke(index / rowsPerPage);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(TRow row)
    {
        Append(row);
        PageChanged?.Invoke((rows.Count - 1) / rowsPerPage);
    }

    internal override void Write(int page, RecordWriter writer)
    {
        var first = page * rowsPerPage;
        var last = Math.Min(first + rowsPerPage, rows.Count);
        writer.Write(last - first);
        for (var row = first; row < last; row++)
        {
            writer.Write(JsonSerializer.SerializeToUtf8Bytes(rows[row], RecordJson.Options));
        }
    }

    internal override void Read(ref RecordReader reader)
    {
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            Append(RecordJson.Read<TRow>(reader.ReadBytes().Span));
        }
    }

    private void Append(TRow row)
    {
        rows.Add(row);
        placed?.Invoke(rows.Count - 1, row, null);
    }
}
