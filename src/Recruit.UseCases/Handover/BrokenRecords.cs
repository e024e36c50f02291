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

    /// <summary>Reads something of one campaign of many; nothing, and the campaign is noted, where its records cannot be read.</summary>
    /// <param name="campaign">Which.</param>
    /// <param name="read">What.</param>
    public async ValueTask<T?> TryAsync<T>(Id campaign, Func<ValueTask<T?>> read)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is DecisionFailedException or InvalidDataException)
        {
            // Whose rule threw, and which record it is, the host has told its operator.
            met.Add(campaign);
            return null;
        }
    }
}
