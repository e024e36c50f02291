namespace Recruit.Testing;

/// <summary>
/// Hangul syllables by arithmetic (The Unicode Standard, 3.12): syllable = 0xAC00 + (lead · 21 + vowel) · 28 + tail, where tail 0 is no
/// tail.
/// </summary>
internal static class UnicodeHangul
{
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int NoTail = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;

    /// <summary>Whether the code point is a syllable; the parts are lead and vowel, or a syllable without tail and its tail.</summary>
    public static bool TryDecompose(int codePoint, out (int First, int Second) parts)
    {
        parts = default;
        var index = codePoint - Syllables;
        if (index is < 0 or >= LeadCount * VowelCount * TailCount)
        {
            return false;
        }

        var tail = index % TailCount;
        parts = tail > 0
            ? (codePoint - tail, NoTail + tail)
            : (Leads + (index / TailCount / VowelCount), Vowels + (index / TailCount % VowelCount));
        return true;
    }

    /// <summary>Whether the two are lead and vowel, or a syllable without tail and a tail.</summary>
    public static bool TryCompose(int first, int second, out int composed)
    {
        composed = 0;
        var (lead, vowel) = (first - Leads, second - Vowels);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            composed = Syllables + (((lead * VowelCount) + vowel) * TailCount);
            return true;
        }

        var (syllable, tail) = (first - Syllables, second - NoTail);
        if (syllable is < 0 or >= LeadCount * VowelCount * TailCount || syllable % TailCount != 0 || tail is <= 0 or >= TailCount)
        {
            return false;
        }

        composed = first + tail;
        return true;
    }
}
