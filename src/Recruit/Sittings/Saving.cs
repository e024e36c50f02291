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
            var taken = new SaveTaken(new Instant(cell.AtMs), (cell.Marks & SaveMarks.Late) != 0, attempt.ClockAt(now));
            return cell.Place != 0
                ? Decision.Tell(taken, ReceiptPlace.Unpack(cell.Place))
                : Decision.TellAgain(taken, ProofOf(shard, attempt, save, taken.At).Leaf);
        }

        if (Shape(attempt, save) is { } malformed)
        {
            return Decision.Tell(malformed);
        }

        if (attempt.SubmittedAt is { } ended)
        {
            return Decision.Refuse(SittingRefusals.AttemptEnded, Facts.Time("ended", ended));
        }

        if (save.Epoch > attempt.Epoch)
        {
            return Decision.Refuse(SittingRefusals.UnknownEpoch, Facts.Number("epoch", attempt.Epoch));
        }

        if (save.Epoch < attempt.Epoch)
        {
            return Keep(attempt, slot, save, now, KeptReason.TakenOver, Refusals.TakenOver(attempt));
        }

        var judged = Judged.At(attempt, slot, now);
        if (judged.IsOver)
        {
            return Keep(attempt, slot, save, now, KeptReason.TooLate, Refusals.TooLate(attempt, judged));
        }

        if (cell.IsTaken && cell.Epoch == save.Epoch && save.Sequence <= cell.Sequence)
        {
            return isSameSave
                ? Decision.Refuse(SittingRefusals.SequenceReused, Facts.Number("highest-taken", attempt.HighestTaken))
                : Keep(attempt, slot, save, now, KeptReason.StaleSequence, Refusals.Stale(attempt, cell.Sequence));
        }

        return Take(shard, attempt, slot, save, judged);
    }

    private static Decision Take(PoolShard shard, Attempt attempt, int slot, SaveContent save, in Judged judged)
    {
        var proof = ProofOf(shard, attempt, save, judged.Stamp);
        var marks = (judged.IsLate ? SaveMarks.Late : 0) | (save.IsBlank ? SaveMarks.Blank : 0);
        var reply = new SaveTaken(judged.Stamp, judged.IsLate, judged.Clock(attempt, Math.Max(attempt.Highest, save.Sequence)));
        if (save is SaveAnswer)
        {
            return judged.Happen(reply, new AnswerSaved(slot, save.Epoch, marks, proof, save.Content.Bytes));
        }

        var text = new Attachment(save.Content.Bytes);
        var reference = new TextReference(text.Reference, save.Content.Bytes.Length);
        return judged.Happen(reply, new TextSaved(slot, save.Epoch, marks | SaveMarks.Text, proof, reference) { Content = text });
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
        var (form, bytesMax) = save is SaveText ? (SealForm.Text, attempt.Plan.TextBytes) : (SealForm.Answer, attempt.Plan.AnswerBytes);
        if (save.Content.Bytes.Length > PersonSeal.LengthOf(form, bytesMax))
        {
            return Refusal.Because(SittingRefusals.TooLong, Facts.Number("bytes-max", bytesMax));
        }

        return save.Sequence == 0 || save.Epoch < 0 ? Refusal.Because(SittingRefusals.BadSequence) : null;
    }

    /// <summary>Refuses and keeps what was refused, once, as long as the plan has room for it.</summary>
    private static Decision Keep(Attempt attempt, int slot, SaveContent save, Instant now, KeptReason reason, Refusal refusal)
    {
        if (attempt.Kept is { } kept)
        {
            foreach (var one in kept)
            {
                if (one.Position == save.Position && one.Sequence == save.Sequence && one.Epoch == save.Epoch && one.Hash == save.Content.Hash)
                {
                    return Decision.Tell(refusal);
                }
            }
        }

        if ((attempt.Kept?.Count ?? 0) >= attempt.Plan.KeptAnswers)
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
