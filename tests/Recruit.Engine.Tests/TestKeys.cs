using System.Security.Cryptography;
using Recruit.Evidence;

namespace Recruit.Engine.Tests;

/// <summary>A signing key that lives as long as the test run.</summary>
internal static class TestKeys
{
    public const string Origin = "recruit.example/test";

    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What marks snapshots in tests.</summary>
    public static byte[] SnapshotKey { get; } = Digest.Of("a key of tests that marks snapshots"u8).ToArray();

    public static VerifierKey Verifier { get; } = VerifierKey.Create(Origin, Key.ExportSubjectPublicKeyInfo())!;

    public static BatchRoot Sign(BatchHeader header)
    {
        lock (Key)
        {
            return new BatchRoot(Origin, header, Verifier.Id, [.. Key.SignData(BatchRoot.Statement(Origin, header), HashAlgorithmName.SHA256)]);
        }
    }

    public static bool IsOurs(BatchRoot root) => root.IsSignedBy(Verifier);
}
