using System.Security.Cryptography;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>
/// A seal that costs a hash instead of a signature and is the same in every run, as ECDSA's is not. What it seals is checked as strictly.
/// </summary>
internal static class CheapSeal
{
    private static readonly Digest Key = Digest.Of("a key for simulations"u8);

    public static BatchRoot Sign(BatchHeader header) => new(TestKeys.Origin, header, Key, [.. Of(TestKeys.Origin, header)]);

    public static bool IsOurs(BatchRoot root) => root.KeyId == Key && root.Signature.AsSpan().SequenceEqual(Of(root.Origin, root.Header));

    private static byte[] Of(string origin, BatchHeader header) => SHA512.HashData([.. Key.ToArray(), .. BatchRoot.Statement(origin, header)]);
}
