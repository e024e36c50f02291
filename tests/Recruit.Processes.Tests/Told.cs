using System.Globalization;
using Recruit.Actors;

namespace Recruit.Processes.Tests;

/// <summary>Names a save for all time: the clients of these tests never use a number twice in an attempt.</summary>
internal readonly record struct SaveName(int Attempt, int Position, uint Sequence);

/// <summary>What is known of a save that was stored.</summary>
/// <param name="Place">Where its receipt is.</param>
/// <param name="AtMs">When it was taken.</param>
internal readonly record struct Stored(ReceiptPlace Place, long AtMs);

/// <summary>An attempt as the child told it.</summary>
internal sealed record ToldAttempt(
    string Status, long StartedMs, long ServerMs, long DeadlineMs, long LeftMs, int Epoch, uint Highest, long CreditedMs, long ExtraMs);

/// <summary>A wish with an operation id.</summary>
/// <param name="Attempt">For which attempt.</param>
/// <param name="Kind">Takeover or extra.</param>
/// <param name="Reply">Hash of the first reply; nothing before.</param>
internal sealed record Wish(int Attempt, string Kind, string? Reply);

/// <summary>The words of a line.</summary>
internal sealed class Words(string line)
{
    private readonly string[] words = line.Split(' ');
    private int at;

    public string Text() => words[at++];

    public int Number() => int.Parse(Text(), CultureInfo.InvariantCulture);

    public long Long() => long.Parse(Text(), CultureInfo.InvariantCulture);

    public ReceiptPlace Place() => new(ulong.Parse(Text(), CultureInfo.InvariantCulture), (uint)Number());
}
