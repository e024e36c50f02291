using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.Sittings;

/// <summary>Checks what a person gave and seals it, for a shard that never looks into it.</summary>
internal static class SealedSaves
{
    /// <summary>The save for the shard; nothing, and why, for what no item can have.</summary>
    public static SaveContent? Seal(
        AttemptSession session, PersonSeals seals, int position, uint sequence, ReadOnlySpan<byte> deviceSalt, ReadOnlySpan<byte> content, out Refusal? refusal)
    {
        if (deviceSalt.Length != Evidence.ReceiptLeaf.SaltHalf)
        {
            refusal = Refusal.Because(SittingRefusals.BadSalt);
            return null;
        }

        var plan = session.Paper.Plan;
        var bytesMax = plan.Kind == PaperKind.Exercise ? plan.Bounds.TextBytes : plan.Bounds.AnswerBytes;
        if (content.Length > bytesMax)
        {
            refusal = Refusal.Because(SittingRefusals.TooLong, Facts.Number("bytes-max", bytesMax));
            return null;
        }

        // An exercise has one position, its text.
        var items = session.Form?.Items.Length ?? 1;
        if ((uint)position >= (uint)items)
        {
            refusal = Refusal.Because(SittingRefusals.UnknownPosition, Facts.Number("items", items));
            return null;
        }

        var isBlank = false;
        refusal = session.Form is null
            ? Responses.CheckText(content, out isBlank)
            : Responses.Check(session.Form.Items[position].Item, content, out isBlank);
        if (refusal is not null)
        {
            return null;
        }

        if (seals.Find(session.Credential.Person) is not { } seal)
        {
            refusal = Refusal.Because(SittingRefusals.KeyErased);
            return null;
        }

        var (attempt, epoch) = (session.Credential.Reference, session.Credential.Epoch);
        return session.Form is null
            ? new SaveText(attempt, position, sequence, epoch, seal.Seal(SealForm.Text, deviceSalt, content), isBlank)
            : new SaveAnswer(attempt, position, sequence, epoch, seal.Seal(SealForm.Answer, deviceSalt, content), isBlank);
    }
}
