using System.Collections.Immutable;

namespace Recruit.Vacancies;

/// <summary>The five kinds of stage, in the order in which they stand; any may be missing or repeat.</summary>
public enum StageKind
{
    /// <summary>People learn of the vacancy and register interest.</summary>
    Attraction,

    /// <summary>Minimum filter and compliance test.</summary>
    PrimarySelection,

    /// <summary>Timed tests and case studies.</summary>
    ProfessionalTesting,

    /// <summary>Panels before the merit list.</summary>
    FinalSelection,

    /// <summary>Seminars, mentors and results, after the places are filled.</summary>
    Training,
}

/// <summary>One step of the campaign, in declared order.</summary>
/// <param name="Id">Names it within the vacancy.</param>
/// <param name="Kind">Which of the five kinds it is.</param>
/// <param name="Requirements">What everybody who enters must meet.</param>
/// <param name="Score">How its total is made, if it has one.</param>
/// <param name="Hurdles">Values that must be reached.</param>
/// <param name="Band">Limits of pass and hold, if any.</param>
/// <param name="Advance">Who goes on; without it everybody in the running.</param>
public sealed record Stage(
    Id Id,
    StageKind Kind,
    ImmutableArray<Requirement> Requirements,
    Score? Score,
    ImmutableArray<Hurdle> Hurdles,
    Band? Band,
    Advance? Advance)
{
    /// <summary>On what it draws: the sources of its components, then of its hurdles.</summary>
    public IEnumerable<Source> DrawsOn() =>
        (Score?.Components ?? []).Select(component => component.Source).Concat(Hurdles.Select(hurdle => hurdle.Source));
}
