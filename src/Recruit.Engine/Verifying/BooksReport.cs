using System.Collections.Immutable;
using Recruit.Evidence;

namespace Recruit.Engine.Verifying;

/// <summary>What a check of a cluster's books found: of what its silos noted, which actors still have it.</summary>
public sealed record BooksReport
{
    /// <summary>How many faults are told; the others are counted.</summary>
    public const int FaultsMost = 1000;

    /// <summary>Books that were read.</summary>
    public int Books { get; init; }

    /// <summary>Batches in them.</summary>
    public long Batches { get; init; }

    /// <summary>Actors of whom a head is noted.</summary>
    public long Actors { get; init; }

    /// <summary>The head of each book, the newest book first: keep them, they convict a book that later lacks or changes a batch.</summary>
    public ImmutableArray<ChainHead> Heads { get; init; } = [];

    /// <summary>What is wrong, in words; at most <see cref="FaultsMost"/>.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>How much is wrong.</summary>
    public long FaultCount { get; init; }
}
