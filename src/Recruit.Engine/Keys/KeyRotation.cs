using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Keys;

/// <summary>A change of the signing key.</summary>
/// <param name="First">The key of the journal's first batch: whoever verifies the journal goes on naming it.</param>
/// <param name="Next">The key that signs from now on.</param>
public sealed record KeyChange(VerifierKey First, VerifierKey Next);

/// <summary>
/// Changes the signing key while no engine runs: the journal is verified, the key in office signs a batch that names the next one, and the
/// key folder follows the journal. Whenever the process dies in between, the next call finishes or forgets what was begun.
/// </summary>
public static class KeyRotation
{
    /// <summary>Hands over to a new key.</summary>
    /// <param name="keyFolder">The key folder.</param>
    /// <param name="data">The data folder, with a journal.</param>
    /// <param name="now">When it is decided; a journal that is ahead of it keeps its own time.</param>
    /// <exception cref="JournalBrokenException">The journal is not whole, or signed by other keys; nothing was changed.</exception>
    /// <exception cref="KeyFolderException">The key folder is not as it must be.</exception>
    /// <exception cref="DataFolderInUseException">An engine runs on the data folder.</exception>
    public static KeyChange Run(string keyFolder, string data, Instant now)
    {
        using var keys = KeyFolder.Open(keyFolder, data);
        using var journal = SqliteJournal.Open(data, keys.Signing.Origin);
        var report = Settle(keys.Signing, data);
        var first = report.FirstSigner ?? keys.Signing.Signer.PublicKey;
        var next = keys.Signing.BeginRotation();
        var last = report.LastTime ?? now;
        var batch = Batch.After(report.Head, [BatchBody.EncodeRotation(last, next, Instant.Later(now, last))]);
        journal.Append(new StoredBatch(report.Head.Count, batch.Encode(), BatchSeal.Encode(keys.Signing.Signer.Sign(batch.Header))), []);
        keys.Signing.CompleteRotation(next.Id);
        return new KeyChange(first, next);
    }

    /// <summary>Brings the key folder in line with the journal after a change that was interrupted; the answer is what a check found.</summary>
    /// <exception cref="JournalBrokenException">The journal is not whole, or signed by other keys; nothing was changed.</exception>
    public static JournalReport Settle(SigningKeys keys, string data)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var report = JournalVerification.Verify(data, new JournalTrust([keys.Signer.PublicKey, .. keys.Retired]));
        if (!report.IsWhole)
        {
            throw new JournalBrokenException(report.FirstBadBatch ?? report.Head.Count, report.Faults[0].What);
        }

        var inOffice = report.Signer?.Id ?? keys.Signer.PublicKey.Id;
        if (keys.Pending?.Id == inOffice)
        {
            keys.CompleteRotation(inOffice);
        }
        else if (keys.Signer.PublicKey.Id == inOffice)
        {
            keys.DropRotation();
        }
        else
        {
            throw new JournalBrokenException(report.Head.Count, $"would have to be signed by key {inOffice}, which this key folder does not hold.");
        }

        return report;
    }
}
