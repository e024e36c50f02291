using Recruit.Applications;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using static Recruit.Tests.Stages.FinalSelection.PanelBench;

namespace Recruit.Tests.Stages.FinalSelection;

public class RecordAttendanceTests
{
    [Theory]
    [InlineData(AttemptState.Absent)]
    [InlineData(AttemptState.NotStarted)]
    public void Who_was_not_there_is_exported_as_such_and_can_be_corrected(AttemptState state)
    {
        var bench = Ready(Anna);
        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Anna, state));
        bench.Repeats(new RecordAttendance(By(Officer), Anna, state));
        bench.Do<PanelFacts>(new ExportFacts()).Attempts.ShouldBe([new PanelAttempt(Anna, state)]);
        bench.Files().ShouldHaveSingleItem().Step.ShouldBe(PanelStep.ConfirmAbsence);
        bench.Refused(new RevealRatings(By(Chair), Anna), PanelRefusals.NoSitting);

        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Anna, AttemptState.None));
        bench.Do<PanelFacts>(new ExportFacts()).Attempts.ShouldBeEmpty();
        bench.RateAll(Anna, 3);
        bench.Refused(new RecordAttendance(By(Officer), Anna, state), PanelRefusals.AlreadyRated);
        bench.Do(new RevealRatings(By(Chair), Anna));
        bench.Refused(new RecordAttendance(By(Officer), Anna, state), PanelRefusals.Revealed);
    }

    [Fact]
    public void Nobody_is_absent_before_the_sitting()
    {
        var bench = Convened();
        bench.Do(new ListFinalist(By(Officer), Anna, Start + TimeSpan.FromHours(1), []));
        bench.Refused(new RecordAttendance(By(Officer), Anna, AttemptState.Absent), PanelRefusals.BeforeSitting);
    }

    [Fact]
    public void Nobody_is_absent_from_a_sitting_on_short_notice()
    {
        var bench = Convened(noticeHours: 24);
        bench.Do(new ListFinalist(By(Officer), Anna, Start + TimeSpan.FromHours(24), []));
        bench.Do(new ListFinalist(By(Officer), Boris, Start + TimeSpan.FromHours(24), []));
        bench.Now = Start + TimeSpan.FromHours(2);
        bench.Do<PanelDone>(new MoveSitting(By(Officer), Boris, bench.Now));
        bench.Refused(new RecordAttendance(By(Officer), Boris, AttemptState.Absent), PanelRefusals.ShortNotice)
            .Facts.Select(one => one.Value).ShouldBe([bench.Now.ToString(), bench.Now.ToString(), "24"]);
        bench.Refused(new RecordAttendance(By(Officer), Boris, AttemptState.NotStarted), PanelRefusals.ShortNotice);

        // Back to the first time it is announced anew, and shortly before.
        bench.Do<PanelDone>(new MoveSitting(By(Officer), Boris, Start + TimeSpan.FromHours(24)));
        bench.Now = Start + TimeSpan.FromHours(25);
        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Anna, AttemptState.Absent));
        bench.Refused(new RecordAttendance(By(Officer), Boris, AttemptState.Absent), PanelRefusals.ShortNotice);

        // The way on: another time, on due notice.
        bench.Do<PanelDone>(new MoveSitting(By(Officer), Boris, Start + TimeSpan.FromHours(49)));
        bench.Now = Start + TimeSpan.FromHours(49);
        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Boris, AttemptState.Absent));
    }

    [Fact]
    public void One_person_who_notes_finalists_absent_fixes_nothing_before_others_could_say_otherwise()
    {
        var bench = Ready(Anna, Boris);
        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Anna, AttemptState.Absent));
        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Boris, AttemptState.NotStarted));
        var until = bench.State.Charter!.Calendar.Due(bench.State.Find(Boris)!.Attendance!.At, bench.State.Charter.Terms.RateDays);
        bench.Refused(new FreezeRatings(By(Officer)), PanelRefusals.AbsenceUnconfirmed).Facts.ShouldBe(
            [new("finalists", "2"), new("until", until.ToString()), new("way-out", "confirm-absence")]);
        bench.Repeats(new RecordAttendance(By(Officer), Anna, AttemptState.Absent));
        bench.Do<PanelDone>(new RecordAttendance(By(Second), Anna, AttemptState.Absent));
        bench.Repeats(new RecordAttendance(By(Third), Anna, AttemptState.Absent));
        bench.Do<PanelMinutes>(new ReadMinutes()).Facts.Where(one => one.Kind == MinuteKind.Attendance && one.Candidate == Anna)
            .Select(one => one.Act!.By).ShouldBe([Officer, Second], ignoreOrder: true);

        // Who has an interest confirms nothing, and what two people said is not replaced.
        bench.Do<PanelDone>(new DeclareInterest(By(Second), Boris, Interest.Kinship));
        bench.Do<PanelDone>(new RecordAttendance(By(Second), Boris, AttemptState.NotStarted));
        bench.Refused(new FreezeRatings(By(Officer)), PanelRefusals.AbsenceUnconfirmed).Facts[0].Value.ShouldBe("1");
        bench.Refused(new RecordAttendance(By(Chair), Anna, AttemptState.NotStarted), PanelRefusals.AttendanceConfirmed).Facts.ShouldBe([new("way-out", "record-events")]);
        bench.Do<PanelDone>(new RecordAttendance(By(Chair), Boris, AttemptState.None));
        bench.Do<PanelDone>(new RecordAttendance(By(Chair), Boris, AttemptState.Absent));

        // Where somebody said otherwise, only a second word makes it stand, however long that takes.
        bench.Now = until + TimeSpan.FromDays(30);
        bench.Refused(new FreezeRatings(By(Officer)), PanelRefusals.AbsenceDisputed).Facts[0].Value.ShouldBe("1");
        bench.Files().ShouldHaveSingleItem().Candidate.ShouldBe(Boris);
        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Boris, AttemptState.Absent));
        bench.Do<PanelDone>(new FreezeRatings(By(Officer), OnlyAsks: true));
        bench.State.Frozen.ShouldBeNull();
        bench.Do<PanelDone>(new FreezeRatings(By(Officer)));
        bench.State.Frozen.ShouldNotBeNull();
    }

    [Fact]
    public void What_two_people_said_by_mistake_two_undo_and_the_finalist_is_heard()
    {
        var bench = Ready(Anna);
        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Anna, AttemptState.Absent));
        bench.Do<PanelDone>(new RecordAttendance(By(Second), Anna, AttemptState.Absent));
        bench.Do<PanelDone>(new FreezeRatings(By(Officer), OnlyAsks: true));

        // One word changes nothing yet, and is on record; the stage waits for the other.
        bench.Do<PanelDone>(new RecordAttendance(By(Second), Anna, AttemptState.None));
        bench.Repeats(new RecordAttendance(By(Second), Anna, AttemptState.None));
        bench.Refused(new FreezeRatings(By(Officer)), PanelRefusals.AbsenceDisputed);
        bench.Do<PanelFacts>(new ExportFacts()).Attempts.ShouldBe([new PanelAttempt(Anna, AttemptState.Absent)]);
        var open = bench.Files().ShouldHaveSingleItem();
        (open.Step, open.File.Since).ShouldBe((PanelStep.ConfirmAbsence, bench.Now));
        bench.Do<PanelMinutes>(new ReadMinutes()).Facts
            .ShouldContain(one => one.Kind == MinuteKind.Attendance && one.Act!.By == Second && one.State == StageState.AwaitingQuorum);

        // Who said it before does not outvote the doubt; somebody else does.
        bench.Refused(new RecordAttendance(By(Officer), Anna, AttemptState.Absent), PanelRefusals.SaidBefore);
        bench.Do<PanelDone>(new RecordAttendance(By(Third), Anna, AttemptState.Absent));
        bench.Do<PanelDone>(new FreezeRatings(By(Officer), OnlyAsks: true));

        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Anna, AttemptState.None));
        bench.Do<PanelDone>(new RecordAttendance(By(Second), Anna, AttemptState.None));
        bench.Do<PanelFacts>(new ExportFacts()).Attempts.ShouldBeEmpty();
        bench.Refused(new FreezeRatings(By(Officer)), PanelRefusals.RatingsOpen);
        bench.RateAll(Anna, 3);
        bench.Do(new RevealRatings(By(Chair), Anna));
        bench.Do<PanelDone>(new FreezeRatings(By(Officer)));
    }

    [Fact]
    public void A_word_that_comes_late_has_its_own_term()
    {
        var bench = Ready(Anna);
        bench.Now += TimeSpan.FromDays(60);
        bench.Do<PanelDone>(new RecordAttendance(By(Officer), Anna, AttemptState.Absent));
        bench.Refused(new FreezeRatings(By(Officer)), PanelRefusals.AbsenceUnconfirmed)
            .Facts[1].Value.ShouldBe(bench.State.Charter!.Calendar.Due(bench.Now, bench.State.Charter.Terms.RateDays).ToString());
    }

    [Fact]
    public void Who_has_an_interest_in_a_finalist_says_nothing_about_being_there()
    {
        var bench = Ready(Anna, Boris);
        bench.Do<PanelDone>(new DeclareInterest(By(Second), Anna, Interest.Kinship));
        bench.Refused(new RecordAttendance(By(Second), Anna, AttemptState.Absent), PanelRefusals.Recused);
        bench.Do<PanelDone>(new RecordAttendance(By(Second), Boris, AttemptState.Absent));
    }

    [Fact]
    public void One_person_cannot_void() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RecordAttendance(By(Officer), Anna, AttemptState.Voided));
}

