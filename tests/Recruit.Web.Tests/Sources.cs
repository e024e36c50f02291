using System.Runtime.CompilerServices;

namespace Recruit.Web.Tests;

/// <summary>Where the sources of the pages are, for tests that read them.</summary>
internal static class Sources
{
    public static string Web { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../client/Recruit.Web"));

    private static string Here([CallerFilePath] string path = "") => path;
}
