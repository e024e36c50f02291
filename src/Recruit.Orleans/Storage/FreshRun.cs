using System.Security.Cryptography;

namespace Recruit.Orleans.Storage;

/// <summary>The random name of an activation.</summary>
internal static class FreshRun
{
    public static ulong Draw() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
}
