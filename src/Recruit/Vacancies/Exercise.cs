using System.Collections.Immutable;
using Recruit.Numbers;

namespace Recruit.Vacancies;

/// <summary>What markers or panel members judge.</summary>
/// <param name="Id">Names it within its exercise or panel.</param>
/// <param name="Min">Lowest mark; always 0 for an exercise.</param>
/// <param name="Max">Highest mark, above <paramref name="Min"/>.</param>
/// <param name="Weight">At least 0.</param>
public sealed record Criterion(Id Id, Rational Min, Rational Max, Rational Weight)
{
    /// <inheritdoc cref="Criterion"/>
    public Rational Max { get; init => field = Limits.Above(value, Min); } = Limits.Above(Max, Min);

    /// <inheritdoc cref="Criterion"/>
    public Rational Weight { get; init => field = Limits.NotNegative(value); } = Limits.NotNegative(Weight);
}

/// <summary>A case study that markers mark (rules 4).</summary>
/// <param name="Id">Shared set of ids with tests and panels.</param>
/// <param name="Criteria">At least one.</param>
/// <param name="Markers">1, or 2 who mark blind.</param>
/// <param name="Tolerance">How far two totals may be apart before a third is needed; with two markers only.</param>
public sealed record Exercise(Id Id, ImmutableArray<Criterion> Criteria, int Markers, Rational Tolerance)
{
    /// <summary>The most markers whose marks of one script count: two and a third opinion.</summary>
    public const int MarkersMax = 3;

    /// <inheritdoc cref="Exercise"/>
    public ImmutableArray<Criterion> Criteria { get; init => field = Limits.NotEmpty(value); } = Limits.NotEmpty(Criteria);

    /// <inheritdoc cref="Exercise"/>
    public int Markers { get; init => field = Limits.Between(value, 1, MarkersMax - 1); } = Limits.Between(Markers, 1, MarkersMax - 1);

    /// <inheritdoc cref="Exercise"/>
    public Rational Tolerance { get; init => field = Limits.NotNegative(value); } = Limits.NotNegative(Tolerance);
}

/// <summary>How a criterion's ratings become one value (rules 5).</summary>
public enum PanelMethod
{
    /// <summary>The mean of all.</summary>
    Mean,

    /// <summary>With three or more, the mean without one highest and one lowest.</summary>
    Trimmed,
}

/// <summary>A panel that rates finalists (rules 5).</summary>
/// <param name="Id">Shared set of ids with tests and exercises.</param>
/// <param name="Members">All declared members.</param>
/// <param name="Criteria">At least one.</param>
/// <param name="Method">Mean or trimmed mean.</param>
/// <param name="Quorum">Share of all declared members who must take part, above 0, at most 1.</param>
public sealed record Panel(Id Id, ImmutableArray<Person> Members, ImmutableArray<Criterion> Criteria, PanelMethod Method, Rational Quorum)
{
    /// <inheritdoc cref="Panel"/>
    public ImmutableArray<Person> Members { get; init => field = Limits.NotEmpty(value); } = Limits.NotEmpty(Members);

    /// <inheritdoc cref="Panel"/>
    public ImmutableArray<Criterion> Criteria { get; init => field = Limits.NotEmpty(value); } = Limits.NotEmpty(Criteria);

    /// <inheritdoc cref="Panel"/>
    public Rational Quorum { get; } = Quorum <= 1
        ? Limits.Above(Quorum, 0)
        : throw new ArgumentOutOfRangeException(nameof(Quorum), Quorum, "Must be at most 1.");

    /// <summary>How many members must take part for a candidate: a share of all who are declared, rounded up.</summary>
    public int QuorumMembers => (int)(Quorum * Members.Length).Ceiling();
}
