namespace Recruit.Engine.Verifying;

/// <summary>Who uses which page of the file: every page is used once, so that nothing lies in the file that no table leads to.</summary>
/// <param name="pages">The file.</param>
/// <param name="allowsRests">Whether rests are no fault in pages of rows either. No engine leaves any there, but whoever deletes a row by SQLite does.</param>
internal sealed class PageLedger(JournalPages pages, bool allowsRests = false)
{
    /// <summary>Whether rests are no fault in pages of rows.</summary>
    public bool AllowsRests => allowsRests;

    private readonly System.Collections.BitArray used = new(checked((int)Math.Min(pages.Count, int.MaxValue - 1)) + 1);

    /// <summary>What is wrong with pages and keeps nobody from reading on.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>
    /// Pages whose unused bytes still hold what was moved away from there. SQLite leaves such rests where it splits a page of an index or
    /// an inner page; what they must be only a journal that was written anew can tell.
    /// </summary>
    public SortedSet<uint> WithRests { get; } = [];

    /// <summary>No entry has more bytes than all pages together.</summary>
    public long LongestEntry => (long)pages.Count * JournalPages.PageSize;

    /// <summary>Reads a page for its one user.</summary>
    /// <exception cref="PageBrokenException">It has another one, or is not there.</exception>
    public byte[] Take(uint page)
    {
        var bytes = pages.Read(page);
        if (page >= used.Length || used[(int)page])
        {
            throw new PageBrokenException(page, "two places of the file lead to it");
        }

        used[(int)page] = true;
        return bytes;
    }

    /// <summary>Notes something that is wrong with a page.</summary>
    public void Note(uint page, string what) => Faults.Add(new PageBrokenException(page, what).Message);

    /// <summary>The first page that nothing leads to, or nothing.</summary>
    public uint? FirstUnused()
    {
        for (var page = 1; page < used.Length; page++)
        {
            if (!used[page])
            {
                return (uint)page;
            }
        }

        return null;
    }
}
