using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>How long each holder may take, in working days, 0 to <see cref="WorkingCalendar.TermMax"/>.</summary>
/// <param name="Allocate">For the lead marker to find a marker for a script.</param>
/// <param name="Mark">For a marker to commit to marks of a script.</param>
/// <param name="Reveal">For a marker to reveal them once that is asked for.</param>
/// <param name="Decide">For a second lead marker to agree to, or decline, a second marking.</param>
/// <param name="Declare">For a marker who was given a seat to declare conflicts.</param>
public sealed record MarkingTerms(int Allocate, int Mark, int Reveal, int Decide, int Declare = 5)
{
    /// <inheritdoc cref="MarkingTerms"/>
    public int Allocate { get; init => field = Limits.Between(value, 0, WorkingCalendar.TermMax); } = Limits.Between(Allocate, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="MarkingTerms"/>
    public int Mark { get; init => field = Limits.Between(value, 0, WorkingCalendar.TermMax); } = Limits.Between(Mark, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="MarkingTerms"/>
    public int Reveal { get; init => field = Limits.Between(value, 0, WorkingCalendar.TermMax); } = Limits.Between(Reveal, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="MarkingTerms"/>
    public int Decide { get; init => field = Limits.Between(value, 0, WorkingCalendar.TermMax); } = Limits.Between(Decide, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="MarkingTerms"/>
    public int Declare { get; init => field = Limits.Between(value, 0, WorkingCalendar.TermMax); } = Limits.Between(Declare, 0, WorkingCalendar.TermMax);
}

/// <summary>What runs a marking round, fixed before its first script.</summary>
/// <param name="Exercise">What is marked, by how many, and how far two totals may be apart.</param>
/// <param name="Terms">Working days for each holder.</param>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Seed">Decides every draw of the round; kept from markers, published with the results if at all.</param>
/// <param name="CalibrationShare">Least share of calibration scripts in what a marker is given, 1/20 to 1/2.</param>
/// <param name="DeskMax">The most scripts a marker has before them at a time, 2 to <see cref="DeskLimit"/>.</param>
/// <param name="Drift">When a marker is stopped.</param>
/// <param name="RevealLagMinutes">
/// With two markers: up to how many minutes after the commit a reveal of a calibration script is asked for, 0 to <see cref="RevealLagLimit"/>. It stands
/// for the time that the other marker of a candidate's script takes, so that the wait does not tell which scripts are calibration scripts.
/// </param>
/// <param name="ScriptsFrom">When the last attempt that could be sat is over, so that no text changes any more; nothing where no text comes.</param>
public sealed record MarkingPlan(
    Exercise Exercise, MarkingTerms Terms, WorkingCalendar Calendar, Digest Seed, Rational CalibrationShare, int DeskMax, DriftRule Drift, int RevealLagMinutes,
    Instant? ScriptsFrom = null)
{
    /// <summary>Largest desk, inclusive.</summary>
    public const int DeskLimit = 100;

    /// <summary>Longest lag in minutes, inclusive: a week.</summary>
    public const int RevealLagLimit = 7 * 24 * 60;

    private static readonly Rational ShareMin = new(1, 20);
    private static readonly Rational ShareMax = new(1, 2);

    /// <inheritdoc cref="MarkingPlan"/>
    public Rational CalibrationShare { get; } = CalibrationShare >= ShareMin && CalibrationShare <= ShareMax
        ? CalibrationShare
        : throw new ArgumentOutOfRangeException(nameof(CalibrationShare), CalibrationShare, "Must be 1/20 to 1/2.");

    /// <inheritdoc cref="MarkingPlan"/>
    public int DeskMax { get; } = Limits.Between(DeskMax, 2, DeskLimit);

    /// <inheritdoc cref="MarkingPlan"/>
    public int RevealLagMinutes { get; } = Limits.Between(RevealLagMinutes, 0, RevealLagLimit);

    /// <summary>Among so many scripts of a marker one at least is a calibration script: the share turned round, rounded down.</summary>
    internal int CalibrationSpan => (int)(CalibrationShare.Denominator / CalibrationShare.Numerator);

    /// <summary>Calibration scripts that a full desk needs, and so the least with which a round may open.</summary>
    internal int CalibrationsMin => 1 + DeskMax / CalibrationSpan;
}
