using System.Collections.Immutable;
using Recruit.Numbers;

namespace Recruit.Vacancies;

/// <summary>What is done to a raw value before it is weighted (rules 6.4).</summary>
public enum Transform
{
    /// <summary>The value itself.</summary>
    Raw,

    /// <summary>100 · raw / maximum; 0 if the maximum is 0.</summary>
    Percent,

    /// <summary>(x − mean) / population deviation.</summary>
    Z,

    /// <summary>50 + 10 z.</summary>
    T,

    /// <summary>100 · (below + equal/2) / n.</summary>
    Percentile,
}

/// <summary>How weighted values become one number.</summary>
public enum Combine
{
    /// <summary>Σ w·v.</summary>
    WeightedSum,

    /// <summary>Σ w·v / Σ w.</summary>
    WeightedMean,
}

/// <summary>One part of a stage's total.</summary>
/// <param name="Id">Names it within its stage.</param>
/// <param name="Source">Where its value comes from.</param>
/// <param name="Transform">What is done to the raw value.</param>
/// <param name="WithinShift">Whether means, spreads and percentiles are taken among those of the same shift only.</param>
/// <param name="Weight">At least 0.</param>
public sealed record Component(Id Id, Source Source, Transform Transform, bool WithinShift, Rational Weight)
{
    /// <inheritdoc cref="Component"/>
    public Rational Weight { get; init => field = Limits.NotNegative(value); } = Limits.NotNegative(Weight);
}

/// <summary>How a stage's total is made.</summary>
/// <param name="Components">At least one.</param>
/// <param name="Combine">Sum or mean.</param>
/// <param name="Digits">Decimals of the rounded total, 0–<see cref="DigitsMax"/>.</param>
public sealed record Score(ImmutableArray<Component> Components, Combine Combine, int Digits)
{
    /// <summary>The most decimals a total may have.</summary>
    public const int DigitsMax = 10;

    /// <inheritdoc cref="Score"/>
    public ImmutableArray<Component> Components { get; init => field = Limits.NotEmpty(value); } = Limits.NotEmpty(Components);

    /// <inheritdoc cref="Score"/>
    public int Digits { get; init => field = Limits.Between(value, 0, DigitsMax); } = Limits.Between(Digits, 0, DigitsMax);
}

/// <summary>A raw value that must be reached (rules 6.5).</summary>
/// <param name="Id">Names it within its stage.</param>
/// <param name="Source">Whose value; of a stage, its rounded total.</param>
/// <param name="AtLeast">The least value that passes.</param>
public sealed record Hurdle(Id Id, Source Source, Rational AtLeast);

/// <summary>Totals below <paramref name="HoldFrom"/> fail, from <paramref name="PassFrom"/> pass, between them wait (rules 6.6).</summary>
/// <param name="HoldFrom">Lowest total that does not fail.</param>
/// <param name="PassFrom">Lowest total that passes, at least <paramref name="HoldFrom"/>.</param>
public sealed record Band(Rational HoldFrom, Rational PassFrom);
