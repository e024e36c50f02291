using System.Globalization;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Whether somebody who was erased since the last release moves others in it: without that person somebody else may be among those who go on, or come to a
/// place, and nobody judged them. Then a revision comes before the next stage is closed, as after an event that changes what is released.
/// </summary>
internal sealed class ErasureGap(ServiceParts parts, Id campaign, CampaignHead head)
{
    private static readonly StageDecision Nothing = new("", "", "", "", "");

    /// <summary>Why the next stage must not be closed yet; nothing where nobody was erased since, or nobody moves by it.</summary>
    /// <param name="released">The last closing that is released.</param>
    /// <param name="closing">The closing that is under way; nothing before it begins.</param>
    public async ValueTask<Refusal?> DueAsync(Recruit.Campaigns.Closing released, Recruit.Campaigns.Closing? closing)
    {
        var erased = await ErasedAsync().ConfigureAwait(false);
        if (erased == 0)
        {
            return null;
        }

        var (computed, refusal) = await new ClosingDesk(parts).ComputeAsync(campaign, released, CancellationToken.None).ConfigureAwait(false);
        return computed is null ? refusal : Moves(computed, released) ? Due(erased, released, closing) : null;
    }

    /// <summary>The same of what a closing computed, for who was erased after it was asked and before it computed.</summary>
    /// <param name="released">The last closing that is released.</param>
    /// <param name="closing">The closing of the next stage.</param>
    /// <param name="computed">What it computed.</param>
    public async ValueTask<Refusal?> DueAsync(Recruit.Campaigns.Closing released, Recruit.Campaigns.Closing closing, ComputedResults computed) =>
        Moves(computed, released) && await ErasedAsync().ConfigureAwait(false) is > 0 and var erased ? Due(erased, released, closing) : null;

    /// <summary>How many were told something by the last release and are erased since. That takes all applications.</summary>
    public async ValueTask<int> ErasedAsync()
    {
        await Releasing.ReachLastAsync(parts.Actors, campaign, head).ConfigureAwait(false);
        var erased = new int[head.Outline!.Shards];
        await Parallel.ForAsync(0, erased.Length, async (shard, _) => erased[shard] = await ErasedAsync(new ShardId(campaign, shard)).ConfigureAwait(false)).ConfigureAwait(false);
        return erased.Sum();
    }

    private async ValueTask<int> ErasedAsync(ShardId shard)
    {
        var told = new List<PersonKeyId>();
        await foreach (var one in new Entrants(parts).ApplicationsAsync(shard).ConfigureAwait(false))
        {
            if (one.Released.Any(decision => decision != Nothing))
            {
                told.Add(one.Key);
            }
        }

        return parts.Seals.WithoutKey(told).Count;
    }

    private static bool Moves(ComputedResults computed, Recruit.Campaigns.Closing released) =>
        computed.Changes.Length > 0
        || (!released.Tally!.Places.IsEmpty && computed.Places.Any(place => released.Tally.Places.All(before => (before.Number, before.Candidate) != (place.Number, place.Candidate))));

    private Refusal Due(int erased, Recruit.Campaigns.Closing released, Recruit.Campaigns.Closing? closing) => Refusal.Because(
        UseCaseRefusals.ErasedSince,
        new("erased", erased.ToString(CultureInfo.InvariantCulture)),
        new("stage", head.Outline!.Stages[released.Through].Text),
        RevisionGap.WayOut(closing));
}
