using System.Data.Common;
using Recruit.Cli.Terminals;

namespace Recruit.Cli;

/// <summary>The one place where exceptions become exit codes. Storage that fails is a line, not a stack trace.</summary>
internal static class Boundary
{
    /// <summary>Prints the whole exception when the program itself is at fault.</summary>
    public const string DebugOption = "--debug";

    /// <summary>The same as <see cref="DebugOption"/>, for programs that call this one.</summary>
    public const string DebugVariable = "RECRUIT_DEBUG";

    public static async Task<int> GuardAsync(Terminal terminal, string[] args, Func<Task<int>> work)
    {
        try
        {
            var code = await work();
            terminal.Flush();
            return code;
        }
        catch (OperationCanceledException)
        {
            return Say(terminal, ExitCode.Interrupted, "interrupted; nothing was written");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DbException)
        {
            return Say(terminal, ExitCode.Failed, NamingThePath(terminal.WorkingOn, failure.Message));
        }
        catch (OutOfMemoryException)
        {
            return Say(terminal, ExitCode.Failed, $"{terminal.WorkingOn}: not enough memory");
        }
#pragma warning disable CA1031 // Whatever else happens is a mistake of ours; the person who ran the command gets one line.
        catch (Exception mistake)
        {
            var wantsAll = args.Contains(DebugOption) || Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 };
            return Say(terminal, ExitCode.Failed, wantsAll
                ? mistake.ToString()
                : $"unexpected {mistake.GetType().Name}: {OnOneLine(mistake.Message)} (a mistake in recruit; {DebugOption} prints where)");
        }
#pragma warning restore CA1031
    }

    private static int Say(Terminal terminal, int code, string message)
    {
        try
        {
            // Not after the results: it may be they that cannot be written.
            terminal.Notes.WriteLine($"recruit: {message}");
            return code;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Nobody can be told any more; the exit code says enough.
            return code;
        }
    }

    /// <summary>Messages of the system mostly name the path, but not all do.</summary>
    private static string NamingThePath(string? path, string message) =>
        path is null || message.Contains(path, StringComparison.Ordinal) ? OnOneLine(message) : $"{path}: {OnOneLine(message)}";

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ");
}
