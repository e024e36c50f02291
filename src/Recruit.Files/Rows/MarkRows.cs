using Recruit.Applications;
using Recruit.Files.Csv;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Files.Rows;

/// <summary>marks.csv: the marks of the case studies.</summary>
internal static class MarkRows
{
    public static readonly Column[] Columns = [new("candidate"), new("exercise"), new("marker"), new("criterion"), new("mark")];

    private const int Candidate = 0;
    private const int Exercise = 1;
    private const int Marker = 2;
    private const int Criterion = 3;
    private const int Mark = 4;

    /// <summary>Records the marks.</summary>
    public static void Read(CsvTable table, RuleNames names, Facts facts)
    {
        var candidates = new CandidateNames(facts.Roll);
        var markers = new TextPool();
        var refused = new HashSet<(int Candidate, int Exercise, string Marker, int Criterion)>();
        while (table.ReadRow())
        {
            var candidate = candidates.Find(table, Candidate);
            var exercise = names.Exercises.Find(table, Exercise, Phrases.UnknownExercise);
            var hasMarker = ReadPerson(table, Marker);
            var criterion = names.FindCriterionOfExercise(table, Criterion, exercise);
            var mark = ReadMark(table, Mark, exercise < 0 || criterion < 0 ? null : facts.Marks[exercise].Exercise.Criteria[criterion]);
            if (candidate == NameTable.Unknown || exercise == NameTable.Unknown)
            {
                continue;
            }

            if (!CanBeMarked(facts.ExerciseAttempts[exercise].States[candidate]))
            {
                table.Report(Candidate, Phrases.NoAttempt);
            }

            if (!hasMarker || criterion == NameTable.Unknown)
            {
                continue;
            }

            var sheet = facts.Marks[exercise];
            var name = markers[table[Marker]];
            var marker = sheet.MarkerOf(name);
            if (sheet.MarkBy(candidate, marker, criterion) is not null || refused.Contains((candidate, exercise, name, criterion)))
            {
                table.Report(Candidate, Phrases.DuplicateRow);
            }
            else if (!sheet.TrySet(candidate, marker, criterion, mark ?? 0))
            {
                refused.Add((candidate, exercise, name, criterion));
                table.Report(Marker, Phrases.TooManyMarkers);
            }
        }
    }

    /// <summary>Whether marks or ratings may be there, given the attempt's row or that there is none.</summary>
    public static bool CanBeMarked(AttemptState state) => state is not (AttemptState.Absent or AttemptState.NotStarted);

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

    /// <summary>The mark in a cell that must not be empty; null, and reported, if it cannot be one. The range of an unknown criterion is not judged.</summary>
    public static decimal? ReadMark(CsvTable table, int column, Criterion? criterion) =>
        ReadNumber(table, column, criterion, Phrases.MarkOutOfRange);

    /// <inheritdoc cref="ReadMark"/>
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
