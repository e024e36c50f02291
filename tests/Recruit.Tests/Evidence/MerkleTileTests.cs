using System.Buffers.Binary;
using System.Collections.Immutable;
using FsCheck.Fluent;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

public class MerkleTileTests
{
    [Fact]
    public void A_log_of_70_000_entries_has_the_tiles_that_the_design_names()
    {
        var tiles = MerkleTile.All(70_000).ToList();

        tiles.Count(tile => tile is { Level: 0, Width: 256 }).ShouldBe(273);
        tiles.Where(tile => tile is { Level: 0, Width: < 256 }).ShouldBe([new MerkleTile(0, 273, 112)]);
        tiles.Where(tile => tile.Level == 1).ShouldBe([new MerkleTile(1, 0, 256), new MerkleTile(1, 1, 17)]);
        tiles.Where(tile => tile.Level >= 2).ShouldBe([new MerkleTile(2, 0, 1)]);
        tiles[0].LengthBytes.ShouldBe(8192);
    }

    [Theory]
    [InlineData(0, 1_234_067, 256, "tile/0/x001/x234/067")]
    [InlineData(0, 273, 112, "tile/0/273.p/112")]
    [InlineData(2, 0, 1, "tile/2/000.p/1")]
    [InlineData(1, 1_000, 255, "tile/1/x001/000.p/255")]
    public void Addresses_are_those_of_C2SP_tlog_tiles(int level, ulong index, int width, string path)
    {
        var tile = new MerkleTile(level, index, width);
        tile.Path.ShouldBe(path);
        MerkleTile.Parse(path).ShouldBe(tile);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("tile/0/1")]
    [InlineData("tile/00/001")]
    [InlineData("tile/8/001")]
    [InlineData("tile/-1/001")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/001")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/001.p/0")]
    [InlineData("tile/0/001.p/256")]
    [InlineData("tile/0/001.p/012")]
    [InlineData("tile/0/001.p")]
    [InlineData(".p/1")]
    [InlineData("tile/.p/1")]
    [InlineData("tile/0/.p/1")]
    [InlineData("Tile/0/001")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    public void Other_paths_are_no_addresses(string path) => MerkleTile.Parse(path).ShouldBeNull();

    [Fact]
    public void Every_hash_of_a_log_is_in_exactly_one_tile_and_every_path_reads_back() =>
        Properties.Hold(Gen.Choose(0, 300_000), size =>
        {
            var tiles = MerkleTile.All((ulong)size).ToList();
            for (var level = 0; level < 8; level++)
            {
                var here = tiles.Where(tile => tile.Level == level).ToList();
                ((ulong)here.Sum(tile => tile.Width)).ShouldBe(MerkleTile.HashesOn(level, (ulong)size));
                here.SkipLast(1).ShouldAllBe(tile => tile.Width == 256);
            }

            foreach (var tile in tiles.Where(tile => tile.Index < 3 || tile.Width < 256))
            {
                MerkleTile.Parse(tile.Path).ShouldBe(tile);
                MerkleTile.Holding(tile.Level, tile.Index * 256 + (ulong)tile.Width - 1, (ulong)size).ShouldBe(tile);
            }

            MerkleTile.Holding(0, (ulong)size, (ulong)size).ShouldBeNull();
        });

    [Fact]
    public void The_root_of_70_000_entries_follows_from_their_tiles()
    {
        const int Size = 70_000;
        var leaves = new Digest[Size];
        var frontier = MerkleFrontier.Empty;
        for (var i = 0; i < Size; i++)
        {
            var entry = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(entry, i);
            leaves[i] = MerkleTree.LeafHash(entry);
            frontier = frontier.Append(leaves[i]);
        }

        // Level by level, each full tile becomes one hash above; what a partial tile holds beyond that joins on the right.
        var onLevel = leaves;
        var peaks = new List<Digest>();
        for (var level = 0; onLevel.Length > 0; level++)
        {
            MerkleTile.HashesOn(level, Size).ShouldBe((ulong)onLevel.Length);
            var tiles = MerkleTile.All(Size).Where(tile => tile.Level == level).ToList();
            var partial = onLevel[^(onLevel.Length % 256)..];
            peaks.InsertRange(0, PeaksOf(partial));
            var full = tiles.Where(tile => tile.Width == 256).ToList();
            onLevel = [.. full.Select(tile => RootOf(onLevel.AsSpan((int)tile.Index * 256, 256)))];
        }

        MerkleFrontier.Restore(Size, [.. peaks]).ShouldNotBeNull().Root.ShouldBe(frontier.Root);
    }

    private static Digest RootOf(ReadOnlySpan<Digest> hashes)
    {
        var tree = new MerkleTree();
        foreach (var hash in hashes)
        {
            tree.Append(hash);
        }

        return tree.Root();
    }

    private static ImmutableArray<Digest> PeaksOf(Digest[] hashes)
    {
        var frontier = MerkleFrontier.Empty;
        foreach (var hash in hashes)
        {
            frontier = frontier.Append(hash);
        }

        return frontier.Peaks;
    }
}
