using System.Runtime.InteropServices;

namespace Recruit.Engine.Keys;

/// <summary>
/// Files of the key folder: they appear whole or not at all, and what is done to them is on the disk when a call returns. That holds for the
/// names as well, so a key that the journal speaks of cannot be lost by a power failure.
/// </summary>
internal static class DurableFile
{
    /// <summary>End of the name of a file that is being written.</summary>
    public const string Unfinished = ".new";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Public = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes a file under another name and renames it.</summary>
    /// <param name="path">Where it will be.</param>
    /// <param name="content">What it will hold.</param>
    /// <param name="secret">Mode 0600 from the beginning; otherwise 0644.</param>
    /// <param name="replace">Whether an older one may be there.</param>
    /// <exception cref="IOException">It is there and may not be replaced, or storage fails.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool secret, bool replace)
    {
        using (var stream = New(path + Unfinished, secret))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        Move(path + Unfinished, path, replace);
    }

    /// <summary>A new file with its mode, open for writing.</summary>
    public static FileStream New(string path, bool secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = secret ? Private : Public;
        }

        return new FileStream(path, options);
    }

    /// <summary>Puts what somebody else wrote into a file on the disk.</summary>
    public static void Flush(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Renames a file within the folder.</summary>
    public static void Move(string from, string to, bool replace)
    {
        File.Move(from, to, replace);
        FlushNames(to);
    }

    /// <summary>
    /// Overwrites a secret with zeros and removes it. A disk that writes elsewhere, or a copy somebody made, is beyond reach from here:
    /// the disk of a key folder should be encrypted.
    /// </summary>
    public static void Destroy(string path)
    {
        Wipe(path);
        File.Delete(path);
        FlushNames(path);
    }

    /// <summary>Overwrites a secret with zeros.</summary>
    public static void Wipe(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, 1);
        stream.Write(new byte[stream.Length]);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Whether a file holds nothing but zeros.</summary>
    public static bool IsWiped(string path) => !File.ReadAllBytes(path).AsSpan().ContainsAnyExcept((byte)0);

    /// <summary>Puts the names in the folder of a file, or of a folder, on the disk. .NET cannot; Windows need not, since NTFS journals its names.</summary>
    internal static void FlushNames(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Path.GetDirectoryName(path)!;
        var handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new IOException($"{folder} cannot be opened: error {Marshal.GetLastPInvokeError()}.");
        }

        var error = Sync(handle) < 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Close(handle);
        if (error != 0)
        {
            throw new IOException($"{folder} cannot be flushed: error {error}.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
