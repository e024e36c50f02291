using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.Training;

/// <summary>A meeting of the cohort.</summary>
/// <param name="Id">Names it within the plan.</param>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it is over; after <paramref name="Starts"/>.</param>
/// <param name="Place">Where, as the agency numbers its places.</param>
/// <param name="Trainer">Account of who teaches and records attendance.</param>
public sealed record CohortSession(Id Id, Instant Starts, Instant Ends, Id Place, Id Trainer)
{
    /// <inheritdoc cref="CohortSession"/>
    public Instant Ends { get; } = Ends > Starts ? Ends : throw new ArgumentOutOfRangeException(nameof(Ends), Ends, "A session ends after it starts.");
}

/// <summary>Who accompanies trainees.</summary>
/// <param name="Account">The mentor.</param>
/// <param name="TraineesMax">The most trainees at once, at least 1.</param>
/// <param name="ConflictKeys">Keyed hashes of what would tie a trainee to the mentor; opaque here.</param>
public sealed record CohortMentor(Id Account, int TraineesMax, ImmutableArray<Digest> ConflictKeys)
{
    /// <inheritdoc cref="CohortMentor"/>
    public int TraineesMax { get; } = Limits.Between(TraineesMax, 1, CohortPlan.CapacityMax);

    /// <inheritdoc cref="CohortMentor"/>
    public ImmutableArray<Digest> ConflictKeys { get; } = CohortPlan.Bounded(ConflictKeys, CohortPlan.ConflictKeysMax);
}

/// <summary>An exercise of the vacancy's training stages that is marked in the cohort.</summary>
/// <param name="Rule">The vacancy's rule of it, with one marker: the trainer. What is marked blind by two has a marking round.</param>
/// <param name="Trainer">Account of who marks.</param>
/// <param name="From">From when on it can be marked.</param>
public sealed record CohortExercise(Exercise Rule, Id Trainer, Instant From)
{
    /// <inheritdoc cref="CohortExercise"/>
    public Exercise Rule { get; } = Rule.Markers == 1 ? Rule : throw new ArgumentException("The trainer marks alone.", nameof(Rule));
}

/// <summary>How long the steps of training may take, in working days, 0 to <see cref="WorkingCalendar.TermMax"/>; from campaign.json.</summary>
/// <param name="MentorDays">From the entry of a trainee, or the loss of a mentor, to a mentor.</param>
/// <param name="AttendanceDays">From the end of a session to the last entry of attendance.</param>
/// <param name="ResultDays">From when an exercise can be marked to its result.</param>
/// <param name="ConfirmDays">From what one person did to what another must say about it.</param>
/// <param name="CertificateDays">From the message that somebody passed to the certificate.</param>
public sealed record CohortTerms(int MentorDays, int AttendanceDays, int ResultDays, int ConfirmDays, int CertificateDays)
{
    /// <inheritdoc cref="CohortTerms"/>
    public int MentorDays { get; } = Limits.Between(MentorDays, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="CohortTerms"/>
    public int AttendanceDays { get; } = Limits.Between(AttendanceDays, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="CohortTerms"/>
    public int ResultDays { get; } = Limits.Between(ResultDays, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="CohortTerms"/>
    public int ConfirmDays { get; } = Limits.Between(ConfirmDays, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="CohortTerms"/>
    public int CertificateDays { get; } = Limits.Between(CertificateDays, 0, WorkingCalendar.TermMax);
}

/// <summary>What a cohort is opened with. Who passes is decided by the vacancy's training stages; the cohort records facts for them.</summary>
/// <param name="Capacity">The most trainees at once, 1 to <see cref="CapacityMax"/>.</param>
/// <param name="EntryUntil">The last instant of entry, exclusive.</param>
/// <param name="Sessions">At most <see cref="SessionsMax"/>, each id once.</param>
/// <param name="Mentors">At most <see cref="MentorsMax"/>, each account once; none where trainees have no mentors.</param>
/// <param name="Exercises">At most <see cref="ExercisesMax"/>, each id once.</param>
/// <param name="Terms">How long the steps may take.</param>
/// <param name="Calendar">The campaign's working days.</param>
public sealed record CohortPlan(
    int Capacity,
    Instant EntryUntil,
    ImmutableArray<CohortSession> Sessions,
    ImmutableArray<CohortMentor> Mentors,
    ImmutableArray<CohortExercise> Exercises,
    CohortTerms Terms,
    WorkingCalendar Calendar)
{
    /// <summary>The most trainees of a cohort.</summary>
    public const int CapacityMax = 5000;

    /// <summary>The most sessions of a cohort.</summary>
    public const int SessionsMax = 500;

    /// <summary>The most mentors of a cohort.</summary>
    public const int MentorsMax = 1000;

    /// <summary>The most exercises of a cohort.</summary>
    public const int ExercisesMax = 50;

    /// <summary>The most keyed hashes of one person.</summary>
    public const int ConflictKeysMax = 32;

    /// <summary>Whether an account teaches or marks in the cohort; so if none is asked for.</summary>
    internal bool HasTrainer(Id? account) =>
        account is not { } trainer || Sessions.Any(one => one.Trainer == trainer) || Exercises.Any(one => one.Trainer == trainer);

    /// <inheritdoc cref="CohortPlan"/>
    public int Capacity { get; } = Limits.Between(Capacity, 1, CapacityMax);

    /// <inheritdoc cref="CohortPlan"/>
    public ImmutableArray<CohortSession> Sessions { get; } = Distinct(Bounded(Sessions, SessionsMax), one => one.Id);

    /// <inheritdoc cref="CohortPlan"/>
    public ImmutableArray<CohortMentor> Mentors { get; } = Distinct(Bounded(Mentors, MentorsMax), one => one.Account);

    /// <inheritdoc cref="CohortPlan"/>
    public ImmutableArray<CohortExercise> Exercises { get; } = Distinct(Bounded(Exercises, ExercisesMax), one => one.Rule.Id);

    /// <summary>The session of that id, if there is one.</summary>
    public CohortSession? FindSession(Id id) => Sessions.FirstOrDefault(one => one.Id == id);

    /// <summary>The mentor of that account, if there is one.</summary>
    public CohortMentor? FindMentor(Id account) => Mentors.FirstOrDefault(one => one.Account == account);

    /// <summary>The exercise of that id, if there is one.</summary>
    public CohortExercise? FindExercise(Id id) => Exercises.FirstOrDefault(one => one.Rule.Id == id);

    /// <summary>A list that is not longer than it may be.</summary>
    internal static ImmutableArray<T> Bounded<T>(ImmutableArray<T> list, int most) =>
        list.Length <= most ? list : throw new ArgumentException($"At most {most} entries.", nameof(list));

    private static ImmutableArray<T> Distinct<T>(ImmutableArray<T> list, Func<T, Id> id) =>
        list.Select(id).Distinct().Count() == list.Length ? list : throw new ArgumentException("An entry is there twice.", nameof(list));
}
