using Orleans.Storage;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans.Storage;

/// <summary>
/// The cluster's log is one log in sections. An actor's chain of batches is a section of it, with numbers that nobody else uses: so one name and
/// one key stand on all receipts, and no actor waits for another to number its batches.
/// </summary>
internal static class Section
{
    /// <summary>A section has 2²⁰ numbers; an actor that used them up takes another one.</summary>
    private const int NumberBits = 20;

    /// <summary>
    /// There are 2²⁴ sections: a place has 44 bits for both. So many actors begin in a service's life, 16.7 million, less what silos took along when they died. A person has several actors.
    /// </summary>
    public const uint Most = 1 << 24;

    /// <summary>From here on an operator is warned: a quarter is left.</summary>
    public const uint Many = Most / 4 * 3;

    public static ulong First(uint section) => (ulong)section << NumberBits;

    public static uint Of(ulong number) => (uint)(number >> NumberBits);

    /// <summary>Whether no number of the section is left.</summary>
    public static bool IsOver(ChainHead head) => head.Count > 0 && (head.Count & ((1UL << NumberBits) - 1)) == 0;
}

/// <summary>How many sections of the log were handed out in the service's life.</summary>
internal static class TakenSections
{
    public const string Name = "sections";

    public static RecordStore StoreOf(IGrainStorage storage, Action count) => new(storage, GrainNames.StoredAs(Name, "all"), count);

    public static int Read(StoredBytes stored) => stored.Bytes.Length == 0 ? 0 : new RecordReader(stored.Bytes).ReadInt();

    public static StoredBytes Of(int taken)
    {
        var writer = new RecordWriter();
        writer.Write(taken);
        return new StoredBytes { Bytes = writer.ToArray() };
    }
}

/// <summary>The sections that were handed to this silo and that no actor has yet.</summary>
/// <param name="grains">To get more.</param>
internal sealed class SectionStock(IGrainFactory grains) : IDisposable
{
    private const int Block = 256;

    private readonly SemaphoreSlim turn = new(1);
    private uint next;
    private uint end;

    /// <summary>One that nobody has.</summary>
    public async Task<uint> TakeAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (next == end)
            {
                next = await grains.GetGrain<ISectionsGrain>(0).TakeAsync(Block);
                end = next + Block;
            }

            return next++;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>One behind all that anybody has, for an actor whose section is over: its numbers only grow.</summary>
    public Task<uint> TakeLastAsync() => grains.GetGrain<ISectionsGrain>(0).TakeAsync(1);
}

/// <summary>Whose section of the log it is, for those that hold receipts.</summary>
/// <param name="storage">The cluster's store.</param>
/// <param name="count">Told of every call.</param>
internal sealed class SectionNames(IGrainStorage storage, Action count)
{
    private const string Kind = "log-section";
    private const string Name = "actor";

    /// <summary>Says whose it is; before any receipt of it can be asked for.</summary>
    public Task WriteAsync(uint section, ActorKey actor)
    {
        var writer = new RecordWriter();
        writer.Write(actor);
        return Of(section).WriteNewAsync(Name, writer.ToArray());
    }

    /// <summary>Whose it is, or nothing.</summary>
    public async Task<ActorKey?> ReadAsync(uint section)
    {
        var bytes = (await Of(section).ReadAsync(Name)).State!.Bytes;
        if (bytes.Length == 0)
        {
            return null;
        }

        var reader = new RecordReader(bytes);
        return reader.ReadKey();
    }

    private RecordStore Of(uint section) =>
        new(storage, GrainNames.StoredAs(Kind, section.ToString(System.Globalization.CultureInfo.InvariantCulture)), count);
}
