using System.Collections.Immutable;
using System.Globalization;
using Recruit.Privacy;
using Recruit.Stages.Training;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Training;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Results of cohorts that are fixed, as rows of marks.csv and attempts.csv; the marker is the account of the trainer. Somebody has one result of an exercise: that of an
/// import, whose attempts can be marked here, or else that of the cohort which is planned first.
/// </summary>
internal sealed class CohortFacts(ServiceParts parts, Id campaign)
{
    /// <summary>Adds the rows.</summary>
    public async ValueTask AddAsync(
        TrainingConduct training, Dictionary<PersonKeyId, string> idOf, List<ImmutableArray<string>> marks, List<ImmutableArray<string>> attempts)
    {
        var numbers = CandidateNumbers.OfTraining(parts, campaign);
        var known = training.Cohorts.IsEmpty ? [] : attempts.Concat(marks).Select(row => (row[0], row[1])).ToHashSet();
        var unmarked = training.Cohorts.IsEmpty ? [] : attempts.Where(row => !LateFacts.IsAbsence(row)).Select(row => (row[0], row[1])).Except(marks.Select(row => (row[0], row[1]))).ToHashSet();
        foreach (var cohort in training.Cohorts)
        {
            var own = new HashSet<(string, string)>();
            var answer = await parts.Actors.AskAsync(CohortDesk.KeyOf(campaign, cohort.Id), new ExportResults(FixedOnly: true)).ConfigureAwait(false);
            if (answer.Reply is not TrainingFacts facts)
            {
                // Nobody has opened the cohort yet.
                continue;
            }

            foreach (var row in facts.Marks)
            {
                if (CandidateOf(row.Candidate) is { } candidate && (IsNew(candidate, row.Exercise) || unmarked.Contains((candidate, row.Exercise.Text))))
                {
                    marks.Add([candidate, row.Exercise.Text, row.Marker.Text, row.Criterion.Text, row.Mark.ToString(CultureInfo.InvariantCulture)]);
                }
            }

            foreach (var row in facts.Attempts)
            {
                if (CandidateOf(row.Candidate) is { } candidate && IsNew(candidate, row.Exercise))
                {
                    attempts.Add([candidate, row.Exercise.Text, AttemptCells.StateOf(row.State), "", "", ""]);
                }
            }

            known.UnionWith(own);
            unmarked.ExceptWith(own);

            bool IsNew(string candidate, Id exercise)
            {
                own.Add((candidate, exercise.Text));
                return !known.Contains((candidate, exercise.Text));
            }
        }

        string? CandidateOf(Id number) => numbers.Find(number) is { } person ? idOf.GetValueOrDefault(person) : null;
    }
}

/// <summary>States as attempts.csv writes them, of what was not sat through.</summary>
internal static class AttemptCells
{
    public static string StateOf(AttemptState state) => state switch
    {
        AttemptState.Absent => "absent",
        AttemptState.NotStarted => "not-started",
        _ => "voided",
    };
}
