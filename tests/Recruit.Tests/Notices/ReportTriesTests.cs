using FsCheck.Fluent;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Vacancies;
using static Recruit.Notices.NoticeRefusals;
using static Recruit.Tests.Notices.NoticeBench;

namespace Recruit.Tests.Notices;

/// <summary>What is due, and what becomes of tries.</summary>
public class ReportTriesTests
{
    [Fact]
    public void What_is_not_reported_is_due_again_under_the_same_name()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 1, Anna);
        var (first, second) = (bench.Due(1).Single(), bench.Due(2).Single());
        (second.Notice, second.Try, second.Name).ShouldBe((first.Notice, first.Try, first.Name));
    }

    [Fact]
    public void No_two_notices_have_the_same_name()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 1, Anna, Bolat);
        bench.Queue(Matter("news-1", NoticeText.News), 1, Anna, Bolat);
        bench.Due(1).Select(one => one.Name).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void A_notice_that_was_handed_over_is_never_due_again()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 1, Anna);
        var due = bench.Due(1).Single();
        bench.Report(2, Tried(due, TryOutcome.HandedOver));
        bench.Report(3, Tried(due, TryOutcome.HandedOver));
        bench.Report(4, Tried(due, TryOutcome.Deferred, "busy"));
        bench.Due(100_000).ShouldBeEmpty();
        bench.Count(4).States[NoticeState.HandedOver].ShouldBe(1);
    }

    [Fact]
    public void A_notice_in_vain_is_tried_again_after_ever_longer_pauses_and_then_fails()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 0, Anna);
        double minute = 0;
        var pauses = new List<double>();
        for (var one = 1; one <= Retrying.TriesMax; one++)
        {
            bench.Report(minute, Tried(bench.Due(minute).ShouldHaveSingleItem(), TryOutcome.Deferred, "mail-system-busy"));
            var pause = Retrying.PauseAfter(one).TotalMinutes;
            bench.Due(minute + pause - 0.001).ShouldBeEmpty();
            pauses.Add(pause);
            minute += pause;
        }

        pauses.ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360, 360, 360, 360]);
        bench.Due(minute).ShouldBeEmpty();
        bench.Count(minute).Failures.ShouldHaveSingleItem().ShouldBe(new(new Id("mail-system-busy"), 1));
    }

    [Fact]
    public void A_report_that_comes_twice_counts_one_try()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 0, Anna);
        var due = bench.Due(0).Single();
        bench.Report(0, Tried(due, TryOutcome.Deferred, "busy"));
        bench.Report(0.5, Tried(due, TryOutcome.Deferred, "busy"));
        bench.Desk.Notices[0].Tries.ShouldBe(1);
        bench.Desk.Notices[0].TriedAt.ShouldBe(Minute(0));
    }

    [Fact]
    public void A_hopeless_notice_fails_at_once_and_is_tried_anew_when_somebody_asks()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 0, Anna, Bolat);
        var due = bench.Due(0);
        bench.Report(0, Tried(due[0], TryOutcome.Refused, "address-refused"), Tried(due[1], TryOutcome.Refused, "bad-address"));
        bench.Due(100_000).ShouldBeEmpty();

        bench.Do(new QueueAgain(Aigul, new Id("address-refused")), 5).ShouldBe(new NoticesTakenAgain(1));
        bench.Do(new QueueAgain(Aigul, new Id("address-refused")), 5).ShouldBe(new NoticesTakenAgain(0));

        bench.Due(5).Single().Person.ShouldBe(Anna);
        bench.Due(5).Single().Try.ShouldBe(due[0].Try + 2);
    }

    [Fact]
    public void The_longest_due_comes_first_and_a_reply_is_bounded()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 2, Anna);
        bench.Queue(Matter("news-1", NoticeText.News), 1, Bolat);
        bench.Do(new ReadDueNotices(1), 3).ShouldBeOfType<NoticesDue>().HasMore.ShouldBeTrue();
        bench.Due(3).Select(one => one.Person).ShouldBe([Bolat, Anna]);
        bench.Count(3).OldestDue.ShouldBe(Minute(1));
        bench.Due(1).Length.ShouldBe(1);
        bench.Refused(BadCount, new ReadDueNotices(0));
        bench.Refused(BadCount, new ReadDueNotices(ReadDueNotices.Limit + 1));
    }

    [Fact]
    public void A_report_about_what_nobody_was_told_is_refused()
    {
        var bench = WithAddresses();
        bench.Queue(Received, 0, Anna);
        bench.Refused(NoNotice, new ReportTries([new TriedNotice(1, 1, TryOutcome.HandedOver)]));
        bench.Refused(NoNotice, new ReportTries([new TriedNotice(0, 2, TryOutcome.HandedOver)]));
        bench.Refused(BadCount, new ReportTries([]));
        bench.Refused(BadCount, new ReportTries([new TriedNotice(0, 1, TryOutcome.HandedOver), new TriedNotice(0, 1, TryOutcome.Refused)]));
    }

    /// <summary>Whatever happens, each notice is in one state, none disappears, and what is due is exactly what is queued and whose time has come.</summary>
    [Fact]
    public void No_notice_is_ever_lost() => Properties.Hold(
        Gen.ListOf(Gen.Choose(0, 999)).Select(steps => steps.Take(40).ToArray()),
        steps =>
        {
            var bench = WithAddresses();
            PersonKeyId[] people = [Anna, Bolat, Vera];
            var queued = new HashSet<(PersonKeyId, int)>();
            for (var minute = 0; minute < steps.Length; minute++)
            {
                var (what, which, matter) = (steps[minute] % 5, steps[minute] / 5 % 3, steps[minute] / 15 % 2);
                switch (what)
                {
                    case 0:
                        bench.Queue(Matter($"news-{matter}", NoticeText.News), minute, people[which]);
                        queued.Add((people[which], matter));
                        break;
                    case 1:
                        bench.Do(new KeepAddress(Aigul, people[which], Language.En, Address($"a{steps[minute]}")), minute);
                        break;
                    case 2:
                        bench.Do(new QueueAgain(Aigul, new Id("no")), minute);
                        break;
                    default:
                        var tries = bench.Due(minute).Where(one => one.Person == people[which]).Select(one => Tried(one, (TryOutcome)(what == 3 ? matter + 1 : 0), what == 3 ? "no" : null));
                        if (tries.ToArray() is { Length: > 0 } some)
                        {
                            bench.Report(minute, some);
                        }

                        break;
                }

                bench.Count(minute).States.Values.Sum().ShouldBe(queued.Count);
                bench.Due(minute).Length.ShouldBe(bench.Desk.Notices.Count(one => one.DueAt <= Minute(minute) && bench.Desk.Recipients[one.Recipient].Address is not null));
            }
        });
}
