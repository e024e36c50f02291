using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Engine.Journal;

/// <summary>One batch as it stands in the journal.</summary>
/// <param name="Number">Its place in the chain, from 0.</param>
/// <param name="Bytes">What <see cref="Batch.Encode"/> gave.</param>
/// <param name="Seal">What <see cref="BatchSeal.Encode"/> gave.</param>
public sealed record StoredBatch(ulong Number, ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte> Seal);

/// <summary>
/// Where batches are kept. One process writes; what <see cref="Append"/> returned from survives the loss of power. Any exception is a
/// failing storage and ends the engine; whether the batch is there is then known only after the next start.
/// </summary>
public abstract class JournalStore : IDisposable
{
    /// <summary>Name of the log, chosen when the journal was made.</summary>
    public abstract string Origin { get; }

    /// <summary>Stores a batch and its attachments, all or nothing, and returns when that is durable.</summary>
    public abstract void Append(StoredBatch batch, IReadOnlyList<Attachment> attachments);

    /// <summary>The batches from a number on, in order, as far as there are any.</summary>
    public abstract IEnumerable<StoredBatch> Read(ulong from);

    /// <summary>One batch, or nothing.</summary>
    public abstract StoredBatch? Find(ulong number);

    /// <summary>The bytes of an attachment, or nothing.</summary>
    public abstract ReadOnlyMemory<byte>? FindAttachment(Digest reference);

    /// <summary>Work that keeps the store small and quick; called between batches by the thread that appends.</summary>
    public virtual void Tidy()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open.</summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>The journal is not as it was written, or not by this version; the engine does not start on it.</summary>
public sealed class JournalBrokenException : Exception
{
    /// <summary>A batch is bad.</summary>
    /// <param name="batch">Number of the first bad batch.</param>
    /// <param name="message">What is wrong with it.</param>
    public JournalBrokenException(ulong batch, string message)
        : base(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Batch {batch} of the journal: {message}")) => Batch = batch;

    /// <summary>The files are damaged where no batch can be named.</summary>
    /// <param name="message">What is wrong, and where.</param>
    public JournalBrokenException(string message)
        : base($"The journal is damaged, and nothing was changed: {message}.")
    {
    }

    /// <summary>Number of the first bad batch; nothing where none can be named.</summary>
    public ulong? Batch { get; }
}
