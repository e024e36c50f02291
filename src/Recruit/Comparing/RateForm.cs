using System.Globalization;
using Recruit.Numbers;

namespace Recruit.Comparing;

/// <summary>How rates of groups are printed, in one way wherever they are.</summary>
public static class RateForm
{
    /// <summary>Decimals of a rate in percent.</summary>
    public const int RateDigits = 1;

    /// <summary>Decimals of a ratio: with fewer, one just below four fifths would look like it.</summary>
    public const int RatioDigits = 3;

    /// <summary>The mark of the group with which the others are compared.</summary>
    public const string Highest = "highest";

    /// <summary>The mark of a ratio below four fifths.</summary>
    public const string BelowFourFifths = "below-4/5";

    /// <summary>The mark of a group that is too small to conclude from.</summary>
    public const string Small = "small";

    private const double LeastPrinted = 0.0001;

    /// <summary>The rate in percent; nothing if nobody came.</summary>
    public static string? Rate(GroupRate rate) => rate?.Rate is { } share ? NumberForm.Print((share * 100).RoundToUnits(RateDigits), RateDigits) : null;

    /// <summary>The ratio; nothing if there is none.</summary>
    public static string? Ratio(GroupRate rate) => rate?.Ratio is { } ratio ? NumberForm.Print(ratio.RoundToUnits(RatioDigits), RatioDigits) : null;

    /// <summary>The p with four decimals, or that it is less; nothing if there is none.</summary>
    public static string? P(GroupRate rate) => rate?.P is not { } p ? null
        : p < LeastPrinted ? "<0.0001"
        : p.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>What is to be said of the group.</summary>
    public static IEnumerable<string> Marks(GroupRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new[] { rate.IsReference ? Highest : null, rate.IsBelowFourFifths ? BelowFourFifths : null, rate.IsSmall ? Small : null }.OfType<string>();
    }
}
