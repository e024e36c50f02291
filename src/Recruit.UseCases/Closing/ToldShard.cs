using System.Text;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.UseCases.Handover;

namespace Recruit.UseCases.Closing;

/// <summary>What a closing tells the applicants of one shard, and how that differs from what was released to them.</summary>
internal sealed class ToldShard
{
    private static readonly StageDecision Nothing = new("", "", "", "", "");

    private readonly List<KeyValuePair<int, PersonKeyId>> keys = [];
    private readonly Dictionary<(int Stage, string Before, string After), int> changes = [];

    /// <summary>Tells all of a shard.</summary>
    /// <param name="outcome">All results.</param>
    /// <param name="applicants">Those of the shard, in the order in which they came.</param>
    /// <param name="through">Place of the last stage that is closed.</param>
    public ToldShard(AssessmentOutcome outcome, IEnumerable<Applicant> applicants, int through)
    {
        // Who was erased is no candidate of the rule engine any more, and still an application of the shard.
        StageDecision[] untold = [.. Enumerable.Repeat(Nothing, through + 1)];
        var stages = new ToldStages(outcome, through);
        Table = DecisionTable.Of(through + 1, applicants.SelectMany(one => one.Candidate is { } candidate
            ? Compared(one, outcome.Facts.Roll.IndexOf(Encoding.UTF8.GetBytes(candidate)), stages)
            : untold));
    }

    /// <summary>One decision for each application and stage.</summary>
    public DecisionTable Table { get; }

    /// <summary>Names of the keys, by candidate; who was erased has none.</summary>
    public IReadOnlyList<KeyValuePair<int, PersonKeyId>> Keys => keys;

    /// <summary>How many decisions that were released become others, by the place of the stage and both decisions.</summary>
    public IReadOnlyDictionary<(int Stage, string Before, string After), int> Changes => changes;

    /// <summary>Whether anybody is told something else than was released.</summary>
    public bool TellsNews { get; private set; }

    /// <summary>How many get another total in a stage that was released.</summary>
    public int Rescored { get; private set; }

    private StageDecision[] Compared(Applicant one, int candidate, ToldStages stages)
    {
        keys.Add(new(candidate, one.Key));
        StageDecision[] told = [.. stages.To(candidate)];
        TellsNews |= !one.Released.AsSpan().SequenceEqual(told);
        var isRescored = false;
        for (var stage = 0; stage < Math.Min(told.Length, one.Released.Length); stage++)
        {
            var (before, after) = (one.Released[stage], told[stage]);
            isRescored |= before.Score != after.Score;
            if (before.Decision != after.Decision)
            {
                var change = (stage, before.Decision, after.Decision);
                changes[change] = changes.GetValueOrDefault(change) + 1;
            }
        }

        Rescored += isRescored ? 1 : 0;
        return told;
    }
}
