namespace Recruit.Benchmarks.Saving;

/// <summary>Group commit into SQLite: a row is a batch, so what a row costs is shared.</summary>
internal sealed class SqliteBatches : SharedFlush
{
    private SqliteStore? store;

    public override string Name => "SQLite, a row per batch";

    public override long BytesOnDisk => store!.BytesOnDisk;

    protected override void Open(string folder) => store = new SqliteStore(folder);

    protected override void Commit(SavingBatch records) => store!.Insert(records.Records.ToArray());

    protected override void Close()
    {
        store!.MustHave(Commits);
        store.Dispose();
    }
}

/// <summary>A row for every save, committed by itself; savers queue for the one connection.</summary>
internal sealed class SqliteRows : SaveTarget
{
    public const string RowsName = "SQLite, a row per save";

    private readonly SemaphoreSlim turn = new(1);
    private SqliteStore? store;
    private long rows;

    public override string Name => RowsName;

    public override long Commits => Volatile.Read(ref rows);

    public override long BytesOnDisk => store!.BytesOnDisk;

    public override ValueTask StartAsync(string folder, int savers)
    {
        store = new SqliteStore(folder);
        return default;
    }

    public override async ValueTask SaveAsync(int saver, ulong number)
    {
        var row = new byte[SavingBatch.RecordLength];
        SavingBatch.WriteRecord(row, saver, number);
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            store!.Insert(row);
            rows++;
        }
        finally
        {
            turn.Release();
        }
    }

    public override ValueTask DisposeAsync()
    {
        store!.MustHave(rows);
        store.Dispose();
        turn.Dispose();
        return default;
    }
}
