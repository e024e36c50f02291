using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.Training;

/// <summary>The trainees of one intake with what was recorded of them; who passes is derived elsewhere.</summary>
/// <param name="Key">Vacancy and intake, <c>vacancy/intake</c>.</param>
/// <param name="Trainees">By candidate; who left stays on record.</param>
/// <param name="Plan">Nothing until it is open.</param>
/// <param name="Frozen">Exercises whose stage was closed; from then on their results change only by events of the campaign.</param>
public sealed record Cohort(
    string Key, ImmutableSortedDictionary<Id, Trainee> Trainees, CohortPlan? Plan = null, ImmutableSortedDictionary<Id, Act>? Frozen = null)
{
    /// <summary>The most trainees that are or were in a cohort.</summary>
    public const int EntriesMax = 2 * CohortPlan.CapacityMax;

    /// <summary>A cohort that is not open yet.</summary>
    public static Cohort New(string key) => new(key, ImmutableSortedDictionary<Id, Trainee>.Empty);

    /// <summary>The trainee of that id, also one who left.</summary>
    public Trainee? Find(Id candidate) => Trainees.GetValueOrDefault(candidate);

    /// <summary>Whether the results of an exercise are fixed.</summary>
    public bool IsFrozen(Id exercise) => Frozen?.ContainsKey(exercise) == true;

    /// <summary>Trainees whom a mentor accompanies now.</summary>
    public IEnumerable<Trainee> TraineesOf(Id mentor) => Trainees.Values.Where(one => one.IsIn && one.Mentoring?.Mentor == mentor);

    /// <summary>The state after an event.</summary>
    public Cohort Evolve(ActorEvent happened) => happened switch
    {
        CohortOpened one => this with { Plan = one.Plan },
        TraineesAdmitted one => this with
        {
            Trainees = Trainees.SetItems(one.Trainees.Select(entry =>
                KeyValuePair.Create(entry.Candidate, Trainee.New(entry.Candidate, one.Act, entry.Conflicted)))),
        },
        TraineeWithdrawn one => Change(one.Candidate, trainee => WithoutMentor(trainee, one.Act.At) with { Left = one.Act }),
        TraineeReadmitted one => Change(one.Candidate, trainee => trainee with { Left = null, Entered = one.Act, MentorLost = null }),
        ConflictDeclared one => Change(one.Candidate, trainee => Declared(trainee, one)),
        MentorAssigned one => Change(one.Candidate, trainee => trainee with { Mentoring = new Mentoring(one.Mentor, one.Act), MentorLost = null }),
        PresenceRecorded one => this with
        {
            Trainees = Trainees.SetItems(one.Entries.Select(entry => KeyValuePair.Create(entry.Key, Recorded(Trainees[entry.Key], one, entry.Value)))),
        },
        PresenceCorrected one => Change(one.Candidate, trainee => Corrected(trainee, one)),
        ResultEntered one => Change(one.Candidate, trainee => trainee with
        {
            Results = trainee.Results.SetItem(one.Exercise, new ResultRecord(one.Number, one.Result, one.Act)),
        }),
        ResultConfirmed one => Result(one.Candidate, one.Exercise, result => result with { Confirmed = one.Act, Returned = null }),
        ResultReturned one => Result(one.Candidate, one.Exercise, result => result with { Confirmed = null, Returned = one.Act }),
        ResultsFrozen one => this with
        {
            Frozen = (Frozen ?? ImmutableSortedDictionary<Id, Act>.Empty).SetItems(
                (one.Exercises ?? [.. Plan!.Exercises.Select(exercise => exercise.Rule.Id)]).Select(exercise => KeyValuePair.Create(exercise, one.Act))),
        },
        OutcomeTold one => Change(one.Candidate, trainee => one.HasPassed
            ? trainee with { Passed = one.Act, PassWithdrawn = null }
            : trainee with { Passed = null, PassWithdrawn = one.Act }),
        CertificateIssued one => Change(one.Candidate, trainee => trainee with { Certificates = trainee.Certificates.Add(new Certificate(one.Number, one.Act)) }),
        RevocationProposed one => Certificate(one.Candidate, last => last with { RevocationAsked = one.Act }),
        RevocationDeclined one => Certificate(one.Candidate, last => last with { RevocationAsked = null }),
        CertificateRevoked one => Certificate(one.Candidate, last => last with { Revoked = one.Act }),
        _ => this,
    };

    private static Trainee WithoutMentor(Trainee trainee, Instant at) =>
        trainee.Mentoring is null ? trainee : trainee with { Mentoring = null, MentorLost = at };

    private static Trainee Declared(Trainee trainee, ConflictDeclared one)
    {
        var with = trainee.Mentoring?.Mentor == one.Act.By ? WithoutMentor(trainee, one.Act.At) : trainee;
        return with with { Declared = trainee.Declared.SetItem(one.Act.By, one.Conflict) };
    }

    private static Trainee Recorded(Trainee trainee, PresenceRecorded one, PresenceEntry entry) =>
        trainee with { Attendance = trainee.Attendance.SetItem(one.Session, new AttendanceRecord(entry, one.Act, [])) };

    private static Trainee Corrected(Trainee trainee, PresenceCorrected one)
    {
        var before = trainee.Attendance[one.Session];
        var after = new AttendanceRecord(one.Entry, one.Act, before.Corrected.Add(new AttendanceCorrection(before.Entry, before.Act)));
        return trainee with { Attendance = trainee.Attendance.SetItem(one.Session, after) };
    }

    private Cohort Change(Id candidate, Func<Trainee, Trainee> change) =>
        this with { Trainees = Trainees.SetItem(candidate, change(Trainees[candidate])) };

    private Cohort Result(Id candidate, Id exercise, Func<ResultRecord, ResultRecord> change) => Change(
        candidate, trainee => trainee with { Results = trainee.Results.SetItem(exercise, change(trainee.Results[exercise])) });

    private Cohort Certificate(Id candidate, Func<Certificate, Certificate> change) => Change(
        candidate,
        trainee => trainee with { Certificates = trainee.Certificates.SetItem(trainee.Certificates.Length - 1, change(trainee.Certificates[^1])) });
}
