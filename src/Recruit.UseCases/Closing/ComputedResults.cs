using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;

namespace Recruit.UseCases.Closing;

/// <summary>What a closing computed: one decision for each application and stage, and the lists of the whole campaign.</summary>
/// <param name="Outcome">All results.</param>
/// <param name="Results">Digest of the result files.</param>
/// <param name="Keys">Names of the keys, by candidate; who was erased has none.</param>
/// <param name="Decisions">By shard, in the order of its applications.</param>
/// <param name="Lists">Files of the lists, the stages' own apart, which is with the shards; none before the last stage of the selection is closed.</param>
/// <param name="Places">Places held; none before the last stage of the selection is closed.</param>
/// <param name="Reserve">Who is in the reserve; nothing before the last stage of the selection is closed.</param>
/// <param name="Vacant">How many places nobody holds; 0 before the last stage of the selection is closed.</param>
/// <param name="Changes">What becomes of decisions that were released, where they differ.</param>
/// <param name="TellsNews">Whether anybody who is not erased is told another decision, score or rank than by the last release, or holds another place.</param>
/// <param name="Rescored">How many candidates get another total in a stage that was released.</param>
internal sealed record ComputedResults(
    AssessmentOutcome Outcome,
    Digest Results,
    IReadOnlyDictionary<int, PersonKeyId> Keys,
    ImmutableSortedDictionary<int, DecisionTable> Decisions,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Lists,
    ImmutableArray<HeldPlace> Places,
    ImmutableArray<PersonKeyId>? Reserve,
    int Vacant,
    ImmutableArray<DecisionChange> Changes,
    bool TellsNews,
    int Rescored)
{
    private const string Stages = "stages.csv";

    private static readonly StageDecision Nothing = new("", "", "", "", "");

    /// <summary>What of an outcome belongs to a closing.</summary>
    /// <param name="outcome">All results.</param>
    /// <param name="live">What they were computed from.</param>
    /// <param name="through">Place of the last stage that is closed.</param>
    public static ComputedResults Of(AssessmentOutcome outcome, LiveCampaignFacts live, int through)
    {
        var files = ResultFolder.ToFiles(outcome);
        var isSelected = through >= outcome.Rules.SelectionStages - 1;
        var placeOf = new Dictionary<string, int>();
        for (var candidate = 0; candidate < outcome.Facts.Roll.Count; candidate++)
        {
            placeOf.Add(Encoding.UTF8.GetString(outcome.Facts.Roll.IdOf(candidate)), candidate);
        }

        // Who was erased is no candidate of the rule engine any more, and still an application of the shard.
        StageDecision[] untold = [.. Enumerable.Repeat(Nothing, through + 1)];
        var all = live.Applicants.Select(one => (Applicant: one, Told: one.Candidate is { } candidate ? [.. Of(outcome, placeOf[candidate], through)] : untold)).ToArray();
        var byShard = all.ToLookup(one => one.Applicant.Shard, one => one.Told);
        var left = Array.FindAll(all, one => one.Applicant.Row is not null);
        var keyOf = left.ToDictionary(one => placeOf[one.Applicant.Candidate!], one => one.Applicant.Key);
        return new ComputedResults(
            outcome,
            Digest.Of(Definitions.Pack(files)),
            keyOf,
            Enumerable.Range(0, live.Head.Outline!.Shards).ToImmutableSortedDictionary(
                shard => shard, shard => DecisionTable.Of(through + 1, byShard[shard].SelectMany(told => told))),
            isSelected ? files.Remove(Stages) : files.Clear(),
            isSelected ? [.. PlacesOf(outcome, keyOf)] : [],
            isSelected ? [.. outcome.Reserve.Select(candidate => keyOf[candidate])] : null,
            isSelected ? outcome.Places.Count - outcome.Places.Holders.Count : 0,
            ChangesOf(outcome, left),
            Array.Exists(left, one => !one.Applicant.Released.SequenceEqual(one.Told))
                || (isSelected && MovesPlaces(outcome, keyOf, live.Head.LastReleased?.Tally)),
            left.Count(one => one.Applicant.Released.Zip(one.Told).Any(pair => pair.First.Score != pair.Second.Score)));
    }

    /// <summary>Whether the places and the reserve are others than they were, apart from those who are erased.</summary>
    private static bool MovesPlaces(AssessmentOutcome outcome, Dictionary<int, PersonKeyId> keyOf, Tally? before)
    {
        var left = keyOf.Values.ToHashSet();
        return !PlacesOf(outcome, keyOf).Select(place => (place.Number, place.Candidate))
                .SequenceEqual((before?.Places ?? []).Where(place => left.Contains(place.Candidate)).Select(place => (place.Number, place.Candidate)))
            || !outcome.Reserve.Select(candidate => keyOf[candidate]).SequenceEqual((before?.Reserve ?? []).Where(left.Contains));
    }

    private static ImmutableArray<DecisionChange> ChangesOf(AssessmentOutcome outcome, (Applicant Applicant, StageDecision[] Told)[] left)
    {
        var changes =
            from one in left
            from change in one.Applicant.Released.Zip(one.Told).Index()
            let pair = change.Item
            where pair.First.Decision != pair.Second.Decision
            group one by (Stage: change.Index, Before: pair.First.Decision, After: pair.Second.Decision) into same
            orderby same.Key.Stage, same.Key.Before, same.Key.After
            select new DecisionChange(outcome.Stages[same.Key.Stage].Stage.Id, same.Key.Before, same.Key.After, same.Count());
        return [.. changes];
    }

    /// <summary>What a candidate is told, stage by stage.</summary>
    internal static IEnumerable<StageDecision> Of(AssessmentOutcome outcome, int candidate, int through) => outcome.Stages.Take(through + 1).Select(stage => Of(stage, candidate));

    /// <summary>What a candidate is told of a stage.</summary>
    internal static StageDecision Of(StageOutcome stage, int candidate) => new(
        StageStates.Word(stage.States[candidate]),
        StageStates.Word(stage.Decisions[candidate]),
        string.Join(';', stage.Reasons[stage.ReasonLists[candidate]]),
        stage.IsScored(candidate) ? NumberForm.Print(stage.Totals!.UnitsOf(candidate), stage.Stage.Score!.Digits) : "",
        stage.Ranks[candidate] == 0 ? "" : stage.Ranks[candidate].ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<HeldPlace> PlacesOf(AssessmentOutcome outcome, Dictionary<int, PersonKeyId> keyOf)
    {
        for (var place = 0; place < outcome.Places.Count; place++)
        {
            if (outcome.Places.HolderOf(place) is { } candidate)
            {
                yield return new HeldPlace(place + 1, keyOf[candidate], outcome.Places.IsAccepted(place));
            }
        }
    }
}
