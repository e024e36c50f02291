using Recruit.Applications;
using Recruit.Files;

namespace Recruit.Synthetic;

/// <summary>Asks the product itself how the campaign so far stands, so that the facts never drift away from the rules.</summary>
internal static class AssessedFolder
{
    /// <exception cref="InvalidOperationException">The generator has written something that is not a valid campaign.</exception>
    public static CampaignStanding Stand(string folder, CancellationToken cancellation)
    {
        var reading = CampaignFolder.Read(folder, progress: null, cancellation);
        if (reading.Campaign is not { } campaign)
        {
            throw new InvalidOperationException($"A generated campaign has {reading.ProblemCount} problems; the first is {reading.Problems[0]}");
        }

        var outcome = Assessment.Run(campaign, cancellation);

        // Ids have one length, so the roll's order is that of our numbers.
        return new(
            outcome.Stages.ToDictionary(stage => stage.Stage.Id.Text, stage => Array.ConvertAll(stage.Decisions, StageStates.Continues), StringComparer.Ordinal),
            [.. Holders(outcome, accepted: false)],
            [.. Holders(outcome, accepted: true)]);
    }

    private static IEnumerable<int> Holders(AssessmentOutcome outcome, bool accepted)
    {
        for (var place = 0; place < outcome.Places.Count; place++)
        {
            if (outcome.Places.HolderOf(place) is { } holder && outcome.Places.IsAccepted(place) == accepted)
            {
                yield return holder;
            }
        }
    }
}
