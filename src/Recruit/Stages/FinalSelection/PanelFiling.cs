using Recruit.Actors;
using Recruit.Applications;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.FinalSelection;

/// <summary>Whose turn it is with each finalist, derived from the record. A file is closed when the panel decided or there was no sitting.</summary>
internal static class PanelFiling
{
    /// <summary>Role of those who agree or decline that a sitting be voided.</summary>
    private static readonly Id Approver = new("approver");

    /// <summary>Role of the members, for a signature or a word that any of them may give.</summary>
    private static readonly Id Member = new("panel-member");

    /// <summary>Role of those who release the stage, and who appoint a chair where all members are recused.</summary>
    private static readonly Id Officer = new("agency-officer");

    public static PanelFiles Of(ConvenedPanel panel, PanelCharter charter, bool overdueOnly, Instant now)
    {
        var values = PanelValues.Of(panel, charter);
        var files = panel.Finalists.Values.SelectMany(one => OfFinalist(panel, charter, one, values, now))
            .Select(one => new PanelFile(
                one.Candidate, one.Step, one.File, one.File.WorkingDaysHeld(charter.Calendar, now), one.File.IsOverdue(now)))
            .Where(one => one.IsOverdue || !overdueOnly);
        return new PanelFiles([.. files.OrderBy(one => one.Candidate).ThenBy(one => one.Step).ThenBy(one => one.File.Holder)]);
    }

    private static IEnumerable<(Id Candidate, PanelStep Step, OpenFile File)> OfFinalist(
        ConvenedPanel panel, PanelCharter charter, Finalist finalist, SortedDictionary<Id, PanelValue> values, Instant now)
    {
        var candidate = finalist.Candidate;
        if (panel.Frozen is null && PanelAttendance.KeepsStage(charter, finalist, now))
        {
            yield return (candidate, PanelStep.ConfirmAbsence, finalist.AbsenceDoubted is { } doubted
                ? File(charter, Member, doubted.At, charter.Terms.RateDays)
                : new OpenFile(Member, finalist.Attendance!.At, PanelAttendance.Due(charter, finalist)));
        }

        if (finalist.HasNoSitting || finalist.IsImported)
        {
            yield break;
        }

        if (finalist.VoidingAsked is { } asked && panel.Frozen is null)
        {
            yield return (candidate, PanelStep.Void, File(charter, Approver, asked.At, charter.Terms.DecideDays));
        }

        if (finalist.IsOpen)
        {
            if (OfRevealed(panel, charter, finalist, values[candidate].State) is { } file)
            {
                yield return (candidate, file.Step, file.File);
            }

            yield break;
        }

        if (panel.Frozen is not null)
        {
            yield break;
        }

        if (PanelRatings.Due(charter, finalist) is not { } due)
        {
            foreach (var member in PanelInterests.Missing(charter, finalist))
            {
                yield return (candidate, PanelStep.Declare, File(charter, member, finalist.Listed.At, charter.Terms.DeclareDays));
            }

            yield break;
        }

        if (PanelRatings.OfReveal(charter, finalist, now) is null)
        {
            var since = Complete(charter, finalist) ?? due;
            yield return (candidate, PanelStep.Reveal, File(charter, panel.LeadFor(finalist) ?? Officer, since, charter.Terms.RevealDays));
            yield break;
        }

        var from = PanelRatings.RatedFrom(charter, finalist)!.Value;
        foreach (var member in PanelRatings.Missing(charter, finalist))
        {
            yield return (candidate, PanelStep.Rate, new OpenFile(member, from, due));
        }
    }

    private static (PanelStep Step, OpenFile File)? OfRevealed(ConvenedPanel panel, PanelCharter charter, Finalist finalist, StageState state)
    {
        var days = charter.Terms.DecideDays;
        if (panel.Proposal is { } proposal && proposal.Recommendations.Any(one => one.Candidate == finalist.Candidate))
        {
            return (PanelStep.Sign, File(charter, Member, proposal.Act.At, days));
        }

        if (finalist.Decision is not null)
        {
            return null;
        }

        // A decision that was set aside is to be taken again from then on.
        var since = finalist.Decisions is [.., { SetAside: { } at }] ? at : finalist.Revealed!.At;
        if (state != StageState.AwaitingQuorum)
        {
            return (PanelStep.Decide, File(charter, panel.LeadFor(finalist) ?? Officer, since, days));
        }

        return panel.Frozen is null ? (PanelStep.Release, File(charter, Officer, since, days)) : null;
    }

    /// <summary>When the last member who takes part rated, or the last recusal came; nothing while a rating is missing.</summary>
    private static Instant? Complete(PanelCharter charter, Finalist finalist)
    {
        if (PanelRatings.Missing(charter, finalist).Any())
        {
            return null;
        }

        var moments = finalist.Ratings.Values.Select(one => one.At).Concat(finalist.Recusals.Values.Select(one => one.Act.At));
        return moments.Append(PanelRatings.RatedFrom(charter, finalist)!.Value).Max();
    }

    private static OpenFile File(PanelCharter charter, Id holder, Instant since, int days) => new(holder, since, charter.Calendar.Due(since, days));
}
