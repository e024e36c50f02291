using Recruit.Applications;
using Recruit.Files.Csv;

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
        var markers = new MarkerNumbers(facts.Marks);
        var refused = new HashSet<(int Candidate, int Exercise, int Marker, int Criterion)>();
        while (table.ReadRow())
        {
            var candidate = candidates.Find(table, Candidate);
            var exercise = names.Exercises.Find(table, Exercise, Phrases.UnknownExercise);
            var marker = markers.Find(table, Marker, exercise);
            var criterion = names.FindCriterionOfExercise(table, Criterion, exercise);
            var mark = JudgementCells.ReadNumber(table, Mark, names.MarksOf(exercise, criterion), Phrases.MarkOutOfRange);
            if (candidate == NameTable.Unknown || exercise == NameTable.Unknown)
            {
                continue;
            }

            if (!JudgementCells.CanBeThere(facts.ExerciseAttempts[exercise].States[candidate]))
            {
                table.Report(Candidate, Phrases.NoAttempt);
            }

            if (marker == NameTable.Unknown || criterion == NameTable.Unknown)
            {
                continue;
            }

            var sheet = facts.Marks[exercise];
            if (sheet.MarkBy(candidate, marker, criterion) is not null
                || (refused.Count > 0 && refused.Contains((candidate, exercise, marker, criterion))))
            {
                table.Report(Candidate, Phrases.DuplicateRow);
            }
            else if (!sheet.TrySet(candidate, marker, criterion, mark ?? 0))
            {
                // Each of these is a problem, so that repetitions of later ones are not printed anyway.
                if (refused.Count < CampaignReading.ProblemsMax)
                {
                    refused.Add((candidate, exercise, marker, criterion));
                }

                table.Report(Marker, Phrases.TooManyMarkers);
            }
        }
    }
}
