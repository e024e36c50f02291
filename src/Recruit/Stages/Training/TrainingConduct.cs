using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.Training;

/// <summary>How those selected are trained, as campaign.json says it; who passes is said by the vacancy.</summary>
/// <param name="Terms">How long the steps may take.</param>
/// <param name="MentorLoad">The most trainees of one mentor at once, 1 to <see cref="CohortPlan.CapacityMax"/>.</param>
/// <param name="Ties">Fields of the vacancy whose value ties a trainee to a mentor who has the same, e.g. the employer.</param>
/// <param name="Cohorts">At most <see cref="CohortsMax"/>, each id once; none where nobody is trained here.</param>
public sealed record TrainingConduct(CohortTerms Terms, int MentorLoad, ImmutableArray<Id> Ties, ImmutableArray<PlannedCohort> Cohorts)
{
    /// <summary>The most cohorts of a campaign.</summary>
    public const int CohortsMax = 100;

    /// <summary>What holds where campaign.json says nothing, or is not there.</summary>
    public static TrainingConduct Plain { get; } = new(new CohortTerms(5, 2, 5, 3, 10), 5, [], []);

    /// <inheritdoc cref="TrainingConduct"/>
    public int MentorLoad { get; } = Limits.Between(MentorLoad, 1, CohortPlan.CapacityMax);

    /// <inheritdoc cref="TrainingConduct"/>
    public ImmutableArray<PlannedCohort> Cohorts { get; } = CohortPlan.Bounded(Cohorts, CohortsMax);
}

/// <summary>A cohort before it has people: trainers and mentors are named when it is opened.</summary>
/// <param name="Id">Names it within the campaign.</param>
/// <param name="Capacity">The most trainees at once, 1 to <see cref="CohortPlan.CapacityMax"/>.</param>
/// <param name="EntryUntil">The last instant of entry, exclusive.</param>
/// <param name="Sessions">In declared order, at most <see cref="CohortPlan.SessionsMax"/>.</param>
/// <param name="Exercises">From when on exercises can be marked, at most <see cref="CohortPlan.ExercisesMax"/>; others from the entry of a trainee on.</param>
public sealed record PlannedCohort(
    Id Id, int Capacity, Instant EntryUntil, ImmutableArray<PlannedSession> Sessions, ImmutableArray<PlannedExercise> Exercises)
{
    /// <summary>The end of entry where none is said: 2199-12-31T23:59:59Z, the last second of the folder's years.</summary>
    public static Instant NoEnd { get; } = new(7_258_118_399_000);

    /// <inheritdoc cref="PlannedCohort"/>
    public int Capacity { get; } = Limits.Between(Capacity, 1, CohortPlan.CapacityMax);

    /// <inheritdoc cref="PlannedCohort"/>
    public ImmutableArray<PlannedSession> Sessions { get; } = CohortPlan.Bounded(Sessions, CohortPlan.SessionsMax);

    /// <inheritdoc cref="PlannedCohort"/>
    public ImmutableArray<PlannedExercise> Exercises { get; } = CohortPlan.Bounded(Exercises, CohortPlan.ExercisesMax);
}

/// <summary>A meeting of a cohort, before it has a trainer.</summary>
/// <param name="Id">Names it within the cohort.</param>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it is over; after <paramref name="Starts"/>.</param>
/// <param name="Place">Where, as the agency numbers its places.</param>
public sealed record PlannedSession(Id Id, Instant Starts, Instant Ends, Id Place);

/// <summary>From when on an exercise can be marked.</summary>
public sealed record PlannedExercise(Id Id, Instant From);
