using System.Globalization;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>Which seeds a test runs: a few in every run, many more at night, one to replay it.</summary>
internal static class Seeds
{
    /// <summary>How many times as many cases as in every run.</summary>
    public static int Factor => int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) ? factor : 1;

    /// <summary>The part of this run and the number of parts.</summary>
    public static (int Part, int Parts) Share =>
        Environment.GetEnvironmentVariable("RECRUIT_PART")?.Split('/') is [var part, var parts]
            ? (int.Parse(part, CultureInfo.InvariantCulture), int.Parse(parts, CultureInfo.InvariantCulture))
            : (1, 1);

    public static IReadOnlyList<ulong> Of(int count, ulong from = 1)
    {
        if (Environment.GetEnvironmentVariable("RECRUIT_SEED") is { } one)
        {
            return [ulong.Parse(one, CultureInfo.InvariantCulture)];
        }

        var (part, parts) = Share;
        var all = (long)count * Factor;
        var (first, end) = (all * (part - 1) / parts, all * part / parts);
        return [.. Enumerable.Range(0, (int)(end - first)).Select(i => from + (ulong)(first + i))];
    }
}
