using System.Text;
using Recruit.Files.Csv;

namespace Recruit.Files.Rows;

/// <summary>The places of declared things by their names in UTF-8.</summary>
/// <remarks>
/// Rows mostly name the thing of the row before, or the one that came after it the last time, at first the one declared after it. A look at these two
/// costs less than computing a hash.
/// </remarks>
internal sealed class NameTable
{
    /// <summary>The place of what is not known.</summary>
    public const int Unknown = -1;

    private readonly byte[][] names;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> places;
    private readonly int[] following;
    private int last;

    /// <summary>Numbers the names in their order.</summary>
    public NameTable(IEnumerable<string> names)
    {
        this.names = [.. names.Select(Encoding.UTF8.GetBytes)];
        var table = new Dictionary<byte[], int>(Utf8Names.Comparer);
        foreach (var name in this.names)
        {
            table.Add(name, table.Count);
        }

        places = table.GetAlternateLookup<ReadOnlySpan<byte>>();
        following = [.. Enumerable.Range(1, this.names.Length)];
    }

    /// <summary>The place of a name, or <see cref="Unknown"/>.</summary>
    public int PlaceOf(ReadOnlySpan<byte> name)
    {
        var known = names;
        if (known.Length == 0)
        {
            return Unknown;
        }

        var next = following[last];
        if ((uint)next < (uint)known.Length && name.SequenceEqual(known[next]))
        {
            return last = next;
        }

        if (name.SequenceEqual(known[last]))
        {
            return last;
        }

        return places.TryGetValue(name, out var place) ? last = following[last] = place : Unknown;
    }

    /// <summary>The place of what a cell names, or <see cref="Unknown"/>, reported.</summary>
    public int Find(CsvTable table, int column, string phrase)
    {
        if (!table.Has(column))
        {
            return Unknown;
        }

        var place = PlaceOf(table[column]);
        if (place == Unknown)
        {
            table.Report(column, phrase);
        }

        return place;
    }
}
