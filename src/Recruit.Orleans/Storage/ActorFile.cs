using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Orleans.Storage;

/// <summary>
/// Everything that is stored of one actor: a head record that is replaced under its tag, and records that are written once and count only
/// because the head points to them. Whoever stored before us and whoever stores after us is noticed by the tag of the head.
/// </summary>
internal sealed class ActorFile
{
    private const string HeadName = "head";

    /// <summary>Pages that are read at once.</summary>
    private const int PagesTogether = 16;

    private readonly ActorKinds kinds;
    private readonly ActorKey key;
    private readonly RecordStore store;
    private readonly PartFiles contents;
    private readonly SiloSettings settings;
    private readonly byte[] markKey;
    private GrainState<StoredBytes> stored = new(new StoredBytes());
    private PageTable pages = PageTable.None;
    private long unpaged;

    public ActorFile(ActorKinds kinds, ActorKey key, RecordStore store, ulong run, SiloSettings settings, byte[] markKey)
    {
        (this.kinds, this.key, this.store, this.settings, this.markKey) = (kinds, key, store, settings, markKey);
        contents = new PartFiles(store, run, settings.RecordBytes);
    }

    /// <summary>What is stored; nothing of an actor to whom nothing has happened.</summary>
    public HeadRecord? Head { get; private set; }

    /// <summary>Whether the pages of the state are so far behind that a start would read longer in batches than in pages.</summary>
    public bool WantsPages => unpaged > Math.Max(settings.PagesAfterBytes, pages.Bytes / 2);

    /// <summary>Reads <see cref="Head"/> and nothing else.</summary>
    /// <exception cref="InvalidDataException">It is not as it was written.</exception>
    public async Task ReadHeadAsync()
    {
        stored = await store.ReadAsync(HeadName);
        Head = stored.State!.Bytes.Length == 0 ? null : HeadRecord.Decode(key, stored.State.Bytes, markKey);
    }

    /// <summary>The actor as it is stored.</summary>
    /// <exception cref="InvalidDataException">It is not as it was written.</exception>
    public async Task<LiveActor> LoadAsync()
    {
        await ReadHeadAsync();
        if (Head is null)
        {
            return new LiveActor(kinds, key);
        }

        var actor = await FromPagesAsync(Head);
        var chain = Head.Paged;
        await foreach (var batch in BatchesFrom(chain.Count))
        {
            // A section that is over goes on in another one.
            chain = Section.IsOver(chain) ? chain with { Count = batch.Number } : chain;
            if (HashChain.Check(chain, batch.Bytes) is not { Verdict: ChainVerdict.Whole } check)
            {
                throw new InvalidDataException($"{key}: batch {batch.Number} does not follow the one before it.");
            }

            Replay(actor, batch);
            (chain, unpaged) = (check.Head, unpaged + batch.Bytes.Length);
        }

        // In a section that no batch began the link is the last one's: so earlier builds stored a sign of life at the end of a section.
        var isWhole = chain == Head.Chain || (Section.IsOver(chain) && chain.Link == Head.Chain.Link);
        return isWhole ? actor : throw new InvalidDataException($"{key}: the stored chain ends at batch {chain.Count}, not at {Head.Chain.Count}.");
    }

    /// <summary>Whether nobody stored anything since this activation did.</summary>
    public async Task<bool> IsOursAsync()
    {
        // A write of ours that came in between changes the tag, and found out by itself.
        var before = stored;
        return (await store.ReadAsync(HeadName)).ETag == before.ETag || stored != before;
    }

