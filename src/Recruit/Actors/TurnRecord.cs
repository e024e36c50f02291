namespace Recruit.Actors;

/// <summary>What an entry of a turn's record says. The numbers are stored.</summary>
internal enum RecordEntry : byte
{
    /// <summary>An event of the kind.</summary>
    Event = 1,

    /// <summary>An operation and its reply.</summary>
    Operation = 2,

    /// <summary>A message to another actor.</summary>
    Sent = 3,

    /// <summary>A message from another actor had its effect.</summary>
    Applied = 4,

    /// <summary>A message of this actor had its effect and need not be kept.</summary>
    Acknowledged = 5,
}

/// <summary>A message on its way.</summary>
/// <param name="From">The sender.</param>
/// <param name="Number">Counts the messages from this sender to this receiver, from 1 without gaps.</param>
/// <param name="Message">Receiver and command.</param>
public sealed record Posting(ActorKey From, ulong Number, Message Message);

/// <summary>
/// Collects what one turn of one actor adds to the journal: entries in the order in which they became true, and beside them leaves,
/// attachments and messages. The host stores all of it in one transaction or nothing. Used again after <see cref="Clear"/>.
/// </summary>
public sealed class TurnRecord
{
    /// <summary>The entries; what <see cref="LiveActor.Replay"/> takes.</summary>
    public RecordWriter Entries { get; } = new();

    /// <summary>Leaves of events, in order.</summary>
    public List<ReadOnlyMemory<byte>> Leaves { get; } = [];

    /// <summary>Attachments of events.</summary>
    public List<Attachment> Attachments { get; } = [];

    /// <summary>Messages to deliver once the record is stored.</summary>
    public List<Posting> Postings { get; } = [];

    /// <summary>Whether nothing became true, so that nothing must be stored.</summary>
    public bool IsEmpty => Entries.Length == 0;

    /// <summary>Events that wait to be told their places; one for each leaf.</summary>
    internal List<ActorEvent> Placeless { get; } = [];

    /// <summary>Operations that wait to be told the place of a leaf, their receipt.</summary>
    internal List<(StoredOperation Operation, int Leaf)> Awaiting { get; } = [];

    /// <summary>How far it is written; messages are added last, when nothing can go wrong any more.</summary>
    internal (int Entries, int Leaves, int Attachments, int Placeless) Mark => (Entries.Length, Leaves.Count, Attachments.Count, Placeless.Count);

    /// <summary>Scratch for contents whose length stands before them.</summary>
    internal RecordWriter Scratch { get; } = new();

    /// <summary>Forgets what was added since a mark.</summary>
    internal void BackTo((int Entries, int Leaves, int Attachments, int Placeless) mark)
    {
        Entries.CutTo(mark.Entries);
        Leaves.RemoveRange(mark.Leaves, Leaves.Count - mark.Leaves);
        Attachments.RemoveRange(mark.Attachments, Attachments.Count - mark.Attachments);
        Placeless.RemoveRange(mark.Placeless, Placeless.Count - mark.Placeless);
    }

    /// <summary>Begins the next turn.</summary>
    public void Clear()
    {
        Entries.Clear();
        Leaves.Clear();
        Attachments.Clear();
        Postings.Clear();
        Placeless.Clear();
        Awaiting.Clear();
    }
}
