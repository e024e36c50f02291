using System.Collections.Immutable;

namespace Recruit.Web.Office.Tables;

/// <summary>A cell of a table that people or machines take away.</summary>
/// <param name="Text">As it is printed; numbers with a point.</param>
/// <param name="IsNumber">Whether it is a decimal number.</param>
public readonly record struct TableCell(string Text, bool IsNumber = false);

/// <summary>
/// A table that is written row by row and leaves as it grows: what was written is held until <see cref="SendAsync"/>, so that a row in memory is all there is
/// of a list of any length.
/// </summary>
public abstract class TableFile : IDisposable
{
    private readonly MemoryStream held = new();

    /// <summary>What it is, for browsers.</summary>
    public abstract string ContentType { get; }

    /// <summary>Ending of its name.</summary>
    public abstract string Ending { get; }

    /// <summary>Where rows are written, only ever onward: what was sent is not there any more.</summary>
    protected Stream Held => new OnwardStream(held);

    /// <summary>Adds a row.</summary>
    public abstract void Add(ImmutableArray<TableCell> row);

    /// <summary>Writes what stands behind the last row.</summary>
    public abstract void Finish();

    /// <summary>Sends what was written since the last time.</summary>
    public async Task SendAsync(Stream to, CancellationToken cancellation)
    {
        held.Position = 0;
        await held.CopyToAsync(to, cancellation).ConfigureAwait(false);
        held.SetLength(0);
    }

    /// <summary>Lets go of what was not sent.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing) => held.Dispose();
}
