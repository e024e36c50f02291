using System.Globalization;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>The checkers.</summary>
internal sealed partial class PoolWorld
{
    private (Instant From, Instant To)? gap;

    /// <summary>A batch became durable. A gap that was to be told stands in it, and every attempt has what the rule gives back.</summary>
    private void Stored(StoredBatch batch)
    {
        durable.Add(batch);
        foreach (var sitter in sitters)
        {
            var read = durable.Read(sitter.Attempt, engine!.Now);
            if (gap is var (from, to))
            {
                sitter.Lose(from, to, read);
            }

            read.Clock.CreditedMs.ShouldBe(sitter.Credited, $"what {sitter.Attempt.Id} was given back, after {gap}");
        }

        gap = null;
        if (stalledSince is { } since)
        {
            (gap, stalledSince) = ((since, engine!.Now), null);
        }
    }

    private void Hear(Sending sending, Answer answer)
    {
        var hash = sending.Save.Content.Hash;
        if (answer.Reply is SaveTaken taken)
        {
            durable.Saves.ContainsKey(hash).ShouldBeTrue("a save was acknowledged that is not durable");
            taken.At.ShouldBe(new Instant(durable.Saves[hash].Leaf.ServerTimeMs));
            sending.Taken ??= (taken, answer.Receipt);
            (taken.At, taken.IsLate).ShouldBe((sending.Taken.Value.Reply.At, sending.Taken.Value.Reply.IsLate), "a repeat got another reply");
            sending.Sitter.Heard = sending.Save.Epoch == sending.Sitter.Epoch ? Math.Max(sending.Sitter.Heard, sending.Save.Sequence) : sending.Sitter.Heard;
            return;
        }

        var refusal = (Refusal)answer.Reply;
        if (refusal.Code is SittingRefusals.NotStarted)
        {
            // The start came later, and a repeat with it.
            return;
        }

        if (!durable.Saves.ContainsKey(hash))
        {
            sending.Refused = refusal;
            return;
        }

        // A repeat is told what its first effect was until a later save took its place.
        sending.Sitter.Sent.Exists(one => one.Save.Position == sending.Save.Position && durable.Saves.ContainsKey(one.Save.Content.Hash)
            && (one.Save.Epoch, one.Save.Sequence).CompareTo((sending.Save.Epoch, sending.Save.Sequence)) > 0)
            .ShouldBeTrue($"a save that was taken, and not replaced, was refused afterwards: {refusal}");
    }

    /// <summary>Whoever may read an attempt sees nothing that could still be lost.</summary>
    private void HearRead(Sitter sitter, AttemptRead read)
    {
        foreach (var answer in read.Answers)
        {
            durable.Saves.ContainsKey(answer.Content.Hash).ShouldBeTrue($"{sitter.Attempt.Id} shows an answer that is not durable");
        }
    }

    private void Finish()
    {
        trace.Note("finish");
        faults.Plan = (_, _) => Fault.None;
        Quiet();

        // Until every attempt has run out and was submitted by itself.
        while (durable.Shard.Due is not null)
        {
            Pass(TimeSpan.FromSeconds(1));
            crew.Tick();
            Quiet();
        }

        Crash("the last one");
        Quiet();
        foreach (var sitter in sitters)
        {
            Check(sitter, durable.Read(sitter.Attempt, engine!.Now));
        }

        CheckReceipts();
        CompareWithReplay();
    }

    private void Check(Sitter sitter, AttemptRead read)
    {
        if (read.Started is not { } started)
        {
            read.Answers.ShouldBeEmpty();
            return;
        }

        (read.Status is AttemptStatus.Completed or AttemptStatus.TimedOut).ShouldBeTrue($"{sitter.Attempt.Id} is {read.Status}");
        CheckEnd(sitter, read);
        var end = sitter.End(started);
        var kept = durable.Kept(sitter.Attempt).Answers.Select(one => one.Hash).ToHashSet();
        var taken = sitter.Sent.Count(one => durable.Saves.ContainsKey(one.Save.Content.Hash));
        (taken, read.Clock.Epoch).ShouldBe((Math.Min(taken, sitter.Plan.Bounds.Saves), Math.Min(read.Clock.Epoch, sitter.Plan.Bounds.Takeovers)), "no attempt takes more than its bounds");
        foreach (var sending in sitter.Sent)
        {
            var isTaken = durable.Saves.TryGetValue(sending.Save.Content.Hash, out var save);
            (sending.Taken is null || isTaken).ShouldBeTrue("an acknowledged save is lost");
            (isTaken && (save.Leaf.ServerTimeMs < started.Milliseconds || save.Leaf.ServerTimeMs >= end.Milliseconds))
                .ShouldBeFalse($"taken outside its time, which ended at {end}: {save.Leaf}");
            switch (sending.Refused?.Code)
            {
                case SittingRefusals.TakenOver:
                    (isTaken, kept.Contains(sending.Save.Content.Hash)).ShouldBe((false, true), "an older epoch is refused and kept");
                    break;
                case SittingRefusals.TooLate:
                    TimeOf(sending.Refused, "server-time").ShouldBeGreaterThanOrEqualTo(end, "refused for lateness, but in time by what was given back");
                    kept.ShouldContain(sending.Save.Content.Hash);
                    break;
                case SittingRefusals.TooManySaves:
                    (isTaken, kept.Contains(sending.Save.Content.Hash), taken).ShouldBe((false, true, sitter.Plan.Bounds.Saves), "what is over the bound is refused and kept");
                    break;
            }
        }

        var winners = sitter.Sent.Where(one => durable.Saves.ContainsKey(one.Save.Content.Hash)).GroupBy(one => one.Save.Position)
            .ToDictionary(one => one.Key, one => one.MaxBy(sending => (sending.Save.Epoch, sending.Save.Sequence))!.Save.Content.Hash);
        read.Answers.ToDictionary(one => one.Position, one => one.Content.Hash).ShouldBe(winners, ignoreOrder: true, "of one item the highest number of the newest device wins");
    }

