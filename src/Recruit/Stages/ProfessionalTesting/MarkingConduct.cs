using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>How an exercise is marked, as campaign.json says it: what a plan holds beyond the exercise, the calendar and the seed.</summary>
/// <param name="Terms">Working days for each holder.</param>
/// <param name="CalibrationShare">Least share of calibration scripts in what a marker is given.</param>
/// <param name="DeskMax">The most scripts a marker has before them at a time.</param>
/// <param name="Drift">When a marker is stopped.</param>
/// <param name="RevealLagMinutes">Longest lag of a reveal of a calibration script.</param>
/// <param name="Conflicts">Fields of a candidate that nobody who declared the same value marks, at most <see cref="ConflictsMax"/>.</param>
/// <param name="ScriptsFrom">When the last attempt that could be sat is over.</param>
public sealed record MarkingConduct(
    MarkingTerms Terms,
    Rational CalibrationShare,
    int DeskMax,
    DriftRule Drift,
    int RevealLagMinutes,
    ImmutableArray<Id> Conflicts,
    Instant ScriptsFrom)
{
    /// <summary>Most fields, inclusive: each is a trait of a script, and one more says whose it is.</summary>
    public const int ConflictsMax = MarkingRoundRules.TraitsMax - 1;

    /// <summary>The plan of a round.</summary>
    /// <param name="exercise">What is marked.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="seed">Decides every draw of the round.</param>
    public MarkingPlan PlanOf(Exercise exercise, WorkingCalendar calendar, Digest seed) =>
        new(exercise, Terms, calendar, seed, CalibrationShare, DeskMax, Drift, RevealLagMinutes, ScriptsFrom);
}
