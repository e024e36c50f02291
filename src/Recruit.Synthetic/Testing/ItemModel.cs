using Recruit.Synthetic.Chances;

namespace Recruit.Synthetic.Testing;

/// <summary>An item as it stands in the test file, and how people respond to it.</summary>
internal sealed record ItemModel
{
    public required string Id { get; init; }

    /// <summary>single, multiple, order, numeric or text.</summary>
    public required string Type { get; init; }

    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The list of keys in JSON.</summary>
    public required string KeysJson { get; init; }

    public int Points { get; init; } = 1;

    /// <summary>In JSON, a number or a text such as "1/3"; empty if nothing is taken off.</summary>
    public string PenaltyJson { get; init; } = "";

    public bool Pretest { get; init; }

    /// <summary>Credit for a part of the key (multiple).</summary>
    public bool Partial { get; init; }

    /// <summary>How far from the key is still right (numeric).</summary>
    public decimal? Tolerance { get; init; }

    /// <summary>Slope a of the item's curve; usual values 0.5 to 2.</summary>
    public required double Discrimination { get; init; }

    /// <summary>Place b of the item's curve on the scale of ability; usual values −2.5 to 2.5.</summary>
    public required double Difficulty { get; init; }

    /// <summary>Lower limit c of the item's curve: how often somebody who does not know guesses right.</summary>
    public required double Guessing { get; init; }

    /// <summary>Seconds that the middle person needs.</summary>
    public required double Seconds { get; init; }

    /// <summary>The ways in which a right answer is given, as cells.</summary>
    public required Weighted<byte[]> Right { get; init; }

    /// <summary>The wrong and partly right answers, as cells.</summary>
    public required Weighted<byte[]> Wrong { get; init; }
}

/// <summary>A section of a test.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Floor">Least value to be reached, if there is one.</param>
/// <param name="Items">In order.</param>
internal sealed record SectionModel(string Id, int? Floor, IReadOnlyList<ItemModel> Items);

/// <summary>A test.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Place">Its place among the tests and tasks, for abilities.</param>
/// <param name="LimitSeconds">Time allowed.</param>
/// <param name="Sections">In order.</param>
internal sealed record TestModel(string Id, int Place, int LimitSeconds, IReadOnlyList<SectionModel> Sections);
