using System.Collections.Immutable;
using Recruit.Actors;

namespace Recruit.Orleans.Storage;

/// <summary>Where the pages of a state are.</summary>
/// <param name="Pages">In their order.</param>
/// <param name="Bytes">How long they are together.</param>
internal sealed record PageTable(ImmutableArray<PageRef> Pages, long Bytes)
{
    public static PageTable None { get; } = new([], 0);

    public byte[] Encode()
    {
        var writer = new RecordWriter();
        writer.Write(Pages.Length);
        foreach (var page in Pages)
        {
            writer.Write(page.Length);
            page.Content.Write(writer);
        }

        return writer.ToArray();
    }

    public static PageTable Decode(byte[] bytes)
    {
        var reader = new RecordReader(bytes);
        var pages = ImmutableArray.CreateBuilder<PageRef>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            pages.Add(new PageRef(reader.ReadInt(), ContentRef.Read(ref reader)));
        }

        return Of(pages.DrainToImmutable());
    }

    public static PageTable Of(ImmutableArray<PageRef> pages) => new(pages, pages.Sum(page => (long)page.Length));
}

/// <summary>One page.</summary>
internal sealed record PageRef(int Length, ContentRef Content);

/// <summary>What changed of a state, taken at one moment between two turns.</summary>
/// <param name="Count">How many pages the state has.</param>
/// <param name="Changed">Those that changed.</param>
internal sealed record TakenPages(int Count, ImmutableArray<(int Page, byte[] Bytes)> Changed)
{
    /// <summary>Takes the pages that changed since they were last taken, or that were never stored.</summary>
    public static TakenPages Of(LiveActor actor, PageTable stored)
    {
        var writer = new RecordWriter();
        var changed = ImmutableArray.CreateBuilder<(int, byte[])>();
        var count = actor.PageCount;
        for (var page = 0; page < count; page++)
        {
            if (!actor.TakeChanged(page) && page < stored.Pages.Length)
            {
                continue;
            }

            writer.Clear();
            actor.WritePage(page, writer);
            changed.Add((page, writer.ToArray()));
        }

        return new TakenPages(count, changed.DrainToImmutable());
    }

    /// <summary>Writes them into new records; the pages that are pointed to stay as they are.</summary>
    public async Task<StoredPages> WriteAsync(PageTable stored, PartFiles contents)
    {
        var pages = stored.Pages.ToBuilder();
        foreach (var (page, bytes) in Changed)
        {
            var written = new PageRef(bytes.Length, await contents.WriteAsync(bytes, isReplaced: true));
            if (page == pages.Count)
            {
                pages.Add(written);
            }
            else
            {
                pages[page] = written;
            }
        }

        var table = PageTable.Of(pages.ToImmutable());
        return new StoredPages(table, await contents.WriteAsync(table.Encode(), isReplaced: true));
    }
}

/// <summary>Pages that are stored, and where their table is.</summary>
internal sealed record StoredPages(PageTable Table, ContentRef At);
