using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>What a member may see: the agenda, what the member gave, and revealed finalists, without those for whom the member is recused.</summary>
internal static class PanelReading
{
    public static Decision Decide(ConvenedPanel panel, PanelCharter charter, ActorCommand command, Instant now)
    {
        var member = command switch
        {
            ReadAgenda one => one.Member,
            ReadPack one => one.Member,
            ReadOwnRatings one => one.Member,
            ReadComparison one => one.Member,
            _ => ((ReadProposal)command).Member,
        };
        if (charter.PlaceOf(member) < 0)
        {
            return Decision.Refuse(PanelRefusals.NotAMember);
        }

        return command switch
        {
            ReadAgenda => Decision.Tell(Agenda(panel, charter, member)),
            ReadPack read => Pack(panel, read),
            ReadOwnRatings read => Own(panel, read),
            ReadComparison => Decision.Tell(Comparison(panel, charter, member)),
            _ => Proposal(panel, member),
        };
    }

    /// <summary>The panel for those who run it.</summary>
    public static PanelRead Whole(ConvenedPanel panel, PanelCharter charter, Id? candidate) => new(
        charter,
        panel.Chairs[^1].Chair,
        [.. panel.Finalists.Values.Where(one => candidate is null || one.Candidate == candidate).Select(one => new ListedFinalist(one.Candidate, one.Sitting))],
        panel.Frozen is not null);

    /// <summary>The pack tells what could tie a member to a candidate, so who has not declared does not see it.</summary>
    private static Decision Pack(ConvenedPanel panel, ReadPack read) =>
        panel.Find(read.Candidate) is not { } finalist ? Decision.Refuse(PanelRefusals.NotListed)
        : finalist.Recusals.ContainsKey(read.Member) ? Decision.Refuse(PanelRefusals.Recused)
        : finalist.NoInterest.ContainsKey(read.Member) ? Decision.Tell(new PackOpen(finalist.Candidate, finalist.Sitting))
        : Decision.Refuse(PanelRefusals.DeclarationsMissing, PanelRules.Fact("missing", 1));

    private static PanelAgenda Agenda(ConvenedPanel panel, PanelCharter charter, Id member) => new(
        panel.Chairs[^1].Chair,
        charter.Rule.QuorumMembers,
        [.. panel.Finalists.Values.Select(one => Entry(charter, one, member)).OrderBy(one => one.Sitting ?? default).ThenBy(one => one.Candidate)],
        charter.Criteria);

    private static AgendaEntry Entry(PanelCharter charter, Finalist finalist, Id member)
    {
        if (finalist.Recusals.ContainsKey(member))
        {
            return new AgendaEntry(finalist.Candidate, AgendaStep.Recused);
        }

        var (step, due) =
            finalist.HasNoSitting ? (AgendaStep.NoSitting, (Instant?)null)
            : finalist.Decision is not null ? (AgendaStep.Decided, null)
            : finalist.IsOpen ? (AgendaStep.Revealed, null)
            : PanelInterests.HasToDeclare(finalist, member) ? (AgendaStep.DeclareInterest, PanelInterests.Due(charter, finalist))
            : PanelRatings.Due(charter, finalist) is not { } rated ? (AgendaStep.AwaitDeclarations, null)
            : PanelRatings.HasRated(charter, finalist, member) ? (AgendaStep.Rated, null)
            : (AgendaStep.Rate, (Instant?)rated);
        return new AgendaEntry(finalist.Candidate, step, finalist.Sitting, due);
    }

    private static Decision Own(ConvenedPanel panel, ReadOwnRatings read) =>
        panel.Find(read.Candidate) is not { } finalist ? Decision.Refuse(PanelRefusals.NotListed)
        : finalist.Recusals.ContainsKey(read.Member) ? Decision.Refuse(PanelRefusals.Recused)
        : Decision.Tell(new OwnRatings(
            read.Candidate,
            finalist.Ratings.TryGetValue(read.Member, out var given) ? given.ByCriterion : ImmutableSortedDictionary<Id, decimal>.Empty));

    /// <summary>Ranks count only whom the reader sees: a gap would tell the rank of the one for whom the reader is recused.</summary>
    private static PanelComparison Comparison(ConvenedPanel panel, PanelCharter charter, Id member)
    {
        var values = PanelValues.Of(panel, charter);
        var seen = panel.Finalists.Values.Where(one => values.ContainsKey(one.Candidate) && !one.Recusals.ContainsKey(member)).ToArray();
        var numbers = seen.Select(one => values[one.Candidate].Value).OfType<Numbers.Rational>().ToArray();
        var rows = seen.Select(one =>
        {
            var (state, value) = values[one.Candidate];
            return new ComparedFinalist(
                one.Candidate,
                state,
                one.IsOpen ? [.. PanelRatings.TakingPart(charter, one)] : [],
                [.. one.Recusals.Keys],
                one.IsOpen ? Revealed(charter, one) : [],
                value,
                value is { } number ? 1 + numbers.Count(other => other > number) : null,
                one.Decision?.Recommendation);
        });
        return new PanelComparison(charter.Rule.QuorumMembers, [.. rows.OrderBy(one => one.Rank ?? int.MaxValue).ThenBy(one => one.Candidate)]);
    }

    private static ImmutableArray<RevealedRatings> Revealed(PanelCharter charter, Finalist finalist) =>
    [
        .. charter.Members.Where(one => finalist.Ratings.ContainsKey(one.Account))
            .Select(one => new RevealedRatings(one.Account, finalist.Ratings[one.Account].ByCriterion)),
    ];

    private static Decision Proposal(ConvenedPanel panel, Id member) =>
        panel.Proposal is { } proposal && proposal.Recommendations.Any(one => panel.Finalists[one.Candidate].Recusals.ContainsKey(member))
            ? Decision.Refuse(PanelRefusals.Recused)
            : Decision.Tell(new ProposalRead(panel.Proposal));
}
