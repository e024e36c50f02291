using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>
/// A turn takes up to hundreds of commands, and a repeat can be in the same one as its first: no place is known yet then, and the repeat was
/// told of no receipt.
/// </summary>
public class SameTurnTests
{
    private static readonly ActorKinds Kinds = new(new PoolShardKind());

    private readonly LiveActor actor = new(Kinds, new ShardId(Campaign, 0).Key);
    private readonly TurnRecord record = new();

    public SameTurnTests()
    {
        Ask(new PlanSitting(Campaign, Items, Plan()), -1);
        Ask(Deal("a-anna", "A"), -1);
        Ask(Deal("a-bolat", "B"), -1);
        Ask(new StartAttempt(Anna), 0);
        Ask(new StartAttempt(Bolat), 0);
    }

    [Fact]
    public void A_save_and_its_repeat_have_one_receipt()
    {
        var first = Ask(Save(Anna, 3, 1), 0.1);
        Ask(Save(Bolat, 3, 1), 0.1);

        var again = Ask(Save(Anna, 3, 1), 0.1);

        (first.Leaf, again.Leaf).ShouldBe((0, 0));
        again.Reply.ShouldBe(first.Reply);
    }

    [Fact]
    public void A_submission_and_its_repeat_have_one_receipt()
    {
        Ask(Save(Anna, 3, 1), 0.1);
        var first = Ask(new Submit(Anna, 0, 1), 0.1);
        Ask(Save(Bolat, 3, 1), 0.1);

        var again = Ask(new Submit(Anna, 0, 1), 0.2);

        (first.Leaf, again.Leaf).ShouldBe((1, 1));
        again.Reply.ShouldBe(first.Reply);
    }

    /// <summary>The new short hash was told with the place of the first receipt, which proves another one.</summary>
    [Fact]
    public void A_submission_that_a_save_amends_is_told_with_the_new_receipt_in_the_same_turn()
    {
        Ask(Save(Anna, 3, 3), 0.1);
        Ask(new Submit(Anna, 0, 3), 0.2);
        actor.Place(record, new ReceiptPlace(7, 4));
        record.Clear();
        Ask(Save(Anna, 2, 2), 0.3);

        var again = Ask(new Submit(Anna, 0, 3), 0.4);

        (again.Leaf, again.Earlier).ShouldBe((0, null));
        Proves(again);
    }

    [Fact]
    public void A_repeat_of_a_save_that_was_overtaken_in_the_same_turn_is_told_with_its_receipt()
    {
        var first = Ask(Save(Anna, 3, 1, "a"), 0.1);
        Ask(Save(Anna, 3, 2, "b"), 0.1);

        var again = Ask(Save(Anna, 3, 1, "a"), 0.1);

        again.Reply.ShouldBe(first.Reply.ShouldBeOfType<SaveTaken>() with { Clock = again.Reply.ShouldBeOfType<SaveTaken>().Clock });
        again.Leaf.ShouldBe(first.Leaf);
    }

    /// <summary>The receipt named a number of the device before, and the repeat failed because it was not found.</summary>
    [Fact]
    public void A_submission_of_a_device_that_took_over_is_amended_by_what_it_covers()
    {
        Ask(Save(Anna, 3, 9), 0.1);
        Ask(new TakeOver(Anna), 0.2);
        Ask(Save(Anna, 3, 5, "c", epoch: 1), 0.3);
        Ask(new Submit(Anna, 1, 5), 0.3);
        var save = Ask(Save(Anna, 2, 4, epoch: 1), 0.4);

        var again = Ask(new Submit(Anna, 1, 5), 0.4);

        save.Reply.ShouldBeOfType<SaveTaken>().Clock.HighestSequence.ShouldBe(5u);
        again.Leaf.ShouldBe(save.Leaf - 1);
        Proves(again);
    }

    [Fact]
    public void What_ran_out_in_the_same_turn_is_told_with_its_receipt()
    {
        Ask(new Nudge(), 61);

        Ask(new Submit(Bolat, 0, 0), 62).Leaf.ShouldBe(1);
        Ask(new Submit(Anna, 0, 0), 62).Leaf.ShouldBe(0);
    }

    [Fact]
    public void A_repeat_under_an_operation_id_remembers_the_receipt_over_a_restart()
    {
        var (first, second) = (new OperationId(new Guid(1, 0, 0, new byte[8])), new OperationId(new Guid(2, 0, 0, new byte[8])));
        Ask(Save(Anna, 3, 1), 0.1, first);
        Ask(Save(Bolat, 3, 1), 0.1);
        Ask(Save(Anna, 3, 1), 0.1, second).Leaf.ShouldBe(0);
        Ask(Save(Anna, 3, 1), 0.1, second).Leaf.ShouldBe(0);
        var place = new ReceiptPlace(7, 4);
        var replayed = new LiveActor(Kinds, actor.Key);
        replayed.Replay(record.Entries.ToArray(), record.Leaves.ToArray(), place);
        actor.Place(record, place);
        record.Clear();

        foreach (var one in (LiveActor[])[actor, replayed])
        {
            one.Ask(Save(Anna, 3, 1), first, Minute(0.2), record).Earlier.ShouldBe(place);
            one.Ask(Save(Anna, 3, 1), second, Minute(0.2), record).Earlier.ShouldBe(place);
        }

        replayed.CanonicalHash().ShouldBe(actor.CanonicalHash());
    }

    private void Proves(TurnReply told)
    {
        var (receipt, leaf) = (told.Reply.ShouldBeOfType<SubmissionReceipt>(), ReceiptLeaf.Parse(record.Leaves[told.Leaf].Span)!);
        (leaf.ItemPosition, leaf.ClientSequence).ShouldBe((SaveProof.WholeForm, receipt.HighestSequence));
        leaf.Answer.ToString().ShouldStartWith(receipt.ShortHash);
    }

    private TurnReply Ask(ActorCommand command, double minute, OperationId operation = default) => actor.Ask(command, operation, Minute(minute), record);
}
