using Recruit.Actors;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;

namespace Recruit.Lists;

/// <summary>The index while it stands still.</summary>
public readonly struct IndexView
{
    private readonly ListedParts parts;

    internal IndexView(ListedParts parts, ulong position) => (this.parts, Position) = (parts, position);

    /// <summary>Batches that are in it: what a list prints as the position it shows.</summary>
    public ulong Position { get; }

    /// <summary>How many keys were erased; with another number, what was opened before may concern nobody any more.</summary>
    public int Erasures => parts.Erasures.Count;

    /// <summary>Ids of all campaigns, by code points.</summary>
    public IEnumerable<Id> Campaigns => parts.KeysOf(CampaignKey.KindName).Select(key => new Id(key.Id));

    /// <summary>Ids of all vacancies with an announcement, published or not, by code points.</summary>
    public IEnumerable<Id> Announcements => parts.KeysOf(AnnouncementKind.KindName).Select(key => new Id(key.Id));

    /// <summary>What waits at actors that the rules of a campaign do not name, in no order that means anything.</summary>
    public IEnumerable<ListedFile> OpenFiles => parts.Find(ListedParts.FilesKey) is ListedFiles files ? files.All : [];

    /// <summary>A campaign, or nothing.</summary>
    public ListedCampaign? FindCampaign(Id campaign) => parts.Find(CampaignKey.Of(campaign)) as ListedCampaign;

    /// <summary>The announcement of a vacancy, or nothing.</summary>
    public ListedAnnouncement? FindAnnouncement(Id vacancy) => parts.Find(new ActorKey(AnnouncementKind.KindName, vacancy.Text)) as ListedAnnouncement;

    /// <summary>A shard of a campaign, or nothing where nothing happened in it.</summary>
    public ListedShard? FindShard(Id campaign, int number) => parts.Find(new ShardId(campaign, number).Key) as ListedShard;

    /// <summary>What a closing released, stage by stage; nothing while it has not reached all shards.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="shards">How many shards it has.</param>
    /// <param name="closing">The last closing that it released.</param>
    public (int Applied, IReadOnlyList<ReleasedStageCount> Stages)? CountReleased(Id campaign, int shards, Id closing)
    {
        var (applied, stages) = (0, new List<ReleasedStageCount>());
        for (var number = 0; number < shards; number++)
        {
            if (FindShard(campaign, number) is not { } shard || shard.Released != closing)
            {
                return null;
            }

            applied += shard.Count;
            while (stages.Count < shard.ReleasedStages)
            {
                stages.Add(new ReleasedStageCount());
            }

            for (var place = 0; place < shard.Count; place++)
            {
                for (var stage = 0; stage < stages.Count && shard.ReleasedAt(place, stage) is { } decided; stage++)
                {
                    stages[stage].Add(decided);
                }
            }
        }

        return (applied, stages);
    }

    /// <summary>Whether a person's key was erased: such a person is in no list.</summary>
    public bool IsErased(PersonKeyId person) => parts.Erasures.Contains(person);
}
