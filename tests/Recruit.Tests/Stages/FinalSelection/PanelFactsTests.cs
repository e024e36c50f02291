using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.FinalSelection.PanelBench;

namespace Recruit.Tests.Stages.FinalSelection;

public class ImportFactsTests
{
    private static readonly RatingRow[] Ratings =
    [
        new(Anna, Chair, Skill, 4.50m), new(Anna, Chair, Drive, 3), new(Anna, Second), new(Anna, Third, Skill, 2),
        new(Boris, Second, Skill, 1), new(Boris, Second, Drive, 0),
    ];

    private static readonly PanelAttempt[] Attempts =
    [
        new(Anna, AttemptState.TimedOut, "2026-03 morning", At(9), At(10)), new(new Id("c-vera"), AttemptState.Absent),
    ];

    [Fact]
    public void Import_then_export_is_the_identity()
    {
        var bench = Convened();
        bench.Do<PanelDone>(new ImportFacts(By(Officer), [.. Ratings.Reverse()], [.. Attempts.Reverse()]));
        bench.Repeats(new ImportFacts(By(Officer), [.. Ratings], [.. Attempts]));
        var facts = bench.Do<PanelFacts>(new ExportFacts());
        facts.Ratings.ShouldBe(Ratings);
        facts.Ratings[0].Rating!.Value.Scale.ShouldBe((byte)2);
        facts.Attempts.ShouldBe(Attempts);
        facts.Next.ShouldBeNull();
    }

    [Fact]
    public void A_file_may_come_in_parts()
    {
        var bench = Convened();
        foreach (var row in Ratings)
        {
            bench.Do<PanelDone>(new ImportFacts(By(Officer), [row], []));
        }

        bench.Do<PanelDone>(new ImportFacts(By(Officer), [], [.. Attempts]));
        bench.Do<PanelFacts>(new ExportFacts()).Ratings.ShouldBe(Ratings);
    }

    [Fact]
    public void Rows_that_no_file_may_hold_are_refused_whole()
    {
        var bench = Convened();
        Bad(new(Anna, Officer, Skill, 3), "unknown-member");
        Bad(new(Anna, Chair, Skill), "no-rating");
        Bad(new(Anna, Chair, null, 3), "rating-without-criterion");
        Bad(new(Anna, Second, Skill, 3), "recused", new RatingRow(Anna, Second));
        Bad(new(Anna, Second), "recused", new RatingRow(Anna, Second, Skill, 3));
        Bad(new(Anna, Chair, Skill, 3), "contradicts", new RatingRow(Anna, Chair, Skill, 4));
        bench.Refused(new ImportFacts(By(Officer), [new(Anna, Chair, Skill, 6)], []), PanelRefusals.OutOfRange);

        void Bad(RatingRow row, string fault, params RatingRow[] before) =>
            bench.Refused(new ImportFacts(By(Officer), [.. before, row], []), PanelRefusals.BadRow).Facts[1].Value.ShouldBe(fault);
    }

    [Fact]
    public void Attempts_keep_to_the_file_too()
    {
        var bench = Convened();
        Bad(new(Anna, AttemptState.None), "no-state");
        Bad(new(Anna, AttemptState.Completed, null, At(9)), "times-needed");
        Bad(new(Anna, AttemptState.Absent, null, At(9)), "times-not-allowed");
        Bad(new(Anna, AttemptState.Completed, null, At(10), At(9)), "ended-before-started");
        Bad(new(Anna, AttemptState.Voided, "a\nb"), "bad-shift");
        Bad(new(Anna, AttemptState.Voided), "contradicts", new PanelAttempt(Anna, AttemptState.Absent));
        bench.Refused(new ImportFacts(By(Officer), [new(Anna, Second)], [new(Anna, AttemptState.Absent)]), PanelRefusals.BadRow)
            .Facts[1].Value.ShouldBe("no-attempt");

        void Bad(PanelAttempt row, string fault, params PanelAttempt[] before) =>
            bench.Refused(new ImportFacts(By(Officer), [], [.. before, row]), PanelRefusals.BadRow).Facts[1].Value.ShouldBe(fault);
    }

    [Fact]
    public void What_was_rated_elsewhere_is_not_rated_here_and_the_other_way_round()
    {
        var bench = Ready(Anna);
        bench.Refused(new ImportFacts(By(Officer), [new(Anna, Second)], []), PanelRefusals.RatedHere);
        bench.Do(new ImportFacts(By(Officer), [new(Boris, Second)], []));
        bench.Refused(Rating(Chair, Boris, 3), PanelRefusals.RatedElsewhere);
        bench.Refused(new ListFinalist(By(Officer), Boris, Start, []), PanelRefusals.ListedOtherwise);
    }

    private static DateTimeOffset At(int hour) => new DateTimeOffset(2026, 3, 2, hour, 0, 0, TimeSpan.FromHours(5)).AddTicks(1);
}

public class ExportFactsTests
{
    [Fact]
    public void Private_ratings_are_not_exported()
    {
        var bench = Ready(Anna);
        bench.RateAll(Anna, 3);
        bench.Do<PanelFacts>(new ExportFacts()).Ratings.ShouldBeEmpty();
        bench.Do(new RevealRatings(By(Chair), Anna));
        bench.Do<PanelFacts>(new ExportFacts()).Ratings.Length.ShouldBe(6);
    }

