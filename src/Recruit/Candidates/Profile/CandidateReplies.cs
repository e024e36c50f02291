using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Candidates.Profile;

/// <summary>It is as asked.</summary>
public sealed record CandidateDone : Reply;

/// <summary>The application is in. What the pool shard and the announcement need to know is here too.</summary>
/// <param name="Vacancy">For which vacancy.</param>
/// <param name="Shard">Which pool shard takes it.</param>
/// <param name="Candidate">The person's id in that campaign.</param>
/// <param name="SubmittedAt">Server time.</param>
/// <param name="Profile">Name of the attachment with the sealed fields as they stood.</param>
public sealed record ApplicationTaken(Id Vacancy, int Shard, Id Candidate, Instant SubmittedAt, Digest Profile) : Reply;

/// <summary>Until when an adjustment is to be decided.</summary>
public sealed record AdjustmentTold(Adjustment Adjustment) : Reply;

/// <summary>The record.</summary>
public sealed record CandidateTold(Candidate Record) : Reply;

/// <summary>Everything there is about the person here, and who is to be asked for the rest.</summary>
/// <param name="Record">What the candidate's actor has.</param>
/// <param name="Elsewhere">Other actors, with the entry of the data map for which each is asked.</param>
public sealed record PersonExport(Candidate Record, ImmutableArray<ExportPlace> Elsewhere) : Reply;

/// <summary>An actor that has something about the person.</summary>
/// <param name="Kind">Kind of the actor.</param>
/// <param name="Key">Which one of the kind.</param>
/// <param name="About">What identifies the person there; nothing if the whole actor is about the person.</param>
public sealed record ExportPlace(string Kind, string Key, Id? About = null);
