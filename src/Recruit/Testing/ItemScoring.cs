using Recruit.Numbers;

namespace Recruit.Testing;

/// <summary>What one response earns (rules 3.2).</summary>
public static class ItemScoring
{
    /// <summary>The points of a trimmed response that is not blank, under the best of the keys.</summary>
    /// <param name="item">The item.</param>
    /// <param name="keys">The keys that count: the item's own and those accepted so far.</param>
    /// <param name="response">A response without fault.</param>
    public static Rational Earned(Item item, IEnumerable<ItemKey> keys, string response)
    {
        var best = -item.Penalty;
        foreach (var key in keys)
        {
            var earned = EarnedBy(item, key, response);
            best = earned > best ? earned : best;
        }

        return best;
    }

    private static Rational EarnedBy(Item item, ItemKey key, string response)
    {
        switch (item.Type)
        {
            case ItemType.Numeric:
                return ResponseReader.ReadNumber(response) is { } number && Distance(number, key.Number) <= item.Tolerance
                    ? item.Points
                    : -item.Penalty;
            case ItemType.Text:
                return TextForm.Of(response) == TextForm.Of(key.Text) ? item.Points : -item.Penalty;
            default:
                ResponseReader.ReadOptions(item, response, out var options);
                if (item.Type == ItemType.Multiple)
                {
                    return EarnedBySet(item, key, options);
                }

                return options.SequenceEqual(key.Options) ? item.Points : -item.Penalty;
        }
    }

    /// <summary>h options in the key, w not in it, key of k: with <c>partial</c>, h &gt; w earns p·(h−w)/k.</summary>
    private static Rational EarnedBySet(Item item, ItemKey key, IReadOnlyCollection<string> options)
    {
        var hits = options.Count(key.Options.Contains);
        var misses = options.Count - hits;
        if (item.Partial)
        {
            return hits > misses ? item.Points * new Rational(hits - misses, key.Options.Length) : -item.Penalty;
        }

        return misses == 0 && hits == key.Options.Length ? item.Points : -item.Penalty;
    }

    private static Rational Distance(Rational a, Rational b) => a > b ? a - b : b - a;
}
