namespace Recruit.Cli.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Id">Its name for programs.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="IsCount">Whether its cells are whole numbers; they stand right, and are numbers in JSON.</param>
internal sealed record Column(string Id, string Title, bool IsCount = false);

/// <summary>Something to print as a table, as JSON or as CSV.</summary>
/// <param name="Id">Its name for programs.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">A cell for every column; null where there is no value.</param>
internal sealed record Table(string Id, string Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
