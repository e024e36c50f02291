using System.Diagnostics;
using System.Globalization;

namespace Recruit.Benchmarks.Running;

/// <summary>What a whole process took.</summary>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="Cpu">Seconds of processor time, of user and system.</param>
/// <param name="PeakMegabytes">Greatest resident memory, in 10⁶ bytes.</param>
/// <param name="Output">Standard output.</param>
internal sealed record Taken(double Wall, double Cpu, double PeakMegabytes, string Output);

/// <summary>Runs a program to its end and measures it from outside, by GNU time.</summary>
internal static class ChildProcess
{
    private const string Time = "/usr/bin/time";

    /// <exception cref="InvalidOperationException">The program failed, or GNU time is not there.</exception>
    public static Taken Run(string program, params string[] arguments) => Run(program, mustSucceed: true, arguments);

    /// <summary>Runs this program with other arguments until it kills itself.</summary>
    public static Taken RunSelfUntilKilled(params string[] arguments) => Run(Environment.ProcessPath!, mustSucceed: false, arguments);

    private static Taken Run(string program, bool mustSucceed, string[] arguments)
    {
        if (!File.Exists(Time))
        {
            throw new InvalidOperationException($"{Time} is missing (apt-get install time).");
        }

        var measured = Path.GetTempFileName();
        var start = new ProcessStartInfo(Time, ["-o", measured, "-f", "%e %U %S %M", program, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var lines = File.ReadAllLines(measured);
        File.Delete(measured);
        if (mustSucceed && process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}.\n{output}");
        }

        var numbers = Array.ConvertAll(lines[^1].Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
        return new Taken(numbers[0], numbers[1] + numbers[2], numbers[3] * 1024 / 1e6, output);
    }

    /// <summary>Runs this program with other arguments.</summary>
    public static Taken RunSelf(params string[] arguments) => Run(Environment.ProcessPath!, arguments);
}
