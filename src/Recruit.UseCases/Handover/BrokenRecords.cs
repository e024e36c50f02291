using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Campaigns whose records somebody met that cannot be read, while a list of many was made: the list goes on without them and says which they are. What is asked of such a campaign alone
/// fails, so that nobody takes silence for an answer.
/// </summary>
internal sealed class BrokenRecords
{
    private readonly SortedSet<Id> met = [];

    /// <summary>By id.</summary>
    public ImmutableArray<Id> Met => [.. met];

    /// <summary>What is told of one.</summary>
    public static Refusal Of(Id campaign) => Refusal.Because(UseCaseRefusals.RecordsBroken, new RefusalFact("campaign", campaign.Text));

    /// <summary>Does something about one campaign of many; a refusal that is about its records is noted, and the others go on.</summary>
    /// <param name="campaign">Which.</param>
    /// <param name="work">What; the answer is why not.</param>
    /// <returns>Why not, if it is not about its records.</returns>
    public async ValueTask<Refusal?> TryAsync(Id campaign, Func<ValueTask<Refusal?>> work)
    {
        Refusal? refusal;
        try
        {
            refusal = await work().ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is DecisionFailedException or InvalidDataException)
        {
            // Whose rule threw, and which record it is, the host has told its operator.
            refusal = Of(campaign);
        }

        if (refusal?.Code != UseCaseRefusals.RecordsBroken)
        {
            return refusal;
        }

        met.Add(campaign);
        return null;
    }
}