    /// <summary>Replaces the head. Nothing counts before this has ended well; if it fails, nobody knows what is stored.</summary>
    /// <param name="batch">What happened; nothing for a sign of life.</param>
    /// <param name="chain">The chain's head after it.</param>
    /// <param name="alive">When.</param>
    /// <param name="hasLeaves"><see cref="HeadRecord.HasLeaves"/>.</param>
    /// <param name="adopt">Pages that were stored meanwhile, and the chain's head when they were taken.</param>
    /// <param name="start">The chain's head before the first batch, for an actor of whom nothing is stored.</param>
    public async Task WriteAsync(StoredBatch? batch, ChainHead chain, Instant alive, bool hasLeaves, (StoredPages Pages, ChainHead At)? adopt, ChainHead start)
    {
        var before = Head ?? new HeadRecord(start, alive, HasLeaves: false, Pages: null, Paged: start, SegmentIndex.Empty, []);
        var next = before with
        {
            Chain = chain,
            Alive = alive,
            HasLeaves = hasLeaves,
            Tail = batch is null ? before.Tail : before.Tail.Add(batch),
            Pages = adopt?.Pages.At ?? before.Pages,
            Paged = adopt?.At ?? before.Paged,
        };
        if (next.TailBytes > settings.TailBytes)
        {
            var segment = new SegmentRef(next.Tail[0].Number, await contents.WriteAsync(SegmentBytes(next.Tail)));
            next = next with { Tail = [], Segments = await next.Segments.AddAsync(segment, contents) };
        }

        var state = new GrainState<StoredBytes>(new StoredBytes { Bytes = next.Encode(key, markKey) }, stored.ETag) { RecordExists = stored.RecordExists };
        await store.WriteAsync(HeadName, state);
        (stored, Head, unpaged) = (state, next, unpaged + (batch?.Bytes.Length ?? 0));
        if (adopt is { } adopted)
        {
            unpaged = 0;
            pages = adopted.Pages.Table;
        }
    }

    /// <summary>Takes what changed of the state; the turns of all batches so far are in it.</summary>
    public TakenPages TakePages(LiveActor actor) => TakenPages.Of(actor, pages);

    /// <summary>Stores pages beside those that count.</summary>
    public Task<StoredPages> WritePagesAsync(TakenPages taken) => taken.WriteAsync(pages, contents);

    /// <summary>What nothing points to any more once these pages count.</summary>
    public IReadOnlyList<ContentRef> ReplacedBy(StoredPages next) =>
    [
        .. Head?.Pages is { } table ? [table] : Array.Empty<ContentRef>(),
        .. pages.Pages.Where((page, number) => next.Table.Pages[number] != page).Select(page => page.Content),
    ];

    /// <summary>Takes records away that nothing points to any more.</summary>
    public async Task ClearAsync(IReadOnlyList<ContentRef> replaced)
    {
        foreach (var one in replaced)
        {
            await contents.ClearAsync(one);
        }
    }

    /// <summary>One stored batch, or nothing.</summary>
    public async Task<StoredBatch?> FindAsync(ulong number)
    {
        await foreach (var batch in BatchesFrom(number))
        {
            return batch.Number == number ? batch : null;
        }

        return null;
    }

    /// <summary>The stored batches from a number on, in their order.</summary>
    public async IAsyncEnumerable<StoredBatch> BatchesFrom(ulong number)
    {
        var head = Head;
        if (head is null)
        {
            yield break;
        }

        if (head.Tail.IsEmpty || head.Tail[0].Number > number)
        {
            await foreach (var segment in head.Segments.From(number, contents))
            {
                foreach (var batch in SegmentOf(await contents.ReadAsync(segment.Content)).Where(one => one.Number >= number))
                {
                    yield return batch;
                }
            }
        }

        foreach (var batch in head.Tail.Where(one => one.Number >= number))
        {
            yield return batch;
        }
    }

    private async Task<LiveActor> FromPagesAsync(HeadRecord head)
    {
        if (head.Pages is not { } at)
        {
            return new LiveActor(kinds, key);
        }

        pages = PageTable.Decode(await contents.ReadAsync(at));
        var read = new List<ReadOnlyMemory<byte>>(pages.Pages.Length);
        foreach (var some in pages.Pages.Chunk(PagesTogether))
        {
            foreach (var page in await Task.WhenAll(some.Select(page => contents.ReadAsync(page.Content))))
            {
                read.Add(page);
            }
        }

        return new LiveActor(kinds, key, read);
    }

    private static void Replay(LiveActor actor, StoredBatch stored)
    {
        Batch.TryParse(stored.Bytes, out var batch);
        foreach (var turn in BatchBody.Of(batch!).Turns)
        {
            var leaves = batch!.Entries.AsSpan().Slice((int)turn.FirstLeaf, turn.Leaves);
            actor.Replay(turn.Entries, leaves, new ReceiptPlace(stored.Number, turn.FirstLeaf));
        }
    }

    private static byte[] SegmentBytes(ImmutableArray<StoredBatch> batches)
    {
        var writer = new RecordWriter();
        Batches.Write(batches, writer);
        return writer.ToArray();
    }

    private static ImmutableArray<StoredBatch> SegmentOf(byte[] bytes)
    {
        var reader = new RecordReader(bytes);
        return Batches.Read(ref reader);
    }
}
