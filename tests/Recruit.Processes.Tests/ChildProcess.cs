using System.Diagnostics;
using Recruit.Engine.Child;

namespace Recruit.Processes.Tests;

/// <summary>One run of the child program, alone or under another program that starts it.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>The engine's storage failed and the process ended itself.</summary>
    public const int StorageFailed = 70;

    /// <summary>The engine did not start and said why.</summary>
    public const int CannotStart = 71;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Recruit.Engine.Child");

    private readonly Process process;
    private readonly Task<string> errors;

    private ChildProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    /// <summary>Starts the child and gives it its orders.</summary>
    /// <param name="options">For the child.</param>
    /// <param name="orders">What to send again first.</param>
    /// <param name="under">A program with its arguments that starts the child, such as strace.</param>
    public static ChildProcess Start(ChildOptions options, IEnumerable<string> orders, params string[] under)
    {
        string[] all = [.. under, Program, .. options.Arguments];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1" },
        };
        var child = new ChildProcess(Process.Start(start)!);
        foreach (var order in orders.Append("go"))
        {
            child.process.StandardInput.Write(order + "\n");
        }

        child.process.StandardInput.Flush();
        return child;
    }

    /// <summary>Works on a key folder in a process of its own; the answer is its exit code, and what it wrote to standard error.</summary>
    public static (int Code, string Errors) RunKeyWork(string[] work, string[] under)
    {
        string[] all = [.. under, Program, "keys", .. work];
        using var process = Process.Start(new ProcessStartInfo(all[0], all[1..]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }

    /// <summary>The next line, or nothing when the child has ended and all it said was read.</summary>
    public string? Next() => process.StandardOutput.ReadLine();

    /// <summary>SIGKILL.</summary>
    public void Kill() => process.Kill();

    /// <summary>Sends any signal.</summary>
    public void Signal(string name) => Tools.Runs("kill", $"-{name}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ShouldBeTrue();

    /// <summary>Asks a child that lingers to tell everything anew, up to the line <c>told-again</c>.</summary>
    public void Ask()
    {
        process.StandardInput.Write("tell\n");
        process.StandardInput.Flush();
    }

    /// <summary>Lets a child that lingers end.</summary>
    public void Release() => process.StandardInput.Close();

    /// <summary>The exit code; 128 and the signal for a child that was killed.</summary>
    public int Wait()
    {
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>What the child, or what started it, wrote to standard error.</summary>
    public string Errors() => errors.GetAwaiter().GetResult();

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
