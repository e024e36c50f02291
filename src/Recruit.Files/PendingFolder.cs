namespace Recruit.Files;

/// <summary>
/// A folder that is filled out of sight and then put in the place of its target, or removed. A missing target appears in one step, as the
/// pending folder beside it is renamed. A target that is there is never replaced, because it may be a link, a mount point or somebody's
/// current directory; the pending folder lies inside, and what it holds is moved out of it, one rename each.
/// </summary>
/// <remarks>
/// A process that is killed leaves at most its pending folder behind, which hinders nobody. A power failure may lose more: .NET cannot flush
/// the entries of a directory to the disk.
/// </remarks>
public sealed class PendingFolder : IDisposable
{
    private const string Mark = ".recruit-";

    private readonly string target;
    private readonly List<string> newParents = [];

    /// <summary>Creates an empty folder under a name that nobody else has.</summary>
    /// <param name="target">Where it will go in the end; missing, or a folder.</param>
    /// <exception cref="IOException">The target is a link to a folder that is missing, or storage fails.</exception>
    public PendingFolder(string target)
    {
        this.target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        IsNew = !Directory.Exists(this.target);
        if (IsNew && new DirectoryInfo(this.target).LinkTarget is not null)
        {
            throw new IOException($"{target} is a link to a folder that is not there.");
        }

        for (var parent = Path.GetDirectoryName(this.target); parent is not null && !Directory.Exists(parent); parent = Path.GetDirectoryName(parent))
        {
            newParents.Add(parent);
        }

        do
        {
            // Inside a target that is there: moving must never cross to another disk.
            Folder = (IsNew ? this.target : this.target + Path.DirectorySeparatorChar) + Mark + Path.GetRandomFileName();
        }
        while (Path.Exists(Folder));

        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch
        {
            RemoveNewParents();
            throw;
        }
    }

    /// <summary>The full path of the folder to fill.</summary>
    public string Folder { get; }

    /// <summary>Whether the target was missing; then it appears in one step.</summary>
    public bool IsNew { get; }

    /// <summary>Whether nothing is in the way of a new folder: it is missing, or it holds nothing but what killed runs have left.</summary>
    public static bool IsFree(string folder) =>
        !File.Exists(folder) && (!Directory.Exists(folder) || Directory.EnumerateFileSystemEntries(folder).All(entry => IsLeftover(Path.GetFileName(entry))));

    /// <summary>Whether a path relative to a target begins with a pending folder.</summary>
    public static bool IsLeftover(string path) => path.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Puts what was written in place.</summary>
    /// <param name="seal">A file that is there only with the rest: where the target was there, the old one is removed before anything is moved.</param>
    /// <param name="order">Everything in the folder by its name. Where the target was there, entries are moved in this order, and files replace files.</param>
    /// <exception cref="IOException">
    /// A target that was missing has come into being, or one that was there has a folder by the name of an entry; nothing has changed then. Or
    /// storage fails; then some entries may be in place.
    /// </exception>
    public void MoveIn(string? seal, params IReadOnlyList<string> order)
    {
        if (IsNew)
        {
            Directory.Move(Folder, target);
            newParents.Clear();
            return;
        }

        if (order.FirstOrDefault(name => Directory.Exists(Path.Combine(target, name))) is { } inTheWay)
        {
            throw new IOException($"{Path.Combine(target, inTheWay)} is a folder.");
        }

        if (seal is not null)
        {
            File.Delete(Path.Combine(target, seal));
        }

        foreach (var name in order)
        {
            var (from, to) = (Path.Combine(Folder, name), Path.Combine(target, name));
            if (Directory.Exists(from))
            {
                Directory.Move(from, to);
            }
            else
            {
                File.Move(from, to, overwrite: true);
            }
        }
    }

    /// <summary>Removes the pending folder, and the folders above the target that were created for it, unless it was put in place.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        RemoveNewParents();
    }

    private void RemoveNewParents()
    {
        foreach (var parent in newParents.Where(parent => Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any()))
        {
            Directory.Delete(parent);
        }

        newParents.Clear();
    }
}
