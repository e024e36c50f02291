using System.Buffers.Binary;
using System.Threading.Tasks.Sources;

namespace Recruit.Benchmarks.Saving;

/// <summary>Saves that become durable together: their records, and who waits for them.</summary>
/// <remarks>
/// As a work item of the thread pool it wakes all who wait, one after the other on one thread: a work item for each would cost more than
/// the save itself, and on the thread that writes they would hold up the next batch.
/// </remarks>
internal sealed class SavingBatch(Action<SavingBatch> release) : IThreadPoolWorkItem
{
    /// <summary>Bytes of a save: whose it is, which, and as much as a journal keeps of an answer.</summary>
    public const int RecordLength = 100;

    private const int FewSaves = 256;

    private static readonly byte[] Answer = [.. Enumerable.Range(0, RecordLength).Select(i => (byte)(i * 37))];

    private byte[] records = new byte[FewSaves * RecordLength];
    private SaveUnderWay[] saves = new SaveUnderWay[FewSaves];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Records => records.AsSpan(0, Count * RecordLength);

    public void Add(SaveUnderWay save, int saver, ulong number)
    {
        if (Count == saves.Length)
        {
            Array.Resize(ref saves, 2 * Count);
            Array.Resize(ref records, 2 * Count * RecordLength);
        }

        WriteRecord(records.AsSpan(Count * RecordLength, RecordLength), saver, number);
        saves[Count++] = save;
    }

    public static void WriteRecord(Span<byte> record, int saver, ulong number)
    {
        Answer.CopyTo(record);
        BinaryPrimitives.WriteInt32LittleEndian(record, saver);
        BinaryPrimitives.WriteUInt64LittleEndian(record[4..], number);
    }

    public void Execute()
    {
        for (var i = 0; i < Count; i++)
        {
            saves[i].End();
        }

        Count = 0;
        release(this);
    }
}

/// <summary>What a saver awaits; made once for each, so that a save allocates nothing. The continuation runs where the save ends.</summary>
internal sealed class SaveUnderWay : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> core;

    public ValueTask Begin()
    {
        core.Reset();
        return new ValueTask(this, core.Version);
    }

    public void End() => core.SetResult(true);

    public void GetResult(short token) => core.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);
}
