using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Testing;

namespace Recruit.Stages.Training;

/// <summary>What can be read of a cohort.</summary>
internal static class CohortReading
{
    public static Decision Trainee(Cohort cohort, CohortPlan plan, ReadTrainee read) =>
        !plan.HasTrainer(read.Trainer) ? Decision.Refuse(CohortRefusals.NotTheTrainer)
        : cohort.Find(read.Candidate) is not { } trainee
        ? Decision.Tell(CohortRules.Stranger(read.Candidate))
        : read.Mentor is { } mentor && trainee.Mentoring?.Mentor != mentor ? Decision.Refuse(CohortRefusals.NotAMentor)
        : Decision.Tell(new TraineeRead(
            trainee.Candidate,
            trainee.IsIn,
            trainee.Attendance,
            trainee.Results.ToImmutableSortedDictionary(
                one => one.Key,
                one => new ResultRead(one.Value.Number, one.Value.Result, one.Value.Confirmed is not null, one.Value.Returned is not null)),
            trainee.Passed is not null,
            trainee.Mentoring?.Mentor,
            trainee.Valid?.Number));

    public static CohortRead Whole(Cohort cohort, CohortPlan plan) => new(
        plan,
        [.. cohort.Trainees.Values.Select(one => new EnrolledTrainee(one.Candidate, one.IsIn, one.Certificates.Length, one.Valid is not null))])
    {
        Frozen = [.. cohort.Frozen?.Keys ?? []],
    };

    public static Decision Mentors(Cohort cohort, CohortPlan plan, ReadMentors read) =>
        read.Mentor is { } mentor && plan.Mentors.All(one => one.Account != mentor)
            ? Decision.Refuse(CohortRefusals.NotAMentor)
            : Decision.Tell(new MentorsRead(
                [.. plan.Mentors.Select(one => new MentorRead(
                    one.Account, one.TraineesMax, [.. cohort.TraineesOf(one.Account).Select(trainee => trainee.Candidate)]))],
                [.. cohort.Trainees.Values.Where(one => one.IsIn && one.Mentoring is null).Select(one => one.Candidate)]));

    /// <summary>Results that another person confirmed; also of those who left later.</summary>
    public static TrainingFacts Facts(Cohort cohort, CohortPlan plan, bool fixedOnly)
    {
        var marks = ImmutableArray.CreateBuilder<TrainingMark>();
        var attempts = ImmutableArray.CreateBuilder<TrainingAttempt>();
        foreach (var trainee in cohort.Trainees.Values)
        {
            foreach (var exercise in plan.Exercises.Where(one => !fixedOnly || cohort.IsFrozen(one.Rule.Id)))
            {
                if (trainee.Results.GetValueOrDefault(exercise.Rule.Id) is not { Confirmed: not null } record)
                {
                    continue;
                }

                if (record.Result.State != AttemptState.None)
                {
                    attempts.Add(new TrainingAttempt(trainee.Candidate, exercise.Rule.Id, record.Result.State));
                    continue;
                }

                marks.AddRange(exercise.Rule.Criteria.Select(one => new TrainingMark(
                    trainee.Candidate, exercise.Rule.Id, record.Entered.By, one.Id, record.Result.Marks[one.Id])));
            }
        }

        return new TrainingFacts(marks.ToImmutable(), attempts.ToImmutable());
    }
}
