namespace Recruit.Benchmarks.Saving;

/// <summary>
/// Group commit and nothing else: while one thread makes a batch durable, the next fills. The longer a commit takes, the more share it.
/// </summary>
internal abstract class SharedFlush : SaveTarget
{
    private readonly Lock filling = new();
    private readonly SemaphoreSlim wake = new(0);
    private readonly Stack<SavingBatch> free = new();
    private SaveUnderWay[] underWay = [];
    private SavingBatch batch;
    private Thread? writer;
    private bool isIdle;
    private bool isStopping;
    private long commits;

    protected SharedFlush() => batch = new SavingBatch(Release);

    public override long Commits => Volatile.Read(ref commits);

    public override ValueTask StartAsync(string folder, int savers)
    {
        underWay = [.. Enumerable.Range(0, savers).Select(_ => new SaveUnderWay())];
        Open(folder);
        writer = new Thread(WriteAll) { Name = Name };
        writer.Start();
        return default;
    }

    public override ValueTask SaveAsync(int saver, ulong number)
    {
        var save = underWay[saver];
        var task = save.Begin();
        var isFirst = false;
        lock (filling)
        {
            batch.Add(save, saver, number);
            (isFirst, isIdle) = (isIdle, false);
        }

        if (isFirst)
        {
            wake.Release();
        }

        return task;
    }

    public override ValueTask DisposeAsync()
    {
        Volatile.Write(ref isStopping, true);
        wake.Release();
        writer!.Join();
        wake.Dispose();
        Close();
        return default;
    }

    protected abstract void Open(string folder);

    /// <summary>On the thread of the writer; when it returns, the records are durable.</summary>
    protected abstract void Commit(SavingBatch records);

    protected abstract void Close();

    private void WriteAll()
    {
        while (Next() is { } full)
        {
            Commit(full);
            commits++;
            ThreadPool.UnsafeQueueUserWorkItem(full, preferLocal: false);
        }
    }

    /// <summary>All that waits now; sleeps while nothing does. Nothing at the end.</summary>
    private SavingBatch? Next()
    {
        while (true)
        {
            lock (filling)
            {
                if (batch.Count > 0)
                {
                    var full = batch;
                    batch = free.TryPop(out var empty) ? empty : new SavingBatch(Release);
                    return full;
                }

                isIdle = true;
            }

            wake.Wait();
            if (Volatile.Read(ref isStopping))
            {
                return null;
            }
        }
    }

    private void Release(SavingBatch empty)
    {
        lock (filling)
        {
            free.Push(empty);
        }
    }
}
