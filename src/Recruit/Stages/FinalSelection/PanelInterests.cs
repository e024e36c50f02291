using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>Interests are declared before anything is rated; who has one neither sees nor rates the candidate, for good.</summary>
internal static class PanelInterests
{
    public static Decision Decide(ConvenedPanel panel, PanelCharter charter, ActorCommand command, Instant now) => command switch
    {
        DeclareNoInterest none => None(panel, charter, none, now),
        DeclareInterest interest => Some(panel, charter, interest, now),
        _ => Silent(panel, charter, (RecuseSilent)command, now),
    };

    /// <summary>Members who have to declare before the candidate can be rated.</summary>
    public static IEnumerable<Id> Missing(PanelCharter charter, Finalist finalist) =>
        charter.Members.Select(one => one.Account).Where(member => HasToDeclare(finalist, member));

    /// <summary>Whether a member has to declare.</summary>
    public static bool HasToDeclare(Finalist finalist, Id member) => !finalist.NoInterest.ContainsKey(member) && !finalist.Recusals.ContainsKey(member);

    /// <summary>When the last declaration has to be there, exclusive.</summary>
    public static Instant Due(PanelCharter charter, Finalist finalist) => charter.Calendar.Due(finalist.Listed.At, charter.Terms.DeclareDays);

    private static Decision None(ConvenedPanel panel, PanelCharter charter, DeclareNoInterest none, Instant now)
    {
        var member = none.Mandate.By;
        if (charter.PlaceOf(member) < 0)
        {
            return Decision.Refuse(PanelRefusals.NotAMember);
        }

        ImmutableArray<Id> candidates;
        if (none.Candidate is { } one)
        {
            if (PanelRules.OfFacts(panel, one, out var finalist) is { } refusal)
            {
                return Decision.Tell(refusal);
            }

            if (finalist.Recusals.ContainsKey(member))
            {
                return Decision.Refuse(PanelRefusals.Recused);
            }

            candidates = HasToDeclare(finalist, member) ? [one] : [];
        }
        else
        {
            if (panel.Frozen is not null)
            {
                return Decision.Refuse(PanelRefusals.Frozen);
            }

            candidates = [.. panel.Finalists.Values.Where(finalist => !finalist.IsImported && HasToDeclare(finalist, member)).Select(finalist => finalist.Candidate)];
        }

        return candidates.IsEmpty
            ? Decision.Tell(new PanelDone())
            : Decision.Happen(new PanelDone(), new NoInterestDeclared(none.Mandate.At(now), candidates));
    }

    /// <summary>An interest may be found out late, so it is heard until the stage is released, after the reveal and the decision too.</summary>
    private static Decision Some(ConvenedPanel panel, PanelCharter charter, DeclareInterest interest, Instant now)
    {
        var member = interest.Mandate.By;
        if (charter.PlaceOf(member) < 0)
        {
            return Decision.Refuse(PanelRefusals.NotAMember);
        }

        if (PanelRules.OfFacts(panel, interest.Candidate, out var finalist) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (finalist.Recusals.ContainsKey(member))
        {
            return Decision.Tell(new PanelDone());
        }

        return interest is { Interest: Interest.Other, Mandate.Note: null }
            ? Decision.Refuse(PanelRefusals.NoteNeeded)
            : Decision.Happen(
                new PanelDone(),
                new MemberRecused(interest.Mandate.At(now), interest.Candidate, member, RecusalBasis.Declared, interest.Interest));
    }

    private static Decision Silent(ConvenedPanel panel, PanelCharter charter, RecuseSilent silent, Instant now)
    {
        if (charter.PlaceOf(silent.Member) < 0)
        {
            return Decision.Refuse(PanelRefusals.NotAMember);
        }

        if (PanelRules.OfFacts(panel, silent.Candidate, out var finalist) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (finalist.Recusals.ContainsKey(silent.Member))
        {
            return Decision.Tell(new PanelDone());
        }

        if (finalist.NoInterest.ContainsKey(silent.Member))
        {
            return Decision.Refuse(PanelRefusals.HasDeclared);
        }

        var due = Due(charter, finalist);
        return now < due
            ? Decision.Refuse(PanelRefusals.TermRuns, new("due", due.ToString()), new("server-time", now.ToString()))
            : Decision.Happen(
                new PanelDone(), new MemberRecused(silent.Mandate.At(now), silent.Candidate, silent.Member, RecusalBasis.Silent));
    }
}
