using Recruit.Numbers;

namespace Recruit.Benchmarks.Selection;

/// <summary>
/// The question that the core, LINQ and PostgreSQL are asked: who of those at or above five thresholds stands where by weighted total,
/// then law, then the older; who comes in through the open places, who through three quotas; and who are the first thousand.
/// </summary>
internal static class Question
{
    public const int Digits = 2;
    public const int TopCount = 1_000;

    // Three called for each place: 700 open ones, then 150, 100 and 50 reserved ones.
    public const int OpenNominal = 3 * 700;
    public static readonly int[] QuotaNominals = [3 * 150, 3 * 100, 3 * 50];
    public static readonly string[] Quotas = ["rural", "disabled", "orphan"];

    /// <summary>A third of a point for a penalty, a half for two markers, a fifth for five panel members.</summary>
    public static readonly Column[] Columns =
    [
        new("law", Denominator: 1, Maximum: 55, WeightPercent: 30, Threshold: 15),
        new("logic", Denominator: 3, Maximum: 40, WeightPercent: 20, Threshold: 5),
        new("casework", Denominator: 2, Maximum: 100, WeightPercent: 25, Threshold: 25),
        new("interview", Denominator: 5, Maximum: 50, WeightPercent: 15, Threshold: 10),
        new("language", Denominator: 1, Maximum: 60, WeightPercent: 10, Threshold: 12),
    ];

    /// <summary>The common denominator of a total in hundredths, written out for those who have no fractions.</summary>
    public const long TotalDenominator = 30;

    /// <summary>What a unit of each column adds to a total in hundredths, over <see cref="TotalDenominator"/>.</summary>
    public static readonly long[] TotalFactors = [.. Columns.Select(column => column.WeightPercent * TotalDenominator / column.Denominator)];

    /// <param name="Name">Of the column.</param>
    /// <param name="Denominator">What a unit is a fraction of.</param>
    /// <param name="Maximum">The most points.</param>
    /// <param name="WeightPercent">Share of the total.</param>
    /// <param name="Threshold">The least points of those in the running.</param>
    internal sealed record Column(string Name, int Denominator, int Maximum, int WeightPercent, int Threshold)
    {
        public Rational Weight => new(WeightPercent, 100);

        public long ThresholdUnits => (long)Threshold * Denominator;
    }
}
