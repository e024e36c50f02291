using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>Ratings are private and may change until the chair reveals them, and never afterwards.</summary>
internal static class PanelRatings
{
    public static Decision Decide(ConvenedPanel panel, PanelCharter charter, ActorCommand command, Instant now) => command switch
    {
        RateFinalist rate => Rate(panel, charter, rate, now),
        RevealRatings reveal => Reveal(panel, charter, reveal, now),
        _ => Freeze(panel, charter, (FreezeRatings)command, now),
    };

    /// <summary>Why a rating cannot be one; nothing if it can.</summary>
    public static Refusal? OfRating(PanelCharter charter, Id id, decimal rating)
    {
        if (charter.FindCriterion(id) is not { } criterion)
        {
            return Refusal.Because(PanelRefusals.UnknownCriterion, new RefusalFact("criterion", id.Text));
        }

        return rating >= criterion.Min && rating <= criterion.Max && rating.Scale <= NumberForm.FractionDigitsMax
            ? null
            : Refusal.Because(
                PanelRefusals.OutOfRange, new("criterion", id.Text), new("min", criterion.Min.ToString()), new("max", criterion.Max.ToString()));
    }

    /// <summary>Members who are not recused and have not rated all criteria.</summary>
    public static IEnumerable<Id> Missing(PanelCharter charter, Finalist finalist) => charter.Members.Select(one => one.Account)
        .Where(member => !finalist.Recusals.ContainsKey(member) && !HasRated(charter, finalist, member));

    /// <summary>Members who are not recused and have rated all criteria: those who take part (rules 5).</summary>
    public static IEnumerable<Id> TakingPart(PanelCharter charter, Finalist finalist) => charter.Members.Select(one => one.Account)
        .Where(member => !finalist.Recusals.ContainsKey(member) && HasRated(charter, finalist, member));

    /// <summary>Whether a member has rated all criteria.</summary>
    public static bool HasRated(PanelCharter charter, Finalist finalist, Id member) =>
        finalist.Ratings.TryGetValue(member, out var given) && charter.Criteria.All(one => given.ByCriterion.ContainsKey(one.Id));

    /// <summary>Since when the candidate can be rated: the sitting, or the last declaration if it came later; nothing while one is missing.</summary>
    public static Instant? RatedFrom(PanelCharter charter, Finalist finalist)
    {
        var from = finalist.Sitting ?? finalist.Listed.At;
        foreach (var member in charter.Members)
        {
            if (finalist.NoInterest.TryGetValue(member.Account, out var none))
            {
                from = Instant.Later(from, none.At);
            }
            else if (finalist.Recusals.TryGetValue(member.Account, out var recusal))
            {
                from = Instant.Later(from, recusal.Act.At);
            }
            else
            {
                return null;
            }
        }

        return from;
    }

    /// <summary>When the last rating has to be there, exclusive; nothing while a declaration is missing.</summary>
    public static Instant? Due(PanelCharter charter, Finalist finalist) =>
        RatedFrom(charter, finalist) is { } from ? charter.Calendar.Due(from, charter.Terms.RateDays) : null;

    /// <summary>Why the ratings cannot be revealed by anybody now; nothing if the chair can.</summary>
    public static Refusal? OfReveal(PanelCharter charter, Finalist finalist, Instant now)
    {
        if (finalist.HasNoSitting)
        {
            return Refusal.Because(PanelRefusals.NoSitting);
        }

        if (Due(charter, finalist) is not { } due)
        {
            return Refusal.Because(PanelRefusals.DeclarationsMissing, PanelRules.Fact("missing", PanelInterests.Missing(charter, finalist).Count()));
        }

        var missing = Missing(charter, finalist).Count();
        if (missing == 0)
        {
            return null;
        }

        if (now < due)
        {
            return Refusal.Because(PanelRefusals.RatingsMissing, PanelRules.Fact("missing", missing), new RefusalFact("due", due.ToString()));
        }

        var taking = TakingPart(charter, finalist).Count();
        return taking >= charter.Rule.QuorumMembers
            ? null
            : Refusal.Because(
                PanelRefusals.NoQuorum, PanelRules.Fact("taking-part", taking), PanelRules.Fact("needed", charter.Rule.QuorumMembers));
    }

