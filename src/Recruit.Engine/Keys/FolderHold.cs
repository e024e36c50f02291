namespace Recruit.Engine.Keys;

/// <summary>Keeps a key folder to one process by a locked file in it; the lock goes with the process, however it ends.</summary>
internal static class FolderHold
{
    private const int LockedOnLinux = 11;
    private const int LockedOnMacOS = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    /// <summary>Takes the folder until the stream is disposed.</summary>
    /// <exception cref="KeyFolderException">Somebody has it.</exception>
    public static FileStream Take(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (IOException failure) when (failure.HResult is LockedOnLinux or LockedOnMacOS or LockedOnWindows)
        {
            throw new KeyFolderException(KeyProblem.InUse, Path.GetDirectoryName(path)!, failure);
        }
    }
}
