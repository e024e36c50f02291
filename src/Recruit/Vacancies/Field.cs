using System.Collections.Immutable;

namespace Recruit.Vacancies;

/// <summary>What a candidate's value for a field can be.</summary>
public enum FieldType
{
    /// <summary>An exact decimal.</summary>
    Number,

    /// <summary>A calendar day, years 1800–2199.</summary>
    Date,

    /// <summary>Any text, compared by its bytes.</summary>
    Text,

    /// <summary>no, below yes.</summary>
    Flag,

    /// <summary>One of the declared levels, the first being the lowest.</summary>
    Ordinal,
}

/// <summary>Something that is recorded of every candidate and that rules may ask (rules 2).</summary>
/// <param name="Id">Column of candidates.csv; never "candidate".</param>
/// <param name="Type">What its values are.</param>
/// <param name="Levels">The values of an ordinal field, lowest first; empty for the other types.</param>
public sealed record Field(Id Id, FieldType Type, ImmutableArray<string> Levels)
{
    /// <summary>The id that no field may have: it names the candidate's own column.</summary>
    public const string ReservedId = "candidate";

    /// <inheritdoc cref="Field"/>
    public ImmutableArray<string> Levels { get; } = Type == FieldType.Ordinal ? Limits.NotEmpty(Levels) : Levels.IsEmpty
        ? Levels
        : throw new ArgumentException("Only an ordinal field has levels.", nameof(Levels));
}
