using System.Collections.Immutable;
using System.Text;
using Recruit.Files.Csv;
using Recruit.Stages.ProfessionalTesting;

namespace Recruit.Files.Rows;

/// <summary>The markers that cells name, by the numbers under which the sheets know them. Each name is judged once, when it comes first.</summary>
internal sealed class MarkerNumbers(ImmutableArray<MarkSheet> sheets)
{
    private readonly List<int[]> numbers = [];

    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> persons =
        new Dictionary<byte[], int>(Utf8Names.Comparer).GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The number of a marker at an exercise, or <see cref="NameTable.Unknown"/>: reported where the cell names no person.</summary>
    public int Find(CsvTable table, int column, int exercise)
    {
        var name = table[column];
        if (!persons.TryGetValue(name, out var person))
        {
            if (!JudgementCells.ReadPerson(table, column))
            {
                return NameTable.Unknown;
            }

            persons[name] = person = numbers.Count;
            numbers.Add([.. Enumerable.Repeat(NameTable.Unknown, sheets.Length)]);
        }

        if (exercise == NameTable.Unknown)
        {
            return NameTable.Unknown;
        }

        ref var number = ref numbers[person][exercise];
        return number == NameTable.Unknown ? number = sheets[exercise].MarkerOf(Encoding.UTF8.GetString(name)) : number;
    }
}
