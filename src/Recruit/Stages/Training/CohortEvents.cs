using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.Training;

/// <summary>The cohort began to exist.</summary>
public sealed record CohortOpened(Act Act, CohortPlan Plan) : ActorEvent;

/// <summary>A new trainee with the mentors whose keyed hashes agree with the trainee's.</summary>
public sealed record AdmittedTrainee(Id Candidate, ImmutableArray<Id> Conflicted);

/// <summary>Trainees entered.</summary>
public sealed record TraineesAdmitted(Act Act, ImmutableArray<AdmittedTrainee> Trainees) : ActorEvent;

/// <summary>A trainee left; the mentor is free for another.</summary>
public sealed record TraineeWithdrawn(Act Act, Id Candidate) : ActorEvent;

/// <summary>A trainee who had left came back.</summary>
public sealed record TraineeReadmitted(Act Act, Id Candidate) : ActorEvent;

/// <summary>The mentor who acted must not accompany the trainee.</summary>
public sealed record ConflictDeclared(Act Act, Id Candidate, MentorConflict Conflict) : ActorEvent;

/// <summary>A trainee has a mentor.</summary>
public sealed record MentorAssigned(Act Act, Id Candidate, Id Mentor) : ActorEvent;

/// <summary>Who was at a session.</summary>
public sealed record PresenceRecorded(Act Act, Id Session, ImmutableSortedDictionary<Id, PresenceEntry> Entries) : ActorEvent;

/// <summary>An entry of attendance was replaced.</summary>
public sealed record PresenceCorrected(Act Act, Id Session, Id Candidate, PresenceEntry Entry) : ActorEvent;

/// <summary>A trainer entered a result.</summary>
public sealed record ResultEntered(Act Act, Id Candidate, Id Exercise, int Number, TrainingResult Result) : ActorEvent;

/// <summary>A result became a fact.</summary>
public sealed record ResultConfirmed(Act Act, Id Candidate, Id Exercise) : ActorEvent;

/// <summary>A result has to be entered again.</summary>
public sealed record ResultReturned(Act Act, Id Candidate, Id Exercise) : ActorEvent;

/// <summary>A training stage was closed for the first time.</summary>
/// <param name="Act">By whom.</param>
/// <param name="Exercises">Those whose results are fixed; all if nothing.</param>
public sealed record ResultsFrozen(Act Act, ImmutableArray<Id>? Exercises = null) : ActorEvent;

/// <summary>The vacancy told whether a trainee passed.</summary>
public sealed record OutcomeTold(Act Act, Id Candidate, bool HasPassed) : ActorEvent;

/// <summary>A certificate was issued.</summary>
public sealed record CertificateIssued(Act Act, Id Candidate, Id Number) : ActorEvent;

/// <summary>One person wants a certificate revoked.</summary>
public sealed record RevocationProposed(Act Act, Id Candidate) : ActorEvent;

/// <summary>The certificate stands.</summary>
public sealed record RevocationDeclined(Act Act, Id Candidate) : ActorEvent;

/// <summary>A second person agreed; the certificate is not valid any more.</summary>
public sealed record CertificateRevoked(Act Act, Id Candidate) : ActorEvent;
