using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Sittings;
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

    /// <summary>What waits at actors that the rules of a campaign do not name, in no order that means anything.</summary>
    public IEnumerable<ListedFile> OpenFiles => parts.Find(ListedParts.FilesKey) is ListedFiles files ? files.All : [];

    /// <summary>A campaign, or nothing.</summary>
    public ListedCampaign? FindCampaign(Id campaign) => parts.Find(CampaignKey.Of(campaign)) as ListedCampaign;

    /// <summary>A shard of a campaign, or nothing where nothing happened in it.</summary>
    public ListedShard? FindShard(Id campaign, int number) => parts.Find(new ShardId(campaign, number).Key) as ListedShard;

    /// <summary>Whether a person's key was erased: such a person is in no list.</summary>
    public bool IsErased(PersonKeyId person) => parts.Erasures.Contains(person);
}
