namespace Recruit.Lists;

/// <summary>How many applied, and how many of them stand where in each stage that is released.</summary>
internal sealed class FunnelCounts
{
    private readonly List<(Dictionary<string, int> States, Dictionary<string, int> Decisions)> stages = [];

    /// <summary>How many applied.</summary>
    public int Applied { get; private set; }

    /// <summary>By stage, from the first.</summary>
    public IReadOnlyList<(Dictionary<string, int> States, Dictionary<string, int> Decisions)> Stages => stages;

    /// <summary>Counts an application.</summary>
    public void Add(ListedShard shard, int place)
    {
        Applied++;
        for (var stage = 0; shard.ReleasedAt(place, stage) is { } result; stage++)
        {
            var (states, decisions) = At(stage);
            Add(states, result.State, 1);
            Add(decisions, result.Decision, 1);
        }
    }

    /// <summary>Counts all that others counted.</summary>
    public void Add(FunnelCounts others)
    {
        Applied += others.Applied;
        for (var stage = 0; stage < others.stages.Count; stage++)
        {
            var (states, decisions) = At(stage);
            foreach (var (state, count) in others.stages[stage].States)
            {
                Add(states, state, count);
            }

            foreach (var (decision, count) in others.stages[stage].Decisions)
            {
                Add(decisions, decision, count);
            }
        }
    }

    private static void Add(Dictionary<string, int> counts, string word, int count) => counts[word] = counts.GetValueOrDefault(word) + count;

    private (Dictionary<string, int> States, Dictionary<string, int> Decisions) At(int stage)
    {
        if (stage == stages.Count)
        {
            stages.Add(([], []));
        }

        return stages[stage];
    }
}
