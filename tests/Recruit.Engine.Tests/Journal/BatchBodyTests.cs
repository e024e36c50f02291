using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Journal;

public class BatchBodyTests
{
    private static readonly Instant Time = new(1_700_000_000_000);

    [Fact]
    public void A_turn_lists_the_attachments_that_are_stored_with_it()
    {
        var (first, second) = (new Attachment(new byte[] { 1 }), new Attachment(new byte[] { 2 }));
        var (with, without) = (new TurnRecord(), new TurnRecord());
        with.Entries.Write((byte)1);
        with.Attachments.AddRange([first, second]);
        without.Entries.Write((byte)2);
        var turns = new RecordWriter();
        BatchBody.WriteTurn(turns, PurseKind.Key(1), with);
        BatchBody.WriteTurn(turns, PurseKind.Key(2), without);

        var body = BatchBody.Of(Batch.After(HashChain.Start(TestKeys.Origin), [BatchBody.Encode(Time, turns)]));

        body.Turns.Select(turn => turn.Actor).ShouldBe([PurseKind.Key(1), PurseKind.Key(2)]);
        body.Turns[0].Attachments.ShouldBe([first.Reference, second.Reference]);
        body.Turns[1].Attachments.ShouldBeEmpty();
        body.Turns[1].Entries.ToArray().ShouldBe([2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_hand_over_holds_nothing_but_the_next_key(int spare)
    {
        var entry = BatchBody.EncodeRotation(Time, TestKeys.Verifier).Concat(new byte[spare]).ToArray();
        var batch = Batch.After(HashChain.Start(TestKeys.Origin), [entry]);

        if (spare == 0)
        {
            BatchBody.Of(batch).NextKey!.Id.ShouldBe(TestKeys.Verifier.Id);
        }
        else
        {
            Should.Throw<InvalidDataException>(() => BatchBody.Of(batch));
        }
    }

    [Fact]
    public void Any_bytes_are_a_body_or_are_refused()
    {
        var turn = new TurnRecord();
        turn.Entries.Write((byte)1);
        turn.Attachments.Add(new Attachment(new byte[] { 1 }));
        var turns = new RecordWriter();
        BatchBody.WriteTurn(turns, PurseKind.Key(1), turn);
        var entry = BatchBody.Encode(Time, turns);
        for (var at = 0; at < entry.Length * 256; at++)
        {
            var spoilt = entry.ToArray();
            spoilt[at / 256] = (byte)at;
            try
            {
                BatchBody.Of(Batch.After(HashChain.Start(TestKeys.Origin), [spoilt]));
            }
            catch (InvalidDataException)
            {
                // The only way it says no.
            }
        }
    }
}
