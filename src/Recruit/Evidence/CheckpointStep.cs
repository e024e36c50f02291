namespace Recruit.Evidence;

/// <summary>What a reader who remembers a checkpoint thinks of another.</summary>
public enum StepVerdict
{
    /// <summary>The proof does not show that the newer log begins with the remembered one.</summary>
    BadProof = 0,

    /// <summary>Two different logs.</summary>
    OtherLog,

    /// <summary>Fewer entries than remembered: an old state is passed off as the present one.</summary>
    Older,

    /// <summary>Equal size, other root: the log has two histories. Both notes together convict it.</summary>
    Forked,

    /// <summary>The newer log begins with everything that was remembered.</summary>
    Extends,
}

/// <summary>The step from a remembered checkpoint to a newer one; the remembered one is never given up for an older one.</summary>
public static class CheckpointStep
{
    /// <summary>Judges two checkpoints that were accepted already.</summary>
    /// <param name="remembered">What the reader holds.</param>
    /// <param name="offered">What is offered now.</param>
    /// <param name="proof">Consistency proof (RFC 9162, 2.1.4); empty for equal sizes and from the empty log.</param>
    public static StepVerdict Judge(Checkpoint remembered, Checkpoint offered, ReadOnlySpan<Digest> proof)
    {
        ArgumentNullException.ThrowIfNull(remembered);
        ArgumentNullException.ThrowIfNull(offered);
        if (!string.Equals(remembered.Origin, offered.Origin, StringComparison.Ordinal))
        {
            return StepVerdict.OtherLog;
        }

        if (offered.Size < remembered.Size)
        {
            return StepVerdict.Older;
        }

        if (offered.Size == remembered.Size && offered.Root != remembered.Root)
        {
            return StepVerdict.Forked;
        }

        return MerkleProof.Extends(remembered.Size, offered.Size, proof, remembered.Root, offered.Root)
            ? StepVerdict.Extends
            : StepVerdict.BadProof;
    }
}
