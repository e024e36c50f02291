using System.Collections.Immutable;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>
/// When a marker has left the standard: the two-sided cumulative sum (E. S. Page, Continuous inspection schemes, Biometrika 41, 1954; tabular form
/// of D. C. Montgomery, Introduction to Statistical Quality Control, 9.1). With z the deviation of the marker's total from the agreed one in
/// spreads, H ← max(0, H + z − k), L ← max(0, L − z − k) after every calibration script; the marker is stopped when H or L exceeds h.
/// </summary>
/// <remarks>
/// It sees a lasting shift sooner than a mean over a window, and needs no window. k is half the shift to be seen. For normal deviations, k = ½ and
/// h = 4½ a shift of one spread is seen after 9 scripts in the mean and within 20 in 96 of 100 cases, while a marker without a shift is
/// stopped, in the mean, after some 270. Sums are exact.
/// </remarks>
/// <param name="Spread">Standard deviation of the totals of competent markers from agreed totals, in marks; above 0. Known from the trial of the calibration scripts.</param>
/// <param name="Allowance">k, in spreads; at least 0.</param>
/// <param name="Limit">h, in spreads; above 0.</param>
public sealed record DriftRule(Rational Spread, Rational Allowance, Rational Limit)
{
    /// <inheritdoc cref="DriftRule"/>
    public Rational Spread { get; } = Limits.Above(Spread, 0);

    /// <inheritdoc cref="DriftRule"/>
    public Rational Allowance { get; } = Limits.NotNegative(Allowance);

    /// <inheritdoc cref="DriftRule"/>
    public Rational Limit { get; } = Limits.Above(Limit, 0);

    /// <summary>Both sums after some calibration scripts.</summary>
    /// <param name="deviations">Marker's total less the agreed one, in marks, in the order of the reveals.</param>
    public DriftSums After(IEnumerable<Rational> deviations)
    {
        ArgumentNullException.ThrowIfNull(deviations);
        var (high, low) = (Rational.Zero, Rational.Zero);
        foreach (var deviation in deviations)
        {
            var z = deviation / Spread;
            (high, low) = (NotBelowZero(high + z - Allowance), NotBelowZero(low - z - Allowance));
        }

        return new DriftSums(high, low);
    }

    /// <summary>Whether a marker with these sums is stopped.</summary>
    public bool IsBeyond(DriftSums sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        return sums.High > Limit || sums.Low > Limit;
    }

    private static Rational NotBelowZero(Rational sum) => sum.Sign < 0 ? Rational.Zero : sum;
}

/// <summary>How far a marker has gone from the standard, in spreads.</summary>
/// <param name="High">Towards generosity, at least 0.</param>
/// <param name="Low">Towards severity, at least 0.</param>
public sealed record DriftSums(Rational High, Rational Low);

/// <summary>Totals of marks, exact.</summary>
internal static class MarkTotals
{
    /// <summary>Σ weight · mark.</summary>
    public static Rational Of(Exercise exercise, ImmutableArray<decimal?> marks) =>
        exercise.Criteria.Zip(marks).Aggregate(Rational.Zero, (sum, one) => sum + one.First.Weight * (one.Second ?? 0));

    /// <summary>A marker's total of a calibration script less the agreed one.</summary>
    public static Rational Deviation(Exercise exercise, ImmutableArray<decimal> marks, Calibration agreed) =>
        Of(exercise, [.. marks]) - Of(exercise, [.. agreed.Marks]);
}
