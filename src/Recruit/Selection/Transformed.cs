using System.Collections.Immutable;
using System.Numerics;
using Recruit.Numbers;

namespace Recruit.Selection;

/// <summary>value = <paramref name="Scale"/> · units + <paramref name="Offset"/>.</summary>
/// <remarks>Every transform of the rules is such a map, so transformed values need no column of their own.</remarks>
public readonly record struct LinearMap(Rational Scale, Rational Offset);

/// <summary>The values of one component after its transform: a column of units and a map for each group of candidates.</summary>
/// <param name="Units">What the maps are applied to; the denominator of the column plays no part any more.</param>
/// <param name="Groups">For each candidate the number of its group (shift); null when all are one group.</param>
/// <param name="Maps">For each group its map; a scale is negative for the percent of a negative maximum.</param>
public sealed record Transformed(ScoreColumn Units, int[]? Groups, ImmutableArray<LinearMap> Maps)
{
    /// <summary>The exact transformed value of a candidate.</summary>
    public Rational this[int candidate]
    {
        get
        {
            var map = Maps[Groups?[candidate] ?? 0];
            return map.Scale * Units.UnitsOf(candidate) + map.Offset;
        }
    }

    /// <summary>Whole numbers that stand in the same order as the transformed values of the members.</summary>
    /// <param name="members">Candidates who have a value; the others' keys mean nothing.</param>
    public long[] OrderKeys(ReadOnlySpan<int> members)
    {
        if (Groups is null)
        {
            return Maps[0].Scale.Sign switch
            {
                0 => new long[Units.Length],
                > 0 => Units.OrderKeys(),
                _ => Array.ConvertAll(Units.OrderKeys(), key => -key),
            };
        }

        var values = new Dictionary<(int Group, BigInteger Units), Rational>();
        foreach (var candidate in members)
        {
            values.TryAdd((Groups[candidate], Units.UnitsOf(candidate)), this[candidate]);
        }

        var order = values.Values.Distinct().Order().ToArray();
        var places = values.ToDictionary(pair => pair.Key, pair => (long)Array.BinarySearch(order, pair.Value));
        var keys = new long[Units.Length];
        foreach (var candidate in members)
        {
            keys[candidate] = places[(Groups[candidate], Units.UnitsOf(candidate))];
        }

        return keys;
    }
}
