using System.Buffers.Binary;
using System.Globalization;

namespace Recruit.Engine.Verifying;

/// <summary>
/// The hundred bytes at the beginning of the file (sqlite.org/fileformat2.html, section 1.3). Every one of them is known but the last four:
/// they say which SQLite wrote last and carry no meaning. Any release with write-ahead logs may have, 3.7.0 to 3.999.999; a flip that makes
/// another such number of it is no damage.
/// </summary>
internal static class FileHeader
{
    /// <summary>Tables and indexes made so far: three statements.</summary>
    private const uint SchemaCookie = 3;

    private const uint FirstWriter = 3_007_000;
    private const uint LastWriter = 3_999_999;

    /// <summary>Names of the numbers from byte 16 to byte 71 that can have one value only.</summary>
    private static readonly (int At, uint Value, string Name)[] Fixed =
    [
        (16, (JournalPages.PageSize << 16) | 0x0202, "page size and way of writing"),
        (20, 0x00402020, "room that is kept free"),
        (32, 0, "first free page"),
        (36, 0, "free pages"),
        (40, SchemaCookie, "number of the tables' form"),
        (44, 4, "version of the tables' form"),
        (48, 0, "size of the cache"),
        (52, 0, "pages that move"),
        (56, 1, "encoding"),
        (60, Journal.SqliteJournal.Format, "format of the journal"),
        (64, 0, "stepwise emptying"),
        (68, 0, "kind of application"),
    ];

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Which SQLite wrote last: 3.40.1 is 3040001.</summary>
    public static uint WriterOf(byte[] page) => Number(page, 96);

    /// <summary>Version of the journal's tables; 0 where they were never made.</summary>
    public static uint FormatOf(byte[] page) => Number(page, 60);

    /// <summary>What is wrong with the header, in order.</summary>
    /// <param name="page">The first page, as the log has it if it does.</param>
    /// <param name="pages">The file.</param>
    /// <param name="mayBeTorn">
    /// Whether the file may end within a page that the log still has: power that fails while the log is taken into the file leaves it so.
    /// </param>
    public static IEnumerable<string> Faults(byte[] page, JournalPages pages, bool mayBeTorn = false)
    {
        if (!page.AsSpan().StartsWith(Magic))
        {
            yield return "the file is no SQLite file";
            yield break;
        }

        foreach (var (at, value, name) in Fixed.Where(one => Number(page, one.At) != one.Value))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the file's header says 0x{Number(page, at):x} for \"{name}\", not 0x{value:x}");
        }

        var hasLog = pages.Log.PageCount > 0;
        if (Number(page, 28) != pages.Count || (hasLog ? pages.FileBytes > Bytes(pages.Count) || (!mayBeTorn && pages.FileBytes % JournalPages.PageSize != 0) : pages.FileBytes != Bytes(pages.Count)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the file's header says {Number(page, 28)} pages; there are {pages.Count}, and {pages.FileBytes} bytes");
        }

        if (page.AsSpan(72, 20).ContainsAnyExcept((byte)0) || Number(page, 92) != Number(page, 24))
        {
            yield return "the file's header counts changes in two ways, or uses what is kept free";
        }

        if (WriterOf(page) is < FirstWriter or > LastWriter)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the file's header says that SQLite {WriterOf(page)} wrote the file; there is no such version");
        }
    }

    private static long Bytes(uint pages) => (long)pages * JournalPages.PageSize;

    private static uint Number(byte[] page, int at) => BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at));
}
