using System.Collections.Immutable;
using Recruit.Candidates;
using Recruit.Files.Csv;
using Recruit.Vacancies;

namespace Recruit.Files.Rows;

/// <summary>candidates.csv: who applied, and what is recorded of them.</summary>
internal static class CandidateRows
{
    private const int Candidate = 0;
    private const int FirstField = 1;

    /// <summary>The candidate's own column, then one for each field.</summary>
    public static Column[] Columns(Vacancy vacancy) =>
        [new Column(Field.ReservedId), .. vacancy.Fields.Select(field => new Column(field.Id.Text))];

    /// <summary>The roll, and the columns of the fields in its order.</summary>
    public static (CandidateRoll Roll, ImmutableArray<FieldColumn> Fields) Read(CsvTable table, Vacancy vacancy)
    {
        var roll = new CandidateRoll.Builder();
        var fields = vacancy.Fields.Select((field, place) => new FieldCells(field, FirstField + place)).ToArray();
        while (table.ReadRow())
        {
            var isNew = IsNewPerson(table, roll);
            foreach (var field in fields)
            {
                field.Read(table, isNew);
            }
        }

        var (built, rowOf) = roll.Build();
        return (built, [.. fields.Select(field => field.Build(rowOf))]);
    }

    /// <summary>The value of a cell that may be empty; none, and reported, if it does not fit the field.</summary>
    public static FieldValue? ReadField(CsvTable table, int column, Field field)
    {
        if (table[column].IsEmpty)
        {
            return null;
        }

        switch (FieldValue.TryRead(field, table[column], out var value))
        {
            case null:
                return value;
            case FieldFault.NotANumber:
                table.Report(column, Phrases.NotANumber);
                return null;
            case FieldFault.NotADate:
                table.Report(column, Phrases.NotADate);
                return null;
            case FieldFault.NotAFlag:
                table.Report(column, Phrases.NotAFlag);
                return null;
            default:
                table.Report(column, Phrases.UnknownLevel);
                return null;
        }
    }

    private static bool IsNewPerson(CsvTable table, CandidateRoll.Builder roll)
    {
        if (!table.Has(Candidate))
        {
            return false;
        }

        if (!Person.IsPerson(table[Candidate]))
        {
            table.Report(Candidate, Phrases.BadPerson);
            return false;
        }

        if (!roll.TryAdd(table[Candidate]))
        {
            table.Report(Candidate, Phrases.DuplicateRow);
            return false;
        }

        return true;
    }
}
