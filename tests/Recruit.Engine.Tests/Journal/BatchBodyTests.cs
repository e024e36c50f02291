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

    /// <summary>A gap in the service is told to every shard at once, and all they say of it is stored in one batch.</summary>
    [Fact]
    public void A_batch_holds_more_turns_than_one_entry_may_have_bytes()
    {
        var open = new OpenBatch(0);
        var records = Enumerable.Range(0, 4).Select(i => Turn((Batch.LongestEntry / 2) - 5 + i, leaves: i)).ToArray();
        var places = records.Select((record, i) => open.Add(PurseKind.Key(i), record)).ToArray();

        var batch = open.Close(HashChain.Start(TestKeys.Origin), Time);
        Batch.TryParse(batch.Encode(), out var stored).ShouldBe(ChainVerdict.Whole);
        var body = BatchBody.Of(stored!);

        body.Time.ShouldBe(Time);
        body.Turns.Select(turn => turn.Actor).ShouldBe(Enumerable.Range(0, 4).Select(i => PurseKind.Key(i)));
        for (var i = 0; i < 4; i++)
        {
            body.Turns[i].Entries.Span.SequenceEqual(records[i].Entries.Written).ShouldBeTrue();
            (body.Turns[i].FirstLeaf, body.Turns[i].Leaves).ShouldBe((places[i].Index, i));
            stored!.Entries.AsSpan().Slice((int)places[i].Index, i).ToArray().Select(one => one.ToArray()).ShouldBe(records[i].Leaves.Select(one => one.ToArray()));
        }
    }

    /// <summary>What is stored of a body over several entries, byte for byte: later versions read it.</summary>
    [Fact]
    public void A_body_over_several_entries_is_stored_in_one_way()
    {
        var turns = new RecordWriter();
        BatchBody.WriteTurn(turns, PurseKind.Key(1), Turn(9, leaves: 1));

        var entries = BatchBody.Entries(Time, turns, [new byte[] { 7 }], longest: 12);

        entries.Select(one => Convert.ToHexString(one.Span)).ShouldBe(["020180D095FFBC3102", "07", "020570757273650270310100", "0209A2EA841C5CA6DFFFCE"]);
        var body = BatchBody.Of(Batch.After(HashChain.Start(TestKeys.Origin), entries));
        (body.Time, body.Turns.Length, body.Turns[0].FirstLeaf, body.Turns[0].Leaves).ShouldBe((Time, 1, 1U, 1));
        Should.Throw<InvalidDataException>(() => BatchBody.Of(Batch.After(HashChain.Start(TestKeys.Origin), entries[..^1])));
        Should.Throw<InvalidDataException>(() => BatchBody.Of(Batch.After(HashChain.Start(TestKeys.Origin), entries[..1])));
        Should.Throw<InvalidDataException>(() => BatchBody.Of(Batch.After(HashChain.Start(TestKeys.Origin), [.. entries, new byte[] { 2 }])));
        Should.Throw<InvalidDataException>(() => BatchBody.Of(Batch.After(HashChain.Start(TestKeys.Origin), [.. entries[..^1], new byte[] { 7 }])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_hand_over_holds_nothing_but_the_next_key(int spare)
    {
        var entry = BatchBody.EncodeRotation(Time, TestKeys.Verifier, Time).Concat(new byte[spare]).ToArray();
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

    /// <summary>As the first version wrote it: the batch was closed when the change was decided.</summary>
    [Fact]
    public void A_hand_over_without_its_own_moment_is_read_too()
    {
        var writer = new RecordWriter();
        writer.Write((byte)1);
        writer.Write((byte)2);
        writer.Write(Time);
        writer.Write(TestKeys.Verifier.ToString());

        var body = BatchBody.Of(Batch.After(HashChain.Start(TestKeys.Origin), [writer.ToArray()]));

        (body.NextKey!.Id, body.Time, body.DecidedAt).ShouldBe((TestKeys.Verifier.Id, Time, Time));
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

    private static TurnRecord Turn(int bytes, int leaves)
    {
        var (record, content) = (new TurnRecord(), new byte[bytes]);
        new Random(bytes).NextBytes(content);
        record.Entries.WriteRaw(content);
        record.Leaves.AddRange(Enumerable.Range(0, leaves).Select(i => (ReadOnlyMemory<byte>)new byte[] { (byte)i, (byte)bytes }));
        return record;
    }
}
