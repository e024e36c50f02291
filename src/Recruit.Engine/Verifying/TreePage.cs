using System.Buffers.Binary;

namespace Recruit.Engine.Verifying;

/// <summary>
/// One page of a tree (sqlite.org/fileformat2.html, section 1.6). Cells are read one by one, so that what stands before a bad one can
/// still be named; <see cref="CheckUnused"/> then accounts for every byte that no cell has.
/// </summary>
internal sealed class TreePage
{
    /// <summary>The first page of a file begins with the file's header.</summary>
    private const int FileHeader = 100;

    private readonly byte[] bytes;
    private readonly int header;
    private readonly PageLedger ledger;

    private TreePage(uint number, byte[] bytes, PageLedger ledger)
    {
        (Number, this.bytes, this.ledger) = (number, bytes, ledger);
        header = number == 1 ? FileHeader : 0;
        Kind = (PageKind)bytes[header];
        Count = Short(3);
    }

    public uint Number { get; }

    public PageKind Kind { get; }

    public int Count { get; }

    public bool IsInner => Kind is PageKind.TableInner or PageKind.IndexInner;

    /// <summary>The page below, right of all cells.</summary>
    public uint RightChild => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(header + 8));

    public ReadOnlySpan<byte> Bytes => bytes;

    private int Pointers => header + (IsInner ? 12 : 8);

    /// <summary>Reads a page of a table or of an index.</summary>
    /// <exception cref="PageBrokenException">It is none.</exception>
    public static TreePage Take(PageLedger ledger, uint number, bool ofTable)
    {
        var page = new TreePage(number, ledger.Take(number), ledger);
        var isKind = ofTable ? page.Kind is PageKind.TableInner or PageKind.TableLeaf : page.Kind is PageKind.IndexInner or PageKind.IndexLeaf;
        return isKind && page.Pointers + (2 * page.Count) <= JournalPages.PageSize
            ? page
            : throw new PageBrokenException(number, "it is no page of this tree");
    }

    /// <summary>A cell, from 0.</summary>
    /// <exception cref="PageBrokenException">There is no cell where the page says.</exception>
    public PageCell Cell(int index)
    {
        var offset = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(Pointers + (2 * index)));
        return offset >= Pointers + (2 * Count) && PageCell.TryRead(bytes, offset, Kind) is { } cell
            ? cell
            : throw new PageBrokenException(Number, $"entry {index} cannot be read");
    }

    /// <summary>
    /// Every byte is the header's, a pointer's, a cell's, or unused where SQLite leaves unused ones. Unused ones are zero; those of pages
    /// that SQLite splits may hold rests, and are noted.
    /// </summary>
    public void CheckUnused()
    {
        var used = new List<(int From, int To)>();
        for (var i = 0; i < Count; i++)
        {
            var cell = Cell(i);
            used.Add((cell.Offset, cell.Offset + Math.Max(cell.Length, 4)));
        }

        var rests = !IsZero(Pointers + (2 * Count), Short(5)) | !TakeFreeBlocks(used);
        // SQLite leaves fragments of up to three bytes between neighbours, and behind the last one too: the page's end is a neighbour.
        used.Sort();
        var first = used.Count > 0 ? used[0].From : JournalPages.PageSize;
        used.Add((JournalPages.PageSize, JournalPages.PageSize));
        var (end, fragments) = (Short(5), 0);
        foreach (var (from, to) in used)
        {
            if (from < end || from - end > 3)
            {
                ledger.Note(Number, "its entries do not lie side by side");
                return;
            }

            rests |= !IsZero(end, from);
            fragments += from - end;
            end = to;
        }

        if (fragments != bytes[header + 7] || first != Short(5))
        {
            ledger.Note(Number, "its entries do not fill it to the end");
        }
        else if (rests && Kind == PageKind.TableLeaf && !ledger.AllowsRests)
        {
            ledger.Note(Number, "bytes that nothing uses are not zero");
        }
        else if (rests)
        {
            ledger.WithRests.Add(Number);
        }
    }

    /// <summary>Adds the chain of free blocks; the answer is whether they are empty.</summary>
    private bool TakeFreeBlocks(List<(int From, int To)> used)
    {
        var isZero = true;
        for (int at = Short(1), last = 0; at != 0; last = at, at = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)))
        {
            var length = at > last && at <= JournalPages.PageSize - 4 ? BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2)) : 0;
            if (length < 4 || at + length > JournalPages.PageSize)
            {
                ledger.Note(Number, "its chain of free blocks is broken");
                return isZero;
            }

            used.Add((at, at + length));
            isZero &= IsZero(at + 4, at + length);
        }

        return isZero;
    }

    private bool IsZero(int from, int to) => to <= from || !bytes.AsSpan(from, Math.Min(to, bytes.Length) - from).ContainsAnyExcept((byte)0);

    private int Short(int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(header + at));
}
