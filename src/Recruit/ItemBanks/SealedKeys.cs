using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;
using Recruit.Testing;

namespace Recruit.ItemBanks;

/// <summary>
/// The keys of one version under its item key. They are stored sealed like the words of the item, because whoever reads a journal or a
/// backup must learn neither.
/// </summary>
/// <param name="Bytes">12 bytes of nonce, then ciphertext with its tag; at most <see cref="Longest"/>.</param>
public sealed record SealedKeys(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Most bytes, inclusive.</summary>
    public const int Longest = 8192;

    /// <summary>Most keys of an item, inclusive.</summary>
    public const int KeysMax = 100;

    private const byte Version = 1;

    /// <summary>SHA-256 of the bytes: what an approver names, so that nothing else is approved than what was seen.</summary>
    public Digest Digest() => Evidence.Digest.Of(Bytes.Span);

    /// <summary>Seals keys that are written as responses.</summary>
    /// <param name="key">Of bank, item and version, from <see cref="PaperKeys.KeyOfItem"/>.</param>
    /// <param name="nonce">12 random bytes.</param>
    /// <param name="shape">Which keys the item may have.</param>
    /// <param name="keys">1 to <see cref="KeysMax"/> alternatives.</param>
    /// <exception cref="ArgumentException">The item cannot have one of them, which the caller asks <see cref="ItemShape.ReadKey"/> before.</exception>
    public static SealedKeys Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ItemShape shape, ImmutableArray<string> keys)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(keys.Length, 1, nameof(keys));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Length, KeysMax, nameof(keys));
        var plain = new RecordWriter();
        plain.Write(Version);
        plain.Write(keys.Length);
        foreach (var one in keys)
        {
            plain.Write(one);
        }

        if (Read(plain.ToArray(), shape).IsEmpty)
        {
            throw new ArgumentException("The item cannot have one of the keys.", nameof(keys));
        }

        var content = SealedPaper.Seal(key, nonce, plain.Written);
        return new SealedKeys((byte[])[.. content.Nonce.Span, .. content.Bytes.Span]);
    }

    /// <summary>The keys, or none if they are not under this key or the item cannot have them.</summary>
    public ImmutableArray<ItemKey> Open(ReadOnlySpan<byte> key, ItemShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Plain(key) is { } plain ? Read(plain, shape) : [];
    }

    /// <summary>The keys as they were written, or none if they are not under this key.</summary>
    public ImmutableArray<string> OpenWritten(ReadOnlySpan<byte> key)
    {
        if (Plain(key) is not { } plain)
        {
            return [];
        }

        var reader = Begin(plain, out var count);
        var written = ImmutableArray.CreateBuilder<string>();
        for (var left = count; left > 0; left--)
        {
            written.Add(reader.ReadText());
        }

        return written.ToImmutable();
    }

    private byte[]? Plain(ReadOnlySpan<byte> key) => Bytes.Length > SealedPaper.NonceLength
        ? new SealedPaper(Bytes[..SealedPaper.NonceLength], Bytes[SealedPaper.NonceLength..]).Open(key)
        : null;

    private static RecordReader Begin(byte[] plain, out int count)
    {
        var reader = new RecordReader(plain);
        if (reader.ReadByte() != Version)
        {
            throw new InvalidDataException("Keys of an item are of a version that this one does not know.");
        }

        count = reader.ReadInt();
        return reader;
    }

    private static ImmutableArray<ItemKey> Read(byte[] plain, ItemShape shape)
    {
        var reader = Begin(plain, out var count);
        var keys = ImmutableArray.CreateBuilder<ItemKey>();
        for (var left = count; left > 0; left--)
        {
            if (shape.ReadKey(reader.ReadBytes().Span, out var key) != ResponseFault.None)
            {
                return [];
            }

            keys.Add(key);
        }

        return keys.ToImmutable();
    }
}
