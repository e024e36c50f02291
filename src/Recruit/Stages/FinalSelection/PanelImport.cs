using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>Takes rows of ratings.csv and attempts.csv as they stand, by the checks of the campaign folder; rows that are there already change nothing.</summary>
internal static class PanelImport
{
    public static Decision Decide(ConvenedPanel panel, PanelCharter charter, ImportFacts import, Instant now)
    {
        if (panel.Frozen is not null)
        {
            return Decision.Refuse(PanelRefusals.Frozen);
        }

        var act = import.Mandate.At(now);
        var after = panel.Finalists.ToBuilder();
        var ratings = ImmutableArray.CreateBuilder<RatingRow>();
        var attempts = ImmutableArray.CreateBuilder<PanelAttempt>();
        foreach (var row in import.Ratings)
        {
            if (Fault(charter, panel, after, row.Candidate, row) is { } refusal)
            {
                return Decision.Tell(refusal);
            }

            var finalist = after.GetValueOrDefault(row.Candidate) ?? Finalist.New(row.Candidate, act, sitting: null);
            if (!IsThere(finalist, row))
            {
                ratings.Add(row);
                after[row.Candidate] = With(finalist, row, act);
            }
        }

        foreach (var row in import.Attempts)
        {
            if (Fault(panel, after, row) is { } refusal)
            {
                return Decision.Tell(refusal);
            }

            var finalist = after.GetValueOrDefault(row.Candidate) ?? Finalist.New(row.Candidate, act, sitting: null);
            if (finalist.Attempt != row)
            {
                attempts.Add(row);
                after[row.Candidate] = finalist with { Attempt = row, Attendance = act };
            }
        }

        if (after.Count > ConvenedPanel.FinalistsMax)
        {
            return Decision.Refuse(PanelRefusals.AgendaFull, PanelRules.Fact("most", ConvenedPanel.FinalistsMax));
        }

        var touched = ratings.Select(row => row.Candidate).Concat(attempts.Select(row => row.Candidate));
        return touched.Select(id => after[id]).FirstOrDefault(IsRatedWithoutSitting) is { } odd ? Decision.Tell(Bad(odd.Candidate, "no-attempt"))
            : ratings.Count + attempts.Count == 0 ? Decision.Tell(new PanelDone())
            : Decision.Happen(new PanelDone(), new FactsImported(act, ratings.ToImmutable(), attempts.ToImmutable()));
    }

    /// <summary>The panel with the rows.</summary>
    public static ConvenedPanel Evolve(ConvenedPanel panel, FactsImported imported)
    {
        var after = panel.Finalists.ToBuilder();
        foreach (var row in imported.Ratings)
        {
            var finalist = after.GetValueOrDefault(row.Candidate) ?? Finalist.New(row.Candidate, imported.Act, sitting: null);
            after[row.Candidate] = With(finalist, row, imported.Act);
        }

        foreach (var row in imported.Attempts)
        {
            var finalist = after.GetValueOrDefault(row.Candidate) ?? Finalist.New(row.Candidate, imported.Act, sitting: null);
            after[row.Candidate] = finalist with { Attempt = row, Attendance = imported.Act };
        }

        return panel with { Finalists = after.ToImmutable() };
    }

    private static Finalist With(Finalist finalist, RatingRow row, Act act)
    {
        if (row.IsRecusal)
        {
            return finalist with { Recusals = finalist.Recusals.SetItem(row.Member, new Recusal(RecusalBasis.Imported, act)) };
        }

        var before = finalist.Ratings.TryGetValue(row.Member, out var given) ? given.ByCriterion : ImmutableSortedDictionary<Id, decimal>.Empty;
        return finalist with { Ratings = finalist.Ratings.SetItem(row.Member, new MemberRatings(before.SetItem(row.Criterion!.Value, row.Rating!.Value), act.At)) };
    }

    private static bool IsThere(Finalist finalist, RatingRow row) => row.IsRecusal
        ? finalist.Recusals.ContainsKey(row.Member)
        : finalist.Ratings.TryGetValue(row.Member, out var given) && given.ByCriterion.ContainsKey(row.Criterion!.Value);

    private static Refusal? Fault(
        PanelCharter charter, ConvenedPanel panel, ImmutableSortedDictionary<Id, Finalist>.Builder after, Id candidate, RatingRow row)
    {
        if (panel.Find(candidate) is { IsImported: false })
        {
            return Refusal.Because(PanelRefusals.RatedHere, new RefusalFact("candidate", candidate.Text));
        }

        if (charter.PlaceOf(row.Member) < 0)
        {
            return Bad(candidate, "unknown-member");
        }

        var finalist = after.GetValueOrDefault(candidate);
        var isRecused = finalist?.Recusals.ContainsKey(row.Member) == true;
        if (row.IsRecusal)
        {
            return row.Rating is not null ? Bad(candidate, "rating-without-criterion")
                : finalist?.Ratings.ContainsKey(row.Member) == true ? Bad(candidate, "recused")
                : null;
        }

        return row.Rating is not { } rating ? Bad(candidate, "no-rating")
            : isRecused ? Bad(candidate, "recused")
            : PanelRatings.OfRating(charter, row.Criterion!.Value, rating) is { } outside ? outside
            : finalist is not null && IsThere(finalist, row) && finalist.Ratings[row.Member].ByCriterion[row.Criterion.Value] != rating
                ? Bad(candidate, "contradicts")
            : null;
    }

    /// <summary>What attempts.csv allows (campaign-folder 3).</summary>
    private static Refusal? Fault(ConvenedPanel panel, ImmutableSortedDictionary<Id, Finalist>.Builder after, PanelAttempt row)
    {
        if (panel.Find(row.Candidate) is { IsImported: false })
        {
            return Refusal.Because(PanelRefusals.RatedHere, new RefusalFact("candidate", row.Candidate.Text));
        }

        var hasTimes = row.Started is not null && row.Ended is not null;
        var hasNone = row.Started is null && row.Ended is null;
        return row.State == AttemptState.None ? Bad(row.Candidate, "no-state")
            : row.State is AttemptState.Completed or AttemptState.TimedOut && !hasTimes ? Bad(row.Candidate, "times-needed")
            : row.State is AttemptState.Absent or AttemptState.NotStarted && !hasNone ? Bad(row.Candidate, "times-not-allowed")
            : row.Ended < row.Started ? Bad(row.Candidate, "ended-before-started")
            : row.Shift is { } shift && !CanonicalWriter.IsName(shift) ? Bad(row.Candidate, "bad-shift")
            : after.GetValueOrDefault(row.Candidate)?.Attempt is { } known && known != row ? Bad(row.Candidate, "contradicts")
            : null;
    }

    private static bool IsRatedWithoutSitting(Finalist finalist) =>
        finalist.HasNothingToRate && (!finalist.Ratings.IsEmpty || !finalist.Recusals.IsEmpty);

    private static Refusal Bad(Id candidate, string fault) =>
        Refusal.Because(PanelRefusals.BadRow, new RefusalFact("candidate", candidate.Text), new RefusalFact("fault", fault));
}
