using System.Buffers.Binary;
using System.Globalization;

namespace Recruit.Engine.Verifying;

/// <summary>The hundred bytes at the beginning of the file (sqlite.org/fileformat2.html, section 1.3): every one of them is known.</summary>
internal static class FileHeader
{
    /// <summary>Tables and indexes made so far: three statements.</summary>
    private const uint SchemaCookie = 3;

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

    static FileHeader() => SQLitePCL.Batteries_V2.Init();

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Versions of SQLite that released versions of Recruit write with: that of this one.</summary>
    private static uint Writer => (uint)SQLitePCL.raw.sqlite3_libversion_number();

    /// <summary>What is wrong with the header, in order.</summary>
    public static IEnumerable<string> Faults(byte[] page, JournalPages pages)
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
        if (Number(page, 28) != pages.Count || (hasLog ? pages.FileBytes > Bytes(pages.Count) || pages.FileBytes % JournalPages.PageSize != 0 : pages.FileBytes != Bytes(pages.Count)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the file's header says {Number(page, 28)} pages; there are {pages.Count}, and {pages.FileBytes} bytes");
        }

        if (page.AsSpan(72, 20).ContainsAnyExcept((byte)0) || Number(page, 92) != Number(page, 24))
        {
            yield return "the file's header counts changes in two ways, or uses what is kept free";
        }

        if (Number(page, 96) != Writer)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"SQLite {Number(page, 96)} wrote the file; this version of recruit writes with {Writer}");
        }
    }

    private static long Bytes(uint pages) => (long)pages * JournalPages.PageSize;

    private static uint Number(byte[] page, int at) => BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at));
}
