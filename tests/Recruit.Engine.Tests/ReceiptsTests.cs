using Recruit.Actors;
using Recruit.Engine.Tests.Simulation;
using Recruit.Evidence;

namespace Recruit.Engine.Tests;

/// <summary>Receipts are fetched in bulk, many from the same batches: the way to a batch is paid once.</summary>
public class ReceiptsTests
{
    [Fact]
    public async Task Many_who_ask_for_the_same_batches_pay_for_them_once()
    {
        var (step, places) = Saved();
        for (var asked = 0; asked < 5; asked++)
        {
            var before = step.Faults.Calls;
            (await step.Engine.ReadReceiptsAsync([.. places, .. places])).ShouldAllBe(one => Verifies(one!));
            (step.Faults.Calls - before).ShouldBe(asked == 0 ? places.Count : 0);
        }
    }

    [Fact]
    public void What_is_kept_open_is_bounded_and_what_was_used_last_stays()
    {
        var (step, places) = Saved();
        var journal = new FaultyJournal(step.Disk.OpenJournal(), step.Faults, _ => { });
        var batch = journal.Find(places[^1].Batch)!;
        var receipts = new Receipts(journal, bytesMost: 3 * (batch.Bytes.Length + 128L));
        int Reads(params ReceiptPlace[] asked)
        {
            var before = step.Faults.Calls;
            receipts.Read(asked).ShouldAllBe(one => Verifies(one!));
            return step.Faults.Calls - before;
        }

        Reads(places[0], places[1], places[2]).ShouldBe(3);
        Reads(places[0]).ShouldBe(0);
        Reads(places[3]).ShouldBe(1);
        Reads(places[0], places[2], places[3]).ShouldBe(0);
        Reads(places[1]).ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_that_is_not_there_yet_is_asked_for_again()
    {
        var (step, places) = Saved();
        var next = new ReceiptPlace(places[^1].Batch + 1, 1);
        (await step.Engine.ReadReceiptsAsync([next])).ShouldBe([null]);
        step.Answer(1, new PutIn(1)).Receipt.ShouldBe(next);
        Verifies((await step.Engine.ReadReceiptsAsync([next]))[0]!).ShouldBeTrue();
    }

    [Fact]
    public async Task One_request_is_bounded()
    {
        var (step, places) = Saved();
        var most = Enumerable.Repeat(places[0], IActors.ReceiptsMax).ToList();

        (await step.Engine.ReadReceiptsAsync(most)).ShouldAllBe(one => Verifies(one!));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await step.Engine.ReadReceiptsAsync([.. most, places[0]]));
    }

    private static bool Verifies(Receipt receipt) =>
        CheapSeal.IsOurs(receipt.Root)
        && MerkleProof.Includes(receipt.Index, receipt.Root.Header.Count, MerkleTree.LeafHash(receipt.Leaf.Encode()), receipt.Proof.AsSpan(), receipt.Root.Header.Root);

    /// <summary>Six saves, each in a batch of its own.</summary>
    private static (StepByStep Step, IReadOnlyList<ReceiptPlace> Places) Saved()
    {
        var step = new StepByStep();
        return (step, [.. Enumerable.Range(1, 6).Select(_ => step.Answer(1, new PutIn(1)).Receipt!.Value)]);
    }
}