    /// <summary>The end is proven once, and once more with every save that came later and belongs to it; the last proof is of all that is there.</summary>
    private void CheckEnd(Sitter sitter, AttemptRead read)
    {
        var (attempt, ended) = (sitter.Attempt.Id.Text, read.Ended!.Value);
        var proofs = durable.Ends.Where(one => one.Leaf.Attempt == attempt && one.Leaf.ServerTimeMs == ended.Milliseconds).ToList();
        proofs.ShouldNotBeEmpty($"the end of {attempt} is proven");
        var overtaken = sitter.Sent.Where(one => durable.Saves.TryGetValue(one.Save.Content.Hash, out var save) && save.Place.Packed > proofs[0].Place.Packed).ToList();
        proofs.Count.ShouldBe(1 + overtaken.Count, $"the end of {attempt} is proven once, and once more for every save that belongs to it");
        (proofs[^1].Leaf.Answer, proofs[^1].Leaf.ClientSequence).ShouldBe((HashOf(read.Answers), read.Clock.HighestSequence), $"the proof of {attempt} is of what is there");
        foreach (var sending in overtaken)
        {
            var leaf = durable.Saves[sending.Save.Content.Hash].Leaf;
            sitter.HandedIn.ShouldContain(
                wish => sitter.BelongsTo(wish, ended, sending.Save.Epoch, leaf.ClientSequence, new Instant(leaf.ServerTimeMs)),
                $"taken after the end, and no submission meant it: {leaf}");
        }

        foreach (var kept in durable.Kept(sitter.Attempt).Answers.Where(one => one.Reason == KeptReason.AfterSubmission))
        {
            sitter.HandedIn.ShouldContain(wish => !sitter.BelongsTo(wish, ended, kept.Epoch, kept.Sequence, kept.At), $"refused, but the submission meant it: {kept}");
        }
    }

    /// <summary>SHA-256(RRS ‖ 01 ‖ position ‖ sequence ‖ hash of every answer), by position, numbers in four bytes, highest first.</summary>
    private static Digest HashOf(IEnumerable<StoredAnswer> answers)
    {
        var text = new List<byte>("RRS\u0001"u8.ToArray());
        foreach (var answer in answers)
        {
            foreach (var number in (ReadOnlySpan<uint>)[(uint)answer.Position, answer.Sequence])
            {
                text.AddRange([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
            }

            text.AddRange(answer.Content.Hash.ToArray());
        }

        return Digest.Of(text.ToArray());
    }

    private static Instant TimeOf(Refusal refusal, string fact) =>
        Instant.Of(DateTimeOffset.Parse(refusal.Facts.Single(one => one.Name == fact).Value, CultureInfo.InvariantCulture));

    private void CheckReceipts()
    {
        var acknowledged = sitters.SelectMany(one => one.Sent).Where(one => one.Taken?.Receipt is not null).ToList();
        var receipts = engine!.ReadReceiptsAsync([.. acknowledged.Select(one => one.Taken!.Value.Receipt!.Value)]).AsTask().Result;
        foreach (var (sending, receipt) in acknowledged.Zip(receipts))
        {
            var (root, leaf) = (receipt.ShouldNotBeNull().Root, receipt.Leaf);
            CheapSeal.IsOurs(root).ShouldBeTrue();
            MerkleProof.Includes(receipt.Index, root.Header.Count, MerkleTree.LeafHash(leaf.Encode()), receipt.Proof.AsSpan(), root.Header.Root).ShouldBeTrue();
            (leaf.Answer, leaf.ClientSequence).ShouldBe((sending.Save.Content.Hash, (ulong)sending.Save.Sequence));
        }
    }

    /// <summary>Snapshot and tail make the same shard as a replay from the first batch.</summary>
    private void CompareWithReplay()
    {
        using var snapshots = disk.OpenSnapshots();
        var shard = engine!.Mailboxes.SingleOrDefault(one => one.Key == Key)?.Actor
            ?? (snapshots.Find(Key) is { } pages ? new LiveActor(Kinds, Key, pages) : new LiveActor(Kinds, Key));
        shard.CanonicalHash().ShouldBe(durable.Shard.CanonicalHash(), "the shard is not what a replay from the first batch makes of it");
    }
}
