using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>A key pair of a test, and what a host does with it. The key is new in each run: no claim may depend on which it is.</summary>
internal sealed class Signer
{
    private readonly ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Signer(string name) =>
        Key = VerifierKey.Create(name, pair.ExportSubjectPublicKeyInfo())
            ?? throw new ArgumentException($"{name} names no key.", nameof(name));

    public VerifierKey Key { get; }

    public NoteSignature Sign(string text) =>
        new(
            Key.Name, Key.NoteId,
            [.. pair.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)]);

    public BatchRoot Sign(string origin, BatchHeader header) =>
        new(origin, header, Key.Id, [.. pair.SignData(BatchRoot.Statement(origin, header), HashAlgorithmName.SHA256)]);

    public static byte[] Note(Checkpoint checkpoint, params IEnumerable<Signer> signers) =>
        new SignedNote(checkpoint.Text, [.. signers.Select(one => one.Sign(checkpoint.Text))]).Encode();

    /// <summary>Receipts for a batch of saves, as the engine will give them.</summary>
    public ImmutableArray<Receipt> Receipts(string origin, ChainHead head, IReadOnlyList<ReceiptLeaf> saves)
    {
        ImmutableArray<ReadOnlyMemory<byte>> entries = [.. saves.Select(save => new ReadOnlyMemory<byte>(save.Encode()))];
        var (batch, tree) = (Batch.After(head, entries), MerkleTree.Over(entries));
        var root = Sign(origin, batch.Header);
        return [.. saves.Select((save, i) => new Receipt(save, (uint)i, [.. tree.InclusionProof(i, tree.Size)], root))];
    }
}
