using System.Collections.Immutable;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Recruit.Evidence;

namespace Recruit.Benchmarks.Evidence;

/// <summary>A batch of 1,000 saves of about 110 bytes, by entry: its root at once, the same hash by hash, and one hash by the library.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[HideColumns("RatioSD", "Alloc Ratio")]
public class EvidenceParts
{
    private const int Entries = 1_000;

    private readonly byte[] hash = new byte[Digest.Length];
    private ImmutableArray<ReadOnlyMemory<byte>> entries = [];

    /// <exception cref="InvalidOperationException">The two ways lead to different roots.</exception>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(110);
        entries = [.. Enumerable.Range(0, Entries).Select(i =>
        {
            var entry = new byte[106 + i % 8];
            random.NextBytes(entry);
            return new ReadOnlyMemory<byte>(entry);
        })];
        if (BatchAtOnce().Header.Root != RootHashByHash())
        {
            throw new InvalidOperationException("The root of the batch is not the root of the tree.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Entries)]
    public Digest RootHashByHash() => MerkleTree.Over(entries).Root();

    [Benchmark(OperationsPerInvoke = Entries)]
    public Batch BatchAtOnce() => Batch.After(HashChain.Start("benchmark"), entries);

    [Benchmark]
    public int HashOfTheLibrary() => SHA256.HashData(entries[0].Span, hash);
}
