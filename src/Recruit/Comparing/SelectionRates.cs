using System.Collections.Immutable;
using Recruit.Numbers;

namespace Recruit.Comparing;

/// <summary>How one group fared at one line.</summary>
/// <param name="Group">Its name; empty for those without a value, who are counted and not compared.</param>
/// <param name="Came">How many came to the line.</param>
/// <param name="Above">How many are above it.</param>
/// <param name="Rate">Selection rate: above / came, 0 to 1; none if nobody came.</param>
/// <param name="Ratio">Rate / rate of the group that is compared with; none for that group itself, and where one of the rates is missing or that one is 0.</param>
/// <param name="P">Fisher's exact test against that group, two-sided; none where there is no ratio.</param>
/// <param name="IsSmall">Too small to conclude from: fewer than <see cref="SelectionRates.FewMax"/> came, or less than a fiftieth of all.</param>
/// <param name="IsReference">Whether the others are compared with this one.</param>
public sealed record GroupRate(string Group, int Came, int Above, Rational? Rate, Rational? Ratio, double? P, bool IsSmall, bool IsReference)
{
    /// <summary>Whether the four-fifths rule sees a sign of adverse impact: a ratio below 4/5.</summary>
    public bool IsBelowFourFifths => Ratio is { } ratio && ratio < SelectionRates.FourFifths;
}

/// <summary>
/// Selection rates of groups at a line, each compared with the highest. A rate below four fifths of the highest is generally regarded as evidence of adverse
/// impact, unless the numbers are small or the difference is not significant; groups of less than two percent need not be looked at
/// (Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D and A).
/// </summary>
public static class SelectionRates
{
    /// <summary>Groups to which fewer came are small.</summary>
    public const int FewMax = 10;

    /// <summary>Groups to which less than one in so many of all belong are small.</summary>
    public const int ShareMin = 50;

    /// <summary>The limit of the four-fifths rule.</summary>
    public static readonly Rational FourFifths = new(4, 5);

    /// <summary>The rates of all groups, in their order; at the end those without a value, if there are any.</summary>
    /// <param name="grouping">How candidates are divided.</param>
    /// <param name="line">Where they stand.</param>
    public static ImmutableArray<GroupRate> Of(Grouping grouping, LineSides line)
    {
        ArgumentNullException.ThrowIfNull(grouping);
        ArgumentNullException.ThrowIfNull(line);
        var groups = grouping.Names.Length;
        var (came, above) = (new int[groups + 1], new int[groups + 1]);
        for (var candidate = 0; candidate < line.Came.Length; candidate++)
        {
            var group = grouping.GroupOf[candidate] is var own and not Grouping.None ? own : groups;
            came[group] += line.Came[candidate] ? 1 : 0;
            above[group] += line.Came[candidate] && line.IsAbove[candidate] ? 1 : 0;
        }

        var all = came.AsSpan(0, groups).ToArray().Sum(count => (long)count);
        bool IsSmall(int group) => came[group] < FewMax || (long)came[group] * ShareMin < all;
        Rational RateOf(int group) => new(above[group], came[group]);

        // The highest rate of a group that is not small; among small ones alone, the highest of all. Of equal rates the larger group's, then the first.
        var reference = Enumerable.Range(0, groups).Where(group => came[group] > 0)
            .OrderBy(IsSmall).ThenByDescending(RateOf).ThenByDescending(group => came[group]).Select(group => (int?)group).FirstOrDefault();
        var rates = ImmutableArray.CreateBuilder<GroupRate>();
        for (var group = 0; group < groups; group++)
        {
            var isCompared = reference is { } one && one != group && came[group] > 0 && above[one] > 0;
            rates.Add(new GroupRate(
                grouping.Names[group],
                came[group],
                above[group],
                came[group] == 0 ? null : RateOf(group),
                isCompared ? RateOf(group) / RateOf(reference!.Value) : null,
                isCompared
                    ? FisherExactTest.TwoSided(above[group], came[group] - above[group], above[reference!.Value], came[reference.Value] - above[reference.Value])
                    : null,
                IsSmall(group),
                reference == group));
        }

        if (grouping.GroupOf.Contains(Grouping.None))
        {
            rates.Add(new GroupRate("", came[groups], above[groups], came[groups] == 0 ? null : RateOf(groups), null, null, IsSmall(groups), false));
        }

        return rates.ToImmutable();
    }
}
