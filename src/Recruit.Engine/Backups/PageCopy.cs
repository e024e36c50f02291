using System.Security.Cryptography;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Backups;

/// <summary>Copies a journal's pages, newest bytes, into one file: what its own file would be if the write-ahead log were taken in.</summary>
internal static class PageCopy
{
    private const int MostTries = 5;

    /// <summary>Writes the pages as they are together at one moment into a new file, and flushes it.</summary>
    public static (Digest Hash, long Bytes) Write(string path, string target, CancellationToken cancellation)
    {
        using var hold = JournalHold.Take(path);
        for (var tries = 1; ; tries++)
        {
            using var pages = JournalPages.Open(path);
            if (pages.Log.Doubt is { } doubt && (hold is null || !pages.LogGoesOn()))
            {
                throw new BackupRefusedException(doubt);
            }

            var copied = Write(pages, target, cancellation);
            if (hold is null ? !pages.WasWritten() : !pages.WasRestarted())
            {
                return copied;
            }

            if (tries == MostTries)
            {
                throw new BackupRefusedException("somebody wrote to the journal meanwhile; try again");
            }
        }
    }

    private static (Digest Hash, long Bytes) Write(JournalPages pages, string target, CancellationToken cancellation)
    {
        if (pages.Log.PageCount == 0 && pages.FileBytes % JournalPages.PageSize != 0)
        {
            throw new BackupRefusedException("the journal's file ends within a page");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var copy = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        for (uint page = 1; page <= pages.Count; page++)
        {
            cancellation.ThrowIfCancellationRequested();
            var bytes = Read(pages, page);
            hash.AppendData(bytes);
            copy.Write(bytes);
        }

        copy.Flush(flushToDisk: true);
        return (new Digest(hash.GetHashAndReset()), copy.Length);
    }

    private static byte[] Read(JournalPages pages, uint page)
    {
        try
        {
            return pages.Read(page);
        }
        catch (PageBrokenException broken)
        {
            throw new BackupRefusedException(broken.Message);
        }
    }
}
