using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Verifying;
using Recruit.Evidence;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Books;

/// <summary>
/// Holds what silos noted against what actors have: every book is whole and signed, and every actor's chain still has each head that a book names and from
/// which no book goes on. An older state of an actor that was put back lacks one, whatever it stored since.
/// </summary>
/// <remarks>Silos read for it, so it convicts whoever reaches the store, not whoever changed the silos' program.</remarks>
/// <param name="grains">The cluster.</param>
/// <param name="origin">Name of the log.</param>
/// <param name="trusted">Public keys to believe.</param>
public sealed class ClusterBooks(IGrainFactory grains, string origin, IReadOnlyCollection<VerifierKey> trusted)
{
    private const int Together = 64;

    /// <summary>How often an actor that could not be asked is asked.</summary>
    private const int Tries = 4;

    private readonly IArchiveGrain archive = grains.GetGrain<IArchiveGrain>(0);
    private readonly Dictionary<ActorKey, ChainEnds> ends = [];
    private readonly List<string> faults = [];
    private readonly List<ChainHead> heads = [];
    private readonly HashSet<ChainHead> met = [];
    private long batches;
    private long faultCount;

    /// <summary>Checks; of one object once.</summary>
    /// <param name="known">Heads of books that were told earlier: each is still in its book.</param>
    /// <param name="progress">Told how many of how many actors were asked.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<BooksReport> VerifyAsync(IReadOnlyCollection<ChainHead> known, Action<long, long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(progress);
        var (seen, waiting, books) = (new HashSet<uint>(), new Queue<uint>(), 0);
        foreach (var section in known.Where(head => head.Count > 0).Select(head => Section.Of(head.Count - 1)).Prepend(await NewestAsync() ?? uint.MaxValue))
        {
            Visit(section);
        }

        var kept = known.ToHashSet();
        for (; waiting.TryDequeue(out var section); books++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var before in await ReadAsync(section, kept))
            {
                Visit(before);
            }
        }

        foreach (var head in known.Where(head => !met.Contains(head)))
        {
            Fault(string.Create(CultureInfo.InvariantCulture, $"no book has the head {head.Count}:{head.Link}, which is known from elsewhere"));
        }

        var asked = 0L;
        foreach (var some in ends.Chunk(Together))
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.WhenAll(some.Select(one => AskAsync(one.Key, one.Value.Heads)));
            progress(asked += some.Length, ends.Count);
        }

        return new BooksReport
        {
            Books = books, Batches = batches, Actors = ends.Count, Heads = [.. heads], Faults = [.. faults.Order(StringComparer.Ordinal)], FaultCount = faultCount,
        };

        void Visit(uint section)
        {
            if (section < Section.Most && seen.Add(section))
            {
                waiting.Enqueue(section);
            }
        }
    }

    private async Task<uint?> NewestAsync()
    {
        try
        {
            return await archive.ReadNewestBookAsync();
        }
        catch (InvalidDataException broken)
        {
            Fault(broken.Message);
            return null;
        }
    }

    /// <summary>Reads a book up to its first bad batch; the answer names the books that it names.</summary>
    private async Task<List<uint>> ReadAsync(uint section, HashSet<ChainHead> known)
    {
        var (named, head) = (new List<uint>(), new ChainHead(Section.First(section), HashChain.Start(origin).Link));
        var number = 0;
        for (; await archive.ReadBookAsync(section, number) is { } bytes; number++)
        {
            foreach (var stored in Read(bytes))
            {
                if (Open(head, stored, out var after) is not { } page)
                {
                    Fault(string.Create(CultureInfo.InvariantCulture, $"batch {head.Count} of a book is not as its silo signed it, or not there"));
                    return named;
                }

                (head, batches) = (after, batches + 1);
                if (known.Contains(head))
                {
                    met.Add(head);
                }

                named.AddRange(page.Before is { } before ? [before] : []);
                foreach (var one in page.Heads)
                {
                    Follow(one);
                }
            }
        }

        if (await archive.ReadBookAsync(section, number + 1) is not null)
        {
            Fault(string.Create(CultureInfo.InvariantCulture, $"the book in section {section} lacks its record {number}"));
        }

        if (head.Count == Section.First(section))
        {
            Fault(string.Create(CultureInfo.InvariantCulture, $"a book is named that is not there, in section {section}"));
        }
        else
        {
            heads.Add(head);
        }

        return named;
    }

    private void Follow(StoredHead one)
    {
        if (!ends.TryGetValue(one.Actor, out var known))
        {
            ends.Add(one.Actor, known = new ChainEnds());
        }

        known.Add(one.From, one.Head);
    }

    private static ImmutableArray<StoredBatch> Read(byte[] record)
    {
        try
        {
            var reader = new RecordReader(record);
            return Batches.Read(ref reader);
        }
        catch (InvalidDataException)
        {
            // It has nothing that could be read, which its chain tells.
            return [new StoredBatch(0, ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty)];
        }
    }

    private BookPage? Open(ChainHead head, StoredBatch stored, out ChainHead after)
    {
        after = head;
        if (HashChain.Check(head, stored.Bytes) is not { Verdict: ChainVerdict.Whole } check
            || Batch.TryParse(stored.Bytes, out var batch) != ChainVerdict.Whole
            || BatchSeal.Decode(origin, batch!.Header, stored.Seal.Span) is not { } root || !trusted.Any(root.IsSignedBy))
        {
            return null;
        }

        after = check.Head;
        try
        {
            return BookPage.Of(batch);
        }
        catch (InvalidDataException)
        {
            // What the service signed as something else is no page of a book.
            return null;
        }
    }

    private async Task AskAsync(ActorKey actor, IReadOnlyList<ChainHead> noted)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await AskOnceAsync(actor, noted);
                return;
            }
            catch (Exception away) when (away is IOException or TimeoutException or OrleansException)
            {
                // An activation that begins anew, or a silo that is busy or dies, is asked again.
                if (tries == Tries)
                {
                    Fault($"{actor} could not be asked: {away.Message}");
                    return;
                }

                await Task.Delay(TimeSpan.FromSeconds(tries));
            }
        }
    }

    private async Task AskOnceAsync(ActorKey actor, IReadOnlyList<ChainHead> noted)
    {
        try
        {
            foreach (var head in noted)
            {
                var link = await grains.GetGrain<IActorGrain>(GrainNames.GrainOf(actor)).ReadLinkAsync(head.Count - 1);
                if (link is null || new Digest(link) != head.Link)
                {
                    Fault(string.Create(
                        CultureInfo.InvariantCulture, $"{actor} {(link is null ? "lacks" : "has another")} batch {head.Count - 1}, which a silo noted as stored: an older state was put back"));
                }
            }
        }
        catch (InvalidDataException broken)
        {
            Fault($"{actor} cannot be read: {broken.Message}");
        }
    }

    private void Fault(string what)
    {
        lock (faults)
        {
            faultCount++;
            if (faults.Count < BooksReport.FaultsMost)
            {
                faults.Add(what);
            }
        }
    }
}
