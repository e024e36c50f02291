namespace Recruit.Evidence;

/// <summary>
/// Where a chain stands; kept outside the journal, in a receipt or a copy, it convicts a journal that lost or changed what it covers.
/// </summary>
/// <param name="Count">Batches covered.</param>
/// <param name="Link">Link of the last of them, or <see cref="HashChain.Start"/>.</param>
public readonly record struct ChainHead(ulong Count, Digest Link);

/// <summary>What a check of the chain found.</summary>
public enum ChainVerdict
{
    /// <summary>The bytes are no batch of a known version.</summary>
    Unreadable = 0,

    /// <summary>The entries are not those the batch's root was computed from.</summary>
    WrongRoot,

    /// <summary>The batch stands at a place where its number does not belong: one is missing, repeated, inserted or moved.</summary>
    WrongNumber,

    /// <summary>The batch follows another predecessor than the one before it.</summary>
    WrongPrevious,

    /// <summary>
    /// The batches fit each other, but not a head that is known from elsewhere: history was written anew, at the named batch or before it.
    /// </summary>
    NotAsKnown,

    /// <summary>The chain ends before a head that is known from elsewhere: the end was cut off, or an older copy was put back.</summary>
    TooShort,

    /// <summary>Nothing is wrong.</summary>
    Whole,
}

/// <summary>The answer of <see cref="HashChain.Verify"/>.</summary>
/// <param name="Verdict">What was found first.</param>
/// <param name="Head">The last head up to which everything is right; where something is wrong, its count is the number of the first bad
/// batch.</param>
public readonly record struct ChainCheck(ChainVerdict Verdict, ChainHead Head);

/// <summary>
/// SHA-256 chain over commit batches. It shows accidents and foreign hands at the exact batch; against whoever can write everything anew,
/// only a head known from elsewhere helps: a receipt, a checkpoint, a witness.
/// </summary>
public static class HashChain
{
    /// <summary>
    /// The head of the chain without batches. It depends on the log's name, so batches of one log never continue another.
    /// </summary>
    /// <param name="origin">Name of the log, 1 to 255 UTF-8 bytes without control characters.</param>
    public static ChainHead Start(string origin)
    {
        var writer = new CanonicalWriter("RCS"u8, version: 1, expectedLength: 64);
        writer.Add(CanonicalWriter.Checked(origin, nameof(origin)));
        return new ChainHead(0, Digest.Of(writer.ToArray()));
    }

    /// <summary>The head after a batch that was made by <see cref="Batch.After"/> or checked by <see cref="Check"/>.</summary>
    public static ChainHead HeadAfter(BatchHeader header) => new(header.Number + 1, header.Link);

    /// <summary>Checks one stored batch against the head before it: reads it, computes root and link again.</summary>
    public static ChainCheck Check(ChainHead head, ReadOnlyMemory<byte> stored)
    {
        var verdict = Batch.TryParse(stored, out var batch);
        if (batch is null)
        {
            return new ChainCheck(verdict, head);
        }

        if (batch.Header.Number != head.Count)
        {
            return new ChainCheck(ChainVerdict.WrongNumber, head);
        }

        return batch.Header.Previous != head.Link
            ? new ChainCheck(ChainVerdict.WrongPrevious, head)
            : new ChainCheck(ChainVerdict.Whole, HeadAfter(batch.Header));
    }

    /// <summary>Checks stored batches from a trusted head onwards and stops at the first bad one.</summary>
    /// <param name="from"><see cref="Start"/>, or a head that was verified earlier.</param>
    /// <param name="stored">Each stored batch, in order; read once.</param>
    /// <param name="known">Heads known from elsewhere, in any order; those before <paramref name="from"/> are not looked at.</param>
    public static ChainCheck Verify(ChainHead from, IEnumerable<ReadOnlyMemory<byte>> stored, params IReadOnlyCollection<ChainHead> known)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(known);
        var expected = known.ToLookup(one => one.Count, one => one.Link);
        var head = from;
        if (expected[head.Count].Any(link => link != head.Link))
        {
            return new ChainCheck(ChainVerdict.NotAsKnown, head);
        }

        foreach (var bytes in stored)
        {
            var check = Check(head, bytes);
            if (check.Verdict != ChainVerdict.Whole)
            {
                return check;
            }

            if (expected[check.Head.Count].Any(link => link != check.Head.Link))
            {
                return new ChainCheck(ChainVerdict.NotAsKnown, head);
            }

            head = check.Head;
        }

        return new ChainCheck(known.Any(one => one.Count > head.Count) ? ChainVerdict.TooShort : ChainVerdict.Whole, head);
    }
}
