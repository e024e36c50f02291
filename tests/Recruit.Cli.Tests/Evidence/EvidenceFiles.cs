using Recruit.Engine.Tests.Verifying;
using Recruit.Evidence;

namespace Recruit.Cli.Tests.Evidence;

/// <summary>What people keep: keys and receipts.</summary>
internal static class EvidenceFiles
{
    public static readonly byte[] DeviceSalt = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    public static readonly byte[] ServerSalt = [.. Enumerable.Range(16, 16).Select(i => (byte)i)];

    /// <summary>Receipts of one batch for answers "A", "B", "C" and so on.</summary>
    public static Receipt[] Receipts(SigningKey key, int count)
    {
        ReceiptLeaf[] leaves =
        [
            .. Enumerable.Range(0, count).Select(i => new ReceiptLeaf(
                "kz-entry-test", "a-17", (uint)i, (ulong)i + 1, ReceiptLeaf.AnswerHash(DeviceSalt, ServerSalt, [(byte)('A' + i)]), 1_772_000_000_000 + i)),
        ];
        var batch = Batch.After(HashChain.Start(key.Public.Name), [new byte[] { 1 }, .. leaves.Select(leaf => (ReadOnlyMemory<byte>)leaf.Encode())]);
        var (tree, root) = (MerkleTree.Over(batch.Entries), key.Sign(batch.Header));
        return [.. leaves.Select((leaf, i) => new Receipt(leaf, (uint)i + 1, [.. tree.InclusionProof(i + 1, tree.Size)], root))];
    }

    /// <summary>A head as commands take it.</summary>
    public static string Print(ChainHead head) => $"{head.Count}:{head.Link}";
}
