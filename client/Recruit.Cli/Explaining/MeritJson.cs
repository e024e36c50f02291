using System.Globalization;
using System.Text.Json.Nodes;
using Recruit.Cli.Tables;
using Recruit.Explaining;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;
using static Recruit.Cli.Explaining.ExplanationJson;

namespace Recruit.Cli.Explaining;

/// <summary>Merit list, place and reserve for programs.</summary>
internal static class MeritJson
{
    public static JsonObject Of(MeritExplanation merit) => new()
    {
        ["listed"] = merit.IsListed,
        ["total"] = merit.Total is { } total ? NumberForm.Print(total.RoundToUnits(merit.Digits), merit.Digits) : null,
        ["exact"] = Exact(merit.Exact),
        ["combine"] = merit.Combine == Combine.WeightedMean ? "weighted-mean" : "weighted-sum",
        ["stages"] = List(merit.Parts, part => new JsonObject
        {
            ["stage"] = part.Stage.Stage.Text,
            ["total"] = Exact(part.Total),
            ["weight"] = Exact(part.Stage.Weight),
            ["contribution"] = Exact(part.Contribution),
        }),
        ["rank"] = merit.Rank,
        ["ranked"] = merit.Ranked,
        ["sameTotal"] = merit.SameTotal,
        ["ties"] = Ties(merit.Ties),
        ["outcome"] = merit.Outcome is { } outcome ? PlaceTables.OutcomeWord(outcome) : null,
        ["place"] = Place(merit.Place),
        ["heldPlaceAtFirst"] = merit.HeldPlaceAtFirst,
        ["quotas"] = List(merit.Quotas, quota => quota.Text),
        ["waiting"] = merit.Waiting,
        ["reserve"] = merit.Reserve is { } reserve
            ? new JsonObject { ["size"] = reserve.Size, ["expires"] = reserve.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
            : null,
    };

    /// <summary>A place, if there is one.</summary>
    public static JsonObject? Place(PlaceReading? place) => place is null ? null : new()
    {
        ["place"] = place.Number,
        ["category"] = place.Quota?.Text ?? "open",
        ["basis"] = place.Basis switch
        {
            Basis.Reserved => "reserved",
            Basis.ToOpen => "to-open",
            _ => "merit",
        },
        ["accepted"] = place.IsAccepted,
    };
}
