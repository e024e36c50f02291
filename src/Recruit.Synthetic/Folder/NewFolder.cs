using Recruit.Files;

namespace Recruit.Synthetic.Folder;

/// <summary>A campaign folder that appears when it is complete, or not at all.</summary>
internal static class NewFolder
{
    /// <summary>Every campaign has it, and without it nothing is one; it comes last.</summary>
    private const string Vacancy = "vacancy.json";

    /// <param name="folder">Missing or empty.</param>
    /// <param name="write">Writes into another folder, whose content is put in place in the end.</param>
    /// <exception cref="IOException">The folder has something in it.</exception>
    public static void Write(string folder, Action<string> write)
    {
        DemandFree(folder);
        using var pending = new PendingFolder(folder);
        write(pending.Folder);
        DemandFree(folder);
        var names = Directory.GetFileSystemEntries(pending.Folder).Select(entry => Path.GetFileName(entry));
        pending.MoveIn(seal: null, [.. names.OrderBy(name => name == Vacancy)]);
    }

    private static void DemandFree(string folder)
    {
        if (!PendingFolder.IsFree(folder))
        {
            throw new IOException($"{folder} is there already and not an empty folder.");
        }
    }
}
