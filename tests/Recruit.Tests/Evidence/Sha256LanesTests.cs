using System.Security.Cryptography;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>Eight hashes at once are the eight hashes of the library, whatever stands in the other lanes.</summary>
public class Sha256LanesTests
{
    private const int LongestMessage = 300;

    [Fact]
    public void Every_length_in_every_lane_has_the_hash_of_the_library()
    {
        var chance = new Random(180_4);
        for (var length = 0; length <= LongestMessage; length++)
        {
            var messages = Eight(chance, _ => length);
            HashTogether(messages).ShouldBe(messages.Select(Alone), $"{length} bytes");
        }
    }

    [Fact]
    public void Lanes_of_the_same_number_of_blocks_may_differ_in_length()
    {
        var chance = new Random(180_5);
        for (var blocks = 1; blocks <= 5; blocks++)
        {
            // 55 bytes are the most of one block, 119 of two, and so on.
            var (shortest, longest) = (Math.Max(0, 64 * (blocks - 1) - 8), 64 * blocks - 9);
            for (var i = 0; i < 50; i++)
            {
                var messages = Eight(chance, lane => lane switch { 0 => shortest, 7 => longest, _ => chance.Next(shortest, longest + 1) });
                HashTogether(messages).ShouldBe(messages.Select(Alone));
            }
        }
    }

    [Fact]
    public void A_lane_depends_on_no_other_lane()
    {
        var chance = new Random(180_6);
        var messages = Eight(chance, _ => 111);
        var before = HashTogether(messages);
        for (var lane = 0; lane < Sha256Lanes.Count; lane++)
        {
            var changed = messages.ToArray();
            changed[lane] = [.. messages[lane][..^1], (byte)(messages[lane][^1] ^ 1)];
            var after = HashTogether(changed);
            Enumerable.Range(0, Sha256Lanes.Count).Where(other => after[other] != before[other]).ShouldBe([lane]);
        }
    }

    [Fact]
    public void Fewer_messages_than_lanes_are_hashed_alone()
    {
        var messages = Eight(new Random(180_7), _ => 65);
        for (var count = 0; count <= Sha256Lanes.Count; count++)
        {
            HashTogether(messages[..count]).ShouldBe(messages[..count].Select(Alone));
        }
    }

    /// <summary>FIPS 180-4's own examples, so that the library is not the only witness.</summary>
    [Fact]
    public void The_examples_of_the_standard_are_met()
    {
        HashTogether(["abc"u8.ToArray()])[0].ToString()
            .ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        HashTogether(["abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"u8.ToArray()])[0].ToString()
            .ShouldBe("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    private static byte[][] Eight(Random chance, Func<int, int> length) =>
        [.. Enumerable.Range(0, Sha256Lanes.Count).Select(lane =>
        {
            var message = new byte[length(lane)];
            chance.NextBytes(message);
            return message;
        })];

    private static Digest Alone(byte[] message) => new(SHA256.HashData(message));

    private static Digest[] HashTogether(byte[][] messages)
    {
        var slot = messages.Length == 0 ? 64 : 64 * Sha256Lanes.Blocks(messages[0].Length);
        var slots = new byte[Sha256Lanes.Count * slot];
        slots.AsSpan().Fill(0xA5);
        for (var lane = 0; lane < messages.Length; lane++)
        {
            Sha256Lanes.Blocks(messages[lane].Length).ShouldBe(slot / 64);
            messages[lane].CopyTo(slots, lane * slot);
            Sha256Lanes.Pad(slots.AsSpan(lane * slot, slot), messages[lane].Length);
        }

        var hashes = new Digest[messages.Length];
        Sha256Lanes.Hash(slots, hashes);
        return hashes;
    }

    [Fact]
    public void One_message_alone_has_the_hash_of_the_library()
    {
        for (var length = 0; length <= 300; length++)
        {
            var message = Enumerable.Range(0, length).Select(i => (byte)((i * 7) + length)).ToArray();
            Sha256Lanes.HashOne(message).ShouldBe(Digest.Of(message), $"{length} bytes");
        }
    }
}
