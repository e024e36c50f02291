using Recruit.Files;

namespace Recruit.Cli.Commands;

/// <summary>Where results may go.</summary>
internal static class OutFolder
{
    /// <summary>Why results may not be written there, or null. Asked before anything is read, so that nobody waits in vain.</summary>
    public static string? Objection(string campaign, string target, bool force)
    {
        var (from, to) = (Real(campaign), Real(target));
        if (to == from || to == Path.Combine(from, "tests") || to.StartsWith(Path.Combine(from, "tests") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return $"--out {target} would mix results into the campaign's own files";
        }

        if (File.Exists(target))
        {
            return $"--out {target} is a file";
        }

        return ResultFolder.IsFree(target, force)
            ? null
            : $"--out {target} is not empty; --force replaces the six result files in it";
    }

    /// <summary>The full path with the links of its existing parts followed.</summary>
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var link = Directory.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: true) : null;
        return link is null
            ? Path.Combine(Real(parent), Path.GetFileName(full))
            : Real(link.FullName);
    }
}
