using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Testing;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.Training;

/// <summary>It is so now, or was before.</summary>
public sealed record CohortDone : Reply;

/// <summary>The result is stored.</summary>
/// <param name="Number">The entry, which another person confirms.</param>
public sealed record ResultTaken(int Number) : Reply;

/// <summary>The trainee has this certificate.</summary>
public sealed record CertificateReply(Id Number) : Reply;

/// <summary>What became of the wish to revoke a certificate.</summary>
/// <param name="IsRevoked">Whether two people asked.</param>
public sealed record RevocationReply(bool IsRevoked) : Reply;

/// <summary>What anybody may know of a certificate's number.</summary>
public enum CertificateState
{
    /// <summary>This cohort issued none of this number.</summary>
    Unknown,

    /// <summary>It is valid.</summary>
    Valid,

    /// <summary>It was revoked.</summary>
    Revoked,
}

/// <summary>Whether a certificate is valid; it has no room for whose it is.</summary>
/// <param name="State">Unknown, valid or revoked.</param>
/// <param name="Issued">Local date.</param>
/// <param name="Revoked">Local date.</param>
public sealed record CertificateStanding(CertificateState State, DateOnly? Issued = null, DateOnly? Revoked = null) : Reply;

/// <summary>Sessions of one trainee, counted.</summary>
/// <param name="Candidate">Whose they are.</param>
/// <param name="Present">From the beginning.</param>
/// <param name="Late">Came later.</param>
/// <param name="Absent">Was not there.</param>
/// <param name="Excused">Was not there, for an accepted reason.</param>
/// <param name="Missing">Sessions that are over and of which nothing is recorded.</param>
public sealed record AttendanceTotal(Id Candidate, int Present, int Late, int Absent, int Excused, int Missing);

/// <summary>All trainees, also those who left, by candidate.</summary>
public sealed record AttendanceTotals(ImmutableArray<AttendanceTotal> Trainees) : Reply;

/// <summary>A result as its reader sees it.</summary>
public sealed record ResultRead(int Number, TrainingResult Result, bool IsConfirmed, bool IsReturned);

/// <summary>What was recorded of one trainee.</summary>
public sealed record TraineeRead(
    Id Candidate,
    bool IsIn,
    ImmutableSortedDictionary<Id, AttendanceRecord> Attendance,
    ImmutableSortedDictionary<Id, ResultRead> Results,
    bool HasPassed,
    Id? Mentor = null,
    Id? Certificate = null) : Reply;

/// <summary>A mentor with the trainees there are now.</summary>
public sealed record MentorRead(Id Mentor, int TraineesMax, ImmutableArray<Id> Trainees);

/// <summary>Mentors in the plan's order, and trainees without one.</summary>
public sealed record MentorsRead(ImmutableArray<MentorRead> Mentors, ImmutableArray<Id> Waiting) : Reply;

/// <summary>What a file of the cohort waits for.</summary>
public enum CohortStep
{
    /// <summary>A mentor for a trainee.</summary>
    AssignMentor,

    /// <summary>Attendance of a session.</summary>
    RecordPresence,

    /// <summary>A trainee's result in an exercise.</summary>
    EnterResult,

    /// <summary>Another person's word about a result.</summary>
    ConfirmResult,

    /// <summary>The certificate of somebody who passed.</summary>
    IssueCertificate,

    /// <summary>Another person's word about a revocation.</summary>
    DecideRevocation,

    /// <summary>The revocation of the certificate of somebody who has not passed after all.</summary>
    Revoke,
}

/// <summary>Who is in a cohort, or was.</summary>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="IsIn">Whether in now.</param>
/// <param name="Certificates">How many certificates were issued, revoked ones too.</param>
/// <param name="IsCertified">Whether one of them is valid.</param>
public sealed record EnrolledTrainee(Id Candidate, bool IsIn, int Certificates = 0, bool IsCertified = false);

/// <summary>A cohort as it was opened, and its trainees by candidate.</summary>
public sealed record CohortRead(CohortPlan Plan, ImmutableArray<EnrolledTrainee> Trainees) : Reply
{
    /// <summary>Exercises whose results change only by events of the campaign.</summary>
    public ImmutableArray<Id> Frozen { get; init; } = [];
}

/// <summary>Whose turn it is.</summary>
/// <param name="Step">What the file waits for.</param>
/// <param name="File">Holder, since when and until when.</param>
/// <param name="WorkingDaysHeld">For how long the file has lain there.</param>
/// <param name="IsOverdue">Whether the holder delays it.</param>
/// <param name="Candidate">Whose file it is; nothing for a session.</param>
/// <param name="Subject">The session or exercise.</param>
public sealed record CohortFile(CohortStep Step, OpenFile File, int WorkingDaysHeld, bool IsOverdue, Id? Candidate = null, Id? Subject = null);

/// <summary>Open files by step, candidate and subject.</summary>
public sealed record CohortFiles(ImmutableArray<CohortFile> Files) : Reply;

/// <summary>A row of marks.csv.</summary>
public sealed record TrainingMark(Id Candidate, Id Exercise, Id Marker, Id Criterion, decimal Mark);

/// <summary>A row of attempts.csv: absent, not started or voided.</summary>
public sealed record TrainingAttempt(Id Candidate, Id Exercise, AttemptState State);

/// <summary>Confirmed results, by candidate, then exercises and criteria in the plan's order.</summary>
public sealed record TrainingFacts(ImmutableArray<TrainingMark> Marks, ImmutableArray<TrainingAttempt> Attempts) : Reply;
