using System.Collections.Immutable;
using Recruit.Files.Json;
using Recruit.Stages.Training;
using Recruit.WorkingDays;
using static Recruit.Files.Rules.Forms;

namespace Recruit.Files.Sittings;

/// <summary>The member <c>training</c> of campaign.json (docs/campaign-json.md).</summary>
internal static class TrainingShape
{
    public static TrainingConduct Read(JsonObject campaign) =>
        campaign.Optional("training", ReadConduct, TrainingConduct.Plain) ?? TrainingConduct.Plain;

    private static TrainingConduct ReadConduct(JsonValue value) => value.Object(training =>
    {
        var plain = TrainingConduct.Plain;
        return new TrainingConduct(
            new CohortTerms(
                Days("mentorDays", plain.Terms.MentorDays),
                Days("attendanceDays", plain.Terms.AttendanceDays),
                Days("resultDays", plain.Terms.ResultDays),
                Days("confirmDays", plain.Terms.ConfirmDays),
                Days("certificateDays", plain.Terms.CertificateDays)),
            training.Optional("mentorLoad", load => load.Whole(1, CohortPlan.CapacityMax), plain.MentorLoad) ?? plain.MentorLoad,
            training.Optional("ties", fields => fields.List(ReadId), plain.Ties),
            training.Optional("cohorts", list => Few(list, ReadCohort, TrainingConduct.CohortsMax), plain.Cohorts));

        int Days(string name, int otherwise) => training.Optional(name, days => days.Whole(0, WorkingCalendar.TermMax), otherwise) ?? otherwise;
    });

    private static PlannedCohort ReadCohort(JsonValue value) => value.Object(cohort => new PlannedCohort(
        cohort.Required("id", ReadId),
        cohort.Optional("capacity", most => most.Whole(1, CohortPlan.CapacityMax), CohortPlan.CapacityMax) ?? CohortPlan.CapacityMax,
        cohort.Optional("entryUntil", CampaignPlanShape.ReadTime, PlannedCohort.NoEnd) ?? PlannedCohort.NoEnd,
        cohort.Optional("sessions", list => Few(list, ReadSession, CohortPlan.SessionsMax), []),
        cohort.Optional("exercises", list => Few(list, ReadExercise, CohortPlan.ExercisesMax), [])));

    private static PlannedSession ReadSession(JsonValue value) => value.Object(session =>
    {
        var starts = session.Required("starts", CampaignPlanShape.ReadTime);
        return new PlannedSession(
            session.Required("id", ReadId),
            starts ?? default,
            session.Required("ends", time => CampaignPlanShape.ReadTimeFrom(time, starts, mayBeEqual: false)) ?? default,
            session.Required("place", ReadId));
    });

    private static PlannedExercise ReadExercise(JsonValue value) => value.Object(exercise =>
        new PlannedExercise(exercise.Required("id", ReadId), exercise.Required("from", CampaignPlanShape.ReadTime) ?? default));

    /// <summary>A list that is not longer than it may be.</summary>
    private static ImmutableArray<T> Few<T>(JsonValue value, Func<JsonValue, T> read, int most)
    {
        var list = value.List(read);
        if (list.Length <= most)
        {
            return list;
        }

        value.Report(Phrases.OutOfRange);
        return [];
    }
}
