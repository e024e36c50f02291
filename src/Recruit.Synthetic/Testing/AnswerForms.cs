using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Folder;

namespace Recruit.Synthetic.Testing;

/// <summary>What people write for right and wrong answers: spelling, spaces, decimal signs, popular mistakes.</summary>
internal static class AnswerForms
{
    public static IReadOnlyList<string> Letters(int count) => [.. Enumerable.Range(0, count).Select(place => ((char)('a' + place)).ToString())];

    public static Weighted<byte[]> Of(IEnumerable<(string Text, double Weight)> forms) =>
        new(forms.Select(form => (Cells.Encode(form.Text), form.Weight)));

    public static Weighted<byte[]> Only(string text) => Of([(text, 1)]);

    /// <summary>Options are ticked in their order by most, and in the opposite one by some.</summary>
    public static Weighted<byte[]> InAnyOrder(IReadOnlyList<string> key) =>
        Of([(string.Join('|', key), 0.9), (string.Join('|', key.Reverse()), 0.1)]);

    /// <summary>Every other set of options; each option of the key is in it with 0.65, each other one with 0.2.</summary>
    public static Weighted<byte[]> OtherSets(IReadOnlyList<string> options, IReadOnlyList<string> key) => Of(
        from set in Enumerable.Range(1, (1 << options.Count) - 1)
        let ticked = options.Where((_, place) => (set >> place & 1) == 1).ToList()
        where !ticked.SequenceEqual(key)
        select (string.Join('|', ticked), Likelihood(options, key, ticked)));

    /// <summary>Two neighbours exchanged, or the end put first.</summary>
    public static Weighted<byte[]> OtherSequences(IReadOnlyList<string> key)
    {
        var swaps = Enumerable.Range(0, key.Count - 1).Select(place =>
        {
            var sequence = key.ToArray();
            (sequence[place], sequence[place + 1]) = (sequence[place + 1], sequence[place]);
            return (string.Join('|', sequence), 1.0);
        });
        return Of(swaps.Append((string.Join('|', key.Skip(key.Count - 1).Concat(key.Take(key.Count - 1))), 0.7))
            .Append((string.Join('|', key.Reverse()), 0.5)));
    }

    public static Weighted<byte[]> Numbers(decimal key)
    {
        var text = Cells.Number(key);
        List<(string, double)> forms =
        [
            (text, 0.62), (text.Replace('.', ','), 0.16), (" " + text, 0.03), (text + "0", 0.05),
            (Cells.Number(key + 0.3m), 0.07), (Cells.Number(key - 0.5m), 0.03),
        ];
        forms.Add(key < 0 ? (text.Replace('-', '\u2212'), 0.04) : ("+" + text, 0.04));
        return Of(forms);
    }

    /// <summary>The point moved, the sign lost, a slip in reckoning, no number at all.</summary>
    public static Weighted<byte[]> WrongNumbers(decimal key) => Of(
    [
        (Cells.Number(key * 10), 0.2), (Cells.Number(key / 10), 0.15), (Cells.Number(-key), 0.15), (Cells.Number(key + 0.9m), 0.15),
        (Cells.Number(key - 2), 0.2), (Cells.Number(100 - key), 0.1), ("?", 0.03), (Cells.Number(key) + " %", 0.02),
    ]);

    /// <summary>Case and white space do not matter (rules 3.4), so people vary them.</summary>
    public static Weighted<byte[]> Texts(IReadOnlyList<string> keys) => Of(keys.SelectMany((key, place) =>
    {
        var share = place == 0 ? 0.7 : 0.3 / (keys.Count - 1);
        return new (string, double)[]
        {
            (key, 0.5 * share),
            (char.ToUpperInvariant(key[0]) + key[1..], 0.25 * share),
            (key.ToUpperInvariant(), 0.05 * share),
            (key + " ", 0.12 * share),
            (" " + key.Replace(" ", "  ", StringComparison.Ordinal), 0.08 * share),
        };
    }));

    /// <summary>Other words, and the right one with its last or second letter lost.</summary>
    public static Weighted<byte[]> WrongTexts(IReadOnlyList<string> keys, IReadOnlyList<string> others) => Of(
        others.Where(word => !keys.Contains(word, StringComparer.Ordinal)).Select(word => (word, 1.0))
            .Append((keys[0][..^1], 2.0))
            .Append((keys[0].Remove(1, 1), 1.5)));

    private static double Likelihood(IReadOnlyList<string> options, IReadOnlyList<string> key, List<string> ticked) =>
        options.Aggregate(1.0, (product, option) => product * (key.Contains(option)
            ? ticked.Contains(option) ? 0.65 : 0.35
            : ticked.Contains(option) ? 0.2 : 0.8));
}
