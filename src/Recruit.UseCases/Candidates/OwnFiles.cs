using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>A person's own application in a campaign.</summary>
/// <param name="Campaign">Where the campaign stands.</param>
/// <param name="Application">The application.</param>
internal sealed record OwnFile(CampaignRead Campaign, OwnApplicationRead Application);

/// <summary>
/// Finds what belongs to a person. A campaign that is not there, one that is not open to anybody yet, and one in which the person has not applied
/// are all the same: not found.
/// </summary>
internal sealed class OwnFiles(IActors actors)
{
    /// <summary>Where a campaign that candidates may know of stands; nothing for any other.</summary>
    public async ValueTask<CampaignRead?> FindCampaignAsync(Id campaign) =>
        (await actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply as CampaignRead is { Head.Opened: not null } read
            ? read
            : null;

    /// <summary>The person's application; nothing if there is none.</summary>
    public async ValueTask<OwnFile?> FindAsync(Id campaign, PersonKeyId person) =>
        await FindCampaignAsync(campaign).ConfigureAwait(false) is { } read ? await FindAsync(read, campaign, person).ConfigureAwait(false) : null;

    /// <summary>The person's application in a campaign that was read; nothing if there is none.</summary>
    public async ValueTask<OwnFile?> FindAsync(CampaignRead read, Id campaign, PersonKeyId person)
    {
        if (read.Head.Opened is null)
        {
            return null;
        }

        var answer = await actors.AskAsync(ShardOf(read, campaign, person), new Applying.ReadOwnApplication(person)).ConfigureAwait(false);
        return answer.Reply is OwnApplicationRead own ? new OwnFile(read, own) : null;
    }

    /// <summary>The pool shard that has, or would have, the person's application.</summary>
    public static ActorKey ShardOf(CampaignRead read, Id campaign, PersonKeyId person) =>
        new ShardId(campaign, ShardId.NumberOf(person, read.Head.Outline!.Shards)).Key;
}
