using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Recruit.Orleans.Tests;

/// <summary>The silo as a process of its own, as an operator runs it.</summary>
internal sealed class SiloProcess : IDisposable
{
    /// <summary>What a silo says whose store others could share, and that nobody elsewhere reaches.</summary>
    public const string Lone = "Address: 127.0.0.1. Silos and clients on other machines do not reach this silo.";

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly StringBuilder complaints = new();
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="keys">Its key folder.</param>
    /// <param name="store">What it goes on from.</param>
    /// <param name="cluster">Name of cluster and service.</param>
    /// <param name="gateway">Where clients reach it; any free port if nothing.</param>
    /// <param name="program">Another build of it; the one these tests were built with if nothing.</param>
    /// <param name="probe">How often it looks whether others live, in milliseconds; where none is to be held dead, so seldom that a busy machine is no death.</param>
    /// <param name="more">What else it is told.</param>
    public SiloProcess(
        string keys, RealStore store, string cluster, int? gateway = null, string? program = null, int probe = 500, params (string Name, string Value)[] more)
        : this(
            new ProcessStartInfo(), program, gateway,
            [
                ("Keys", keys), ("Store", store.Kind), ("Connection", store.Connection), ("Cluster", cluster), ("Service", cluster), ("ProbeMilliseconds", Text(probe)),
                .. more,
            ])
    {
    }

    private SiloProcess(ProcessStartInfo start, string? program, int? gateway, params (string Name, string Value)[] told)
    {
        Health = new Uri($"http://127.0.0.1:{Programs.FreePort()}");
        (start.FileName, start.Arguments) = ("dotnet", $"exec \"{program ?? Path.Combine(AppContext.BaseDirectory, "Recruit.Silo.dll")}\"");
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (name, value) in told.Concat([
            ("SiloPort", Text(Programs.FreePort())), ("GatewayPort", Text(gateway ?? Programs.FreePort())), ("HealthAddress", Health.ToString())]))
        {
            start.Environment[$"RECRUIT_SILO_{name}"] = value;
        }

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, complaints);
        process.Exited += (_, _) => started.TrySetException(new InvalidOperationException($"The silo ended: {Said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>As whoever runs it from its source in a folder, without a word.</summary>
    public static SiloProcess InDevelopment(string folder) => new(new ProcessStartInfo { WorkingDirectory = folder, Environment = { ["DOTNET_ENVIRONMENT"] = "Development" } }, program: null, gateway: null);

    /// <summary>Where it tells how it is.</summary>
    public Uri Health { get; }

    /// <summary>Ends when it takes calls.</summary>
    public Task Started => started.Task;

    /// <summary>Everything it said so far, its log too.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>Its exit code and what it told its operator, when it has ended.</summary>
    public async Task<(int Code, string Told)> EndAsync()
    {
        await process.WaitForExitAsync();
        lock (said)
        {
            return (process.ExitCode, complaints.ToString().Trim());
        }
    }

    /// <summary>As an operator stops it.</summary>
    public void Terminate() => Signal("TERM");

    public void Pause() => Signal("STOP");

    public void Continue() => Signal("CONT");

    public void Kill() => Signal("KILL");

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Hear(string? line, StringBuilder? also = null)
    {
        lock (said)
        {
            said.AppendLine(line);
            also?.AppendLine(line);
        }

        if (line?.Contains("Application started", StringComparison.Ordinal) == true)
        {
            started.TrySetResult();
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Text(process.Id)]);
        kill.WaitForExit();
    }
}
