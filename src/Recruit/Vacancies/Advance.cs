using System.Collections.Immutable;
using Recruit.Numbers;

namespace Recruit.Vacancies;

/// <summary>How the number who go on is found (rules 7).</summary>
public enum AdvanceRule
{
    /// <summary>Everybody in the running.</summary>
    All,

    /// <summary>Everybody with that total or more.</summary>
    AtLeast,

    /// <summary>The N best.</summary>
    Count,

    /// <summary>ceiling(v · scored / 100) best.</summary>
    Percent,

    /// <summary>ceiling(v · posts) best.</summary>
    PerPost,
}

/// <summary>What happens to those who share the total of the last place (rules 7).</summary>
public enum TieRule
{
    /// <summary>All who have the boundary total go on.</summary>
    AdmitAll,

    /// <summary>None of them, unless all fit.</summary>
    ExcludeAll,

    /// <summary>Break keys and the lottery decide; what stays tied goes on together.</summary>
    Break,
}

/// <summary>What a break key looks at.</summary>
public enum BreakBy
{
    /// <summary>A component of the same stage: its transformed, unweighted value.</summary>
    Component,

    /// <summary>The total of an earlier stage.</summary>
    Stage,

    /// <summary>A candidate's field.</summary>
    Field,
}

/// <summary>One step of a tie cascade. Missing values come after all others either way.</summary>
/// <param name="By">What it looks at.</param>
/// <param name="Id">Of the component, stage or field.</param>
/// <param name="Descending">Whether the higher value comes first.</param>
public sealed record BreakKey(BreakBy By, Id Id, bool Descending)
{
    /// <summary>Reads <c>component:&lt;id&gt;</c>, <c>stage:&lt;id&gt;</c> or <c>field:&lt;id&gt;</c>.</summary>
    public static bool TryRead(string text, bool descending, out BreakKey? key)
    {
        key = null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        BreakBy? by = colon < 0 ? null : text.AsSpan(0, colon) switch
        {
            "component" => BreakBy.Component,
            "stage" => BreakBy.Stage,
            "field" => BreakBy.Field,
            _ => null,
        };
        if (by is null || !Id.IsId(text[(colon + 1)..]))
        {
            return false;
        }

        key = new BreakKey(by.Value, new Id(text[(colon + 1)..]), descending);
        return true;
    }
}

/// <summary>Who of those in the running goes on.</summary>
/// <param name="Rule">How the number is found.</param>
/// <param name="Value">The v of the rule; 0 for <see cref="AdvanceRule.All"/>.</param>
/// <param name="ByCategory">With <see cref="AdvanceRule.PerPost"/>: an own group for the open places and for each quota.</param>
/// <param name="Ties">What decides at the boundary.</param>
/// <param name="Break">Keys of the cascade, in order; with <see cref="TieRule.Break"/> only.</param>
/// <param name="Seed">Seed of the lottery, if there is one.</param>
public sealed record Advance(
    AdvanceRule Rule,
    Rational Value,
    bool ByCategory,
    TieRule Ties,
    ImmutableArray<BreakKey> Break,
    string? Seed)
{
    /// <inheritdoc cref="Advance"/>
    public Rational Value { get; } = Rule switch
    {
        AdvanceRule.All or AdvanceRule.AtLeast => Value,
        AdvanceRule.Percent when Value > 100 => throw new ArgumentOutOfRangeException(nameof(Value), Value, "Must be at most 100."),
        _ => Limits.Above(Value, 0),
    };

    /// <inheritdoc cref="Advance"/>
    public string? Seed { get; } = Seed is null ? null : Limits.Text(Seed, Vacancy.SeedBytesMax);
}
