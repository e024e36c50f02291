using System.Runtime.InteropServices;

namespace Recruit.Mail;

/// <summary>
/// A folder from which a mail system takes files: each letter is a file <c>&lt;name&gt;.eml</c>, which appears whole or not at all and is on the disk when
/// the hand-over is over. A letter handed over again replaces its file, if that still lies there.
/// </summary>
/// <param name="folder">Path of a folder that is there.</param>
/// <param name="time">For the date in the letter.</param>
public sealed class PickupFolder(string folder, TimeProvider time) : Postbox
{
    /// <summary>End of the name of a file that is being written. The mail system takes <c>.eml</c> only.</summary>
    private const string Unfinished = ".new";

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public override async Task<Handover> HandOverAsync(Letter letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var path = Path.Combine(folder, letter.FileName + ".eml");
        await using (var stream = new FileStream(path + Unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            await stream.WriteAsync(InternetMessage.Of(letter, time.GetUtcNow()), cancellation).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + Unfinished, path, overwrite: true);
        FlushNames();
        return Handover.Done;
    }

    /// <summary>Puts the names in the folder on the disk. .NET cannot; Windows need not, since NTFS journals its names.</summary>
    private void FlushNames()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, 0);
        var error = handle < 0 || Sync(handle) < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (handle >= 0)
        {
            _ = Close(handle);
        }

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
