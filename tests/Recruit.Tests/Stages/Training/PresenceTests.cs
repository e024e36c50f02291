using Recruit.Stages.Training;
using static Recruit.Tests.Stages.Training.CohortBench;

namespace Recruit.Tests.Stages.Training;

public class RecordPresenceTests
{
    [Fact]
    public void The_sessions_trainer_records_who_was_there()
    {
        var bench = With(Anna, Boris);
        var sheet = Sheet(First, Trainer, (Anna, Was(Presence.Late)), (Boris, Was(Presence.Excused, "illness")));
        bench.Refused(sheet, CohortRefusals.TooEarly);
        bench.Now = FirstBegins;
        bench.Refused(Sheet(First, OtherTrainer, (Anna, Was(Presence.Late))), CohortRefusals.NotTheTrainer);
        bench.Refused(Sheet(new("s9"), Trainer, (Anna, Was(Presence.Late))), CohortRefusals.UnknownSession);
        bench.Refused(Sheet(First, Trainer, (Vera, Was(Presence.Late))), CohortRefusals.NotATrainee);
        bench.Do<CohortDone>(sheet);
        bench.Repeats(sheet);
        bench.Do<AttendanceTotals>(new ReadAttendance()).Trainees.ShouldBe(
            [new AttendanceTotal(Anna, 0, 1, 0, 0, 0), new AttendanceTotal(Boris, 0, 0, 0, 1, 0)]);
    }

    [Fact]
    public void What_is_recorded_is_not_recorded_otherwise()
    {
        var bench = With(Anna, Boris);
        bench.Now = FirstBegins;
        bench.Do(Sheet(First, Trainer, (Anna, Was(Presence.Present))));
        bench.Refused(Sheet(First, Trainer, (Anna, Was(Presence.Absent)), (Boris, Was(Presence.Present))), CohortRefusals.RecordedOtherwise);
        bench.State.Find(Boris)!.Attendance.ShouldBeEmpty();
    }

    [Fact]
    public void An_excuse_has_a_reason_and_nothing_else_has_one()
    {
        var bench = With(Anna);
        bench.Now = FirstBegins;
        bench.Refused(Sheet(First, Trainer, (Anna, Was(Presence.Excused))), CohortRefusals.BadExcuse);
        bench.Refused(Sheet(First, Trainer, (Anna, Was(Presence.Absent, "illness"))), CohortRefusals.BadExcuse);
    }

    [Fact]
    public void Missing_entries_are_told_when_the_session_is_over_and_only_of_those_who_were_in()
    {
        var bench = With(Anna);
        bench.Now = FirstBegins + TimeSpan.FromHours(1);
        bench.Do(Admit(Boris));
        bench.Now = FirstBegins + TimeSpan.FromHours(3);
        bench.Do<AttendanceTotals>(new ReadAttendance()).Trainees.Select(one => one.Missing).ShouldBe([1, 0]);
        var file = bench.Files().Single(one => one.Step == CohortStep.RecordPresence);
        (file.Subject, file.File.Holder, file.IsOverdue).ShouldBe((First, Trainer, false));
        bench.Now = LaterBegins;
        bench.Files(overdueOnly: true).Select(one => one.Step).ShouldContain(CohortStep.RecordPresence);
    }
}

public class CorrectPresenceTests
{
    [Fact]
    public void A_correction_leaves_what_it_corrects_on_record()
    {
        var bench = With(Anna);
        bench.Now = FirstBegins;
        var correct = new CorrectPresence(By(Trainer), First, Anna, Was(Presence.Excused, "illness"));
        bench.Refused(correct, CohortRefusals.NothingRecorded);
        bench.Do(Sheet(First, Trainer, (Anna, Was(Presence.Absent))));
        bench.Do<CohortDone>(correct);
        bench.Repeats(correct);
        var record = bench.Do<TraineeRead>(new ReadTrainee(Anna)).Attendance[First];
        record.Entry.ShouldBe(Was(Presence.Excused, "illness"));
        record.Corrected.ShouldHaveSingleItem().Entry.ShouldBe(Was(Presence.Absent));
        bench.Do<AttendanceTotals>(new ReadAttendance()).Trainees.ShouldBe([new AttendanceTotal(Anna, 0, 0, 0, 1, 0)]);
    }

    [Fact]
    public void Corrections_have_an_end()
    {
        var bench = With(Anna);
        bench.Now = FirstBegins;
        bench.Do(Sheet(First, Trainer, (Anna, Was(Presence.Absent))));
        for (var number = 0; number < 20; number++)
        {
            bench.Do<CohortDone>(new CorrectPresence(By(Trainer), First, Anna, Was(number % 2 == 0 ? Presence.Late : Presence.Absent)));
        }

        bench.Refused(new CorrectPresence(By(Trainer), First, Anna, Was(Presence.Present)), CohortRefusals.TooManyCorrections);
    }
}
