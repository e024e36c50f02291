using System.Collections.Immutable;
using Recruit.Numbers;

namespace Recruit.Testing;

/// <summary>What one response earns (rules 3.2).</summary>
public static class ItemScoring
{
    /// <summary>The points of a trimmed response that is not blank, under the best of the keys.</summary>
    /// <param name="item">The item.</param>
    /// <param name="keys">The keys that count: the item's own and those accepted so far.</param>
    /// <param name="response">A response without fault.</param>
    public static Rational Earned(Item item, ImmutableArray<ItemKey> keys, string response) => EarnedByEach(item, keys, [], response)[0];

    /// <summary>The points under the item's own keys, and then with each further key accepted beside those before it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="keys">At least one.</param>
    /// <param name="accepted">Further keys, in the order in which they are accepted.</param>
    /// <param name="response">A response without fault.</param>
    internal static Rational[] EarnedByEach(Item item, ImmutableArray<ItemKey> keys, IReadOnlyList<ItemKey> accepted, string response)
    {
        var earnedBy = Judge(item, response);
        var earned = new Rational[accepted.Count + 1];
        earned[0] = keys.Max(earnedBy);
        for (var count = 1; count < earned.Length; count++)
        {
            var more = earnedBy(accepted[count - 1]);
            earned[count] = more > earned[count - 1] ? more : earned[count - 1];
        }

        return earned;
    }

    /// <summary>Reads the response once; the result tells what it earns by one key.</summary>
    private static Func<ItemKey, Rational> Judge(Item item, string response)
    {
        switch (item.Type)
        {
            case ItemType.Numeric:
                var number = ResponseReader.ReadNumber(response);
                return key => AllOrNothing(item, number is { } value && Distance(value, key.Number) <= item.Tolerance);
            case ItemType.Text:
                var form = TextForm.Of(response);
                return key => AllOrNothing(item, form == key.Form);
            default:
                ResponseReader.ReadOptions(item, response, out var options);
                return item.Type == ItemType.Multiple
                    ? key => EarnedBySet(item, key, options)
                    : key => AllOrNothing(item, options.SequenceEqual(key.Options));
        }
    }

    private static Rational AllOrNothing(Item item, bool isCorrect) => isCorrect ? item.Points : -item.Penalty;

    /// <summary>h options in the key, w not in it, key of k: with <c>partial</c>, h &gt; w earns p·(h−w)/k.</summary>
    private static Rational EarnedBySet(Item item, ItemKey key, ImmutableArray<string> options)
    {
        var hits = options.Count(key.Options.Contains);
        var misses = options.Length - hits;
        if (item.Partial)
        {
            return hits > misses ? item.Points * new Rational(hits - misses, key.Options.Length) : -item.Penalty;
        }

        return AllOrNothing(item, misses == 0 && hits == key.Options.Length);
    }

    private static Rational Distance(Rational a, Rational b) => a > b ? a - b : b - a;
}
