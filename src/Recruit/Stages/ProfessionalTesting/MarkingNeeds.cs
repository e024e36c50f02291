using Recruit.Actors;
using Recruit.Applications;
using Recruit.Testing;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>What follows from a script and its works: how many markers it wants, whose turn it is, what may be seen.</summary>
internal static class MarkingNeeds
{
    /// <summary>The role that finds markers and decides.</summary>
    public static readonly Id LeadMarker = new("lead-marker");

    /// <summary>How many markers the script still wants. Whether a third is among them is asked of the rules (rules 4), not decided here.</summary>
    public static int Missing(Exercise exercise, MarkingScript script)
    {
        if (script.Candidate is null || script.IsImported || script.Withdrawn is not null)
        {
            return 0;
        }

        var needed = script.Revealed.Count() >= exercise.Markers && !HasValue(exercise, script) ? Exercise.MarkersMax : exercise.Markers;
        return Math.Max(0, needed - script.Active.Count());
    }

    /// <summary>Whether the rules can tell the script's value from the marks that count.</summary>
    public static bool HasValue(Exercise exercise, MarkingScript script)
    {
        var sheet = new MarkSheet(exercise, candidates: 1);
        foreach (var work in script.Revealed)
        {
            for (var criterion = 0; criterion < exercise.Criteria.Length; criterion++)
            {
                if (work.Revealed!.Marks[criterion] is { } mark)
                {
                    sheet.TrySet(0, sheet.MarkerOf(work.Marker.Name), criterion, mark);
                }
            }
        }

        return CaseStudyMarking.Of(sheet, new Attempts(1)).States[0] != StageState.AwaitingMarks;
    }

    /// <summary>Whether marks of the script may be seen: as many markers as the exercise needs have revealed, or a file had them.</summary>
    public static bool AreMarksShown(Exercise exercise, MarkingScript script) =>
        script.IsImported || script.Revealed.Count() >= (script.Calibration is null ? exercise.Markers : 1);

    /// <summary>
    /// Since when a commit is to be revealed; nothing while a commit that is needed is lacking. May lie in the future for a calibration script, which has
    /// one marker where others have two.
    /// </summary>
    public static Instant? RevealFrom(MarkingPlan plan, MarkingScript script, MarkingWork work)
    {
        if (!work.IsSecret)
        {
            return null;
        }

        if (script.Calibration is not null)
        {
            var lag = plan.Exercise.Markers == 1 ? 0 : MarkingDraw.LagMs(plan.Seed, work.Marker.Name, script.Number.Text, plan.RevealLagMinutes);
            return new Instant(work.Commit!.At.Milliseconds + lag);
        }

        var active = script.Active.ToArray();
        return active.Length >= plan.Exercise.Markers && active.All(one => one.Commit is not null)
            ? active.Max(one => one.Commit!.At)
            : null;
    }

    /// <summary>Whose turn it is about a script: the lead marker's (work −1) while a marker is wanted, and each marker's who owes something.</summary>
    public static IEnumerable<(int Work, OpenFile File)> Files(MarkingPlan plan, MarkingScript script, int missing)
    {
        if (missing > 0)
        {
            var since = script.WaitsSince ?? script.QueuedSince;
            yield return (-1, new OpenFile(LeadMarker, since, plan.Calendar.Due(since, plan.Terms.Allocate)));
        }

        for (var i = 0; i < script.Works.Length; i++)
        {
            var work = script.Works[i];
            if (FileOf(plan, script, work) is { } file)
            {
                yield return (i, file);
            }
        }
    }

    /// <summary>What a marker owes; nothing if nothing.</summary>
    public static OpenFile? FileOf(MarkingPlan plan, MarkingScript script, MarkingWork work)
    {
        if (work.IsOpen)
        {
            return new OpenFile(new Id(work.Marker.Name), work.GivenAt, plan.Calendar.Due(work.GivenAt, plan.Terms.Mark));
        }

        return RevealFrom(plan, script, work) is { } since
            ? new OpenFile(new Id(work.Marker.Name), since, plan.Calendar.Due(since, plan.Terms.Reveal))
            : null;
    }
}
