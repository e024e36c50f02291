namespace Recruit.Benchmarks.Saving;

/// <summary>Something that makes saves durable. A saver has one save under way at a time, as a candidate who waits for the receipt does.</summary>
internal abstract class SaveTarget : IAsyncDisposable
{
    /// <summary>As it appears in the report.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the aims hold for it; floors and peers have none.</summary>
    public virtual bool HasAims => false;

    /// <summary>How long it is measured at least, so that what it does now and then is in the figures.</summary>
    public virtual TimeSpan TimeMin => TimeSpan.Zero;

    /// <summary>Commits since the start, each with at least one fsync.</summary>
    public abstract long Commits { get; }

    /// <summary>Bytes of all files it wrote.</summary>
    public abstract long BytesOnDisk { get; }

    /// <summary>Gets ready for savers 0 to <paramref name="savers"/> − 1.</summary>
    /// <param name="folder">Empty, its own, deleted afterwards.</param>
    /// <param name="savers">How many there will be.</param>
    public abstract ValueTask StartAsync(string folder, int savers);

    /// <summary>Ends when the save would survive the loss of power. May be called from any thread, not twice at once for a saver.</summary>
    /// <param name="saver">Who saves.</param>
    /// <param name="number">1, 2, 3 and so on for each saver.</param>
    public abstract ValueTask SaveAsync(int saver, ulong number);

    /// <summary>All saves have ended; closes the files.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>Saves nothing, at once: what is left is the cost of the driver.</summary>
internal sealed class NoSave : SaveTarget
{
    public override string Name => "no save at all: the driver";

    public override long Commits => 0;

    public override long BytesOnDisk => 0;

    public override ValueTask StartAsync(string folder, int savers) => default;

    public override ValueTask SaveAsync(int saver, ulong number) => default;

    public override ValueTask DisposeAsync() => default;
}
