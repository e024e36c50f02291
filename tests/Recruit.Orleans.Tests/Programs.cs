using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Recruit.Orleans.Tests;

/// <summary>What a program said until it ended.</summary>
internal sealed record ProgramSaid(int Code, string Results, string Notes);

/// <summary>The programs as they were built with these tests: the silo, the command line and the pages.</summary>
internal static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string Recruit { get; } = Of("client", "Recruit.Cli", "recruit");

    public static string Silo { get; } = Of("", "Recruit.Silo", "Recruit.Silo");

    /// <summary>Runs a command to its end.</summary>
    public static Task<ProgramSaid> RecruitAsync((string Name, string Value)[] environment, params string[] args) => EndAsync(Start(Recruit, environment, args));

    /// <summary>Starts the pages.</summary>
    public static Process StartPages((string Name, string Value)[] environment, params string[] args) =>
        Start("dotnet", environment, ["exec", Path.Combine(AppContext.BaseDirectory, "Recruit.Web.dll"), .. args]);

    /// <summary>What a program said when it has ended.</summary>
    public static async Task<ProgramSaid> EndAsync(Process started)
    {
        using var process = started;
        var (results, notes) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var timeout = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(timeout.Token);
        return new ProgramSaid(process.ExitCode, await results, await notes);
    }

    public static Process Start(string program, (string Name, string Value)[] environment, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>A copy of a key folder that nobody has open.</summary>
    public static string CopyKeys(string folder, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var inside in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder))
        {
            var copy = Directory.CreateDirectory(Path.Combine(target, Path.GetRelativePath(folder, inside))).FullName;
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copy, File.GetUnixFileMode(inside));
            }

            foreach (var file in Directory.GetFiles(inside))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }
        }

        return target;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Beside these tests where all artifacts lie together, else in the folder of the project.</summary>
    private static string Of(string folder, string project, string program)
    {
        var here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var tests = $"{Path.DirectorySeparatorChar}Recruit.Orleans.Tests{Path.DirectorySeparatorChar}";
        var place = here.LastIndexOf(tests, StringComparison.Ordinal);
        var (root, rest) = (here[..place], here[(place + tests.Length)..]);
        return Path.GetFileName(root) == "bin"
            ? Path.Combine(root, project, rest, program)
            : Path.Combine(Path.GetDirectoryName(root)!, folder.Length > 0 ? Path.Combine(folder, project) : "silo", rest, program);
    }
}

/// <summary>A test that runs the programs; without them it is skipped and says which is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithProgramsAttribute : FactAttribute
{
    public FactWithProgramsAttribute() =>
        Skip = new[] { Programs.Recruit, Programs.Silo }.FirstOrDefault(program => !File.Exists(program)) is { } missing ? $"{missing} is not built." : null;
}
