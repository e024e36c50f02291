namespace Recruit.Cli.Tests;

/// <summary>A folder of one test, removed with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("recruit-").FullName;

    /// <summary>A path in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The names of everything directly in it, sorted.</summary>
    public string[] Names => [.. Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    /// <summary>A copy of a suite's campaign that a test may spoil.</summary>
    public string CopyOf(string suite)
    {
        var copy = this["campaign"];
        foreach (var file in Directory.EnumerateFiles(Suites.CampaignOf(suite), "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(copy, System.IO.Path.GetRelativePath(Suites.CampaignOf(suite), file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>The example campaigns with their expected results.</summary>
internal static class Suites
{
    private static readonly string Root = Path.Combine(RecruitProcess.Repository, "tests", "Suites");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Root)
        .Where(folder => Directory.Exists(Path.Combine(folder, "expected")))
        .Select(folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal);

    public static string CampaignOf(string suite) => Path.Combine(Root, suite, "campaign");

    public static string ExpectedOf(string suite) => Path.Combine(Root, suite, "expected");
}
