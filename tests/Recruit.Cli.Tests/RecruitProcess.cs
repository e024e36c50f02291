using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Recruit.Cli.Tests;

/// <summary>What a finished process has said.</summary>
internal sealed record Said(int Code, string Results, string Notes)
{
    public string[] NoteLines => Notes.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Stack traces are for programmers, and only on request.</summary>
    public Said WithoutStackTrace()
    {
        Notes.ShouldNotContain("   at ");
        return this;
    }
}

/// <summary>Runs the command as it was built, as a process of its own.</summary>
internal static partial class RecruitProcess
{
    /// <summary>Longer than anything takes on a loaded machine; whoever waits that long has hung.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string Repository { get; } = FindRepository();

    /// <summary>The executable of the same configuration as these tests.</summary>
    public static string Executable { get; } = Path.Combine(
        Repository, "client", "Recruit.Cli", "bin", Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0", "recruit");

    public static Task<Said> RunAsync(params string[] args) => RunAsync(Start(args, []));

    public static Task<Said> RunWithAsync(string variable, string value, params string[] args) => RunAsync(Start(args, [(variable, value)]));

    /// <summary>Runs it on a machine that these variables describe.</summary>
    public static Task<Said> RunOnAsync((string Name, string Value)[] machine, params string[] args) => RunAsync(Start(args, machine));

    /// <summary>Runs a line of shell with the executable as <c>$RECRUIT</c> and its arguments as <c>$1</c> and so on.</summary>
    public static Task<Said> ShellAsync(string line, params string[] args) =>
        RunAsync(Start("sh", ["-c", line, "sh", .. args], [("RECRUIT", Executable)]));

    /// <summary>Starts it and returns at once. Ctrl-C counts even where the caller of the tests ignores it.</summary>
    public static Process StartInterruptible(params string[] args) => Start("env", ["--default-signal=INT", Executable, .. args], []);

    public static async Task<Said> RunAsync(Process process)
    {
        using (process)
        {
            var results = process.StandardOutput.ReadToEndAsync();
            var notes = process.StandardError.ReadToEndAsync();
            using var timeout = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(timeout.Token);
            return new Said(process.ExitCode, await results, Progress().Replace(await notes, ""));
        }
    }

    /// <summary>Sends a signal by its name.</summary>
    public static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{process.Id}"]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0);
    }

    private static Process Start(string[] args, (string Name, string Value)[] environment) => Start(Executable, args, environment);

    private static Process Start(string file, string[] args, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    /// <summary>Lines that say how far the work is, as a slow machine needs them; what they say is tested apart.</summary>
    [GeneratedRegex(@"^(?:live: )?(?:reading|making up|assessing|writing results|closing|collecting|copying|importing|releasing|verifying)[^\n:]*(?:: [^\n]*)?\n", RegexOptions.Multiline)]
    private static partial Regex Progress();
}
