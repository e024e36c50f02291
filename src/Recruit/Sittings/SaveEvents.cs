using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>What the leaf of a save says, and its bytes.</summary>
/// <param name="Leaf">Bytes of the <see cref="ReceiptLeaf"/>.</param>
/// <param name="Position">Place in the form.</param>
/// <param name="Sequence">Number of the save.</param>
/// <param name="Hash">Of the answer.</param>
/// <param name="At">Server time.</param>
public readonly record struct SaveProof(ReadOnlyMemory<byte> Leaf, uint Position, uint Sequence, Digest Hash, Instant At)
{
    /// <summary>The position that stands for all answers of an attempt.</summary>
    public const uint WholeForm = uint.MaxValue;

    /// <summary>Encodes the leaf of a save.</summary>
    public static SaveProof Of(Id campaign, Id attempt, uint position, uint sequence, Digest hash, Instant at) =>
        new(ReceiptLeaf.Encode(campaign.Text, attempt.Text, position, sequence, hash, at.Milliseconds), position, sequence, hash, at);

    /// <summary>Reads a leaf back.</summary>
    /// <exception cref="InvalidDataException">It is no leaf of a save.</exception>
    public static SaveProof Read(ReadOnlyMemory<byte> leaf) =>
        ReceiptLeaf.TryReadSave(leaf.Span, out var position, out var sequence, out var hash, out var at) && sequence <= uint.MaxValue
            ? new SaveProof(leaf, position, (uint)sequence, hash, new Instant(at))
            : throw new InvalidDataException($"{leaf.Length} bytes are no leaf of a save.");
}

/// <summary>What a save was besides its content.</summary>
[Flags]
public enum SaveMarks : byte
{
    /// <summary>An answer in time.</summary>
    None = 0,

    /// <summary>It came between deadline and grace.</summary>
    Late = 1,

    /// <summary>The answer was taken back.</summary>
    Blank = 2,

    /// <summary>A text of an exercise.</summary>
    Text = 4,
}

/// <summary>Something a candidate gave was taken. The receipt's leaf says the rest.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="Epoch">Of the device.</param>
/// <param name="Marks">What the save was.</param>
/// <param name="Proof">What its leaf says.</param>
public abstract record ContentSaved(int Slot, int Epoch, SaveMarks Marks, SaveProof Proof) : ActorEvent
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Leaf => Proof.Leaf;
}

/// <summary>An answer was taken.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="Epoch">Of the device.</param>
/// <param name="Marks">What the save was.</param>
/// <param name="Proof">What its leaf says.</param>
/// <param name="Bytes">The sealed answer.</param>
public sealed record AnswerSaved(int Slot, int Epoch, SaveMarks Marks, SaveProof Proof, ReadOnlyMemory<byte> Bytes)
    : ContentSaved(Slot, Epoch, Marks, Proof);

/// <summary>A text was taken.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="Epoch">Of the device.</param>
/// <param name="Marks">What the save was.</param>
/// <param name="Proof">What its leaf says.</param>
/// <param name="Text">Where its ciphertext is.</param>
public sealed record TextSaved(int Slot, int Epoch, SaveMarks Marks, SaveProof Proof, TextReference Text) : ContentSaved(Slot, Epoch, Marks, Proof)
{
    /// <summary>The ciphertext; nothing in an event that was read back.</summary>
    public override Attachment? Attachment => Content;

    internal Attachment? Content { get; init; }
}

/// <summary>Where the ciphertext of a text is.</summary>
/// <param name="Reference"><see cref="Attachment.Reference"/>.</param>
/// <param name="Length">Bytes of ciphertext.</param>
public readonly record struct TextReference(Digest Reference, int Length);

/// <summary>Why something was refused and kept.</summary>
public enum KeptReason : byte
{
    /// <summary>A later save of the item was taken.</summary>
    StaleSequence = 1,

    /// <summary>It came from a device that another one had replaced.</summary>
    TakenOver = 2,

    /// <summary>It came after deadline and grace.</summary>
    TooLate = 3,

    /// <summary>It came after the attempt was handed in, and the submission did not cover it.</summary>
    AfterSubmission = 4,

    /// <summary>The attempt had taken as much as the plan lets one take.</summary>
    OverBounds = 5,
}

/// <summary>Something that was refused is kept, unmarked, for an appeal.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="Kept">What.</param>
public sealed record EvidenceKept(int Slot, KeptAnswer Kept) : ActorEvent
{
    /// <summary>The ciphertext of a text; nothing in an event that was read back.</summary>
    public override Attachment? Attachment => Content;

    internal Attachment? Content { get; init; }
}

/// <summary>A refused answer or text.</summary>
/// <param name="Reason">Why it was refused.</param>
/// <param name="Epoch">Of the device.</param>
/// <param name="Position">Place in the form.</param>
/// <param name="Sequence">Number of the save.</param>
/// <param name="At">Server time.</param>
/// <param name="Hash">Of the answer.</param>
/// <param name="Bytes">The sealed answer; empty for a text.</param>
/// <param name="Text">Where the ciphertext of a text is; nothing for an answer.</param>
public sealed record KeptAnswer(
    KeptReason Reason, int Epoch, int Position, uint Sequence, Instant At, Digest Hash, ReadOnlyMemory<byte> Bytes, TextReference? Text);
