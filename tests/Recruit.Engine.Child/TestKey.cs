using System.Security.Cryptography;
using Recruit.Evidence;

namespace Recruit.Engine.Child;

/// <summary>The signing key of a data folder that tests use over many processes, in a file beside it.</summary>
public sealed class TestKey : IDisposable
{
    /// <summary>Name of the log.</summary>
    public const string Origin = "recruit.example/processes";

    private static readonly byte[] Snapshots = Digest.Of("a key of tests that marks snapshots"u8).ToArray();

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Reads the key of a file.</summary>
    public TestKey(string path)
    {
        key.ImportPkcs8PrivateKey(File.ReadAllBytes(path), out _);
        Verifier = VerifierKey.Create(Origin, key.ExportSubjectPublicKeyInfo())!;
    }

    /// <summary>What verifies.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>What marks snapshots in these tests.</summary>
    public static ReadOnlySpan<byte> SnapshotKey => Snapshots;

    /// <summary>Makes a key and writes it.</summary>
    public static void Write(string path)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllBytes(path, made.ExportPkcs8PrivateKey());
    }

    /// <summary>Signs a batch.</summary>
    public BatchRoot Sign(BatchHeader header)
    {
        lock (key)
        {
            return new BatchRoot(Origin, header, Verifier.Id, [.. key.SignData(BatchRoot.Statement(Origin, header), HashAlgorithmName.SHA256)]);
        }
    }

    /// <summary>Whether this key signed.</summary>
    public bool IsOurs(BatchRoot root) => root.IsSignedBy(Verifier);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