    [Fact]
    public void Fixed_are_imported_ratings_and_those_of_a_frozen_panel()
    {
        var bench = Ready(Anna);
        bench.Do(new ImportFacts(By(Officer), [new(Boris, Second)], []));
        bench.RateAll(Anna, 3);
        bench.Do(new RevealRatings(By(Chair), Anna));
        bench.Do<PanelFacts>(new ExportFacts(FixedOnly: true)).Ratings.ShouldBe([new RatingRow(Boris, Second)]);
        bench.Do(new FreezeRatings(By(Officer)));
        bench.Do<PanelFacts>(new ExportFacts(FixedOnly: true)).Ratings.Length.ShouldBe(7);
    }

    [Fact]
    public void Who_was_absent_is_a_fact_once_the_panel_is_frozen()
    {
        var bench = Ready(Anna);
        bench.Do(new RecordAttendance(By(Officer), Anna, AttemptState.Absent));
        bench.Do<PanelFacts>(new ExportFacts(FixedOnly: true)).Attempts.ShouldBeEmpty();
        bench.Do(new RecordAttendance(By(Chair), Anna, AttemptState.Absent));
        bench.Do<PanelDone>(new FreezeRatings(By(Officer)));
        bench.Do<PanelFacts>(new ExportFacts(FixedOnly: true)).Attempts.ShouldBe([new PanelAttempt(Anna, AttemptState.Absent)]);
    }

    [Fact]
    public void A_long_agenda_is_exported_in_parts()
    {
        var bench = Convened();
        PanelAttempt[] rows = [.. Enumerable.Range(1000, 450).Select(number => new PanelAttempt(new Id($"c{number}"), AttemptState.Absent))];
        bench.Do(new ImportFacts(By(Officer), [], [.. rows]));
        var read = new List<PanelAttempt>();
        Id? after = null;
        do
        {
            var part = bench.Do<PanelFacts>(new ExportFacts(after));
            read.AddRange(part.Attempts);
            after = part.Next;
        }
        while (after is not null);
        read.ShouldBe(rows);
    }
}

public class ReadPanelFilesTests
{
    [Fact]
    public void Every_finalist_has_a_holder_and_a_due_date_until_the_decision()
    {
        var bench = Convened();
        bench.List(Anna);
        Holders(PanelStep.Declare, Members);
        bench.Do(new DeclareNoInterest(By(Chair)));
        bench.Do(new DeclareNoInterest(By(Second)));
        Holders(PanelStep.Declare, [Third]);
        bench.Do(new DeclareNoInterest(By(Third)));
        Holders(PanelStep.Rate, Members);
        bench.Do(Rating(Second, Anna, 3, 0));
        Holders(PanelStep.Rate, [Chair, Third]);
        bench.Do(Rating(Chair, Anna, 3, 0));
        bench.Do(Rating(Third, Anna, 3, 0));
        Holders(PanelStep.Reveal, [Chair]);
        bench.Do(new RevealRatings(By(Chair), Anna));
        Holders(PanelStep.Decide, [Chair]);
        bench.Do(new DecideFinalists(By(Chair), For(Anna)));
        bench.Files().ShouldBeEmpty();

        void Holders(PanelStep step, Id[] holders)
        {
            var files = bench.Files();
            files.Select(one => one.File.Holder).ShouldBe(holders);
            files.ShouldAllBe(one => one.Step == step && !one.IsOverdue);
        }
    }

    [Fact]
    public void Who_delays_is_told_in_working_days()
    {
        var bench = Ready(Anna);
        bench.Do(Rating(Chair, Anna, 3, 0));
        bench.Files(overdueOnly: true).ShouldBeEmpty();
        bench.Wait(5);
        var late = bench.Files(overdueOnly: true);
        late.Select(one => (one.File.Holder, one.WorkingDaysHeld)).ShouldBe([(Second, 6), (Third, 6)]);

        // With the quorum it is the chair's turn.
        bench.Do(Rating(Second, Anna, 3, 0));
        var file = bench.Files().ShouldHaveSingleItem();
        (file.Step, file.File.Holder, file.IsOverdue).ShouldBe((PanelStep.Reveal, Chair, true));
    }
}

public class ReadMinutesTests
{
    [Fact]
    public void The_minutes_tell_who_took_part_who_was_recused_what_was_decided_and_why()
    {
        var bench = Convened();
        bench.List(Anna);
        bench.Now += TimeSpan.FromMinutes(1);
        bench.Do(new DeclareNoInterest(By(Chair)));
        bench.Do(new DeclareNoInterest(By(Second)));
        bench.Do(new DeclareInterest(By(Third), Anna, Interest.Kinship));
        bench.Now += TimeSpan.FromMinutes(1);
        bench.RateAll(Anna, 3);
        bench.Do(new RevealRatings(By(Chair), Anna));
        bench.Now += TimeSpan.FromMinutes(1);
        bench.Do(new DecideFinalists(By(Chair), Against(Anna), Why));
        bench.Do(new SignDecision(By(Second), 1));

        var facts = bench.Do<PanelMinutes>(new ReadMinutes()).Facts;
        facts.Select(one => one.Kind).ShouldBe(
        [
            MinuteKind.Convened, MinuteKind.ChairAppointed, MinuteKind.Listed, MinuteKind.NoInterest, MinuteKind.NoInterest, MinuteKind.Recused,
            MinuteKind.Revealed, MinuteKind.Decided,
        ]);
        (facts[5].Member, facts[5].Interest).ShouldBe((Third, Interest.Kinship));
        facts[6].TookPart!.Value.ShouldBe([Chair, Second]);
        facts[6].IsQuorate.ShouldBe(true);
        (facts[7].Recommendation, facts[7].Act!.By, facts[7].Second!.By, facts[7].Deviation!.Reason)
            .ShouldBe((Recommendation.NotRecommended, Chair, Second, Why.Reason));
        bench.Refused(new ReadMinutes(Officer), PanelRefusals.NotAMember);
    }
}
