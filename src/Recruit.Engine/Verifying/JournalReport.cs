using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Engine.Verifying;

/// <summary>Whom and what somebody who verifies a journal believes. It comes from outside, never from the journal.</summary>
/// <param name="Keys">Public keys; the key of the first batch is among them.</param>
/// <param name="Known">Heads known from a receipt, a backup or an earlier check. Without one, a journal whose end was cut off looks whole.</param>
public sealed record JournalTrust(IReadOnlyCollection<VerifierKey> Keys, params IReadOnlyCollection<ChainHead> Known);

/// <summary>Something that is wrong with a journal.</summary>
/// <param name="Batch">The bad batch; nothing where it concerns no batch.</param>
/// <param name="What">What is wrong, in words.</param>
public sealed record JournalFault(ulong? Batch, string What);

/// <summary>What a check of a journal found.</summary>
public sealed record JournalReport
{
    /// <summary>Name of the log; empty where it cannot be read.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The head after the last good batch: keep it, it convicts a journal that later lacks or changes a batch.</summary>
    public ChainHead Head { get; init; }

    /// <summary>When the last good batch was closed; nothing without a batch.</summary>
    public Instant? LastTime { get; init; }

    /// <summary>The key that signed first, by which all others are believed; nothing without a batch.</summary>
    public VerifierKey? FirstSigner { get; init; }

    /// <summary>The key that signed last; nothing without a batch.</summary>
    public VerifierKey? Signer { get; init; }

    /// <summary>How often a key handed over to another.</summary>
    public int HandOvers { get; init; }

    /// <summary>Attachments in the file.</summary>
    public long Attachments { get; init; }

    /// <summary>Bytes of the pages.</summary>
    public long Bytes { get; init; }

    /// <summary>Bytes of the write-ahead log that count.</summary>
    public long LogBytes { get; init; }

    /// <summary>Everything that is wrong, bad batches first; none where the journal is whole.</summary>
    public ImmutableArray<JournalFault> Faults { get; init; } = [];

    /// <summary>What was not looked at, in words.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => Faults.IsEmpty;

    /// <summary>Number of the first bad batch, or nothing.</summary>
    public ulong? FirstBadBatch => Faults.Min(one => one.Batch);
}
