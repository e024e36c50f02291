using System.Globalization;
using Orleans.Storage;
using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Books;

/// <summary>Where the books of silos are: each in records of bounded length, numbered from 0, and one record that names the newest book.</summary>
/// <param name="storage">The cluster's store.</param>
/// <param name="markKey">Marks the record that names the newest book: who can write the store cannot name another one.</param>
/// <param name="count">Told of every call.</param>
internal sealed class BookRecords(IGrainStorage storage, byte[] markKey, Action count)
{
    private const string Kind = "silo-book";
    private const string NewestName = "newest";

    private readonly RecordStore newest = new(storage, GrainNames.StoredAs(Kind, NewestName), count);

    /// <summary>The section of the newest book, or nothing; with the record, to name another one in its place.</summary>
    /// <exception cref="InvalidDataException">The record is not one that a silo of this service wrote.</exception>
    public async Task<(uint? Section, GrainState<StoredBytes> Record)> ReadNewestAsync()
    {
        var record = await newest.ReadAsync(NewestName);
        if (record.State!.Bytes is not { Length: > 0 } bytes)
        {
            return (null, record);
        }

        var length = bytes.Length - HMACSHA256.HashSizeInBytes;
        return length > 0 && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(length), Mark(bytes.AsSpan(0, length)))
            ? ((uint)new RecordReader(bytes.AsMemory(0, length)).ReadInt(), record)
            : throw new InvalidDataException("The record that names the newest book is not marked by this service.");
    }

    /// <summary>Names a book as the newest.</summary>
    /// <param name="section">Its section.</param>
    /// <param name="record">As it was read: if somebody else was first, this fails.</param>
    public Task WriteNewestAsync(uint section, GrainState<StoredBytes> record)
    {
        var writer = new RecordWriter();
        writer.Write((int)section);
        writer.WriteRaw(Mark(writer.Written));
        record.State = new StoredBytes { Bytes = writer.ToArray() };
        return newest.WriteAsync(NewestName, record);
    }

    /// <summary>Writes a record of a book that only its silo writes.</summary>
    public Task WriteAsync(uint section, int number, GrainState<StoredBytes> record) => Of(section).WriteAsync(NameOf(number), record);

    /// <summary>A record of a book, or nothing behind the last.</summary>
    public async Task<byte[]?> ReadAsync(uint section, int number) =>
        (await Of(section).ReadAsync(NameOf(number))).State!.Bytes is { Length: > 0 } bytes ? bytes : null;

    private byte[] Mark(ReadOnlySpan<byte> section)
    {
        byte[] statement = [.. "recruit newest book "u8, .. section];
        return HMACSHA256.HashData(markKey, statement);
    }

    private RecordStore Of(uint section) => new(storage, GrainNames.StoredAs(Kind, section.ToString(CultureInfo.InvariantCulture)), count);

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"batches-{number}");
}
