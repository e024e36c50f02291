using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Child;
using Recruit.Engine.Journal;
using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Processes.Tests;

/// <summary>Reads the whole journal of a house and holds it against what its children said.</summary>
internal static class JournalCheck
{
    public static async Task RunAsync(House house)
    {
        using var key = ChildKeys.Open(house.Data, house.Key);
        using (var journal = SqliteJournal.Open(house.Data, TestKey.Origin))
        {
            Walk(journal, key, house.History);
        }

        await VerifyReceiptsAsync(house, key);
    }

    /// <summary>Chain, signatures, order of times, batches as they were told, and every save there once as it was sent.</summary>
    private static void Walk(SqliteJournal journal, ChildKeys key, History history)
    {
        var (head, time) = (HashChain.Start(TestKey.Origin), default(Instant));
        var leaves = new Dictionary<SaveName, Stored>();
        foreach (var row in journal.Read(0))
        {
            Batch.TryParse(row.Bytes, out var batch).ShouldBe(ChainVerdict.Whole);
            (batch!.Header.Number, batch.Header.Previous, row.Number).ShouldBe((head.Count, head.Link, head.Count));
            key.HasSigned(BatchSeal.Decode(TestKey.Origin, batch.Header, row.Seal.Span)!).ShouldBeTrue();
            var body = BatchBody.Of(batch);
            body.Time.ShouldBeGreaterThanOrEqualTo(time);
            if (history.Batches.TryGetValue(row.Number, out var before))
            {
                before.ShouldBe($"{Digest.Of(row.Bytes.Span)}{Digest.Of(row.Seal.Span)}", $"batch {row.Number} is another one now");
            }

            for (var i = 1; i < batch.Entries.Length; i++)
            {
                var leaf = ReceiptLeaf.Parse(batch.Entries[i].Span)!;
                if (leaf.ItemPosition != SaveProof.WholeForm)
                {
                    Take(leaf, new ReceiptPlace(row.Number, (uint)i), leaves, history);
                }
            }

            (head, time) = (HashChain.HeadAfter(batch.Header), body.Time);
        }

        foreach (var (name, stored) in history.Stored)
        {
            leaves[name].ShouldBe(stored, name.ToString());
        }
    }

    private static void Take(ReceiptLeaf leaf, ReceiptPlace place, Dictionary<SaveName, Stored> leaves, History history)
    {
        var name = new SaveName(int.Parse(leaf.Attempt.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), (int)leaf.ItemPosition, (uint)leaf.ClientSequence);
        history.Sent.ContainsKey(name).ShouldBeTrue($"never sent: {name}");
        leaf.Answer.ShouldBe(history.HashOf(name));
        leaves.TryAdd(name, new Stored(place, leaf.ServerTimeMs)).ShouldBeTrue($"{name} is there twice");
    }

    private static async Task VerifyReceiptsAsync(House house, ChildKeys key)
    {
        await using var engine = EmbeddedEngine.Start(key.Parts(TimeProvider.System));
        var all = house.History.Stored.ToList();
        var receipts = new List<Receipt?>(all.Count);
        foreach (var part in all.Chunk(IActors.ReceiptsMax))
        {
            receipts.AddRange(await engine.ReadReceiptsAsync([.. part.Select(one => one.Value.Place)]));
        }

        Parallel.For(0, all.Count, i =>
        {
            var receipt = Receipt.Parse(receipts[i]!.Print())!;
            receipt.Verify(TestKey.Origin, key.Verifier).ShouldBe(ReceiptVerdict.Accepted);
            receipt.Leaf.Answer.ShouldBe(house.History.HashOf(all[i].Key));
        });
    }
}
