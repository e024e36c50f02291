using System.Globalization;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Verifying;

/// <summary>Checks batches one after the other: place, chain, root, seal, body, attachments, and heads that are known.</summary>
internal sealed class BatchCheck(string origin, JournalTrust trust, StoredAttachments attachments)
{
    private readonly ILookup<ulong, Digest> known = trust.Known.ToLookup(one => one.Count, one => one.Link);

    /// <summary>The head after the last good batch.</summary>
    public ChainHead Head { get; private set; } = HashChain.Start(origin);

    /// <summary>When it was closed.</summary>
    public Instant? LastTime { get; private set; }

    /// <summary>Who may sign.</summary>
    public KeySuccession Keys { get; } = new(origin, trust.Keys);

    /// <summary>What is wrong with the next row, or nothing; after the first objection nothing more can be said.</summary>
    public string? Objection(TreeEntry row)
    {
        if (row.Key != (long)Head.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it is missing; row {row.Key} follows");
        }

        return StoredRecord.TryRead(row.Record, StoredType.Nothing, StoredType.Bytes, StoredType.Bytes) is { } values
            ? Objection(values[1].Content, values[2].Content.Span)
            : "its row is not as it was stored";
    }

    /// <summary>What is wrong with the end, or nothing.</summary>
    public string? EndObjection() =>
        known[0].Any(link => link != HashChain.Start(origin).Link) ? "the head that you know is that of another log"
        : trust.Known.Where(one => one.Count > Head.Count).Select(one => (ulong?)one.Count).Max() is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"it is missing; a head that you know covers {most} batches, the journal has {Head.Count}: its end was cut off, or an older copy was put back")
        : null;

    private string? Objection(ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> seal)
    {
        var check = HashChain.Check(Head, bytes);
        if (check.Verdict != ChainVerdict.Whole)
        {
            return Words(check.Verdict);
        }

        Batch.TryParse(bytes, out var batch);
        if (Keys.Objection(batch!.Header, seal) is { } objection)
        {
            return objection;
        }

        if (known[check.Head.Count].Any(link => link != check.Head.Link))
        {
            return "it is another than the head that you know covers: history was written anew, here or before";
        }

        try
        {
            return BodyObjection(batch, BatchBody.Of(batch)) ?? Go(check.Head);
        }
        catch (InvalidDataException unreadable)
        {
            return $"its body cannot be read: {unreadable.Message}";
        }
    }

    private string? BodyObjection(Batch batch, BatchBody body)
    {
        if (LastTime > body.Time)
        {
            return $"it was closed at {body.Time}, before the batch before it";
        }

        foreach (var reference in body.Turns.SelectMany(turn => turn.Attachments))
        {
            if (!attachments.Name(reference))
            {
                return $"its attachment {reference} is missing, or is not as it was stored";
            }
        }

        LastTime = body.Time;
        return body.NextKey is { } next ? Keys.HandOver(batch.Header.Number, next) : null;
    }

    private string? Go(ChainHead head)
    {
        Head = head;
        return null;
    }

    private static string Words(ChainVerdict verdict) => verdict switch
    {
        ChainVerdict.Unreadable => "its bytes are no batch",
        ChainVerdict.WrongRoot => "its entries are not those of its root",
        ChainVerdict.WrongNumber => "another number stands in it",
        ChainVerdict.WrongPrevious => "it does not follow the batch before it",
        _ => verdict.ToString(),
    };
}
