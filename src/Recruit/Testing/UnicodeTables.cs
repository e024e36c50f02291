using System.Globalization;

namespace Recruit.Testing;

/// <summary>
/// The facts of Unicode 16.0.0 that the 3.4 form of a text needs, read once from the embedded <c>UnicodeTables.txt</c>.
/// </summary>
/// <remarks>
/// The runtime's own facts are no substitute: they change with its version and with the ICU library of the machine, and a text would then
/// be right on one machine and wrong on another. Decision 0003. Plain arrays, because every further kind of dictionary costs start-up time.
/// </remarks>
internal sealed class UnicodeTables
{
    private const int PageSize = 256;
    private const int CodePoints = 0x110000;
    private const int FieldCount = 5;

    // More than the file's rows; a file that outgrows it fails to load.
    private const int RowCountMax = 5000;

    // Of each code point the number of its row, in pages; row 0 is that of a code point without facts, and its page may be absent.
    private readonly ushort[]?[] pages = new ushort[CodePoints / PageSize][];
    private readonly byte[] combiningClasses = new byte[RowCountMax];
    private readonly bool[] mayChange = new bool[RowCountMax];
    private readonly int[] firstParts = new int[RowCountMax];
    private readonly int[] secondParts = new int[RowCountMax];
    private readonly int[] lowerCases = new int[RowCountMax];
    private readonly Dictionary<long, int> compositions = [];

    private UnicodeTables(TextReader lines)
    {
        ushort row = 0;
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                row++;
                AddRow(row, line);
            }
        }
    }

    /// <summary>The tables; read on the first use, which an ASCII text never makes.</summary>
    public static UnicodeTables Current { get; } = Load();

    /// <summary>Where a mark stands among the marks of one letter, 1–254; 0 for what is no such mark.</summary>
    public byte CombiningClass(int codePoint) => combiningClasses[Row(codePoint)];

    /// <summary>
    /// False when the code point stands unchanged in a composed text whatever surrounds it, save the order of marks (NFC quick check).
    /// </summary>
    public bool MayChange(int codePoint) => mayChange[Row(codePoint)];

    /// <summary>Whether the code point stands for one other (the second is then 0) or two, each of which may stand for more.</summary>
    public bool TryDecompose(int codePoint, out (int First, int Second) parts)
    {
        var row = Row(codePoint);
        parts = (firstParts[row], secondParts[row]);
        return parts.First != 0;
    }

    /// <summary>Whether the two code points are written as one.</summary>
    public bool TryCompose(int first, int second, out int composed) => compositions.TryGetValue(Pair(first, second), out composed);

    /// <summary>The simple lower case (UnicodeData.txt, field 13), or the code point itself.</summary>
    public int Lower(int codePoint) => lowerCases[Row(codePoint)] is > 0 and var lower ? lower : codePoint;

    private static UnicodeTables Load()
    {
        const string Name = "Recruit.Testing.UnicodeTables.txt";
        using var stream = typeof(UnicodeTables).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {Name}.");
        using var reader = new StreamReader(stream);
        return new UnicodeTables(reader);
    }

    private static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private int Row(int codePoint) => pages[codePoint / PageSize] is { } page ? page[codePoint % PageSize] : 0;

    private void AddRow(ushort row, ReadOnlySpan<char> line)
    {
        Span<Range> fields = stackalloc Range[FieldCount];
        if (line.Split(fields, ';') != FieldCount)
        {
            throw new InvalidDataException($"UnicodeTables.txt: {FieldCount} fields expected in '{line}'.");
        }

        var codePoint = Hex(line[fields[0]]);
        var page = pages[codePoint / PageSize] ??= new ushort[PageSize];
        page[codePoint % PageSize] = row;
        if (line[fields[1]] is { IsEmpty: false } combiningClass)
        {
            combiningClasses[row] = byte.Parse(combiningClass, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        var quickCheck = line[fields[2]];
        mayChange[row] = !quickCheck.IsEmpty;
        if (line[fields[3]] is { IsEmpty: false } parts)
        {
            var space = parts.IndexOf(' ');
            firstParts[row] = Hex(space < 0 ? parts : parts[..space]);
            secondParts[row] = space < 0 ? 0 : Hex(parts[(space + 1)..]);
            if (quickCheck is not "N")
            {
                compositions.Add(Pair(firstParts[row], secondParts[row]), codePoint);
            }
        }

        if (line[fields[4]] is { IsEmpty: false } lower)
        {
            lowerCases[row] = Hex(lower);
        }
    }
}
