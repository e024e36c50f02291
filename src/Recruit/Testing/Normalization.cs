using System.Runtime.InteropServices;
using System.Text;

namespace Recruit.Testing;

/// <summary>
/// Canonical composition of a text (NFC; Unicode Standard Annex 15), from the tables of one Unicode version. <c>string.Normalize</c> is not
/// used because it does nothing in a program that carries no culture data.
/// </summary>
public static class Normalization
{
    // No code point below takes part in a composition as its second half, nor is reordered or replaced.
    private const char FirstMark = '\u0300';

    /// <summary>
    /// The composed form; the same instance when the text is plainly composed already. A surrogate without its other half is left in its
    /// place.
    /// </summary>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlainlyComposed(text))
        {
            return text;
        }

        var codePoints = Decompose(text);
        OrderMarks(codePoints);
        return Write(Join(codePoints));
    }

    /// <summary>Quick check (Annex 15, 9): true proves that the text is composed; false proves nothing.</summary>
    private static bool IsPlainlyComposed(string text)
    {
        var previousClass = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < FirstMark)
            {
                previousClass = 0;
                continue;
            }

            var codePoint = CodePointAt(text, i);
            var combiningClass = UnicodeTables.Current.CombiningClass(codePoint);
            if (UnicodeTables.Current.MayChange(codePoint) || (combiningClass > 0 && combiningClass < previousClass))
            {
                return false;
            }

            previousClass = combiningClass;
            i += codePoint > char.MaxValue ? 1 : 0;
        }

        return true;
    }

    private static List<int> Decompose(string text)
    {
        var codePoints = new List<int>(text.Length * 2);
        for (var i = 0; i < text.Length; i++)
        {
            var codePoint = CodePointAt(text, i);
            AddParts(codePoint, codePoints);
            i += codePoint > char.MaxValue ? 1 : 0;
        }

        return codePoints;
    }

    private static void AddParts(int codePoint, List<int> parts)
    {
        if (!UnicodeHangul.TryDecompose(codePoint, out var pair) && !UnicodeTables.Current.TryDecompose(codePoint, out pair))
        {
            parts.Add(codePoint);
            return;
        }

        AddParts(pair.First, parts);
        if (pair.Second != 0)
        {
            AddParts(pair.Second, parts);
        }
    }

    /// <summary>Sorts each run of marks by class; marks of one class keep their order, for it has a meaning.</summary>
    private static void OrderMarks(List<int> codePoints)
    {
        for (var start = 0; start < codePoints.Count; start++)
        {
            var end = start;
            while (end < codePoints.Count && UnicodeTables.Current.CombiningClass(codePoints[end]) > 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                // OrderBy is stable and no run, however long, makes it slow.
                var run = codePoints.GetRange(start, end - start).OrderBy(UnicodeTables.Current.CombiningClass).ToList();
                CollectionsMarshal.AsSpan(run).CopyTo(CollectionsMarshal.AsSpan(codePoints)[start..]);
            }

            start = end;
        }
    }

    /// <summary>
    /// Joins each code point with the last one of class 0 before it, unless something between them is of class 0 or of the same or a
    /// higher class.
    /// </summary>
    private static List<int> Join(List<int> codePoints)
    {
        var joined = new List<int>(codePoints.Count);
        var starter = -1;
        var previousClass = 0;
        foreach (var codePoint in codePoints)
        {
            var combiningClass = UnicodeTables.Current.CombiningClass(codePoint);
            var isNext = joined.Count - 1 == starter;
            if (starter >= 0 && (isNext || previousClass < combiningClass) && TryCompose(joined[starter], codePoint, out var composed))
            {
                joined[starter] = composed;
                continue;
            }

            starter = combiningClass == 0 ? joined.Count : starter;
            previousClass = combiningClass;
            joined.Add(codePoint);
        }

        return joined;
    }

    private static bool TryCompose(int first, int second, out int composed) =>
        UnicodeHangul.TryCompose(first, second, out composed) || UnicodeTables.Current.TryCompose(first, second, out composed);

    private static int CodePointAt(string text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1])
            ? char.ConvertToUtf32(text[index], text[index + 1])
            : text[index];

    private static string Write(List<int> codePoints)
    {
        var text = new StringBuilder(codePoints.Count);
        foreach (var codePoint in codePoints)
        {
            // A surrogate alone is no Rune, but one char.
            if (codePoint <= char.MaxValue)
            {
                text.Append((char)codePoint);
            }
            else
            {
                text.Append(char.ConvertFromUtf32(codePoint));
            }
        }

        return text.ToString();
    }
}
