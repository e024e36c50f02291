using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Stages.Training;

/// <summary>Opens the cohort of an intake.</summary>
public sealed record OpenCohort(Mandate Mandate, CohortPlan Plan) : ActorCommand;

/// <summary>Somebody of the vacancy's intake.</summary>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="ConflictKeys">Keyed hashes, made with the same key as those of the mentors; at most <see cref="CohortPlan.ConflictKeysMax"/>.</param>
public sealed record IntakeEntry(Id Candidate, ImmutableArray<Digest> ConflictKeys)
{
    /// <inheritdoc cref="IntakeEntry"/>
    public ImmutableArray<Digest> ConflictKeys { get; } = CohortPlan.Bounded(ConflictKeys, CohortPlan.ConflictKeysMax);
}

/// <summary>Takes trainees in, all or none; from the vacancy's intake. Who is in already stays in.</summary>
public sealed record AdmitTrainees(Mandate Mandate, ImmutableArray<IntakeEntry> Trainees) : ActorCommand
{
    /// <inheritdoc cref="AdmitTrainees"/>
    public ImmutableArray<IntakeEntry> Trainees { get; } = CohortPlan.Bounded(Trainees, CohortPlan.CapacityMax);
}

/// <summary>A trainee leaves, by withdrawal.</summary>
public sealed record WithdrawTrainee(Mandate Mandate, Id Candidate) : ActorCommand;

/// <summary>A trainee who left, and got a place again, comes back.</summary>
public sealed record ReadmitTrainee(Mandate Mandate, Id Candidate) : ActorCommand;

/// <summary>The acting mentor declares a conflict with a trainee; an assignment ends by it. For <see cref="MentorConflict.Other"/> the mandate's note says which.</summary>
public sealed record DeclareConflict(Mandate Mandate, Id Candidate, MentorConflict Conflict) : ActorCommand;

/// <summary>Gives a trainee a mentor, or another one.</summary>
public sealed record AssignMentor(Mandate Mandate, Id Candidate, Id Mentor) : ActorCommand;

/// <summary>The session's trainer records who was there, for one trainee or several.</summary>
public sealed record RecordPresence(Mandate Mandate, Id Session, ImmutableSortedDictionary<Id, PresenceEntry> Entries) : ActorCommand;

/// <summary>Replaces an entry of attendance; the mandate says why, and the old entry stays on record.</summary>
public sealed record CorrectPresence(Mandate Mandate, Id Session, Id Candidate, PresenceEntry Entry) : ActorCommand;

/// <summary>The exercise's trainer enters a result; until it is confirmed it can be entered again.</summary>
public sealed record EnterResult(Mandate Mandate, Id Candidate, Id Exercise, TrainingResult Result) : ActorCommand;

/// <summary>Another person confirms a result.</summary>
/// <param name="Mandate">Not of who entered it.</param>
/// <param name="Candidate">Whose result.</param>
/// <param name="Exercise">In what.</param>
/// <param name="Number">The entry that was read.</param>
public sealed record ConfirmResult(Mandate Mandate, Id Candidate, Id Exercise, int Number) : ActorCommand;

/// <summary>Another person wants a result entered again, confirmed or not; until then it is no fact.</summary>
public sealed record ReturnResult(Mandate Mandate, Id Candidate, Id Exercise, int Number) : ActorCommand;

/// <summary>A training stage is closed for the first time: the results of its exercises are fixed.</summary>
/// <param name="Mandate">Of who closes it.</param>
/// <param name="Exercises">Its exercises; all of the cohort if nothing.</param>
/// <param name="OnlyAsks">Whether nothing is fixed yet: a closing fixes nothing before everybody it waits for is ready.</param>
public sealed record FreezeResults(Mandate Mandate, ImmutableArray<Id>? Exercises = null, bool OnlyAsks = false) : ActorCommand;

/// <summary>The vacancy tells whether a trainee passed, by the released lists.</summary>
public sealed record TellOutcome(Mandate Mandate, Id Candidate, bool HasPassed) : ActorCommand;

/// <summary>Issues a certificate to somebody who passed; after a revocation, a new one.</summary>
public sealed record IssueCertificate(Mandate Mandate, Id Candidate) : ActorCommand;

/// <summary>Wants a certificate revoked; two people must ask.</summary>
public sealed record RevokeCertificate(Mandate Mandate, Id Candidate, Id Number) : ActorCommand;

/// <summary>Lets a certificate stand that somebody wanted revoked.</summary>
public sealed record DeclineRevocation(Mandate Mandate, Id Candidate, Id Number) : ActorCommand;

/// <summary>Whether a certificate is valid. Anybody may ask; changes nothing, like all that begin with Read.</summary>
public sealed record VerifyCertificate(Id Number) : ActorCommand;

/// <summary>How often a trainee was present, late, absent and excused, for all trainees.</summary>
/// <param name="Trainer">Only if this account teaches or marks in the cohort; whoever it is if nothing.</param>
public sealed record ReadAttendance(Id? Trainer = null) : ActorCommand;

/// <summary>What was recorded of one trainee.</summary>
/// <param name="Candidate">Of whom.</param>
/// <param name="Mentor">Only if this mentor accompanies the trainee; whoever it is if nothing.</param>
/// <param name="Trainer">Only if this account teaches or marks in the cohort; whoever it is if nothing.</param>
public sealed record ReadTrainee(Id Candidate, Id? Mentor = null, Id? Trainer = null) : ActorCommand;

/// <summary>Mentors with their trainees.</summary>
/// <param name="Mentor">Only if this account is a mentor of the cohort; whoever it is if nothing.</param>
public sealed record ReadMentors(Id? Mentor = null) : ActorCommand;

/// <summary>Whose turn it is.</summary>
/// <param name="OverdueOnly">Only files that their holder delays.</param>
public sealed record ReadCohortFiles(bool OverdueOnly) : ActorCommand;

/// <summary>Rows of marks.csv and attempts.csv: confirmed results in canonical order.</summary>
/// <param name="FixedOnly">Only results that are fixed.</param>
public sealed record ExportResults(bool FixedOnly = false) : ActorCommand;

/// <summary>The plan, and who is in the cohort or was.</summary>
public sealed record ReadCohort : ActorCommand;
