using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Recruit.Benchmarks.Saving;

/// <summary>What the disk can do alone: the floor under every commit.</summary>
internal static class DurableFile
{
    /// <summary>A thread that writes so many bytes and waits until they are durable, again and again.</summary>
    /// <returns>How many times a second.</returns>
    public static double SyncsPerSecond(string folder, int length, bool isRecycled, TimeSpan time)
    {
        const int Most = 1 << 28;
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"syncs-{length}"));
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (isRecycled)
        {
            Fill(file, Most);
        }

        var content = new byte[length];
        new Random(length).NextBytes(content);
        var (times, at, start) = (0, 0L, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            RandomAccess.Write(file, content, at);
            Sync(file);
            times++;
            at = isRecycled && at + 2 * length > Most ? 0 : at + length;
        }

        return times / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Contents, and the length where it changed; not the times of the file, which fsync would wait for too.</summary>
    public static void Sync(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
        }
        else if (SyncData(file) != 0)
        {
            throw new IOException($"fdatasync: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>Writes zeros: space that is only reserved would have to be marked as written with the first sync.</summary>
    public static void Fill(SafeFileHandle file, long length)
    {
        var zeros = new byte[1 << 20];
        for (var at = 0L; at < length; at += zeros.Length)
        {
            RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(zeros.Length, length - at)), at);
        }

        RandomAccess.FlushToDisk(file);
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncData(SafeFileHandle file);
}
