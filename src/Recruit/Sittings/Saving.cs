using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.Sittings;

/// <summary>The hot path: what becomes of a save.</summary>
internal static class Saving
{
    public static Decision Decide(PoolShard shard, SaveContent save, Instant now)
    {
        if (shard.Find(save.Attempt, out var slot) is not { } attempt)
        {
            return Decision.Refuse(SittingRefusals.NotDealt);
        }

        if ((uint)save.Position >= (uint)attempt.Test.Items)
        {
            return Decision.Refuse(SittingRefusals.UnknownPosition, Facts.Number("items", attempt.Test.Items));
        }

        if (attempt.Cells is not { } cells)
        {
            return Decision.Refuse(SittingRefusals.NotStarted);
        }

        // A repeat is told what its first effect was, whatever has happened since.
        ref readonly var cell = ref cells[save.Position];
        var isSameSave = cell.IsTaken && cell.Epoch == save.Epoch && cell.Sequence == save.Sequence;
        if (isSameSave && cells.HashOf(save.Position) == save.Content.Hash)
        {
            return Again(shard, attempt, save, new Instant(cell.AtMs), cell.Marks, cell.Place, now);
        }

        // Almost every save has a number above all that were taken, and then it is none of these.
        var isNew = save.Epoch == attempt.Epoch && save.Sequence > attempt.Highest;
        if (!isNew && !isSameSave && attempt.Overtaken?.Find(save.Position, save.Epoch, save.Sequence) is { } overtaken && overtaken.Hash == save.Content.Hash)
        {
            return Again(shard, attempt, save, overtaken.At, overtaken.Marks, overtaken.Place, now);
        }

        if (Shape(attempt, save) is { } malformed)
        {
            return Decision.Tell(malformed);
        }

        if (save.Epoch > attempt.Epoch)
        {
            return Decision.Refuse(SittingRefusals.UnknownEpoch, Facts.Number("epoch", attempt.Epoch));
        }

        if (attempt.SubmittedAt is { } ended && !BelongsTo(attempt, ended, save, now))
        {
            return Keep(attempt, slot, save, now, KeptReason.AfterSubmission, Refusals.Ended(ended));
        }

        if (save.Epoch < attempt.Epoch)
        {
            return Keep(attempt, slot, save, now, KeptReason.TakenOver, Refusals.TakenOver(attempt));
        }

        var judged = attempt.SubmittedAt is null ? Judged.At(attempt, slot, now) : Judged.UnderWay(attempt, now);
        if (judged.IsOver)
        {
            return Keep(attempt, slot, save, now, KeptReason.TooLate, Refusals.TooLate(attempt, judged));
        }

        if (cell.IsTaken && cell.Epoch == save.Epoch && save.Sequence <= cell.Sequence)
        {
            return isSameSave
                ? Decision.Refuse(SittingRefusals.SequenceReused, Facts.Number("highest-taken", attempt.Highest))
                : Keep(attempt, slot, save, now, KeptReason.StaleSequence, Refusals.Stale(attempt, cell.Sequence));
        }

        return OverBounds(attempt, save) is { } over
            ? Keep(attempt, slot, save, now, KeptReason.OverBounds, over)
            : Take(shard, attempt, slot, save, judged);
    }

    /// <summary>
    /// A save that was under way when the submission overtook it, and that the submission means, belongs to it: same device, a number up to the
    /// one covered, and within the grace for bytes in flight.
    /// </summary>
    private static bool BelongsTo(Attempt attempt, Instant ended, SaveContent save, Instant now) =>
        save.Epoch == attempt.Epoch && save.Sequence <= attempt.Covers && now.Milliseconds < ended.Milliseconds + attempt.Plan.GraceMs;

    private static Decision Again(PoolShard shard, Attempt attempt, SaveContent save, Instant at, SaveMarks marks, ulong place, Instant now)
    {
        var taken = new SaveTaken(at, (marks & SaveMarks.Late) != 0, attempt.ClockAt(now));
        return place != 0
            ? Decision.Tell(taken, ReceiptPlace.Unpack(place))
            : Decision.TellAgain(taken, ProofOf(shard, attempt, save, at).Leaf);
    }

