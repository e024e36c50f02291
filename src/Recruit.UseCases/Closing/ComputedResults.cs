using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
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

    /// <summary>What of an outcome belongs to a closing.</summary>
    /// <param name="outcome">All results.</param>
    /// <param name="live">What they were computed from.</param>
    /// <param name="through">Place of the last stage that is closed.</param>
    public static ComputedResults Of(AssessmentOutcome outcome, LiveCampaignFacts live, int through)
    {
        var isSelected = through >= outcome.Rules.SelectionStages - 1;
        var files = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty;
        var results = default(Digest);
        var shards = new ToldShard[live.Head.Outline!.Shards];
        var applicants = live.Applicants.ToLookup(one => one.Shard);
        Parallel.Invoke(
            () => (files, results) = FilesOf(outcome),
            () => Parallel.For(0, shards.Length, shard => shards[shard] = new ToldShard(outcome, applicants[shard], through)));
        var keyOf = new Dictionary<int, PersonKeyId>(shards.SelectMany(shard => shard.Keys));
        return new ComputedResults(
            outcome,
            results,
            keyOf,
            shards.Index().ToImmutableSortedDictionary(shard => shard.Index, shard => shard.Item.Table),
            isSelected ? files.Remove(Stages) : files.Clear(),
            isSelected ? [.. PlacesOf(outcome, keyOf)] : [],
            isSelected ? [.. outcome.Reserve.Select(candidate => keyOf[candidate])] : null,
            isSelected ? outcome.Places.Count - outcome.Places.Holders.Count : 0,
            ChangesOf(outcome, shards),
            Array.Exists(shards, shard => shard.TellsNews) || (isSelected && MovesPlaces(outcome, keyOf, live.Head.LastReleased?.Tally)),
            shards.Sum(shard => shard.Rescored));
    }

    private static (ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files, Digest Results) FilesOf(AssessmentOutcome outcome)
    {
        var files = ResultFolder.ToFiles(outcome);
        return (files, Definitions.DigestOf(files));
    }

    /// <summary>Whether the places and the reserve are others than they were, apart from those who are erased.</summary>
    private static bool MovesPlaces(AssessmentOutcome outcome, Dictionary<int, PersonKeyId> keyOf, Tally? before)
    {
        var left = keyOf.Values.ToHashSet();
        return !PlacesOf(outcome, keyOf).Select(place => (place.Number, place.Candidate))
                .SequenceEqual((before?.Places ?? []).Where(place => left.Contains(place.Candidate)).Select(place => (place.Number, place.Candidate)))
            || !outcome.Reserve.Select(candidate => keyOf[candidate]).SequenceEqual((before?.Reserve ?? []).Where(left.Contains));
    }

    private static ImmutableArray<DecisionChange> ChangesOf(AssessmentOutcome outcome, ToldShard[] shards)
    {
        var changes =
            from shard in shards
            from change in shard.Changes
            group change.Value by change.Key into same
            orderby same.Key.Stage, same.Key.Before, same.Key.After
            select new DecisionChange(outcome.Stages[same.Key.Stage].Stage.Id, same.Key.Before, same.Key.After, same.Sum());
        return [.. changes];
    }

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
