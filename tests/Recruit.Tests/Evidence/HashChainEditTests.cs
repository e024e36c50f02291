using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>TL4: 1,000 edits of each kind to a stored log, all found. Each edit keeps every single batch readable.</summary>
public class HashChainEditTests
{
    private const int Edits = 1_000;
    private const int Batches = 120;

    private static readonly StoredLog Log = StoredLog.Of(Batches);

    [Fact]
    public void TL4_every_deleted_batch_is_found_and_named() =>
        Repeat((chance, rows) =>
        {
            var at = chance.Next(Batches);
            rows.RemoveAt(at);
            return (at, at == Batches - 1 ? ChainVerdict.TooShort : ChainVerdict.WrongNumber);
        });

    [Fact]
    public void TL4_every_inserted_batch_is_found_and_named() =>
        Repeat((chance, rows) =>
        {
            var at = chance.Next(Batches);
            if (chance.Next(2) == 0)
            {
                // A batch of another place.
                rows.Insert(at, rows[(at + 1 + chance.Next(Batches - 1)) % Batches]);
                return (at, ChainVerdict.WrongNumber);
            }

            // A forged batch fits its place; the true one behind it does not any more.
            rows.Insert(at, Batch.After(Log.Heads[at], [StoredLog.Entry(chance.Next(Batches, 10_000), 0)]).Encode());
            return at == Batches - 1 ? (at, ChainVerdict.NotAsKnown) : (at + 1, ChainVerdict.WrongNumber);
        });

    [Fact]
    public void TL4_every_swap_is_found_and_the_first_is_named() =>
        Repeat((chance, rows) =>
        {
            var (one, other) = (chance.Next(Batches), chance.Next(Batches - 1));
            other = other >= one ? other + 1 : other;
            (rows[one], rows[other]) = (rows[other], rows[one]);
            return (Math.Min(one, other), ChainVerdict.WrongNumber);
        });

    [Fact]
    public void TL4_every_truncation_is_found() =>
        Repeat((chance, rows) =>
        {
            var keep = chance.Next(Batches);
            rows.RemoveRange(keep, Batches - keep);
            return (keep, ChainVerdict.TooShort);
        });

    [Fact]
    public void TL4_every_repetition_is_found_and_named() =>
        Repeat((chance, rows) =>
        {
            var (at, times) = (chance.Next(Batches), chance.Next(1, 4));
            rows.InsertRange(at, Enumerable.Repeat(rows[at], times));
            return (at + 1, ChainVerdict.WrongNumber);
        });

    /// <summary>TL4, old checkpoint: the operator puts back an older copy, honest in itself, together with the head it had.</summary>
    [Fact]
    public void TL4_every_older_copy_is_found_by_who_knows_a_newer_head() =>
        Repeat((chance, rows) =>
        {
            var keep = chance.Next(Batches);
            rows.RemoveRange(keep, Batches - keep);
            HashChain.Verify(Log.Heads[0], rows, Log.Heads[keep]).Verdict.ShouldBe(ChainVerdict.Whole);
            return (keep, ChainVerdict.TooShort);
        });

    /// <summary>Everything after an edit is computed anew, so that the log fits itself; only the known head convicts it.</summary>
    [Fact]
    public void TL4_every_history_written_anew_is_found_by_a_known_head() =>
        Repeat((chance, rows) =>
        {
            var from = chance.Next(Batches);
            var head = Log.Heads[from];
            for (var i = from; i < Batches; i++)
            {
                var batch = Batch.After(head, [StoredLog.Entry(i, i == from ? 1_000 + chance.Next() % 1_000 : 0)]);
                rows[i] = batch.Encode();
                head = HashChain.HeadAfter(batch.Header);
            }

            HashChain.Verify(Log.Heads[0], rows).Verdict.ShouldBe(ChainVerdict.Whole);
            HashChain.Verify(Log.Heads[0], rows, Log.Heads[from + 1]).ShouldBe(new ChainCheck(ChainVerdict.NotAsKnown, Log.Heads[from]));
            return (Batches - 1, ChainVerdict.NotAsKnown);
        });

    private static void Repeat(Func<Random, List<ReadOnlyMemory<byte>>, (int Named, ChainVerdict Verdict)> edit)
    {
        var chance = new Random(4);
        for (var i = 0; i < Edits; i++)
        {
            List<ReadOnlyMemory<byte>> rows = [.. Log.Rows];
            var (named, verdict) = edit(chance, rows);
            var check = Log.Verify(rows);
            (check.Head.Count, check.Verdict).ShouldBe(((ulong)named, verdict));
        }
    }
}
