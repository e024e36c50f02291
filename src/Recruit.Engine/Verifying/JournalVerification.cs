using Recruit.Engine.Journal;

namespace Recruit.Engine.Verifying;

/// <summary>
/// Checks a journal from its first byte to its last without an engine, without SQLite and without writing: every batch, seal, hand-over and
/// attachment, every page, and that there is nothing else.
/// </summary>
public static class JournalVerification
{
    private const int MostTries = 3;

    /// <summary>Checks the journal of a data folder.</summary>
    /// <param name="folder">A data folder.</param>
    /// <param name="trust">Whom to believe.</param>
    /// <param name="scratch">
    /// A folder for a second journal, written anew from the batches, where rests of moved entries have to be compared; it is empty again
    /// afterwards. Without one such rests are left out, and the report says so.
    /// </param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="IOException">There is no journal, or storage fails.</exception>
    public static JournalReport Verify(string folder, JournalTrust trust, string? scratch = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(trust);
        return VerifyFile(Path.Combine(folder, SqliteJournal.FileName), trust, scratch, cancellation);
    }

    /// <summary>Checks one file, and its log if one is beside it.</summary>
    internal static JournalReport VerifyFile(string path, JournalTrust trust, string? scratch, CancellationToken cancellation)
    {
        using var hold = JournalHold.Take(path);
        for (var tries = 1; ; tries++)
        {
            using var pages = JournalPages.Open(path);
            var run = new JournalRun(pages, trust, cancellation);
            if (pages.Log.Doubt is { } doubt && (hold is null || !pages.LogGoesOn()))
            {
                run.Faults.Add(new JournalFault(null, doubt));
            }

            run.All(scratch);
            if (hold is null ? !pages.WasWritten() : !pages.WasRestarted())
            {
                return run.Report();
            }

            if (tries == MostTries)
            {
                run.Faults.Insert(0, new JournalFault(null, "somebody wrote to the journal meanwhile; nothing is known about it, check it again"));
                return run.Report();
            }
        }
    }
}
