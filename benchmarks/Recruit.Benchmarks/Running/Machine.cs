using System.Globalization;
using System.Runtime.InteropServices;

namespace Recruit.Benchmarks.Running;

/// <summary>Where the numbers come from, for the head of a results file.</summary>
internal static class Machine
{
    public static string Description()
    {
        var model = Value("/proc/cpuinfo", "model name") ?? "unknown processor";
        var memory = Value("/proc/meminfo", "MemTotal") is { } text
            ? long.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture) * 1024 / 1e9
            : 0;
        var system = Value("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription;
        return string.Create(CultureInfo.InvariantCulture, $"""
            - date: {DateTime.UtcNow:yyyy-MM-dd}
            - machine: {model}, {Environment.ProcessorCount} cores, {memory:0} GB memory (virtual machine)
            - system: {system}, kernel {Environment.OSVersion.Version}, {RuntimeInformation.FrameworkDescription}
            """);
    }

    /// <summary>The disk under a folder: what a sync costs is its doing.</summary>
    public static string Disk(string folder)
    {
        if (!File.Exists("/proc/mounts"))
        {
            return "unknown disk";
        }

        // Device, where it is mounted, file system, options.
        var mount = File.ReadLines("/proc/mounts").Select(line => line.Split(' '))
            .Where(parts => folder.StartsWith(parts[1], StringComparison.Ordinal))
            .MaxBy(parts => parts[1].Length)!;
        var cache = $"/sys/block/{Path.GetFileName(mount[0])}/queue/write_cache";
        return $"{mount[0]}, {mount[2]} ({mount[3]}){(File.Exists(cache) ? $", its cache: {File.ReadAllText(cache).Trim()}" : "")}";
    }

    /// <summary>How many programs ran or waited for a core over the last minute, ours among them.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string? Value(string file, string name, char separator = ':') => !File.Exists(file)
        ? null
        : File.ReadLines(file)
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(separator, StringComparison.Ordinal) + 1)..].Trim())
            .FirstOrDefault();
}
