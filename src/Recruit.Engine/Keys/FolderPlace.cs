namespace Recruit.Engine.Keys;

/// <summary>Where a key folder lies and who may read it.</summary>
internal static class FolderPlace
{
    private const int MostLinks = 40;
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Systems whose usual file systems take upper and lower case for the same. Elsewhere that would refuse too much.</summary>
    private static StringComparison NameComparison =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Refuses a key folder inside the data folder and the other way round, whatever links lead there. Neither need be there yet.</summary>
    /// <exception cref="KeyFolderException">One lies inside the other.</exception>
    public static void DemandApart(string keys, string data)
    {
        var (realKeys, realData) = (Resolve(keys), Resolve(data));
        if (Holds(realData, realKeys))
        {
            throw new KeyFolderException(KeyProblem.InsideData, keys);
        }

        if (Holds(realKeys, realData))
        {
            throw new KeyFolderException(KeyProblem.HoldsData, keys);
        }
    }

    /// <summary>Makes a folder that only its owner may enter, or takes an empty one that is there.</summary>
    /// <exception cref="KeyFolderException">It holds something, or is open to others.</exception>
    public static void Create(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new KeyFolderException(KeyProblem.NotEmpty, folder);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, FolderMode);
        }

        DemandPrivate(folder);
    }

    /// <summary>Demands 0700 of the folder and 0600 of every file in it but public keys.</summary>
    /// <exception cref="KeyFolderException">Others may have access, or a file is a link.</exception>
    public static void DemandPrivate(string folder)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(folder) != FolderMode)
        {
            throw new KeyFolderException(KeyProblem.Mode, folder);
        }

        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (new FileInfo(file).LinkTarget is not null)
            {
                throw new KeyFolderException(KeyProblem.Link, file);
            }

            var isPublic = file.EndsWith(KeyNames.Public, StringComparison.Ordinal)
                || file.EndsWith(KeyNames.Public + DurableFile.Unfinished, StringComparison.Ordinal);
            if (!isPublic && !OperatingSystem.IsWindows() && File.GetUnixFileMode(file) != FileMode)
            {
                throw new KeyFolderException(KeyProblem.Mode, file);
            }
        }
    }

    /// <summary>Whether a folder is another or lies inside it; both without links.</summary>
    internal static bool Holds(string outer, string inner) =>
        inner.Equals(outer, NameComparison)
        || inner.StartsWith(Path.EndsInDirectorySeparator(outer) ? outer : outer + Path.DirectorySeparatorChar, NameComparison);

    /// <summary>The path without links, part by part, because any folder on the way may be one.</summary>
    /// <exception cref="KeyFolderException">Links lead in a circle.</exception>
    internal static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var rest = new Stack<string>();
        PushParts(rest, full[real.Length..]);
        for (var links = 0; rest.TryPop(out var part);)
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new KeyFolderException(KeyProblem.TooManyLinks, path);
            }

            var root = Path.GetPathRoot(target) ?? "";
            real = root.Length > 0 ? Path.GetFullPath(root) : real;
            PushParts(rest, target[root.Length..]);
        }

        return real;
    }

    private static void PushParts(Stack<string> rest, string path)
    {
        foreach (var part in path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Reverse().Where(part => part is not ("" or ".")))
        {
            rest.Push(part);
        }
    }
}
