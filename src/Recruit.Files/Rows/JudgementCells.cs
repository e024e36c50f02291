using System.Collections.Immutable;
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

    /// <summary>What a mark or rating for each of these criteria may be.</summary>
    public static ImmutableArray<NumberRange> RangesOf(ImmutableArray<Criterion> criteria) =>
        [.. criteria.Select(criterion => new NumberRange(criterion.Min, criterion.Max))];

    /// <summary>The mark or rating in a cell that must not be empty; null, and reported, if it cannot be one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The cell's column.</param>
    /// <param name="range">That of the criterion; of an unknown one there is none, and it is not judged.</param>
    /// <param name="outOfRange">What to report outside it.</param>
    public static decimal? ReadNumber(CsvTable table, int column, NumberRange? range, string outOfRange)
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

        if (range?.Contains(number) == false)
        {
            table.Report(column, outOfRange);
            return null;
        }

        return number;
    }
}
