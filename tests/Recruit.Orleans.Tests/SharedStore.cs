using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Storage;
using Recruit.Actors;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Tests;

/// <summary>A store that outlives silos, keeps tags as real ones do, and fails where a test says so.</summary>
internal sealed class SharedStore : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (byte[] Bytes, int Tag)> records = [];
    private int calls;
    private int writes;

    /// <summary>Asked before each write; what it throws happens before anything is stored.</summary>
    public Func<string, GrainId, Task>? Before { get; set; }

    /// <summary>Asked after each write; what it throws happens although it is stored.</summary>
    public Func<string, GrainId, Task>? After { get; set; }

    /// <summary>Asked before each read.</summary>
    public Func<string, GrainId, Task>? Reading { get; set; }

    public int Calls => Volatile.Read(ref calls);

    public int Writes => Volatile.Read(ref writes);

    public IEnumerable<string> Names => records.Keys;

    /// <summary>Length of the longest record.</summary>
    public int Longest => records.Values.Max(one => one.Bytes.Length);

    /// <summary>The bytes of the records whose name begins so; a test may change them.</summary>
    public void Change(string name, Func<byte[], byte[]> change)
    {
        foreach (var (key, (bytes, tag)) in records.Where(one => one.Key.StartsWith(name, StringComparison.Ordinal)))
        {
            records[key] = (change([.. bytes]), tag);
        }
    }

    /// <summary>A record as if somebody had written it.</summary>
    public void Put(string name, byte[] bytes) => records[name] = (bytes, 1);

    /// <summary>Takes the records away whose name begins so.</summary>
    public void Remove(string name)
    {
        foreach (var key in records.Keys.Where(key => key.StartsWith(name, StringComparison.Ordinal)))
        {
            records.TryRemove(key, out _);
        }
    }

    /// <summary>All records, for another one to go on from.</summary>
    public byte[] Save()
    {
        var writer = new RecordWriter();
        foreach (var (name, (bytes, tag)) in records)
        {
            writer.Write(name);
            writer.Write(bytes);
            writer.Write(tag);
        }

        return writer.ToArray();
    }

    /// <summary>What <see cref="Save"/> gave.</summary>
    public void Load(byte[] saved)
    {
        var reader = new RecordReader(saved);
        while (!reader.AtEnd)
        {
            records[reader.ReadText()] = (reader.ReadBytes().ToArray(), reader.ReadInt());
        }
    }

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Interlocked.Increment(ref calls);
        await (Reading?.Invoke(stateName, grainId) ?? Task.CompletedTask);
        await Task.Yield();
        var found = records.TryGetValue(Key(stateName, grainId), out var record);
        grainState.State = (T)(object)new StoredBytes { Bytes = found ? [.. record.Bytes] : [] };
        (grainState.ETag, grainState.RecordExists) = (found ? Tag(record.Tag) : null, found);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Interlocked.Increment(ref calls);
        Interlocked.Increment(ref writes);
        var bytes = ((StoredBytes)(object)grainState.State!).Bytes;
        await (Before?.Invoke(stateName, grainId) ?? Task.CompletedTask);
        await Task.Yield();
        lock (records)
        {
            var found = records.TryGetValue(Key(stateName, grainId), out var record);
            Demand(stateName, found ? Tag(record.Tag) : null, grainState.ETag);
            records[Key(stateName, grainId)] = ([.. bytes], record.Tag + 1);
            (grainState.ETag, grainState.RecordExists) = (Tag(record.Tag + 1), true);
        }

        await (After?.Invoke(stateName, grainId) ?? Task.CompletedTask);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Interlocked.Increment(ref calls);
        await Task.Yield();
        lock (records)
        {
            var found = records.TryGetValue(Key(stateName, grainId), out var record);
            Demand(stateName, found ? Tag(record.Tag) : null, grainState.ETag);
            records.TryRemove(Key(stateName, grainId), out _);
            (grainState.ETag, grainState.RecordExists) = (null, false);
        }
    }

    private static void Demand(string name, string? stored, string? given)
    {
        if (stored != given)
        {
            throw new InconsistentStateException($"{name} is not as it was read.", stored, given);
        }
    }

    private static string Key(string name, GrainId id) => $"{id}/{name}";

    private static string Tag(int tag) => tag.ToString(CultureInfo.InvariantCulture);
}
