using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Vacancies;
using Decision = Recruit.Actors.Decision;

namespace Recruit.Stages.FinalSelection;

/// <summary>
/// The panel decides on revealed finalists. As long as it keeps to the ranking its chair signs; when it leaves the ranking, or what it decided
/// before, it says why and another member signs too.
/// </summary>
internal static class PanelDecisions
{
    /// <summary>How often a panel may decide about one finalist.</summary>
    private const int DecisionsMax = 20;

    public static Decision Decide(ConvenedPanel panel, PanelCharter charter, ActorCommand command, Instant now) =>
        command is DecideFinalists decide ? Propose(panel, charter, decide, now) : Sign(panel, charter, (SignDecision)command, now);

    private static Decision Propose(ConvenedPanel panel, PanelCharter charter, DecideFinalists decide, Instant now)
    {
        var finalists = new List<Finalist>();
        foreach (var recommendation in decide.Recommendations)
        {
            if (panel.Find(recommendation.Candidate) is not { } finalist)
            {
                return Decision.Refuse(PanelRefusals.NotListed);
            }

            finalists.Add(finalist);
        }

        if (panel.LeadFor(finalists) != decide.Mandate.By)
        {
            return Decision.Refuse(PanelRefusals.NotTheChair);
        }

        var values = PanelValues.Of(panel, charter);
        if (finalists.Select(finalist => OfFinalist(charter, finalist, values)).FirstOrDefault(one => one is not null) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (IsSame(panel, decide, finalists) is { } same)
        {
            return Decision.Tell(same);
        }

        var act = decide.Mandate.At(now);
        var leaves = ChangesEarlier(finalists, decide.Recommendations) || LeavesRanking(panel, decide.Recommendations, values);
        return (leaves, decide.Deviation) switch
        {
            (true, null) => Decision.Refuse(PanelRefusals.DeviationNeedsReason),
            (false, not null) => Decision.Refuse(PanelRefusals.KeepsRanking),
            (true, _) => Decision.Happen(
                new DecisionReply(panel.Proposals + 1), new DecisionProposed(act, panel.Proposals + 1, decide.Recommendations, decide.Deviation!)),
            _ => Decision.Happen(new DecisionReply(), new DecisionTaken(act, decide.Recommendations)),
        };
    }

    private static Decision Sign(ConvenedPanel panel, PanelCharter charter, SignDecision sign, Instant now)
    {
        var member = sign.Mandate.By;
        if (charter.PlaceOf(member) < 0)
        {
            return Decision.Refuse(PanelRefusals.NotAMember);
        }

        if (panel.Finalists.Values.SelectMany(one => one.Decisions).Any(one => one.Proposal == sign.Proposal && one.Second!.By == member))
        {
            return Decision.Tell(new DecisionReply());
        }

        if (panel.Proposal is not { } proposal || proposal.Number != sign.Proposal)
        {
            return Decision.Refuse(PanelRefusals.UnknownProposal);
        }

        return proposal.Act.By == member ? Decision.Refuse(PanelRefusals.SamePerson)
            : proposal.Recommendations.Any(one => panel.Finalists[one.Candidate].Recusals.ContainsKey(member)) ? Decision.Refuse(PanelRefusals.Recused)
            : Decision.Happen(
                new DecisionReply(), new DecisionTaken(proposal.Act, proposal.Recommendations, proposal.Deviation, sign.Mandate.At(now), proposal.Number));
    }

    private static Refusal? OfFinalist(PanelCharter charter, Finalist finalist, SortedDictionary<Id, PanelValue> values)
    {
        if (finalist.HasNoSitting)
        {
            return Refusal.Because(PanelRefusals.NoSitting);
        }

        if (!finalist.IsOpen)
        {
            return Refusal.Because(PanelRefusals.NotRevealed);
        }

        if (values[finalist.Candidate].State == StageState.AwaitingQuorum)
        {
            return Refusal.Because(
                PanelRefusals.NoQuorum,
                PanelRules.Fact("taking-part", PanelRatings.TakingPart(charter, finalist).Count()),
                PanelRules.Fact("needed", charter.Rule.QuorumMembers));
        }

        return finalist.Decisions.Length < DecisionsMax
            ? null
            : Refusal.Because(
                PanelRefusals.TooManyDecisions, new RefusalFact("candidate", finalist.Candidate.Text), PanelRules.Fact("most", DecisionsMax));
    }

    /// <summary>The reply to what was decided or proposed already; nothing if it is new.</summary>
    private static DecisionReply? IsSame(ConvenedPanel panel, DecideFinalists decide, List<Finalist> finalists) =>
        finalists.Zip(decide.Recommendations).All(one => one.First.Decision?.Recommendation == one.Second.Recommendation) ? new DecisionReply()
        : panel.Proposal is { } waiting && waiting.Act.By == decide.Mandate.By && waiting.Recommendations.SequenceEqual(decide.Recommendations)
            && decide.Deviation is { } deviation && RecordJson.AreAlike(waiting.Deviation, deviation) ? new DecisionReply(waiting.Number)
        : null;

    private static bool ChangesEarlier(List<Finalist> finalists, ImmutableArray<FinalistRecommendation> recommendations) =>
        finalists.Zip(recommendations).Any(one => one.First.Decision is { } standing && standing.Recommendation != one.Second.Recommendation);

    /// <summary>
    /// Whether somebody would be recommended over a higher-ranked finalist who is not, or all who share the first rank be refused; looking at
    /// what stands and what is decided now, as far as the recommendations of now take part in it.
    /// </summary>
    private static bool LeavesRanking(ConvenedPanel panel, ImmutableArray<FinalistRecommendation> recommendations, SortedDictionary<Id, PanelValue> values)
    {
        var ranked = new List<(Rational Value, Recommendation? Recommendation, bool IsNow)>();
        foreach (var (candidate, value) in values)
        {
            if (value.Value is { } number)
            {
                var now = recommendations.Where(one => one.Candidate == candidate).Select(one => (Recommendation?)one.Recommendation).FirstOrDefault();
                ranked.Add((number, now ?? panel.Finalists[candidate].Decision?.Recommendation, now is not null));
            }
        }

        var highest = ranked.Max(one => one.Value);
        var first = ranked.Where(one => one.Value == highest).ToArray();
        if (Array.Exists(first, one => one.IsNow) && Array.TrueForAll(first, one => one.Recommendation == Recommendation.NotRecommended))
        {
            return true;
        }

        return ranked.Any(refused => refused.Recommendation == Recommendation.NotRecommended
            && ranked.Any(chosen => chosen.Recommendation == Recommendation.Recommended && chosen.Value < refused.Value && (refused.IsNow || chosen.IsNow)));
    }
}
