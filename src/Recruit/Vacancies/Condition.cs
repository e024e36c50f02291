using System.Collections.Immutable;
using Recruit.Numbers;

namespace Recruit.Vacancies;

/// <summary>How a condition compares (rules 2).</summary>
public enum Operator
{
    /// <summary>value ≥ the given one; number, date, ordinal.</summary>
    AtLeast,

    /// <summary>value ≤ the given one; number, date, ordinal.</summary>
    AtMost,

    /// <summary>The same value.</summary>
    EqualTo,

    /// <summary>Equal to one of the list.</summary>
    OneOf,

    /// <summary>Not missing.</summary>
    Present,
}

/// <summary>A value in a rule as it was written: a number or a text; what it means depends on the field's type.</summary>
/// <param name="Number">Set for a JSON number.</param>
/// <param name="Text">Set for a JSON text.</param>
public readonly record struct RuleValue(Rational? Number, string? Text);

/// <summary>A question about one field. On a missing value no condition holds.</summary>
/// <param name="Field">The field asked.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">None for <see cref="Operator.Present"/>, one or more for <see cref="Operator.OneOf"/>, else one.</param>
public sealed record Condition(Id Field, Operator Operator, ImmutableArray<RuleValue> Values)
{
    /// <inheritdoc cref="Condition"/>
    public ImmutableArray<RuleValue> Values { get; } = (Operator, Values.Length) switch
    {
        (Operator.OneOf, _) or (Operator.Present, 0) or (not Operator.Present, 1) => Values,
        _ => throw new ArgumentException($"{Values.Length} values do not fit {Operator}.", nameof(Values)),
    };
}

/// <summary>A condition that a candidate must meet at a stage; unmet it gives its reason, or <c>missing:&lt;id&gt;</c>.</summary>
/// <param name="Id">Names it within its stage.</param>
/// <param name="Condition">What must hold.</param>
/// <param name="Reason">The coded reason; the id where none is declared.</param>
public sealed record Requirement(Id Id, Condition Condition, Id Reason);
