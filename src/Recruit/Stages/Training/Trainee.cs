using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.Training;

/// <summary>Whether a trainee was at a session.</summary>
public enum Presence
{
    /// <summary>From the beginning.</summary>
    Present,

    /// <summary>Came later.</summary>
    Late,

    /// <summary>Was not there.</summary>
    Absent,

    /// <summary>Was not there, for a coded reason that the agency accepts.</summary>
    Excused,
}

/// <summary>What ties a mentor to a trainee.</summary>
public enum MentorConflict
{
    /// <summary>They are relatives.</summary>
    Kinship,

    /// <summary>They work or worked for one employer, or one for the other.</summary>
    Employer,

    /// <summary>Something else, told in the sealed note.</summary>
    Other,
}

/// <summary>An entry of attendance.</summary>
/// <param name="Presence">Whether the trainee was there.</param>
/// <param name="Excuse">Coded reason; for <see cref="Presence.Excused"/> only, and there always.</param>
public sealed record PresenceEntry(Presence Presence, Id? Excuse = null);

/// <summary>What was recorded of one trainee at one session; corrections stay beside what they correct.</summary>
/// <param name="Entry">What counts.</param>
/// <param name="Act">Who recorded it.</param>
/// <param name="Corrected">What counted before, in order.</param>
public sealed record AttendanceRecord(PresenceEntry Entry, Act Act, ImmutableArray<AttendanceCorrection> Corrected);

/// <summary>An entry that a later one replaced.</summary>
public sealed record AttendanceCorrection(PresenceEntry Entry, Act Act);

/// <summary>A result as the rule engine reads it: marks, or a state without a score.</summary>
/// <param name="State">None for marks; absent, not started or voided without.</param>
/// <param name="Marks">By criterion, all of them; empty for a state.</param>
public sealed record TrainingResult(AttemptState State, ImmutableSortedDictionary<Id, decimal> Marks);

/// <summary>A result on its way: a fact for the rule engine once another person confirmed it.</summary>
/// <param name="Number">Counts the entries for this trainee and exercise, from 1: who confirms names what was read.</param>
/// <param name="Result">What the trainer entered.</param>
/// <param name="Entered">By the trainer.</param>
/// <param name="Confirmed">By another person.</param>
/// <param name="Returned">By another person who wants it entered again.</param>
public sealed record ResultRecord(int Number, TrainingResult Result, Act Entered, Act? Confirmed = null, Act? Returned = null);

/// <summary>A certificate.</summary>
/// <param name="Number">As printed on it.</param>
/// <param name="Issued">Who issued it.</param>
/// <param name="RevocationAsked">Who wants it revoked, until another person agrees or declines.</param>
/// <param name="Revoked">Who agreed that it is revoked.</param>
public sealed record Certificate(Id Number, Act Issued, Act? RevocationAsked = null, Act? Revoked = null);

/// <summary>A trainee's mentor.</summary>
public sealed record Mentoring(Id Mentor, Act Act);

/// <summary>Somebody in the cohort: facts only.</summary>
/// <param name="Candidate">Who it is, opaque.</param>
/// <param name="Entered">Who admitted the trainee, the last time.</param>
/// <param name="Computed">Mentors whose keyed hashes agree with the trainee's.</param>
/// <param name="Declared">Mentors who declared a conflict.</param>
/// <param name="Attendance">By session.</param>
/// <param name="Results">By exercise.</param>
/// <param name="Certificates">In order; all but the last are revoked.</param>
/// <param name="Left">Who recorded that the trainee left.</param>
/// <param name="Mentoring">The mentor, if there is one.</param>
/// <param name="MentorLost">When the last mentor ceased to be one.</param>
/// <param name="Passed">The message of the vacancy that the trainee passed; nothing, or nothing any more, if not.</param>
/// <param name="PassWithdrawn">The message that the trainee has not passed after all.</param>
public sealed record Trainee(
    Id Candidate,
    Act Entered,
    ImmutableArray<Id> Computed,
    ImmutableSortedDictionary<Id, MentorConflict> Declared,
    ImmutableSortedDictionary<Id, AttendanceRecord> Attendance,
    ImmutableSortedDictionary<Id, ResultRecord> Results,
    ImmutableArray<Certificate> Certificates,
    Act? Left = null,
    Mentoring? Mentoring = null,
    Instant? MentorLost = null,
    Act? Passed = null,
    Act? PassWithdrawn = null)
{
    /// <summary>Somebody who enters.</summary>
    public static Trainee New(Id candidate, Act entered, ImmutableArray<Id> computed) => new(
        candidate, entered, computed, ImmutableSortedDictionary<Id, MentorConflict>.Empty, ImmutableSortedDictionary<Id, AttendanceRecord>.Empty,
        ImmutableSortedDictionary<Id, ResultRecord>.Empty, []);

    /// <summary>Whether the trainee is in the cohort now.</summary>
    public bool IsIn => Left is null;

    /// <summary>The certificate that is valid, if any.</summary>
    public Certificate? Valid => Certificates is [.., { Revoked: null } last] ? last : null;

    /// <summary>Whether a mentor must not accompany the trainee.</summary>
    public bool IsInConflictWith(Id mentor) => Computed.Contains(mentor) || Declared.ContainsKey(mentor);
}
