using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Sittings;

/// <summary>How an attempt ends: handed in, or by itself when its time has run out.</summary>
internal static class Ending
{
    private const int ShortHashLength = 16;

    /// <summary>Most attempts that end by one nudge, because each end is a leaf and a batch has room for a million; the next nudge takes more.</summary>
    private const int EndsMax = 100_000;

    public static Decision Decide(PoolShard shard, Submit submit, Instant now)
    {
        if (shard.Find(submit.Attempt, out var slot) is not { } attempt)
        {
            return Decision.Refuse(SittingRefusals.NotDealt);
        }

        if (attempt.StartedAt is null)
        {
            return Decision.Refuse(SittingRefusals.NotStarted);
        }

        if (attempt.SubmittedAt is { } handedIn)
        {
            return Again(shard, attempt, AttemptStatus.Completed, handedIn);
        }

        var judged = Judged.At(attempt, slot, now);
        if (judged.IsOver)
        {
            return Again(shard, attempt, AttemptStatus.TimedOut, judged.Deadline);
        }

        if (Refusals.OfDevice(attempt, submit.Epoch) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (submit.Covers > attempt.Highest)
        {
            return Decision.Refuse(SittingRefusals.SubmitAhead, Facts.Number("highest-taken", attempt.Highest));
        }

        var proof = Proof(shard, attempt, judged.Stamp);
        return judged.Happen(Receipt(attempt, AttemptStatus.Completed, judged.Stamp, proof.Hash), new AttemptSubmitted(slot, submit.Covers, proof));
    }

    /// <summary>Every attempt whose deadline and grace have passed is submitted as it is stored.</summary>
    public static Decision TimeOut(PoolShard shard, Instant now)
    {
        var slots = shard.Due.Until(now.Milliseconds, EndsMax);
        var events = ImmutableArray.CreateBuilder<ActorEvent>(slots.Length);
        foreach (var slot in slots)
        {
            var attempt = shard.Attempts[slot];
            events.Add(new AttemptTimedOut(slot, Proof(shard, attempt, attempt.Deadline())));
        }

        return new Decision(new Done(), events.DrainToImmutable(), []);
    }

    /// <summary>Tells an end. That of a time that ran out has no receipt until a nudge has noticed it.</summary>
    private static Decision Again(PoolShard shard, Attempt attempt, AttemptStatus status, Instant at)
    {
        var proof = Proof(shard, attempt, at);
        var receipt = Receipt(attempt, status, at, proof.Hash);
        return attempt.EndPlace != 0 ? Decision.Tell(receipt, ReceiptPlace.Unpack(attempt.EndPlace))
            : attempt.SubmittedAt is null && attempt.TimedOutAt is null ? Decision.Tell(receipt)
            : Decision.TellAgain(receipt, proof.Leaf);
    }

    /// <summary>
    /// What was handed in, with a save that it covers and that comes now: the end stays where it was, and gets a new receipt.
    /// </summary>
    public static AttemptSubmitted Amend(PoolShard shard, Attempt attempt, int slot, in SaveProof save, uint highest) => new(slot, attempt.Covers, SaveProof.Of(
        shard.Campaign.GetValueOrDefault(), attempt.Id, SaveProof.WholeForm, highest,
        attempt.Cells!.HashOfAll((int)save.Position, save.Sequence, save.Hash), attempt.SubmittedAt.GetValueOrDefault()));

    private static SaveProof Proof(PoolShard shard, Attempt attempt, Instant at) => SaveProof.Of(
        shard.Campaign.GetValueOrDefault(), attempt.Id, SaveProof.WholeForm, attempt.Highest, attempt.Cells!.HashOfAll(), at);

    private static SubmissionReceipt Receipt(Attempt attempt, AttemptStatus status, Instant at, Digest hash)
    {
        var answered = attempt.Cells!.Taken - attempt.Cells.Blank;
        return new SubmissionReceipt(
            attempt.Id, status, answered, attempt.Test.Items - answered, at, hash.ToString()[..ShortHashLength], attempt.Highest);
    }
}
