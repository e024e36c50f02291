using Recruit.Evidence;

namespace Recruit.Actors;

/// <summary>An operation that had its effect.</summary>
internal sealed class StoredOperation(OperationId id, Digest content, byte[] reply, Instant time)
{
    public OperationId Id { get; } = id;

    /// <summary>SHA-256 of the command: another command under the same id is a caller's mistake.</summary>
    public Digest Content { get; } = content;

    public byte[] Reply { get; } = reply;

    public Instant Time { get; } = time;

    /// <summary>Packed place of the receipt, or 0.</summary>
    public ulong Place { get; set; }
}

/// <summary>
/// Replies to operations of the last day, so that a retry gets what the first try got. Kept by each actor with its state, because a reply
/// that is stored apart from its effect can survive it or be lost without it.
/// </summary>
internal sealed class Operations
{
    /// <summary>How long a reply is kept. Callers retry for minutes; a day leaves room for a phone that was off.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Most operations kept; an actor that has more in a day is asked to be patient.</summary>
    public const int Most = 1 << 17;

    private readonly Dictionary<OperationId, StoredOperation> byId = [];
    private readonly Queue<StoredOperation> byAge = [];

    public bool IsFull(Instant now) => byAge.Count >= Most && byAge.Peek().Time + Kept >= now;

    public TimeSpan UntilRoom(Instant now) => byAge.Peek().Time + Kept - now + TimeSpan.FromMilliseconds(1);

    public StoredOperation? Find(OperationId id) => byId.GetValueOrDefault(id);

    /// <summary>Forgets by the time of the operation it adds, not by a clock, so that replay forgets the same.</summary>
    public void Add(StoredOperation operation)
    {
        while (byAge.TryPeek(out var oldest) && oldest.Time + Kept < operation.Time)
        {
            byAge.Dequeue();
            byId.Remove(oldest.Id);
        }

        byAge.Enqueue(operation);
        byId[operation.Id] = operation;
    }

    public void Write(RecordWriter writer)
    {
        writer.Write(byAge.Count);
        foreach (var one in byAge)
        {
            WriteOne(one, writer);
            writer.Write(one.Place);
        }
    }

    public static Operations Read(ref RecordReader reader)
    {
        var operations = new Operations();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            var one = ReadOne(ref reader);
            one.Place = reader.ReadNumber();
            operations.Add(one);
        }

        return operations;
    }

    public static void WriteOne(StoredOperation operation, RecordWriter writer)
    {
        writer.WriteRaw(operation.Id.Value.ToByteArray(bigEndian: true));
        writer.Write(operation.Content);
        writer.Write(operation.Reply);
        writer.Write(operation.Time);
    }

    /// <summary>Goes over what <see cref="WriteOne"/> wrote.</summary>
    public static void Skip(ref RecordReader reader)
    {
        reader.ReadRaw(16);
        reader.ReadRaw(Digest.Length);
        reader.ReadBytes();
        reader.ReadInstant();
    }

    public static StoredOperation ReadOne(ref RecordReader reader) => new(
        new OperationId(new Guid(reader.ReadRaw(16).Span, bigEndian: true)), reader.ReadDigest(), reader.ReadBytes().ToArray(), reader.ReadInstant());
}
