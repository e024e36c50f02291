using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

public class HashChainTests
{
    private static bool AllBits => int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) && factor > 1;

    [Fact]
    public void A_whole_log_is_whole_and_ends_at_its_head()
    {
        var log = StoredLog.Of(2_000);
        log.Verify(log.Rows).ShouldBe(new ChainCheck(ChainVerdict.Whole, log.Head));
        HashChain.Verify(log.Heads[700], log.Rows.Skip(700), log.Heads[3], log.Heads[1_500])
            .ShouldBe(new ChainCheck(ChainVerdict.Whole, log.Head));
    }

    /// <summary>TL3: one bit of every byte of a 2,000-entry log; all bits in the long run.</summary>
    [Fact]
    public void TL3_any_flipped_bit_is_found_and_the_batch_is_named()
    {
        var log = StoredLog.Of(2_000);
        var flips = 0;
        for (var row = 0; row < log.Rows.Count; row++)
        {
            var bytes = log.Rows[row].ToArray();
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                if (!AllBits && bit % 8 != (bit / 8 + row) % 8)
                {
                    continue;
                }

                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                var check = HashChain.Check(log.Heads[row], bytes);
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                if (check.Verdict == ChainVerdict.Whole || check.Head != log.Heads[row])
                {
                    Assert.Fail($"Bit {bit} of batch {row}: {check}");
                }

                flips++;
            }
        }

        flips.ShouldBe(log.Rows.Sum(row => row.Length) * (AllBits ? 8 : 1));
    }

    /// <summary>TL3, the same through the whole log as `verify` reads it: the first bad batch is named and reading stops there.</summary>
    [Fact]
    public void TL3_a_walk_over_the_whole_log_names_the_first_bad_batch()
    {
        var log = StoredLog.Of(2_000);
        var chance = new Random(3);
        for (var i = 0; i < 100; i++)
        {
            var (first, second) = (chance.Next(2_000), chance.Next(2_000));
            List<ReadOnlyMemory<byte>> rows = [.. log.Rows];
            foreach (var row in new[] { first, second }.Distinct())
            {
                var bytes = rows[row].ToArray();
                bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
                rows[row] = bytes;
            }

            var check = log.Verify(rows);
            check.Verdict.ShouldNotBe(ChainVerdict.Whole);
            check.Head.ShouldBe(log.Heads[Math.Min(first, second)]);
        }
    }

    [Fact]
    public void Logs_of_different_names_never_continue_each_other()
    {
        var other = Batch.After(HashChain.Start("other.example/log"), [StoredLog.Entry(0, 0)]);
        HashChain.Check(HashChain.Start(StoredLog.Origin), other.Encode()).Verdict.ShouldBe(ChainVerdict.WrongPrevious);
    }

    [Fact]
    public void A_batch_reads_back_as_it_was()
    {
        var batch = Batch.After(HashChain.Start(StoredLog.Origin), [StoredLog.Entry(1, 0), default, StoredLog.Entry(1, 2)]);
        Batch.TryParse(batch.Encode(), out var read).ShouldBe(ChainVerdict.Whole);
        read!.Header.ShouldBe(batch.Header);
        read.Entries.Select(entry => entry.ToArray()).ShouldBe(batch.Entries.Select(entry => entry.ToArray()));
        read.Header.Root.ShouldBe(MerkleTree.Over(batch.Entries).Root());
    }

    [Fact]
    public void A_batch_needs_an_entry_and_a_log_a_name()
    {
        Should.Throw<ArgumentException>(() => Batch.After(HashChain.Start(StoredLog.Origin), []));
        Should.Throw<ArgumentException>(() => Batch.After(HashChain.Start(StoredLog.Origin), [new byte[Batch.LongestEntry + 1]]));
        Should.Throw<ArgumentException>(() => HashChain.Start(""));
        Should.Throw<ArgumentException>(() => HashChain.Start("a\nb"));
        Should.Throw<ArgumentException>(() => HashChain.Start("\uD800"));
        Should.Throw<ArgumentException>(() => HashChain.Start(new string('я', 128)));
    }
}
