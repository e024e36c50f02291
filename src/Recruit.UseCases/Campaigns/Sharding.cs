using Recruit.Privacy;
using Recruit.Sittings;

namespace Recruit.UseCases.Campaigns;

/// <summary>Which pool shard has a person.</summary>
internal static class Sharding
{
    /// <inheritdoc cref="ShardId.NumberOf"/>
    public static int ShardOf(PersonKeyId person, int shards) => ShardId.NumberOf(person, shards);
}
