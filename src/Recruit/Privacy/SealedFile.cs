using Recruit.Evidence;

namespace Recruit.Privacy;

/// <summary>A long sealed content beside the events, such as a scanned document.</summary>
/// <param name="Person">Whose key opens it.</param>
/// <param name="Hash"><see cref="SealedAnswer.Hash"/> of the content.</param>
/// <param name="Reference">SHA-256 of the ciphertext: the name of the attachment that holds it.</param>
/// <param name="Length">Bytes of ciphertext.</param>
public sealed record SealedFile(PersonKeyId Person, Digest Hash, Digest Reference, int Length)
{
    /// <summary>The file that a sealed content becomes when it is stored as an attachment.</summary>
    public static SealedFile Of(SealedNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return new SealedFile(note.Person, note.Content.Hash, Digest.Of(note.Content.Bytes.Span), note.Content.Bytes.Length);
    }

    /// <summary>The sealed content again, with the bytes of the attachment.</summary>
    public SealedNote With(ReadOnlyMemory<byte> ciphertext) => new(Person, new SealedAnswer(Hash, ciphertext));
}
