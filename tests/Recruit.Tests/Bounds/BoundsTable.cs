namespace Recruit.Tests.Bounds;

/// <summary>The table of bounds, <c>docs/bounds.md</c>: the only one.</summary>
internal static class BoundsTable
{
    /// <summary>The whole page; first, because the tables are read from it.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(ArchitectureTests.Root, "docs", "bounds.md"));

    /// <summary>Rows of limits: name, value, what happens when it is full, and by which test it is filled, or a dash.</summary>
    public static IReadOnlyList<(string Name, string Value, string Full, string FilledBy)> Limits { get; } =
        [.. Rows("Limits", 4).Select(cells => (cells[0].Trim('`'), cells[1].Trim('`'), cells[2], cells[3]))];

    /// <summary>Rows of places where things gather: a file, or a folder that ends with a slash and stands for all below it, members, and why it has an end.</summary>
    public static IReadOnlyList<(string Place, string[] Members, string Why)> Gatherings { get; } =
        [.. Rows("Where things gather", 3).Select(cells => (cells[0].Trim('`'), cells[1].Split(',').Select(one => one.Trim(' ', '`')).ToArray(), cells[2]))];

    /// <summary>The test that is named in a cell, as <c>Class.Method</c>; nothing for a dash.</summary>
    public static string? TestOf(string cell) => cell.StartsWith('`') ? cell.Split('`')[1] : null;

    private static IEnumerable<string[]> Rows(string heading, int columns) => Text.Split('\n').SkipWhile(line => line != $"## {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
        .Select(cells => cells.Length == columns ? cells : throw new InvalidDataException($"docs/bounds.md: {string.Join('|', cells)}"));
}
