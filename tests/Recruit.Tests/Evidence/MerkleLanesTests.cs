using FsCheck.Fluent;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>The root over a batch at once is the root of the tree that grows entry by entry.</summary>
public class MerkleLanesTests
{
    /// <summary>Lengths around the ends of blocks, where padding changes, and beyond what goes through lanes.</summary>
    private static readonly int[] EdgesOfBlocks = [0, 1, 54, 55, 56, 110, 118, 119, 120, 182, 183, 246, 247, 501, 502, 503, 504, 511, 512, 2_000];

    [Fact]
    public void Every_size_of_a_batch_of_saves_has_the_root_of_the_tree()
    {
        var tree = new MerkleTree();
        var entries = new List<ReadOnlyMemory<byte>>();
        for (var size = 0; size <= 300; size++)
        {
            MerkleFrontier.RootOf(entries.ToArray()).ShouldBe(tree.Root(), $"{size} entries");
            entries.Add(Entry(size, 110));
            tree.Append(MerkleTree.LeafHash(entries[^1].Span));
        }
    }

    [Fact]
    public void Mixed_lengths_have_the_root_of_the_tree()
    {
        var lengths = Gen.OneOf(Gen.Elements(EdgesOfBlocks), Gen.Choose(0, 600));
        Properties.Hold(lengths.ArrayOf(), all => IsRoot([.. all.Select((length, number) => Entry(number, length))]).ShouldBeTrue());
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(4_097)]
    [InlineData(65_535)]
    public void Large_batches_of_mixed_lengths_have_the_root_of_the_tree(int size) =>
        IsRoot([.. Enumerable.Range(0, size).Select(number => Entry(number, EdgesOfBlocks[number * 7 % EdgesOfBlocks.Length]))]).ShouldBeTrue();

    private static bool IsRoot(ReadOnlyMemory<byte>[] entries) => MerkleFrontier.RootOf(entries) == MerkleTree.Over(entries).Root();

    private static ReadOnlyMemory<byte> Entry(int number, int length)
    {
        var bytes = new byte[length];
        new Random(number).NextBytes(bytes);
        return bytes;
    }
}
