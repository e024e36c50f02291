using System.Collections.Immutable;

namespace Recruit.Files.Results;

/// <summary>stages.csv from rows that were recorded, where no outcome of an assessment is at hand.</summary>
public static class StageList
{
    /// <summary>The file.</summary>
    /// <param name="rows">Cells of each row, in their order.</param>
    public static byte[] Write(IEnumerable<ImmutableArray<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var stream = new MemoryStream();
        using var writer = new ResultWriter(stream);
        writer.Raw(StageRows.Header);
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                writer.Cell(cell);
            }

            writer.EndRow();
        }

        writer.Finish();
        return stream.ToArray();
    }
}
