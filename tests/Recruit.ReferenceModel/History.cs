using System.Numerics;

namespace Recruit.Reference;

/// <summary>The events in ascending order, with everything determined anew after each of them (rules 8).</summary>
internal sealed class History
{
    private readonly Dictionary<string, Place> _accepted = [];
    private readonly HashSet<BigInteger> _gaveUp = [];

    /// <param name="campaign">Rules, facts and events.</param>
    /// <param name="before">The complete history <i>before</i>; null to run that history itself, without void-item and accept-key.</param>
    public History(Campaign campaign, History? before)
    {
        for (var count = 0; count <= campaign.Events.Count; count++)
        {
            var facts = new Facts(campaign, count, withRescoring: before is not null);
            Outcomes.Add(new(facts, _accepted.Values, before?.Outcomes[count]));
            if (count < campaign.Events.Count)
            {
                Follow(campaign.Events[count], Outcomes[count]);
            }
        }

        Last.RunTraining(_gaveUp, before?.Last);
    }

    /// <summary>The outcome after 0, 1, 2… events.</summary>
    public List<Outcome> Outcomes { get; } = [];

    public Outcome First => Outcomes[0];

    public Outcome Last => Outcomes[^1];

    /// <summary>The accepts and reinstatements without effect, ascending.</summary>
    public List<BigInteger> Ignored { get; } = [];

    /// <summary>What an event does to the accepted places, given the outcome of the events before it.</summary>
    private void Follow(Event one, Outcome outcome)
    {
        switch (one.Type)
        {
            case "accept" when outcome.HeldBy(one.Candidate) is { Status: "offered" } offer:
                _accepted[one.Candidate] = offer with { Status = "accepted" };
                break;
            case "accept":
                Ignored.Add(one.Sequence);
                break;
            case "reinstate" when outcome.Facts.Left(one.Candidate) is null:
                Ignored.Add(one.Sequence);
                break;
            case "decline":
                _accepted.Remove(one.Candidate);
                break;
            case "withdraw" when _accepted.Remove(one.Candidate):
                _gaveUp.Add(one.Sequence);
                break;
        }
    }
}
