namespace Recruit.Web.Tests;

/// <summary>Where the sources of the pages are, for tests that read them.</summary>
internal static class Sources
{
    public static string Web { get; } = Path.Combine(FindRoot(), "client", "Recruit.Web");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Recruit.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Recruit.sln is above no folder of the test run.");
        }

        return folder;
    }
}
