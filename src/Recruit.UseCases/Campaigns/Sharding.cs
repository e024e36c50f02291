using System.Buffers.Binary;
using Recruit.Privacy;

namespace Recruit.UseCases.Campaigns;

/// <summary>Which pool shard has a person: by the random name of the key, so that every shard gets about as many.</summary>
internal static class Sharding
{
    public static int ShardOf(PersonKeyId person, int shards)
    {
        Span<byte> bytes = stackalloc byte[16];
        person.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes) % (uint)shards);
    }
}
