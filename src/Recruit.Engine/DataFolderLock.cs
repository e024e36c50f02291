using System.Collections.Concurrent;

namespace Recruit.Engine;

/// <summary>
/// A data folder has one writer: an engine, or a command that writes in its place. Whoever writes holds a locked file in the folder; the
/// lock goes with the process, however it ends.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    /// <summary>Name of the file in the data folder; it stays there, empty.</summary>
    public const string FileName = "engine.lock";

    private const int LockedOnLinux = 11;
    private const int LockedOnMacOS = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    /// <summary>How often a folder is tried that nobody has and somebody looks at.</summary>
    private const int Tries = 200;

    /// <summary>Between tries; to look takes some microseconds, on a machine that is not busy.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Locks of this process by the full path of the folder.</summary>
    private static readonly ConcurrentDictionary<string, DataFolderLock> Own = new(StringComparer.Ordinal);

    private readonly FileStream held;
    private readonly string folder;
    private readonly ConcurrentQueue<IDisposable> kept = [];

    private DataFolderLock(FileStream held, string folder)
    {
        (this.held, this.folder) = (held, folder);
        Own[folder] = this;
    }

    /// <summary>Takes a folder until the lock is disposed.</summary>
    /// <exception cref="DataFolderInUseException">Somebody else has it.</exception>
    /// <exception cref="IOException">Storage fails.</exception>
    public static DataFolderLock Take(string folder) => Take(folder, () => Thread.Sleep(Pause), Tries);

    /// <summary>The same with another way to wait for those who only look.</summary>
    internal static DataFolderLock Take(string folder, Action wait, int tries)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            return new DataFolderLock(
                new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0),
                Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        }
        catch (IOException failure) when (IsLocked(failure))
        {
            // Whoever looks shares the file for a moment (IsTaken), which keeps writers out as a writer would.
            if (tries > 0 && !IsTaken(folder))
            {
                wait();
                return Take(folder, wait, tries - 1);
            }

            throw new DataFolderInUseException(folder, failure);
        }
    }

    /// <summary>Whether somebody has the folder. Nothing is made or changed.</summary>
    public static bool IsTaken(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0).Dispose();
            return false;
        }
        catch (IOException failure) when (IsLocked(failure))
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Own.TryRemove(folder, out _);
        held.Dispose();
        while (kept.TryDequeue(out var file))
        {
            file.Dispose();
        }
    }

    /// <summary>
    /// Closes a file of a data folder, or keeps it open where this process has the folder: POSIX drops all locks that a process has on a
    /// file, SQLite's too, when it closes the file once (sqlite.org/howtocorrupt.html, 2.2). It is closed with the lock then.
    /// </summary>
    internal static void Close(FileStream file)
    {
        if (Own.TryGetValue(Path.GetDirectoryName(file.Name)!, out var ours))
        {
            ours.kept.Enqueue(file);
        }
        else
        {
            file.Dispose();
        }
    }

    private static bool IsLocked(IOException failure) => failure.HResult is LockedOnLinux or LockedOnMacOS or LockedOnWindows;
}

/// <summary>Another process, or another part of this one, writes to the data folder.</summary>
/// <param name="folder">The folder.</param>
/// <param name="cause">What the platform said.</param>
public sealed class DataFolderInUseException(string folder, Exception cause)
    : IOException($"{folder}: an engine runs on this data folder, or a command that writes to it; only one can", cause);
