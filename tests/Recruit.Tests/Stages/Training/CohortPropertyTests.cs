using FsCheck.Fluent;
using Recruit.Actors;
using Recruit.Stages.Training;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.Training.CohortBench;

namespace Recruit.Tests.Stages.Training;

/// <summary>What holds for a cohort whatever its people do, in whatever order.</summary>
public class CohortPropertyTests
{
    private static readonly Id[] Candidates = [Anna, Boris, Vera, new("c-4"), new("c-5")];
    private static readonly Id[] Mentors = [Mentor, OtherMentor];
    private static readonly Id[] People = [Officer, Approver, Trainer];

    [Fact]
    public void Totals_count_every_entry_once() => Story((bench, cohort) =>
    {
        foreach (var total in bench.Do<AttendanceTotals>(new ReadAttendance()).Trainees)
        {
            var trainee = cohort.Trainees[total.Candidate];
            (total.Present + total.Late + total.Absent + total.Excused).ShouldBe(trainee.Attendance.Count);
            (total.Missing + trainee.Attendance.Count).ShouldBeLessThanOrEqualTo(Plan.Sessions.Length);
        }
    });

    [Fact]
    public void Room_and_mentors_are_never_overdrawn_and_no_conflict_is_broken() => Story((_, cohort) =>
    {
        cohort.Trainees.Values.Count(one => one.IsIn).ShouldBeLessThanOrEqualTo(Plan.Capacity);
        foreach (var mentor in Plan.Mentors)
        {
            var trainees = cohort.TraineesOf(mentor.Account).ToArray();
            trainees.Length.ShouldBeLessThanOrEqualTo(mentor.TraineesMax);
            trainees.All(one => !one.IsInConflictWith(mentor.Account)).ShouldBeTrue();
        }
    });

    [Fact]
    public void What_is_exported_was_confirmed_by_somebody_else() => Story((bench, cohort) =>
    {
        foreach (var mark in bench.Do<TrainingFacts>(new ExportResults()).Marks)
        {
            var result = cohort.Trainees[mark.Candidate].Results[mark.Exercise];
            result.Confirmed.ShouldNotBeNull().By.ShouldNotBe(result.Entered.By);
        }
    });

    [Fact]
    public void Certificates_follow_a_pass_and_end_by_two_people() => Story((_, cohort) =>
    {
        foreach (var trainee in cohort.Trainees.Values)
        {
            trainee.Certificates.Count(one => one.Revoked is null).ShouldBeLessThanOrEqualTo(1);
            (trainee.Certificates.Length > 0 && trainee.Passed is null && trainee.PassWithdrawn is null).ShouldBeFalse();
            trainee.Certificates.All(one => one.Revoked is null || one.Revoked.By != one.RevocationAsked!.By).ShouldBeTrue();
        }
    });

    [Fact]
    public void A_command_that_was_carried_out_changes_nothing_when_it_is_repeated() => Story((_, _) => { }, isStored: true);

    private static void Story(Action<CohortBench, Cohort> holds, bool isStored = false) => Properties.Hold(Gen.Choose(1, int.MaxValue), seed =>
    {
        var random = new Random(seed);
        var bench = Opened(isStored);
        bench.Do(Admit(Anna, Boris));
        for (var step = 0; step < (isStored ? 12 : 40); step++)
        {
            bench.Now += TimeSpan.FromHours(random.Next(4) == 0 ? random.Next(1, 30) : 0);
            var command = Any(random, bench.State);
            if (bench.Do(command) is not Refusal && isStored)
            {
                var before = bench.State;
                bench.Do(command);
                bench.State.ShouldBeSameAs(before, $"{command}");
            }

            holds(bench, bench.State);
        }
    });

    private static ActorCommand Any(Random random, Cohort cohort)
    {
        var mandate = By(People[random.Next(People.Length)]);
        var candidate = Candidates[random.Next(Candidates.Length)];
        var mentor = Mentors[random.Next(Mentors.Length)];
        var trainee = cohort.Find(candidate);
        var entry = Was((Presence)random.Next(3));
        var number = trainee?.Certificates is [.., var last] ? last.Number : new Id("ABC");
        return random.Next(18) switch
        {
            0 => new AdmitTrainees(mandate, [new IntakeEntry(candidate, random.Next(2) == 0 ? [] : [Address])]),
            1 => new WithdrawTrainee(mandate, candidate),
            2 => new ReadmitTrainee(mandate, candidate),
            3 => new DeclareConflict(By(mentor), candidate, MentorConflict.Kinship),
            4 or 5 => new AssignMentor(mandate, candidate, mentor),
            6 or 7 => Sheet(First, Trainer, (candidate, entry)),
            8 => Sheet(Later, OtherTrainer, (candidate, entry), (Anna, entry)),
            9 => new CorrectPresence(mandate, First, candidate, entry),
            10 or 11 => Enter(candidate, random.Next(11)),
            12 => new ConfirmResult(mandate, candidate, Project, trainee?.Results.GetValueOrDefault(Project)?.Number ?? 1),
            13 => new ReturnResult(mandate, candidate, Project, trainee?.Results.GetValueOrDefault(Project)?.Number ?? 1),
            14 => new TellOutcome(mandate, candidate, random.Next(3) > 0),
            15 => new IssueCertificate(mandate, candidate),
            16 => new RevokeCertificate(mandate, candidate, number),
            _ => random.Next(5) == 0 ? new FreezeResults(mandate) : new DeclineRevocation(mandate, candidate, number),
        };
    }
}
