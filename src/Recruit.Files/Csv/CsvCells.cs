namespace Recruit.Files.Csv;

/// <summary>Where the cells of one row lie in it.</summary>
internal sealed class CsvCells
{
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>A cell by its place, within the row.</summary>
    public Range this[int cell] => starts[cell]..ends[cell];

    /// <summary>Forgets the cells.</summary>
    public void Clear() => Count = 0;

    /// <summary>Finds the cells of a row whose quoting is in order. Quotes are taken out of it, closing the gaps of doubled ones.</summary>
    /// <param name="row">Without its line end. An empty one has no cells.</param>
    public void Split(Span<byte> row)
    {
        Count = 0;
        for (var start = 0; row.Length > 0; start++)
        {
            if (start < row.Length && row[start] == '"')
            {
                start = AddQuoted(row, start);
            }
            else
            {
                var comma = row[start..].IndexOf((byte)',');
                var end = comma < 0 ? row.Length : start + comma;
                Add(start, end);
                start = end;
            }

            if (start == row.Length)
            {
                return;
            }
        }
    }

    /// <summary>Returns where the cell ends in the row.</summary>
    private int AddQuoted(Span<byte> row, int start)
    {
        var from = start + 1;
        var to = from;
        while (true)
        {
            var quote = from + row[from..].IndexOf((byte)'"');
            row[from..quote].CopyTo(row[to..]);
            to += quote - from;
            from = quote + 1;
            if (from == row.Length || row[from] != '"')
            {
                Add(start + 1, to);
                return from;
            }

            row[to++] = (byte)'"';
            from++;
        }
    }

    private void Add(int start, int end)
    {
        if (Count == starts.Length)
        {
            Array.Resize(ref starts, 2 * Count);
            Array.Resize(ref ends, 2 * Count);
        }

        starts[Count] = start;
        ends[Count] = end;
        Count++;
    }
}
