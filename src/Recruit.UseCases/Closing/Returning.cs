using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>When people came into a stage who had been out of it: by a revision that let them in, or because their withdrawal was cancelled.</summary>
internal sealed class Returning
{
    private readonly Dictionary<PersonKeyId, Instant> reinstated = [];

    private Returning()
    {
    }

    /// <summary>Reads who was reinstated.</summary>
    public static async ValueTask<Returning> ReadAsync(ServiceParts parts, Id campaign)
    {
        var known = new Returning();
        await foreach (var one in new Entrants(parts).EventsAsync(campaign).ConfigureAwait(false))
        {
            if (one.Row is { Type: EventTypes.Reinstate, Candidate: { } back })
            {
                known.reinstated[back] = (one.Approved ?? one.Act).At;
            }
        }

        return known;
    }

    /// <summary>Whether somebody came into a stage after an instant; never who was in it from its beginning on.</summary>
    /// <param name="one">Who enters it.</param>
    /// <param name="stage">Place of the stage, from 0.</param>
    /// <param name="instant">After which.</param>
    public bool IsAfter(ApplicationFacts one, int stage, Instant instant) =>
        (reinstated.TryGetValue(one.Key, out var back) && back > instant)
        || one.LetIn?.Any(letIn => letIn.Stage == stage - 1 && letIn.At > instant) == true;
}
