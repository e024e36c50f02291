using System.Collections.Immutable;
using Recruit.Numbers;

namespace Recruit.Vacancies;

/// <summary>The post's name in the three languages of the service.</summary>
public sealed record Title(string Kazakh, string Russian, string English)
{
    /// <summary>In Kazakh; not empty.</summary>
    public string Kazakh { get; init => field = Limits.Text(value); } = Limits.Text(Kazakh);

    /// <summary>In Russian; not empty.</summary>
    public string Russian { get; init => field = Limits.Text(value); } = Limits.Text(Russian);

    /// <summary>In English; not empty.</summary>
    public string English { get; init => field = Limits.Text(value); } = Limits.Text(English);
}

/// <summary>Places kept for those for whom a condition holds.</summary>
/// <param name="Id">Never "open" or "all".</param>
/// <param name="Condition">Who is a member.</param>
/// <param name="Places">At least 1.</param>
/// <param name="UnfilledToOpen">Whether places that no member takes go to everybody; else they stay vacant.</param>
public sealed record Quota(Id Id, Condition Condition, int Places, bool UnfilledToOpen)
{
    /// <inheritdoc cref="Quota"/>
    public int Places { get; init => field = Limits.Between(value, 1, int.MaxValue); } = Limits.Between(Places, 1, int.MaxValue);
}

/// <summary>A stage whose total counts in the merit total.</summary>
public sealed record MeritStage(Id Stage, Rational Weight)
{
    /// <summary>How much the total counts; at least 0.</summary>
    public Rational Weight { get; init => field = Limits.NotNegative(value); } = Limits.NotNegative(Weight);
}

/// <summary>How the strict order of the merit list is made (rules 9.1, 9.2).</summary>
/// <param name="Stages">Named stages, none of them training.</param>
/// <param name="Combine">Sum or mean.</param>
/// <param name="Digits">Decimals of the merit total.</param>
/// <param name="Break">Cascade over stages and fields.</param>
/// <param name="Seed">Seed of the lottery that ends every tie.</param>
public sealed record Merit(ImmutableArray<MeritStage> Stages, Combine Combine, int Digits, ImmutableArray<BreakKey> Break, string Seed)
{
    /// <inheritdoc cref="Merit"/>
    public ImmutableArray<MeritStage> Stages { get; init => field = Limits.NotEmpty(value); } = Limits.NotEmpty(Stages);

    /// <inheritdoc cref="Merit"/>
    public int Digits { get; init => field = Limits.Between(value, 0, Score.DigitsMax); } = Limits.Between(Digits, 0, Score.DigitsMax);

    /// <inheritdoc cref="Merit"/>
    public string Seed { get; init => field = Limits.Text(value, Vacancy.SeedBytesMax); } = Limits.Text(Seed, Vacancy.SeedBytesMax);
}

/// <summary>How many of the waiting list are told that they are in reserve, and until when.</summary>
public sealed record Reserve(int Size, DateOnly Expires)
{
    /// <summary>How many; at least 0.</summary>
    public int Size { get; init => field = Limits.Between(value, 0, int.MaxValue); } = Limits.Between(Size, 0, int.MaxValue);
}

/// <summary>Everything that decides a vacancy's results, sealed before anybody applies.</summary>
/// <param name="Id">The vacancy's id.</param>
/// <param name="Title">The post's name.</param>
/// <param name="Posts">Places to fill, 1–<see cref="PostsMax"/>.</param>
/// <param name="TimeZone">IANA name; recorded, used by no rule.</param>
/// <param name="Fields">What is recorded of every candidate.</param>
/// <param name="Stages">In the order in which they run.</param>
/// <param name="Channel">The field that says how a candidate heard of the vacancy.</param>
/// <param name="Exercises">Case studies.</param>
/// <param name="Panels">Panels.</param>
/// <param name="Quotas">Reserved places, in the order in which they are filled.</param>
/// <param name="Merit">The merit list, if there is one.</param>
/// <param name="Reserve">The reserve list, if there is one.</param>
/// <param name="NoDetriment">Whether nobody who passed loses by a voided item or an accepted key.</param>
public sealed record Vacancy(
    Id Id,
    Title Title,
    int Posts,
    string TimeZone,
    ImmutableArray<Field> Fields,
    ImmutableArray<Stage> Stages,
    Id? Channel,
    ImmutableArray<Exercise> Exercises,
    ImmutableArray<Panel> Panels,
    ImmutableArray<Quota> Quotas,
    Merit? Merit,
    Reserve? Reserve,
    bool NoDetriment)
{
    /// <summary>The most places a vacancy may have.</summary>
    public const int PostsMax = 1_000_000;

    /// <summary>The longest seed of a lottery, in bytes of UTF-8.</summary>
    public const int SeedBytesMax = 200;

    /// <inheritdoc cref="Vacancy"/>
    public int Posts { get; init => field = Limits.Between(value, 1, PostsMax); } = Limits.Between(Posts, 1, PostsMax);

    /// <inheritdoc cref="Vacancy"/>
    public ImmutableArray<Stage> Stages { get; init => field = Limits.NotEmpty(value); } = Limits.NotEmpty(Stages);
}