    private static Decision Rate(ConvenedPanel panel, PanelCharter charter, RateFinalist rate, Instant now)
    {
        if (OfRater(panel, charter, rate, now, out var finalist) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        foreach (var (criterion, rating) in rate.Ratings)
        {
            if (OfRating(charter, criterion, rating) is { } outside)
            {
                return Decision.Tell(outside);
            }
        }

        var before = finalist.Ratings.TryGetValue(rate.Mandate.By, out var given) ? given.ByCriterion : ImmutableSortedDictionary<Id, decimal>.Empty;
        var after = before.SetItems(rate.Ratings);
        var reply = new RatingsTaken([.. charter.Criteria.Select(one => one.Id).Where(id => !after.ContainsKey(id))]);
        return rate.Ratings.All(one => before.TryGetValue(one.Key, out var known) && known == one.Value)
            ? Decision.Tell(reply)
            : Decision.Happen(reply, new FinalistRated(rate.Mandate.At(now), rate.Candidate, rate.Ratings));
    }

    private static Refusal? OfRater(ConvenedPanel panel, PanelCharter charter, RateFinalist rate, Instant now, out Finalist finalist)
    {
        if (PanelRules.OfFacts(panel, rate.Candidate, out finalist) is { } refusal)
        {
            return refusal;
        }

        return charter.PlaceOf(rate.Mandate.By) < 0 ? Refusal.Because(PanelRefusals.NotAMember)
            : finalist.Recusals.ContainsKey(rate.Mandate.By) ? Refusal.Because(PanelRefusals.Recused)
            : finalist.IsOpen ? Refusal.Because(PanelRefusals.Revealed)
            : finalist.HasNoSitting ? Refusal.Because(PanelRefusals.NoSitting)
            : PanelInterests.Missing(charter, finalist).Count() is var missing and > 0
                ? Refusal.Because(PanelRefusals.DeclarationsMissing, PanelRules.Fact("missing", missing))
            : now < finalist.Sitting
                ? Refusal.Because(PanelRefusals.BeforeSitting, new("sitting", finalist.Sitting.Value.ToString()), new("server-time", now.ToString()))
            : rate.Ratings.IsEmpty ? Refusal.Because(PanelRefusals.NoRatings)
            : null;
    }

    private static Decision Reveal(ConvenedPanel panel, PanelCharter charter, RevealRatings reveal, Instant now)
    {
        if (PanelRules.OfFacts(panel, reveal.Candidate, out var finalist) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (panel.LeadFor(finalist) != reveal.Mandate.By)
        {
            return Decision.Refuse(PanelRefusals.NotTheChair);
        }

        return finalist.IsOpen ? Decision.Tell(new PanelDone())
            : OfReveal(charter, finalist, now) is { } obstacle ? Decision.Tell(obstacle)
            : Decision.Happen(new PanelDone(), new RatingsRevealed(reveal.Mandate.At(now), reveal.Candidate));
    }

    /// <summary>
    /// Whoever was there and is not revealed keeps the stage from its release, also when the term for ratings is over: members rate late, or two people void the
    /// sitting. Otherwise members who rate nobody, and one officer who closes, would leave everybody without a rating for good. So would one officer who notes
    /// everybody absent when the hearings begin.
    /// </summary>
    private static Decision Freeze(ConvenedPanel panel, PanelCharter charter, FreezeRatings freeze, Instant now)
    {
        if (panel.Frozen is not null)
        {
            return Decision.Tell(new PanelDone());
        }

        var open = panel.Finalists.Values.Count(finalist => !finalist.IsOpen && !finalist.HasNoSitting);
        if (open > 0)
        {
            return Decision.Refuse(PanelRefusals.RatingsOpen, PanelRules.Fact("finalists", open), new("way-out", "reveal-or-void"));
        }

        var disputed = panel.Finalists.Values.Count(finalist => finalist.Sitting is not null && PanelAttendance.IsDisputed(finalist));
        if (disputed > 0)
        {
            return Decision.Refuse(PanelRefusals.AbsenceDisputed, PanelRules.Fact("finalists", disputed), new("way-out", "confirm-absence"));
        }

        var absent = panel.Finalists.Values.Where(finalist => PanelAttendance.KeepsStage(charter, finalist, now)).ToArray();
        return absent.Length > 0
            ? Decision.Refuse(
                PanelRefusals.AbsenceUnconfirmed,
                PanelRules.Fact("finalists", absent.Length),
                new("until", absent.Max(finalist => PanelAttendance.Due(charter, finalist)).ToString()),
                new("way-out", "confirm-absence"))
            : freeze.OnlyAsks ? Decision.Tell(new PanelDone())
            : Decision.Happen(new PanelDone(), new RatingsFrozen(freeze.Mandate.At(now)));
    }
}
