using System.Diagnostics;

namespace Recruit.Orleans.Tests;

/// <summary>The silo of an earlier commit, built from the repository's own history in a temporary folder.</summary>
internal sealed class EarlierBuild
{
    /// <summary>
    /// Which. It is the first whose silo proves its calls, and no earlier one runs side by side with the present. When a release is out it becomes that of the
    /// last release: what is tried is the update that operators make next. It changes too when an update has to take all silos down, and silo/README.md says so.
    /// </summary>
    public const string Commit = "1762753224020ddd85a598ff6f294b336231dcd2";

    private static readonly Lazy<(EarlierBuild? Build, string? Missing)> Found = new(Find);

    private readonly string folder;

    private EarlierBuild(string folder) => this.folder = folder;

    /// <summary>Why there is none; nothing where there is.</summary>
    public static string? Missing => Found.Value.Missing;

    private static string[] Options => ["-p:Orleans=true", "--artifacts-path", "out", "--disable-build-servers"];

    /// <summary>Builds it; the answer is its program.</summary>
    public static string Build()
    {
        var build = Found.Value.Build ?? throw new InvalidOperationException(Missing);
        var (code, said) = build.Dotnet(["build", "silo", "--no-restore", "--configuration", "Release", "--nologo", .. Options]);
        code.ShouldBe(0, said);
        return Path.Combine(build.folder, "out", "bin", "Recruit.Silo", "release", "Recruit.Silo.dll");
    }

    /// <summary>Takes its folder away.</summary>
    public static void Remove() => Directory.Delete(Found.Value.Build!.folder, recursive: true);

    private static (EarlierBuild? Build, string? Missing) Find()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Recruit.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        if (root is null || Run("git", root, ["cat-file", "-e", $"{Commit}^{{commit}}"]).Code != 0)
        {
            return (null, $"The history of the repository is missing, or git: there is no commit {Commit[..12]} (git fetch --unshallow).");
        }

        var folder = Directory.CreateTempSubdirectory("recruit-earlier-").FullName;
        var archive = Path.Combine(folder, "source.tar");
        var build = new EarlierBuild(folder);
        if (Run("git", root, ["archive", "--output", archive, Commit]) is { Code: not 0 } failed)
        {
            throw new InvalidOperationException(failed.Said);
        }

        System.Formats.Tar.TarFile.ExtractToDirectory(archive, folder, overwriteFiles: false);
        var (code, said) = build.Dotnet(["restore", "silo", .. Options]);
        if (code == 0)
        {
            return (build, null);
        }

        Directory.Delete(folder, recursive: true);
        return (null, $"What commit {Commit[..12]} needs did not restore: {said.Trim().Split('\n')[^1]}");
    }

    private (int Code, string Said) Dotnet(string[] arguments) => Run("dotnet", folder, arguments);

    private static (int Code, string Said) Run(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the run of these tests told its own build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var complaints = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd() + complaints.Result;
            process.WaitForExit();
            return (process.ExitCode, said);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}

/// <summary>A nightly test that needs the silo of an earlier build, and PostgreSQL. Where either is missing the test is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithEarlierBuildAttribute : FactWithPostgresAttribute
{
    public FactWithEarlierBuildAttribute() => Skip ??= NightlyFactAttribute.Reason ?? EarlierBuild.Missing;
}
