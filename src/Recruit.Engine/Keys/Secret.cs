using System.Security.Cryptography;

namespace Recruit.Engine.Keys;

/// <summary>32 secret bytes, wiped when the key folder is closed.</summary>
public sealed class Secret : IDisposable
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    private readonly byte[] bytes = GC.AllocateUninitializedArray<byte>(Length, pinned: true);
    private bool wiped;

    internal Secret(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, Length, nameof(secret));
        secret.CopyTo(bytes);
    }

    /// <summary>The bytes themselves; whoever copies them wipes the copy.</summary>
    /// <exception cref="ObjectDisposedException">They were wiped.</exception>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(wiped, this);
            return bytes;
        }
    }

    /// <summary>Wipes the bytes.</summary>
    public void Dispose()
    {
        wiped = true;
        CryptographicOperations.ZeroMemory(bytes);
    }
}
