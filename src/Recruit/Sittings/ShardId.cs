using System.Buffers.Binary;
using System.Globalization;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>Which pool shard: of which campaign, and which part of its applicants, from 0. Written <c>kz-entry-test/3</c>.</summary>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Number">At least 0.</param>
public readonly record struct ShardId(Id Campaign, int Number)
{
    /// <summary>The key of the actor.</summary>
    public ActorKey Key => new(PoolShardKind.KindName, ToString());

    /// <summary>Which shard of a campaign has a person: by the random name of the key, so that every shard gets about as many.</summary>
    /// <param name="person">Names the person's key.</param>
    /// <param name="shards">How many shards there are, at least 1.</param>
    public static int NumberOf(PersonKeyId person, int shards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        Span<byte> bytes = stackalloc byte[16];
        person.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes) % (uint)shards);
    }

    /// <summary>Reads what <see cref="ToString"/> gives; nothing for any other text.</summary>
    public static ShardId? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Id.IsId(text[..slash])
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && new ShardId(new Id(text[..slash]), number) is var shard && shard.ToString() == text
            ? shard
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Campaign.Text}/{Number}");
}
