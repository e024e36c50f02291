using Recruit.Applications;
using Recruit.Files.Csv;
using Recruit.Testing;

namespace Recruit.Files.Rows;

/// <summary>attempts.csv: what became of each sitting.</summary>
internal static class AttemptRows
{
    public static readonly Column[] Columns = [new("candidate"), new("test"), new("state"), new("shift"), new("started"), new("ended")];

    private const int Candidate = 0;
    private const int Test = 1;
    private const int State = 2;
    private const int Shift = 3;
    private const int Started = 4;
    private const int Ended = 5;

    /// <summary>Records the attempts.</summary>
    public static void Read(CsvTable table, RuleNames names, Facts facts)
    {
        var candidates = new CandidateNames(facts.Roll);
        var shifts = new TextPool();
        while (table.ReadRow())
        {
            var candidate = candidates.Find(table, Candidate);
            var sitting = names.FindSitting(table, Test);
            var state = names.FindState(table, State);
            JudgeTimes(table, state);
            if (candidate == NameTable.Unknown || sitting is null)
            {
                continue;
            }

            var attempts = facts.AttemptsAt(sitting.Value);
            if (attempts.States[candidate] != AttemptState.None)
            {
                table.Report(Candidate, Phrases.DuplicateRow);
                continue;
            }

            // A state that cannot be read was reported once; what depends on it is not judged.
            attempts.Record(candidate, state == AttemptState.None ? AttemptState.Completed : state, shifts[table[Shift]]);
        }
    }

    private static void JudgeTimes(CsvTable table, AttemptState state)
    {
        var started = JudgeTime(table, Started, state);
        var ended = JudgeTime(table, Ended, state);
        if (ended < started)
        {
            table.Report(Ended, Phrases.EndedBeforeStarted);
        }
    }

    /// <summary>The instant of a cell, if it has one and may have one.</summary>
    private static long? JudgeTime(CsvTable table, int column, AttemptState state)
    {
        if (table[column].IsEmpty)
        {
            if (Attempts.IsScored(state))
            {
                table.Report(column, Phrases.Required);
            }

            return null;
        }

        if (state is AttemptState.Absent or AttemptState.NotStarted)
        {
            table.Report(column, Phrases.NotAllowed);
            return null;
        }

        if (Instant.TryRead(table[column], out var ticks))
        {
            return ticks;
        }

        table.Report(column, Phrases.NotATime);
        return null;
    }
}
