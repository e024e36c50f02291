using System.Globalization;
using Recruit.Applications;
using Recruit.Stages.FinalSelection;

namespace Recruit.Files.Results;

/// <summary>merit.csv, offers.csv and reserve.csv.</summary>
internal static class MeritRows
{
    private const string Open = "open";

    private static readonly string[] BasisWords = ["", "merit", "reserved", "to-open"];

    /// <summary>The pool of a place: <c>open</c> or the id of its quota.</summary>
    public static string CategoryOf(AssessmentOutcome outcome, int place) =>
        outcome.Places.QuotaOf(place) is { } quota ? outcome.Rules.Vacancy.Quotas[quota].Id.Text : Open;

    /// <summary>merit.csv: by rank, then the unranked by candidate.</summary>
    public static void WriteMerit(AssessmentOutcome outcome, ResultWriter writer)
    {
        writer.Cell("rank").Cell("candidate").Cell("total");
        foreach (var stage in outcome.Rules.Vacancy.Merit?.Stages ?? [])
        {
            writer.Cell($"stage:{stage.Stage}");
        }

        writer.Cell("outcome").Cell("category").EndRow();
        if (outcome.Merit is { } merit)
        {
            var stages = outcome.Rules.Vacancy.Merit!.Stages.Select(named => outcome.Stages.First(stage => stage.Stage.Id == named.Stage)).ToArray();
            foreach (var candidate in merit.Order.Concat(merit.WithoutTotal))
            {
                WriteRow(outcome, merit, stages, candidate, writer);
            }
        }
    }

    /// <summary>offers.csv: the places, then those who left in the order of the merit list.</summary>
    public static void WriteOffers(AssessmentOutcome outcome, ResultWriter writer)
    {
        writer.Raw("candidate,place,category,basis,status\n"u8);
        if (outcome.Merit is not { } merit)
        {
            return;
        }

        for (var place = 0; place < outcome.Places.Count; place++)
        {
            var holder = outcome.Places.HolderOf(place);
            writer.Cell(holder is { } candidate ? outcome.Facts.Roll.IdOf(candidate) : default).Whole(place + 1);
            writer.Cell(CategoryOf(outcome, place)).Cell(BasisWords[(int)outcome.Places.BasisOf(place)]);
            writer.Cell(holder is null ? "vacant" : outcome.Places.IsAccepted(place) ? "accepted" : "offered").EndRow();
        }

        foreach (var candidate in merit.Order.Concat(merit.WithoutTotal))
        {
            var left = outcome.OutcomeOf(candidate);
            if (left is MeritOutcome.Declined or MeritOutcome.Withdrawn)
            {
                writer.Cell(outcome.Facts.Roll.IdOf(candidate)).Empty().Empty().Empty().Cell(MeritOutcomes.Word(left)).EndRow();
            }
        }
    }

    /// <summary>reserve.csv: the first of the waiting list.</summary>
    public static void WriteReserve(AssessmentOutcome outcome, ResultWriter writer)
    {
        writer.Raw("position,candidate,rank,total,expires\n"u8);
        var expires = outcome.Rules.Vacancy.Reserve?.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var i = 0; i < outcome.Reserve.Length; i++)
        {
            var candidate = outcome.Reserve[i];
            writer.Whole(i + 1).Cell(outcome.Facts.Roll.IdOf(candidate)).Whole(outcome.Merit!.Ranks[candidate]);
            writer.Decimal(outcome.Merit.Totals, candidate, outcome.Rules.Vacancy.Merit!.Digits).Cell(expires!).EndRow();
        }
    }

    private static void WriteRow(AssessmentOutcome outcome, MeritList merit, StageOutcome[] stages, int candidate, ResultWriter writer)
    {
        writer.Rank(merit.Ranks[candidate]).Cell(outcome.Facts.Roll.IdOf(candidate));
        if (merit.Ranks[candidate] > 0)
        {
            writer.Decimal(merit.Totals, candidate, outcome.Rules.Vacancy.Merit!.Digits);
        }
        else
        {
            writer.Empty();
        }

        foreach (var stage in stages)
        {
            if (stage.IsScored(candidate))
            {
                writer.Decimal(stage.Totals!, candidate, stage.Stage.Score!.Digits);
            }
            else
            {
                writer.Empty();
            }
        }

        writer.Cell(MeritOutcomes.Word(outcome.OutcomeOf(candidate)));
        writer.Cell(outcome.Places.PlaceOf(candidate) is { } place ? CategoryOf(outcome, place) : "").EndRow();
    }
}
