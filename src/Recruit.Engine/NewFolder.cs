using Recruit.Engine.Keys;

namespace Recruit.Engine;

/// <summary>Makes folders so that they are there after a loss of power: what is flushed into a folder is lost with the folder's name.</summary>
public static class NewFolder
{
    /// <summary>Makes a folder and those above it that are missing.</summary>
    /// <exception cref="IOException">It cannot be made, or its name cannot be flushed.</exception>
    public static void Make(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(folder) is { } above)
        {
            Make(above);
        }

        Directory.CreateDirectory(folder);
        DurableFile.FlushNames(folder);
    }
}
