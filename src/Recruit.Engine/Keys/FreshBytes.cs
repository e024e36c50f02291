using System.Security.Cryptography;

namespace Recruit.Engine.Keys;

/// <summary>The one place where keys and nonces get their randomness: the operating system's generator.</summary>
internal static class FreshBytes
{
    public static void Fill(Span<byte> target) => RandomNumberGenerator.Fill(target);

    public static byte[] Of(int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length, pinned: true); // Pinned: the collector leaves no copies behind.
        Fill(bytes);
        return bytes;
    }
}
