using System.Text;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>A chain as a journal stores it, and the head before and after each batch.</summary>
internal sealed record StoredLog(List<ReadOnlyMemory<byte>> Rows, List<ChainHead> Heads)
{
    public const string Origin = "recruit.example/log";

    /// <summary>A log whose batches have 1 to 4 entries of 20 to 80 bytes.</summary>
    public static StoredLog Of(int batches)
    {
        var log = new StoredLog([], [HashChain.Start(Origin)]);
        for (var i = 0; i < batches; i++)
        {
            log.Add(Batch.After(log.Heads[^1], [.. Enumerable.Range(0, 1 + i % 4).Select(j => Entry(i, j))]));
        }

        return log;
    }

    public static ReadOnlyMemory<byte> Entry(int batch, int place) =>
        Encoding.UTF8.GetBytes($"save {batch} {place} ".PadRight(20 + (batch * 7 + place) % 60, '.'));

    public ChainHead Head => Heads[^1];

    public ChainCheck Verify(IEnumerable<ReadOnlyMemory<byte>> rows) => HashChain.Verify(Heads[0], rows, Head);

    private void Add(Batch batch)
    {
        Rows.Add(batch.Encode());
        Heads.Add(HashChain.HeadAfter(batch.Header));
    }
}
