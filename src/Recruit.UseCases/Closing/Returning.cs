using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// When people came into a stage who had been out of it: by a revision that let them in, because their withdrawal was cancelled, or into training by a place that they could
/// take that late.
/// </summary>
internal sealed class Returning
{
    private readonly Dictionary<PersonKeyId, List<Reinstated>> reinstated = [];
    private readonly Dictionary<PersonKeyId, Instant> places;
    private readonly int firstTraining;

    private Returning(CampaignHead head, SealedRules rules)
    {
        firstTraining = rules.Rules.SelectionStages;
        places = head.Offers.Where(offer => offer.IsAccepted).ToDictionary(offer => offer.Candidate, offer => offer.Due);
    }

    /// <summary>Reads who was reinstated. What an import brought is of a time that nobody knows here, and of people who were told elsewhere.</summary>
    public static async ValueTask<Returning> ReadAsync(ServiceParts parts, Id campaign, CampaignHead head, SealedRules rules)
    {
        var known = new Returning(head, rules);
        var left = new Dictionary<PersonKeyId, int>();
        await foreach (var one in new Entrants(parts).EventsAsync(campaign).ConfigureAwait(false))
        {
            switch (one)
            {
                case { Row: { Type: EventTypes.Withdraw, Candidate: { } candidate } row }:
                    left[candidate] = row.Stage is { } named ? head.Outline!.Stages.IndexOf(named) : 0;
                    break;
                case { Row: { Type: EventTypes.Reinstate, Candidate: { } candidate }, Approved: { } approved }:
                    // Whoever left twice was out of a stage for either.
                    known.reinstated[candidate] = [.. known.reinstated.GetValueOrDefault(candidate) ?? [], new Reinstated(approved.At, left.GetValueOrDefault(candidate))];
                    break;
            }
        }

        return known;
    }

    /// <summary>Whether somebody came into a stage after an instant; never who was in it from its beginning on.</summary>
    /// <param name="one">Who enters it.</param>
    /// <param name="stage">Place of the stage, from 0.</param>
    /// <param name="instant">After which.</param>
    public bool IsAfter(ApplicationFacts one, int stage, Instant instant) =>
        reinstated.GetValueOrDefault(one.Key)?.Any(back => back.Stage <= stage && back.At > instant) == true
        || one.LetIn?.Any(letIn => letIn.Stage < stage && letIn.At > instant) == true
        || (stage >= firstTraining && places.TryGetValue(one.Key, out var due) && due > instant);

    /// <summary>Whether somebody had been out of a stage at any time since it began, or came into training by a place, as everybody there did.</summary>
    public bool IsBack(ApplicationFacts one, int stage) => IsAfter(one, stage, default);

    /// <summary>A withdrawal that was cancelled.</summary>
    /// <param name="At">When.</param>
    /// <param name="Stage">Place of the stage from which on the person was out.</param>
    private readonly record struct Reinstated(Instant At, int Stage);
}
