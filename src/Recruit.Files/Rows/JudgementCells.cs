using Recruit.Files.Csv;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Files.Rows;

/// <summary>What marks and ratings have in common.</summary>
internal static class JudgementCells
{
    /// <summary>Whether marks or ratings may be there, given the state of the attempt or that there is none.</summary>
    public static bool CanBeThere(AttemptState state) => state is not (AttemptState.Absent or AttemptState.NotStarted);

    /// <summary>Whether a cell names a person; reported if not.</summary>
    public static bool ReadPerson(CsvTable table, int column)
    {
        if (!table.Has(column))
        {
            return false;
        }

        if (!Person.IsPerson(table[column]))
        {
            table.Report(column, Phrases.BadPerson);
            return false;
        }

        return true;
    }

    /// <summary>The mark or rating in a cell that must not be empty; null, and reported, if it cannot be one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The cell's column.</param>
    /// <param name="criterion">Gives the range, both ends included; that of an unknown one is not judged.</param>
    /// <param name="outOfRange">What to report outside it.</param>
    public static decimal? ReadNumber(CsvTable table, int column, Criterion? criterion, string outOfRange)
    {
        if (!table.Has(column))
        {
            return null;
        }

        if (!NumberForm.TryReadNumber(table[column], out var number))
        {
            table.Report(column, Phrases.NotANumber);
            return null;
        }

        if (criterion is not null && (number < criterion.Min || number > criterion.Max))
        {
            table.Report(column, outOfRange);
            return null;
        }

        return number;
    }
}
