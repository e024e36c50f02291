using System.Globalization;
using System.Text.RegularExpressions;

namespace Recruit.Processes.Tests;

/// <summary>What strace saw of a child, in order: files that were opened, flushes that ended, and lines that began to be said.</summary>
internal sealed partial class TraceLog
{
    private TraceLog(IReadOnlyList<Traced> steps) => Steps = steps;

    public IReadOnlyList<Traced> Steps { get; }

    /// <summary>The program that traces a child; <paramref name="injection"/> is what it does to it.</summary>
    public static string[] Tracing(House house, params string[] injection) =>
    [
        Tools.Strace, "-f", "--seccomp-bpf", "-qq", "-y", "-s", "120", "-o", house.Trace, "-e", "trace=openat,write,fsync,fdatasync",
        .. injection.SelectMany(one => new[] { "-e", $"inject={one}" }),
    ];

    public static TraceLog Read(House house)
    {
        var steps = new List<Traced>();
        var unfinished = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(house.Trace))
        {
            if (Call().Match(line) is { Success: true } call)
            {
                var (thread, name, file, rest) = (call.Groups[1].Value, call.Groups[2].Value, call.Groups[3].Value, call.Groups[4].Value);
                if (name == "write" && Spoken().Match(rest) is { Success: true } spoken)
                {
                    steps.Add(new Traced(TracedKind.Said, spoken.Groups[1].Value));
                }
                else if (name.EndsWith("sync", StringComparison.Ordinal) && rest.Contains("unfinished", StringComparison.Ordinal))
                {
                    unfinished[thread] = file;
                }
                else if (name.EndsWith("sync", StringComparison.Ordinal))
                {
                    steps.Add(new Traced(rest.Contains("= 0", StringComparison.Ordinal) ? TracedKind.Flushed : TracedKind.NotFlushed, file));
                }
            }
            else if (Resumed().Match(line) is { Success: true } resumed && unfinished.Remove(resumed.Groups[1].Value, out var file))
            {
                steps.Add(new Traced(line.Contains("= 0", StringComparison.Ordinal) ? TracedKind.Flushed : TracedKind.NotFlushed, file));
            }
            else if (Made().Match(line) is { Success: true } made)
            {
                steps.Add(new Traced(TracedKind.Made, made.Groups[1].Value));
            }
        }

        return new TraceLog(steps);
    }

    /// <summary>
    /// Holds every acknowledgement under load against the flushes before it: its batch is one of those that were durable when the load
    /// began, or of those whose write was flushed since.
    /// </summary>
    /// <returns>How many acknowledgements there were.</returns>
    public int AcknowledgedOnlyWhatWasFlushed()
    {
        var (durable, count) = (long.MaxValue, 0);
        foreach (var step in Steps)
        {
            var words = step.What.Split(' ');
            if (step.Kind == TracedKind.Said && words[0] == "load")
            {
                durable = long.Parse(words[1], CultureInfo.InvariantCulture);
            }
            else if (step.Kind == TracedKind.Flushed && step.What.EndsWith("journal.db-wal", StringComparison.Ordinal) && durable != long.MaxValue)
            {
                durable++;
            }
            else if (step.Kind == TracedKind.Said && words[0] == "acked")
            {
                long.Parse(words[5], CultureInfo.InvariantCulture).ShouldBeLessThan(durable, step.What);
                count++;
            }
        }

        return count;
    }

    /// <summary>Whether a file was flushed once more after a flush of it had failed.</summary>
    public bool FlushedAfterFailure(string name)
    {
        var flushes = Steps.Where(step => step.Kind is TracedKind.Flushed or TracedKind.NotFlushed && step.What.EndsWith(name, StringComparison.Ordinal));
        return flushes.SkipWhile(step => step.Kind == TracedKind.Flushed).Skip(1).Any();
    }

    [GeneratedRegex(@"^(\d+) +(write|fsync|fdatasync)\(\d+<([^>]*)>(.*)$")]
    private static partial Regex Call();

    [GeneratedRegex(@"^(\d+) +<\.\.\. (?:fsync|fdatasync) resumed>")]
    private static partial Regex Resumed();

    [GeneratedRegex("""^, "((?:began|load|acked|failed|told)[^"\\]*)""")]
    private static partial Regex Spoken();

    [GeneratedRegex("""openat\(.*"([^"]*)", [A-Z_|]*O_CREAT""")]
    private static partial Regex Made();
}

/// <summary>A step of a traced child.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="What">The file or the line.</param>
internal readonly record struct Traced(TracedKind Kind, string What);

internal enum TracedKind
{
    /// <summary>Opened a file that is made if it is missing.</summary>
    Made,

    /// <summary>A flush ended well.</summary>
    Flushed,

    /// <summary>A flush failed.</summary>
    NotFlushed,

    /// <summary>Began to say a line.</summary>
    Said,
}
