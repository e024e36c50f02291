using Microsoft.Win32.SafeHandles;

namespace Recruit.Benchmarks.Saving;

/// <summary>
/// The yardstick: records in one file, one write and one sync for all that wait. No store that promises what it promises can do with less.
/// </summary>
/// <param name="isRecycled">
/// Whether the file was written once before and is written over, as PostgreSQL recycles segments of its log. A file that grows makes the
/// file system commit the new length too, a second wait for the disk.
/// </param>
internal sealed class BareFile(bool isRecycled) : SharedFlush
{
    public const string GrowingName = "bare file that grows";
    public const string RecycledName = "bare file, recycled";

    private const int RecycledLength = 1 << 28;

    private SafeFileHandle? file;
    private long at;
    private long written;

    public override string Name => isRecycled ? RecycledName : GrowingName;

    public override long BytesOnDisk => Volatile.Read(ref written);

    protected override void Open(string folder)
    {
        file = File.OpenHandle(Path.Combine(folder, "records"), FileMode.CreateNew, FileAccess.ReadWrite);
        if (isRecycled)
        {
            DurableFile.Fill(file, RecycledLength);
        }
    }

    protected override void Commit(SavingBatch records)
    {
        if (isRecycled && at + records.Records.Length > RecycledLength)
        {
            at = 0;
        }

        RandomAccess.Write(file!, records.Records, at);
        DurableFile.Sync(file!);
        at += records.Records.Length;
        written += records.Records.Length;
    }

    /// <exception cref="InvalidOperationException">The file is not as long as what was said to be saved.</exception>
    protected override void Close()
    {
        var length = RandomAccess.GetLength(file!);
        file!.Dispose();
        if (length != (isRecycled ? RecycledLength : written))
        {
            throw new InvalidOperationException($"{Name}: {written} bytes were saved, the file has {length}.");
        }
    }
}
