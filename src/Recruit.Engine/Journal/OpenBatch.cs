using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Engine.Mailboxes;

namespace Recruit.Engine.Journal;

/// <summary>The batch that is being filled, and what waits for it to be durable.</summary>
internal sealed class OpenBatch(ulong number)
{
    /// <summary>A batch beyond one of these is closed before more comes in: far below the limits of <see cref="Batch"/>.</summary>
    private const int FullBytes = 1 << 22;
    private const int FullLeaves = 1 << 18;

    private readonly RecordWriter turns = new();
    private readonly List<ReadOnlyMemory<byte>> leaves = [];

    public ulong Number { get; } = number;

    public List<Attachment> Attachments { get; } = [];

    public List<WaitingReply> Replies { get; } = [];

    public List<Posting> Postings { get; } = [];

    /// <summary>Messages whose effect is in this batch, or was before; their senders are told.</summary>
    public List<Receiving> Received { get; } = [];

    /// <summary>Whether there is something to store.</summary>
    public bool HasTurns => turns.Length > 0;

    /// <summary>Whether there is nothing to store and nobody waits.</summary>
    public bool IsIdle => !HasTurns && Replies.Count == 0 && Received.Count == 0;

    public bool IsFull => turns.Length >= FullBytes || leaves.Count >= FullLeaves || Attachments.Sum(one => (long)one.Bytes.Length) >= FullBytes;

    /// <summary>Takes a turn's record; the answer is where its leaves stand.</summary>
    public ReceiptPlace Add(ActorKey actor, TurnRecord record)
    {
        var first = new ReceiptPlace(Number, (uint)leaves.Count + 1);
        BatchBody.WriteTurn(turns, actor, record);
        leaves.AddRange(record.Leaves);
        Attachments.AddRange(record.Attachments);
        Postings.AddRange(record.Postings);
        return first;
    }

    public Batch Close(ChainHead head, Instant time) => Batch.After(head, BatchBody.Entries(time, turns, leaves));
}
