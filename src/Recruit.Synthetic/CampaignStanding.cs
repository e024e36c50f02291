namespace Recruit.Synthetic;

/// <summary>How the campaign written so far stands by its own rules: what decides who does something next.</summary>
/// <param name="Continuing">For each stage before training, by its id: for each candidate, by number, whether they continue from it.</param>
/// <param name="Offered">Who holds an offer not yet answered, by place.</param>
/// <param name="Accepted">Who holds a place, by place.</param>
internal sealed record CampaignStanding(IReadOnlyDictionary<string, bool[]> Continuing, IReadOnlyList<int> Offered, IReadOnlyList<int> Accepted)
{
    /// <summary>The numbers of those who continue from a stage, ascending.</summary>
    public IEnumerable<int> From(string stage)
    {
        var continues = Continuing[stage];
        for (var candidate = 0; candidate < continues.Length; candidate++)
        {
            if (continues[candidate])
            {
                yield return candidate;
            }
        }
    }
}
