using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>
/// Gives the rows of the fact files. Before the first release private ratings are not in them; afterwards everything that was fixed is, also
/// the ratings of those for whom no quorum came together.
/// </summary>
internal static class PanelExport
{
    private const int FinalistsAtOnce = 200;

    public static Decision Decide(ConvenedPanel panel, PanelCharter charter, ExportFacts export)
    {
        var page = panel.Finalists.Values.Where(one => export.After is null || one.Candidate > export.After).Take(FinalistsAtOnce).ToArray();
        var ratings = ImmutableArray.CreateBuilder<RatingRow>();
        foreach (var finalist in page.Where(one => !one.HasNothingToRate && Shows(one)))
        {
            ratings.AddRange(charter.Members.SelectMany(member => Rows(charter, finalist, member.Account)));
        }

        var next = page.Length == FinalistsAtOnce ? page[^1].Candidate : (Id?)null;
        return Decision.Tell(new PanelFacts(ratings.ToImmutable(), [.. page.Where(Tells).Select(one => one.Attempt).OfType<PanelAttempt>()], next));

        bool Shows(Finalist one) => panel.Frozen is not null || (export.FixedOnly ? one.IsImported : one.IsOpen);

        bool Tells(Finalist one) => panel.Frozen is not null || !export.FixedOnly || one.IsImported;
    }

    private static IEnumerable<RatingRow> Rows(PanelCharter charter, Finalist finalist, Id member)
    {
        if (finalist.Recusals.ContainsKey(member))
        {
            return [new RatingRow(finalist.Candidate, member)];
        }

        return finalist.Ratings.TryGetValue(member, out var given)
            ? charter.Criteria.Where(one => given.ByCriterion.ContainsKey(one.Id))
                .Select(one => new RatingRow(finalist.Candidate, member, one.Id, given.ByCriterion[one.Id]))
            : [];
    }
}
