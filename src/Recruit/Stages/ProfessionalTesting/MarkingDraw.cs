using System.Buffers.Binary;
using Recruit.Evidence;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>
/// Chance of a marking round: numbers from SHA-256 over the round's seed and script numbers, which say nothing about candidates. Anybody who has the seed
/// can draw again.
/// </summary>
internal static class MarkingDraw
{
    /// <summary>A script's place in the order of allocation.</summary>
    public static ulong Order(Digest seed, string script) => Draw(seed, "order", script, "", 0);

    /// <summary>Which of some equally loaded markers gets a script. Of 1,000 markers none is preferred by more than 2⁻⁵⁴.</summary>
    public static int Pick(Digest seed, string script, int turn, int count) => (int)(Draw(seed, "pick", script, "", turn) % (ulong)count);

    /// <summary>A script's place among those that a marker gets at the same time, so that calibration scripts stand anywhere among them.</summary>
    public static ulong Place(Digest seed, string marker, string script) => Draw(seed, "place", marker, script, 0);

    /// <summary>A calibration script's place among those that a marker may still get. Not <see cref="Place"/>, or those that come first here would there too.</summary>
    public static ulong Turn(Digest seed, string marker, string script) => Draw(seed, "turn", marker, script, 0);

    /// <summary>How many milliseconds after its commit a calibration script is to be revealed.</summary>
    public static long LagMs(Digest seed, string marker, string script, int minutesMax) =>
        (long)(Draw(seed, "lag", marker, script, 0) % ((ulong)minutesMax * 60_000 + 1));

    /// <summary>
    /// With how many scripts, calibration scripts included, a marker must have been given the calibration script of that number, from 1. The first comes at once;
    /// the k-th at a drawn count, but not after (k − 1)·span + 1: so of n scripts never fewer than n/span are calibration scripts.
    /// </summary>
    public static int CalibrationDue(Digest seed, string marker, int number, int span) =>
        number == 1 ? 1 : ((number - 1) * span) + 1 - (int)(Draw(seed, "calibration", marker, "", number) % (ulong)span);

    private static ulong Draw(Digest seed, string purpose, string first, string second, int number)
    {
        var writer = new CanonicalWriter("mdr"u8, version: 1, expectedLength: 128);
        writer.Add(seed);
        writer.Add(purpose);
        writer.Add(first);
        writer.Add(second);
        writer.Add((uint)number);
        Span<byte> hash = stackalloc byte[Digest.Length];
        Digest.Of(writer.ToArray()).CopyTo(hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
