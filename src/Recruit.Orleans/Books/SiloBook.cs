using System.Collections.Immutable;
using Orleans.Storage;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Books;

/// <summary>
/// A silo's book: every second the heads of all chains that its actors stored since, in one signed batch behind those before. It binds what no actor's own
/// chain can: whoever puts an older state of one actor back has all books against him (<see cref="ClusterBooks"/>).
/// </summary>
/// <remarks>
/// A book is a section of the log. Its writes come after those of the actors, so nobody waits for it, and a silo that is killed takes along what it had not
/// written yet; the head of an actor that wakes is noted, so its next silo makes up for that. When a write fails, nobody knows what is stored: the book is
/// left, and the next one has whatever the last write had.
/// </remarks>
internal sealed class SiloBook : IDisposable
{
    private readonly BookRecords records;
    private readonly SiloBasis basis;
    private readonly SiloSettings settings;
    private readonly Func<Task<uint>> takeSection;
    private readonly Action<Exception> failed;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource over = new();
    private Dictionary<ActorKey, List<StoredHead>> noted = [];
    private OpenBook? open;
    private bool isSoon;
    private bool wasLeft;

    /// <summary>A book that begins with the first head.</summary>
    /// <param name="records">Where.</param>
    /// <param name="basis">Of the silo.</param>
    /// <param name="settings">Of the silo.</param>
    /// <param name="takeSection">Takes a section of the log.</param>
    /// <param name="failed">Told why a book was left.</param>
    public SiloBook(BookRecords records, SiloBasis basis, SiloSettings settings, Func<Task<uint>> takeSection, Action<Exception> failed) =>
        (this.records, this.basis, this.settings, this.takeSection, this.failed) = (records, basis, settings, takeSection, failed);

    /// <summary>An actor's chain went from one head to another in the store. Returns at once.</summary>
    public void Note(StoredHead head)
    {
        lock (gate)
        {
            Add(head);
        }

        WriteSoon(settings.BookEvery);
    }

    /// <summary>Writes what was noted, if there ever was a book: a silo that stops can ask nobody for its first section any more.</summary>
    public async Task FinishAsync()
    {
        if (open is not null || wasLeft)
        {
            await WriteAsync();
        }
    }

    /// <summary>Nothing is written any more.</summary>
    public void Dispose() => over.Cancel();

    /// <summary>What goes on from the last is one step with it; where it does not, somebody else stored meanwhile, or an older state was put back.</summary>
    private void Add(StoredHead head)
    {
        if (!noted.TryGetValue(head.Actor, out var heads))
        {
            noted.Add(head.Actor, heads = []);
        }

        if (heads is [.., var last] && last.Head.Link == head.From)
        {
            heads[^1] = last with { Head = head.Head };
        }
        else
        {
            heads.Add(head);
        }
    }

    private void WriteSoon(TimeSpan pause)
    {
        lock (gate)
        {
            if (isSoon || over.IsCancellationRequested)
            {
                return;
            }

            isSoon = true;
        }

        // Not on the thread of an actor.
        _ = Task.Run(() => WriteAfterAsync(pause));
    }

    private async Task WriteAfterAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, basis.Time, over.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await WriteAsync();
    }

    private async Task WriteAsync()
    {
        await turn.WaitAsync();
        List<StoredHead> heads;
        lock (gate)
        {
            (heads, noted) = ([.. noted.Values.SelectMany(some => some)], []);
        }

        Exception? failure = null;
        try
        {
            if (heads.Count > 0)
            {
                await WriteAsync(heads);
            }
        }
        catch (Exception unknown)
        {
            (failure, open, wasLeft) = (unknown, null, true);
            TakeBack(heads);
        }
        finally
        {
            turn.Release();
        }

        // What was noted meanwhile waits for its turn; after a failure it waits longer.
        bool isMore;
        lock (gate)
        {
            isSoon = isMore = noted.Count > 0 && !over.IsCancellationRequested;
        }

        if (isMore)
        {
            _ = Task.Run(() => WriteAfterAsync(failure is null ? settings.BookEvery : settings.BookAgain));
        }

        if (failure is not null)
        {
            failed(failure);
        }
    }

    private async Task WriteAsync(List<StoredHead> heads)
    {
        foreach (var some in InBatches(heads))
        {
            if (open is null || Section.IsOver(open.Chain))
            {
                open = await BeginAsync(some);
            }
            else
            {
                await AddAsync(open, new BookPage(Now, null, some));
            }
        }
    }

    private async Task<OpenBook> BeginAsync(List<StoredHead> first)
    {
        var (before, record) = await records.ReadNewestAsync();
        var book = new OpenBook(await takeSection(), basis);
        await AddAsync(book, new BookPage(Now, before, first));
        while (true)
        {
            try
            {
                await records.WriteNewestAsync(book.Section, record);
                return book;
            }
            catch (InconsistentStateException)
            {
                // Another silo began a book meanwhile: readers find it by this one.
                (before, record) = await records.ReadNewestAsync();
                await AddAsync(book, new BookPage(Now, before, []));
            }
        }
    }

    private async Task AddAsync(OpenBook book, BookPage page)
    {
        book.Add(page, settings.TailBytes);
        await records.WriteAsync(book.Section, book.Number, book.Record);
    }

    private Instant Now => Instant.Of(basis.Time.GetUtcNow());

    private IEnumerable<List<StoredHead>> InBatches(List<StoredHead> heads)
    {
        var (some, bytes) = (new List<StoredHead>(), 0);
        foreach (var one in heads)
        {
            some.Add(one);
            bytes += one.Actor.Kind.Length + one.Actor.Id.Length + 2 * Digest.Length + sizeof(ulong);
            if (bytes > settings.TailBytes)
            {
                yield return some;
                (some, bytes) = ([], 0);
            }
        }

        if (some.Count > 0)
        {
            yield return some;
        }
    }

    /// <summary>Nothing is known of the last write: the next book has it again, before what was noted meanwhile.</summary>
    private void TakeBack(List<StoredHead> heads)
    {
        lock (gate)
        {
            var later = noted;
            noted = [];
            heads.ForEach(Add);
            foreach (var head in later.Values.SelectMany(some => some))
            {
                Add(head);
            }
        }
    }

    /// <summary>A book that is being written: its chain, and the record that its next batch goes into.</summary>
    private sealed class OpenBook(uint section, SiloBasis basis)
    {
        private ImmutableArray<StoredBatch> batches = [];

        public uint Section => section;

        public ChainHead Chain { get; private set; } = new(Storage.Section.First(section), HashChain.Start(basis.Origin).Link);

        public int Number { get; private set; }

        public GrainState<StoredBytes> Record { get; private set; } = new(new StoredBytes());

        public void Add(BookPage page, int bytesMost)
        {
            if (batches.Sum(one => one.Bytes.Length) > bytesMost)
            {
                (batches, Number, Record) = ([], Number + 1, new GrainState<StoredBytes>(new StoredBytes()));
            }

            var batch = Batch.After(Chain, page.Entries());
            batches = batches.Add(new StoredBatch(Chain.Count, batch.Encode(), BatchSeal.Encode(basis.Sign(batch.Header))));
            Chain = HashChain.HeadAfter(batch.Header);
            var writer = new RecordWriter();
            Batches.Write(batches, writer);
            Record.State = new StoredBytes { Bytes = writer.ToArray() };
        }
    }
}
