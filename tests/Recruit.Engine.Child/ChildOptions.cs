using System.Globalization;
using Recruit.Sittings;

namespace Recruit.Engine.Child;

/// <summary>What the child is told on its command line: <c>name=value</c> each.</summary>
public sealed record ChildOptions
{
    /// <summary>The data folder; it exists.</summary>
    public required string Data { get; init; }

    /// <summary>A key folder, or a file with the signing key (PKCS #8).</summary>
    public required string Key { get; init; }

    /// <summary>Of what the savers do in this run.</summary>
    public int Seed { get; init; }

    /// <summary>How many candidates, and so how many savers.</summary>
    public int Attempts { get; init; } = 64;

    /// <summary>How many pool shards they are in.</summary>
    public int Shards { get; init; } = 4;

    /// <summary>Items of a form.</summary>
    public int Items { get; init; } = 12;

    /// <summary>What each saver does before it ends; 0 only tells what is there.</summary>
    public int Steps { get; init; }

    /// <summary>Whether the savers hand in at the end.</summary>
    public bool Submit { get; init; }

    /// <summary>Whether the child stays when its savers are done, and tells everything anew for every line of its standard input.</summary>
    public bool Linger { get; init; }

    /// <summary>First batch whose fingerprint is told.</summary>
    public ulong From { get; init; }

    /// <summary>Milliseconds between snapshots.</summary>
    public int SnapshotMs { get; init; } = 150;

    /// <summary>Milliseconds between signs of life.</summary>
    public int PulseMs { get; init; } = 2000;

    /// <summary>Which lost time is given back.</summary>
    public LostTimeCredit Credit { get; init; } = LostTimeCredit.Ours;

    /// <summary>How long a sitting is.</summary>
    public int Minutes { get; init; } = 1440;

    /// <summary>How often a device is heard while its line holds.</summary>
    public int ContactSeconds { get; init; } = 3600;

    /// <summary>The command line that <see cref="Read"/> reads.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        $"data={Data}", $"key={Key}", Text("seed", Seed), Text("attempts", Attempts), Text("shards", Shards), Text("items", Items), Text("steps", Steps),
        $"submit={Submit}", $"linger={Linger}", Text("from", (long)From), Text("snapshot-ms", SnapshotMs), Text("pulse-ms", PulseMs), $"credit={Credit}",
        Text("minutes", Minutes), Text("contact-seconds", ContactSeconds),
    ];

    /// <summary>Reads a command line.</summary>
    public static ChildOptions Read(IReadOnlyList<string> arguments)
    {
        var values = arguments.ToDictionary(one => one[..one.IndexOf('=', StringComparison.Ordinal)], one => one[(one.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        int Number(string name) => int.Parse(values[name], CultureInfo.InvariantCulture);
        return new ChildOptions
        {
            Data = values["data"],
            Key = values["key"],
            Seed = Number("seed"),
            Attempts = Number("attempts"),
            Shards = Number("shards"),
            Items = Number("items"),
            Steps = Number("steps"),
            Submit = bool.Parse(values["submit"]),
            Linger = bool.Parse(values["linger"]),
            From = ulong.Parse(values["from"], CultureInfo.InvariantCulture),
            SnapshotMs = Number("snapshot-ms"),
            PulseMs = Number("pulse-ms"),
            Credit = Enum.Parse<LostTimeCredit>(values["credit"]),
            Minutes = Number("minutes"),
            ContactSeconds = Number("contact-seconds"),
        };
    }

    private static string Text(string name, long value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
}
