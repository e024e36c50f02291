namespace Recruit.Synthetic.Folder;

/// <summary>A folder that appears when it is complete, or not at all.</summary>
internal static class NewFolder
{
    /// <param name="folder">Missing or empty.</param>
    /// <param name="write">Writes into a folder beside it, which takes its name in the end.</param>
    /// <exception cref="IOException">The folder has something in it.</exception>
    public static void Write(string folder, Action<string> write)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new IOException($"{folder} is there already and not an empty folder.");
        }

        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        try
        {
            write(unfinished);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }

            Directory.Move(unfinished, folder);
        }
        catch
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }

            throw;
        }
    }
}
