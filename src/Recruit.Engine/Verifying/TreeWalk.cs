using System.Buffers.Binary;

namespace Recruit.Engine.Verifying;

/// <summary>One entry of a tree: the number of its row, in tables, and its record.</summary>
internal readonly record struct TreeEntry(long Key, ReadOnlyMemory<byte> Record);

/// <summary>Goes through the trees of the file in the order of their keys and takes every page they use into the ledger.</summary>
internal sealed class TreeWalk(PageLedger ledger)
{
    /// <summary>No file is high enough for more levels.</summary>
    private const int DeepestLevel = 20;

    /// <summary>The rows of a table. As rows are only ever added, every inner key is the last number below it.</summary>
    /// <exception cref="PageBrokenException">Here and while going on: the next entry cannot be read.</exception>
    public IEnumerable<TreeEntry> Table(uint root) => Walk(root, ofTable: true, level: 0, last: null);

    /// <summary>The entries of an index.</summary>
    /// <exception cref="PageBrokenException">Here and while going on: the next entry cannot be read.</exception>
    public IEnumerable<TreeEntry> Index(uint root) => Walk(root, ofTable: false, level: 0, last: null);

    private IEnumerable<TreeEntry> Walk(uint number, bool ofTable, int level, long? last)
    {
        var page = TreePage.Take(ledger, number, ofTable);
        if (level > DeepestLevel || (page.Count == 0 && level > 0))
        {
            throw new PageBrokenException(number, "it is empty, or too deep in its tree");
        }

        for (var i = 0; i < page.Count; i++)
        {
            var cell = page.Cell(i);
            if (page.IsInner)
            {
                foreach (var entry in Walk(cell.Child, ofTable, level + 1, ofTable ? cell.Key : null))
                {
                    yield return entry;
                }
            }

            if (page.Kind != PageKind.TableInner)
            {
                yield return new TreeEntry(cell.Key, Record(page, cell));
            }
        }

        if (page.IsInner)
        {
            foreach (var entry in Walk(page.RightChild, ofTable, level + 1, last))
            {
                yield return entry;
            }
        }
        else if (last is not null && page.Cell(page.Count - 1).Key != last)
        {
            ledger.Note(number, "its last row is not the one that the page above names");
        }

        page.CheckUnused();
    }

    private ReadOnlyMemory<byte> Record(TreePage page, PageCell cell)
    {
        if (cell.Payload > ledger.LongestEntry)
        {
            throw new PageBrokenException(page.Number, "an entry is longer than the file");
        }

        var record = new byte[cell.Payload];
        page.Bytes.Slice(cell.Local, cell.LocalLength).CopyTo(record);
        var (at, next) = (cell.LocalLength, cell.Overflow);
        while (at < record.Length)
        {
            var bytes = ledger.Take(next);
            var part = Math.Min(bytes.Length - 4, record.Length - at);
            bytes.AsSpan(4, part).CopyTo(record.AsSpan(at));
            if (bytes.AsSpan(4 + part).ContainsAnyExcept((byte)0))
            {
                throw new PageBrokenException(next, "bytes that nothing uses are not zero");
            }

            at += part;
            next = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        }

        return next == 0 ? record : throw new PageBrokenException(page.Number, "an entry goes on after its end");
    }
}
