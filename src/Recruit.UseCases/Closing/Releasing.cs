using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Notices;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Results are released when the campaign says so; its messages bring that to one shard after the other. Whoever needs all shards alike brings it to
/// those that have not heard of it yet.
/// </summary>
internal static class Releasing
{
    /// <summary>Brings a release to every shard and notice desk. Repeated, nothing happens; a shard that is farther stays as it is.</summary>
    /// <param name="actors">The actors.</param>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="outline">Into how many shards its applicants are divided.</param>
    /// <param name="closing">The closing that the campaign says is released.</param>
    public static async ValueTask ReachAsync(IActors actors, Id campaign, CampaignOutline outline, Id closing)
    {
        for (var shard = 0; shard < outline.Shards; shard++)
        {
            await actors.AskAsync(new ShardId(campaign, shard).Key, new ReleaseDecisions(closing)).ConfigureAwait(false);
            await actors.AskAsync(new NoticeDeskId(campaign, shard).Key, new LiftEmbargo(closing)).ConfigureAwait(false);
        }
    }

    /// <summary>Brings the last release of a campaign to every shard, if there is one.</summary>
    public static ValueTask ReachLastAsync(IActors actors, Id campaign, CampaignHead head) =>
        head is { Outline: { } outline, LastReleased: { } last } ? ReachAsync(actors, campaign, outline, last.Id) : ValueTask.CompletedTask;
}
