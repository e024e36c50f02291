using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Orleans.Storage;

/// <summary>The name of a record that is written once: which activation wrote it, and the how many-th of its records it is.</summary>
/// <param name="Run">Drawn by each activation at random, so that two that live at once never use one name.</param>
/// <param name="Number">From 0.</param>
internal readonly record struct PartName(ulong Run, ulong Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"part-{Run:x16}-{Number:x}");
}

/// <summary>Points to a record and says what must stand in it.</summary>
internal readonly record struct PartRef(PartName Name, Digest Digest);

/// <summary>A content of any length in records of bounded length.</summary>
internal sealed record ContentRef(ImmutableArray<PartRef> Parts)
{
    public void Write(RecordWriter writer)
    {
        writer.Write(Parts.Length);
        foreach (var part in Parts)
        {
            writer.WriteFixed(part.Name.Run);
            writer.Write(part.Name.Number);
            writer.Write(part.Digest);
        }
    }

    public static ContentRef Read(ref RecordReader reader)
    {
        var parts = ImmutableArray.CreateBuilder<PartRef>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            parts.Add(new PartRef(new PartName(reader.ReadFixed(), reader.ReadNumber()), reader.ReadDigest()));
        }

        return new ContentRef(parts.DrainToImmutable());
    }
}

/// <summary>Writes contents into records that nobody points to yet, and reads them back.</summary>
/// <param name="store">Of the actor.</param>
/// <param name="run">Of this activation.</param>
/// <param name="longest">Most bytes of a record.</param>
internal sealed class PartFiles(RecordStore store, ulong run, int longest)
{
    /// <summary>Records that are read at once.</summary>
    private const int Together = 16;

    /// <summary>Tags of the records of this activation that may be taken away: one call instead of two.</summary>
    private readonly Dictionary<PartName, GrainState<StoredBytes>> written = [];

    private ulong next;

    /// <param name="content">What.</param>
    /// <param name="isReplaced">Whether something will take its place one day.</param>
    public async Task<ContentRef> WriteAsync(ReadOnlyMemory<byte> content, bool isReplaced = false)
    {
        var parts = ImmutableArray.CreateBuilder<PartRef>();
        for (var at = 0; at == 0 || at < content.Length; at += longest)
        {
            var bytes = content.Slice(at, Math.Min(longest, content.Length - at)).ToArray();
            var name = new PartName(run, next++);
            var state = await store.WriteNewAsync(name.ToString(), bytes);
            if (isReplaced)
            {
                state.State = new StoredBytes();
                written[name] = state;
            }

            parts.Add(new PartRef(name, Digest.Of(bytes)));
        }

        return new ContentRef(parts.DrainToImmutable());
    }

    /// <summary>The content; every record must hold what was pointed to.</summary>
    /// <exception cref="InvalidDataException">One does not.</exception>
    public async Task<byte[]> ReadAsync(ContentRef content)
    {
        var read = new List<byte[]>(content.Parts.Length);
        foreach (var some in content.Parts.Chunk(Together))
        {
            read.AddRange(await Task.WhenAll(some.Select(ReadAsync)));
        }

        return read is [var one] ? one : [.. read.SelectMany(part => part)];
    }

    public async Task ClearAsync(ContentRef content)
    {
        foreach (var part in content.Parts)
        {
            written.Remove(part.Name, out var state);
            await store.ClearAsync(part.Name.ToString(), state);
        }
    }

    private async Task<byte[]> ReadAsync(PartRef part)
    {
        var bytes = (await store.ReadAsync(part.Name.ToString())).State!.Bytes;
        return Digest.Of(bytes) == part.Digest ? bytes : throw new InvalidDataException($"The record {part.Name} is not as it was written.");
    }
}