    private static Refusal? OverBounds(Attempt attempt, SaveContent save)
    {
        var bounds = attempt.Plan.Bounds;
        return attempt.Saves >= bounds.Saves ? Refusal.Because(SittingRefusals.TooManySaves, Facts.Number("most", bounds.Saves))
            : save is SaveText && attempt.TextBytes + save.Content.Bytes.Length > bounds.TextBytesInAll
                ? Refusal.Because(SittingRefusals.TooMuchText, Facts.Number("bytes-max", bounds.TextBytesInAll))
            : null;
    }

    private static Decision Take(PoolShard shard, Attempt attempt, int slot, SaveContent save, in Judged judged)
    {
        var proof = ProofOf(shard, attempt, save, judged.Stamp);
        var marks = (judged.IsLate ? SaveMarks.Late : 0) | (save.IsBlank ? SaveMarks.Blank : 0);
        var highest = Math.Max(attempt.Highest, save.Sequence);
        var clock = attempt.SubmittedAt is null ? judged.Clock(attempt, highest) : attempt.ClockAt(judged.Now) with { HighestSequence = highest };
        var reply = new SaveTaken(judged.Stamp, judged.IsLate, clock);
        ContentSaved saved;
        if (save is SaveAnswer)
        {
            saved = new AnswerSaved(slot, save.Epoch, marks, proof, save.Content.Bytes);
        }
        else
        {
            var text = new Attachment(save.Content.Bytes);
            saved = new TextSaved(slot, save.Epoch, marks | SaveMarks.Text, proof, new TextReference(text.Reference, text.Bytes.Length)) { Content = text };
        }

        // The save comes last: its leaf is the receipt.
        return attempt.SubmittedAt is null
            ? judged.Happen(reply, saved)
            : Decision.Happen(reply, Ending.Amend(shard, attempt, slot, proof, highest), saved);
    }

    private static SaveProof ProofOf(PoolShard shard, Attempt attempt, SaveContent save, Instant at) =>
        SaveProof.Of(shard.Campaign.GetValueOrDefault(), attempt.Id, (uint)save.Position, save.Sequence, save.Content.Hash, at);

    private static Refusal? Shape(Attempt attempt, SaveContent save)
    {
        if (save is SaveText != (attempt.Plan.Kind == PaperKind.Exercise))
        {
            return Refusal.Because(SittingRefusals.WrongKind);
        }

        // Nobody can look into a seal: the door has counted the bytes, here only whole steps can be.
        var (form, bytesMax) = save is SaveText ? (SealForm.Text, attempt.Plan.Bounds.TextBytes) : (SealForm.Answer, attempt.Plan.Bounds.AnswerBytes);
        if (save.Content.Bytes.Length > PersonSeal.LengthOf(form, bytesMax))
        {
            return Refusal.Because(SittingRefusals.TooLong, Facts.Number("bytes-max", bytesMax));
        }

        return save.Sequence == 0 || save.Epoch < 0 ? Refusal.Because(SittingRefusals.BadSequence) : null;
    }

    /// <summary>Refuses and keeps what was refused, once, as long as the plan has room for it.</summary>
    private static Decision Keep(Attempt attempt, int slot, SaveContent save, Instant now, KeptReason reason, Refusal refusal)
    {
        long textBytes = save is SaveText ? save.Content.Bytes.Length : 0;
        if (attempt.Kept is { } kept)
        {
            foreach (var one in kept)
            {
                textBytes += one.Text?.Length ?? 0;
                if (one.Position == save.Position && one.Sequence == save.Sequence && one.Epoch == save.Epoch && one.Hash == save.Content.Hash)
                {
                    return Decision.Tell(refusal);
                }
            }
        }

        var bounds = attempt.Plan.Bounds;
        if ((attempt.Kept?.Count ?? 0) >= bounds.KeptAnswers || textBytes > bounds.TextBytesInAll)
        {
            return Decision.Tell(refusal);
        }

        var text = save is SaveText ? new Attachment(save.Content.Bytes) : null;
        return Decision.Happen(refusal, new EvidenceKept(slot, new KeptAnswer(
            reason,
            save.Epoch,
            save.Position,
            save.Sequence,
            Instant.Later(now, attempt.HeardAt),
            save.Content.Hash,
            text is null ? save.Content.Bytes : default,
            text is null ? null : new TextReference(text.Reference, text.Bytes.Length))) { Content = text });
    }
}
