using System.Text;

namespace Recruit.Testing;

/// <summary>
/// Lower case one code point at a time (rule 3.4): no locale, no context (a final sigma is σ), no mapping to several code points.
/// </summary>
public static class SimpleCase
{
    /// <summary>
    /// The simple lower case of Unicode 16.0.0 (UnicodeData.txt, field 13); İ (U+0130) and ı (U+0131) give i; all else stays as it is.
    /// </summary>
    public static Rune Lower(Rune rune) => rune.Value switch
    {
        >= 'A' and <= 'Z' => new Rune(rune.Value + ('a' - 'A')),
        < 0x80 => rune,
        // Named by the rule, so that the Kazakh Latin pair meets i whichever keyboard wrote it.
        0x130 or 0x131 => new Rune('i'),
        _ => new Rune(UnicodeTables.Current.Lower(rune.Value)),
    };
}
