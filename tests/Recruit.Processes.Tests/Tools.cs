using System.Diagnostics;

namespace Recruit.Processes.Tests;

/// <summary>A test that needs programs of the system; where they are missing it is skipped and says why.</summary>
public sealed class FactWithAttribute : FactAttribute
{
    public FactWithAttribute(params string[] tools) => Skip = tools.Prepend("").Select(Tools.WhyNot).FirstOrDefault(reason => reason is not null);
}

/// <summary>What these tests ask of the machine beside .NET.</summary>
internal static class Tools
{
    public const string Strace = "strace";
    public const string Faketime = "faketime";
    public const string Mount = "mount";
    public const string Prlimit = "prlimit";

    /// <summary>By how much the nightly run asks for more.</summary>
    public static int Factor => int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) ? factor : 1;

    public static bool IsNightly => Factor > 1;

    /// <summary>Why a tool cannot be used; nothing if it can.</summary>
    public static string? WhyNot(string tool) => tool switch
    {
        "" => OperatingSystem.IsLinux() ? null : "Signals, strace and mounts are tried on Linux.",
        Strace => Runs("strace", "-f", "-o", "/dev/null", "true") ? null : "strace is missing or may not trace here (Debian: apt-get install strace).",
        Faketime => Runs("faketime", "-f", "+1h", "true") ? null : "faketime is missing (Debian: apt-get install faketime).",
        Mount => CanMount() ? null : "Only root may mount the small file system of this test.",
        Prlimit => Runs("prlimit", "--version") ? null : "prlimit is missing (Debian: util-linux).",
        _ => $"{tool} is not known.",
    };

    /// <summary>Runs a program to its end; whether it could be started and ended well.</summary>
    public static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The only way the platform says that there is no such program.
            return false;
        }
    }

    private static bool CanMount()
    {
        var place = Directory.CreateTempSubdirectory("recruit-mount-").FullName;
        var can = Runs("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place) && Runs("umount", place);
        Directory.Delete(place);
        return can;
    }
}
