using Orleans.Storage;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Orleans.Storage;

/// <summary>Long encrypted contents by their digests. One that is stored twice is the same, so whoever comes second has nothing to do.</summary>
/// <param name="storage">The cluster's store.</param>
/// <param name="longest">Most bytes of a record.</param>
/// <param name="count">Told of every call.</param>
internal sealed class AttachmentFiles(IGrainStorage storage, int longest, Action count)
{
    private const string Kind = "attachment";

    /// <summary>Stores one, in records of bounded length; the last one first written is the first one read.</summary>
    public async Task WriteAsync(Attachment attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        var store = Of(attachment.Reference);
        var parts = attachment.Bytes.ToArray().Chunk(longest).ToArray();
        for (var part = parts.Length - 1; part > 0; part--)
        {
            await WriteOnceAsync(store, part, parts[part]);
        }

        var first = new RecordWriter();
        first.Write(parts.Length);
        first.WriteRaw(parts is [] ? [] : parts[0]);
        await WriteOnceAsync(store, 0, first.ToArray());
    }

    /// <summary>The bytes, or nothing.</summary>
    /// <exception cref="InvalidDataException">They are not those that were attached.</exception>
    public async Task<byte[]?> ReadAsync(Digest reference)
    {
        var store = Of(reference);
        var first = (await store.ReadAsync(Name(0))).State!.Bytes;
        if (first.Length == 0)
        {
            return null;
        }

        var reader = new RecordReader(first);
        var parts = reader.ReadInt();
        var bytes = new List<byte>(reader.ReadRest().ToArray());
        for (var part = 1; part < parts; part++)
        {
            bytes.AddRange((await store.ReadAsync(Name(part))).State!.Bytes);
        }

        byte[] all = [.. bytes];
        return Digest.Of(all) == reference ? all : throw new InvalidDataException($"The attachment {reference} is not as it was stored.");
    }

    private static async Task WriteOnceAsync(RecordStore store, int part, byte[] bytes)
    {
        try
        {
            await store.WriteNewAsync(Name(part), bytes);
        }
        catch (InconsistentStateException)
        {
            if (!(await store.ReadAsync(Name(part))).State!.Bytes.AsSpan().SequenceEqual(bytes))
            {
                throw;
            }
        }
    }

    private RecordStore Of(Digest reference) => new(storage, GrainNames.StoredAs(Kind, reference.ToString()), count);

    private static string Name(int part) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"part-{part}");
}
