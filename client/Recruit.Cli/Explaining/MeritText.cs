using Recruit.Applications;
using Recruit.Explaining;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Cli.Explaining;

/// <summary>Merit list, place and reserve in words.</summary>
internal static class MeritText
{
    public static void Write(MeritExplanation merit, Prose prose)
    {
        prose.Line(0, "merit");
        if (!merit.IsListed)
        {
            prose.Line(1, "merit.not-listed");
        }
        else
        {
            WriteTotal(merit, prose);
        }

        if (merit.Quotas.Length > 0)
        {
            prose.Line(1, "merit.quotas", ("quotas", string.Join(", ", merit.Quotas.Select(prose.Quoted))));
        }

        if (merit.Outcome is { } outcome)
        {
            WriteOutcome(merit, outcome, prose);
        }

        if (merit.HeldPlaceAtFirst != merit.Place is not null && merit.Departure is null)
        {
            prose.Line(1, merit.HeldPlaceAtFirst ? "merit.displaced" : "merit.called");
        }
    }

    private static void WriteTotal(MeritExplanation merit, Prose prose)
    {
        if (merit.Total is { } total)
        {
            new TotalText(prose).WriteTotal("merit.total", total, merit.Exact!.Value, merit.Digits);
        }

        foreach (var part in merit.Parts)
        {
            prose.Line(
                2,
                part.Contribution is null ? "merit.lacking" : merit.Combine == Combine.WeightedMean ? "merit.part-mean" : "merit.part",
                ("stage", prose.Quoted(part.Stage.Stage)),
                ("total", prose.Number(part.Total ?? 0)),
                ("weight", prose.Number(part.Stage.Weight)),
                ("weights", prose.Number(merit.Weights)),
                ("contribution", prose.Number(part.Contribution ?? 0)));
        }

        if (merit.Rank is { } rank)
        {
            prose.Text(
                1,
                prose.Say("merit.rank", ("rank", Prose.Number(rank)), ("ranked", Prose.Number(merit.Ranked))),
                merit.SameTotal > 1 ? prose.Say("rank.tied", ("count", Prose.Number(merit.SameTotal))) : null);
            RankText.WriteTies(merit.Ties, prose);
        }
    }

    private static void WriteOutcome(MeritExplanation merit, MeritOutcome outcome, Prose prose)
    {
        var key = outcome switch
        {
            MeritOutcome.Accepted => "outcome.accepted",
            MeritOutcome.Declined => "outcome.declined",
            MeritOutcome.Withdrawn => "outcome.withdrawn",
            MeritOutcome.NoTotal => "outcome.no-total",
            MeritOutcome.Offered => "outcome.offered",
            MeritOutcome.Reserve => "outcome.reserve",
            _ => merit.Reserve is null ? "outcome.waiting" : "outcome.not-selected",
        };
        prose.Text(
            1,
            prose.Say(
                key,
                ("place", Prose.Number(merit.Place?.Number ?? 0)),
                ("waiting", Prose.Number(merit.Waiting ?? 0)),
                ("size", Prose.Number(merit.Reserve?.Size ?? 0)),
                ("expires", merit.Reserve is { } reserve ? prose.Day(reserve.Expires) : "")),
            merit.Place is { } place ? BasisOf(place, prose) : null);
    }

    private static string BasisOf(PlaceReading place, Prose prose) => prose.Say(
        place.Basis switch
        {
            Basis.Reserved => "basis.reserved",
            Basis.ToOpen => "basis.to-open",
            _ => "basis.merit",
        },
        ("quota", place.Quota is { } quota ? prose.Quoted(quota) : ""));
}
