using System.Security.Cryptography;
using System.Text;

namespace Recruit.Evidence;

/// <summary>What became of a checkpoint.</summary>
public enum CheckpointVerdict
{
    /// <summary>The bytes are no signed note with a checkpoint.</summary>
    Unreadable = 0,

    /// <summary>It is a checkpoint of another log.</summary>
    WrongOrigin,

    /// <summary>A line names a known key that did not sign this text; somebody is lying, so the whole note is refused.</summary>
    BadSignature,

    /// <summary>No key of the log signed.</summary>
    NotSignedByLog,

    /// <summary>Fewer witnesses signed than are asked for.</summary>
    TooFewWitnesses,

    /// <summary>The log and enough witnesses signed this size and root.</summary>
    Accepted,
}

/// <summary>Whom a reader believes about one log. Keys and names come from the reader, never from the note.</summary>
/// <param name="Origin">The only log that is accepted.</param>
/// <param name="LogKeys">Keys of the log, retired ones included if old checkpoints are read; one signature suffices.</param>
/// <param name="Witnesses">Keys of independent witnesses, one each.</param>
/// <param name="WitnessesNeeded">How many different witnesses must have signed, 0 to their number.</param>
public sealed record CheckpointTrust(
    string Origin, IReadOnlyCollection<VerifierKey> LogKeys, IReadOnlyCollection<VerifierKey> Witnesses, int WitnessesNeeded)
{
    /// <summary>Reads and judges a note.</summary>
    /// <param name="note">Any bytes.</param>
    /// <param name="checkpoint">The checkpoint, or nothing where the answer is not <see cref="CheckpointVerdict.Accepted"/>.</param>
    public CheckpointVerdict Judge(ReadOnlySpan<byte> note, out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (SignedNote.Parse(note) is not { } signed || Checkpoint.Parse(signed.Text) is not { } read)
        {
            return CheckpointVerdict.Unreadable;
        }

        if (!string.Equals(read.Origin, Origin, StringComparison.Ordinal))
        {
            return CheckpointVerdict.WrongOrigin;
        }

        var message = Encoding.UTF8.GetBytes(signed.Text);
        var signers = new HashSet<Digest>();
        foreach (var line in signed.Signatures)
        {
            // Name and id together name a key; a line that matches none says nothing.
            foreach (var key in LogKeys.Concat(Witnesses).Where(key => key.NoteId == line.KeyId && key.Name == line.Name))
            {
                if (!key.HasSigned(message, line.Signature.AsSpan(), DSASignatureFormat.Rfc3279DerSequence))
                {
                    return CheckpointVerdict.BadSignature;
                }

                signers.Add(key.Id);
            }
        }

        if (!LogKeys.Any(key => signers.Contains(key.Id)))
        {
            return CheckpointVerdict.NotSignedByLog;
        }

        // A log that is listed among the witnesses by mistake still does not witness itself.
        if (Witnesses.Select(key => key.Id).Except(LogKeys.Select(key => key.Id)).Count(signers.Contains) < WitnessesNeeded)
        {
            return CheckpointVerdict.TooFewWitnesses;
        }

        checkpoint = read;
        return CheckpointVerdict.Accepted;
    }
}
