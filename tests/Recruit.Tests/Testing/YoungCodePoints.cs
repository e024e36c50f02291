namespace Recruit.Tests.Testing;

/// <summary>
/// Code points whose combining class, composition or lower case came with Unicode 15, 16 or 17. Our tables are version 16; the ICU library
/// of a machine may be 14 (Ubuntu 22.04), 15 (Debian 12), 16 or 17, so only for these may the two disagree.
/// </summary>
internal static class YoungCodePoints
{
    private static readonly (int First, int Last)[] Ranges =
    [
        // Unicode 15: Arabic, Kawi, Cyrillic and Nag Mundari marks. 15.1 brought nothing of this kind.
        (0x10EFD, 0x10EFF), (0x11F41, 0x11F42), (0x1E08F, 0x1E08F), (0x1E4EC, 0x1E4EF),
        // Unicode 16: Arabic mark, Cyrillic and Latin letters, Todhri, Garay, Tulu-Tigalari, Gurung Khema, Kirat Rai, Ol Onal.
        (0x0897, 0x0897), (0x1C89, 0x1C89), (0xA7CB, 0xA7CC), (0xA7DA, 0xA7DC), (0x105C9, 0x105E4), (0x10D50, 0x10D6D), (0x11382, 0x113D0),
        (0x1611E, 0x1612F), (0x16D63, 0x16D6A), (0x1E5EE, 0x1E5EF),
        // Unicode 17: marks, Latin letters, Beria Erfe, Tai Yo.
        (0x1ACF, 0x1AEB), (0xA7CE, 0xA7D4), (0x10EFA, 0x10EFB), (0x16EA0, 0x16EB8), (0x1E6E3, 0x1E6F5),
    ];

    public static bool Contain(int codePoint) => Array.Exists(Ranges, range => codePoint >= range.First && codePoint <= range.Last);

    /// <summary>All code points that may stand in a text, surrogates excepted.</summary>
    public static IEnumerable<int> All() => Enumerable.Range(0, 0x110000).Where(codePoint => codePoint is < 0xD800 or > 0xDFFF);

    /// <summary>
    /// All code points on whose facts every ICU since Unicode 14 agrees with us, without U+FFFE, which <c>string.Normalize</c> refuses.
    /// </summary>
    public static IEnumerable<int> AllOthers() => All().Where(codePoint => codePoint != 0xFFFE && !Contain(codePoint));
}
