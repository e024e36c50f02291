using System.Text;
using Recruit.Files.Csv;

namespace Recruit.Files.Rows;

/// <summary>The places of declared things by their names in UTF-8.</summary>
internal sealed class NameTable
{
    /// <summary>The place of what is not known.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> places;

    /// <summary>Numbers the names in their order.</summary>
    public NameTable(IEnumerable<string> names)
    {
        var table = new Dictionary<byte[], int>(Utf8Names.Comparer);
        foreach (var name in names)
        {
            table.Add(Encoding.UTF8.GetBytes(name), table.Count);
        }

        places = table.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The place of a name, or <see cref="Unknown"/>.</summary>
    public int PlaceOf(ReadOnlySpan<byte> name) => places.TryGetValue(name, out var place) ? place : Unknown;

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