public class VoidSittingTests
{
    [Fact]
    public void Two_people_void_a_sitting()
    {
        var bench = Compared();
        bench.Do(new DecideFinalists(By(Chair), For(Anna)));
        bench.Do<VoidingAsked>(new VoidSitting(By(Officer), Anna)).IsVoided.ShouldBeFalse();
        bench.Repeats(new VoidSitting(By(Officer), Anna));
        bench.Files().ShouldContain(one => one.Candidate == Anna && one.Step == PanelStep.Void && one.File.Holder.Text == "approver");
        bench.Do<VoidingAsked>(new VoidSitting(By(Chair), Anna)).IsVoided.ShouldBeTrue();
        bench.Repeats(new VoidSitting(By(Officer), Anna));

        bench.State.Find(Anna)!.Decision.ShouldBeNull();
        bench.Refused(new RecordAttendance(By(Officer), Anna, AttemptState.None), PanelRefusals.Voided);
        bench.Refused(new DecideFinalists(By(Chair), For(Anna)), PanelRefusals.NoSitting);
        bench.Do<PanelComparison>(new ReadComparison(Chair)).Finalists.Single(one => one.Candidate == Anna).State.ShouldBe(StageState.Voided);
    }

    [Fact]
    public void Who_was_absent_has_no_sitting_to_void()
    {
        var bench = Ready(Anna);
        bench.Do(new RecordAttendance(By(Officer), Anna, AttemptState.Absent));
        bench.Refused(new VoidSitting(By(Officer), Anna), PanelRefusals.NoSitting);
    }
}

public class DeclineVoidingTests
{
    [Fact]
    public void A_declined_wish_is_forgotten()
    {
        var bench = Compared();
        bench.Do(new VoidSitting(By(Officer), Anna));
        bench.Do<PanelDone>(new DeclineVoiding(By(Chair), Anna));
        bench.Repeats(new DeclineVoiding(By(Chair), Anna));
        bench.Do<VoidingAsked>(new VoidSitting(By(Chair), Anna)).IsVoided.ShouldBeFalse();
    }
}
