using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Lists;
using Recruit.Notices;
using Recruit.Sittings;
using Recruit.Vacancies;
using static Recruit.Tests.Sittings.ShardBench;
using SittingStands = Recruit.Applications.SittingStands;

namespace Recruit.Tests.Sittings;

/// <summary>A sitting lasts longer, for everybody: sealed until minutes 120 and 600, then until 180 and 660.</summary>
public class ExtendingTests
{
    private static readonly ExtendWindow Longer = To(180, 660);
    private static readonly Letterhead Head = new(new Title("Маман", "Специалист", "Specialist"), TimeSpan.FromHours(5), [], ImmutableSortedDictionary<Id, Title>.Empty);

    [Fact]
    public void Who_was_absent_or_came_in_vain_can_start_until_the_new_last_start()
    {
        var bench = Dealt().Done(new Arrive(Anna), 100);
        (bench.Read(Anna, 130).Status, bench.Read(Bolat, 130).Status).ShouldBe((AttemptStatus.NotStarted, AttemptStatus.Absent));

        bench.Do(Longer, 130).Events.ShouldHaveSingleItem().ShouldBe(new WindowExtended(Law, Longer.End));

        (bench.Read(Anna, 180).Status, bench.Read(Bolat, 180).Status).ShouldBe((AttemptStatus.Dealt, AttemptStatus.Dealt));
        bench.Do(new Arrive(Bolat), 150).Reply.ShouldBeOfType<TimeTold>().Clock.Deadline.ShouldBe(Minute(660));
        bench.Do(new StartAttempt(Anna), 180).Reply.ShouldBeOfType<AttemptOpened>().Clock.Deadline.ShouldBe(Minute(240));
        bench.Do(new StartAttempt(Bolat), 180.001).ShouldBeRefused(
            SittingRefusals.StartClosed, ("last-start", Minute(180).ToString()), ("server-time", Minute(180.001).ToString()));
        bench.Read(Bolat, 181).Status.ShouldBe(AttemptStatus.NotStarted);
    }

    [Fact]
    public void Only_an_attempt_that_the_window_cuts_short_gets_a_later_deadline_and_never_more_than_its_time()
    {
        var bench = Started(Plan(minutes: 550), minute: 100);
        bench.Do(new StartAttempt(Bolat), 10);
        (bench.Read(Anna, 101).Clock.Deadline, bench.Read(Bolat, 101).Clock.Deadline, bench.Due).ShouldBe((Minute(600), Minute(560), Minute(560.5)));
        bench.Do(new Submit(Bolat, 0, 0), 102);

        bench.Do(To(120, 620), 110);
        (bench.Read(Anna, 111).Clock.Deadline, bench.Due).ShouldBe((Minute(620), Minute(620.5)));

        bench.Do(To(120, 900), 120);
        (bench.Read(Anna, 121).Clock.Deadline, bench.Due).ShouldBe((Minute(650), Minute(650.5)));
        bench.Read(Bolat, 121).Status.ShouldBe(AttemptStatus.Completed);
    }

    [Fact]
    public void An_attempt_that_a_nudge_closed_before_the_shard_was_told_goes_on()
    {
        var bench = Started(Plan(minutes: 550), minute: 100);
        bench.Do(new Nudge(), 600.5);
        bench.Read(Anna, 601).Status.ShouldBe(AttemptStatus.TimedOut);

        bench.Do(Longer, 601);

        bench.Do(Save(Anna, 0, 1), 602).Reply.ShouldBeOfType<SaveTaken>().IsLate.ShouldBeFalse();
        (bench.Read(Anna, 603).Status, bench.Due).ShouldBe((AttemptStatus.Running, Minute(650.5)));
        AssertRestored(bench);
    }

    [Fact]
    public void Told_again_or_of_what_is_not_later_nothing_happens()
    {
        var bench = Dealt().Done(Longer, 1);
        foreach (var other in (ExtendWindow[])[Longer, To(170, 650), To(120, 600), To(1, 2)])
        {
            bench.Ask<Done>(other, 2);
        }

        bench.Do(To(100, 700), 3).Events.ShouldHaveSingleItem();
        bench.Do(new StartAttempt(Anna), 180).Reply.ShouldBeOfType<AttemptOpened>("no later closing takes back a later start");
    }

    [Fact]
    public void A_shard_that_is_told_before_it_knows_the_plan_sits_it_that_long()
    {
        var bench = new ShardBench().Done(Longer, -70);
        bench.Ask<Done>(Longer, -69);
        AssertRestored(bench);

        bench.Do(new PlanSitting(Campaign, Items, Plan()), -60).Reply.ShouldBeOfType<Done>();
        bench.Do(Deal("a-anna", "A"), -50);

        bench.Do(new StartAttempt(Anna), 180).Reply.ShouldBeOfType<AttemptOpened>();
    }

    [Fact]
    public void The_sealed_plan_told_again_is_the_same_plan() =>
        Started().Done(Longer, 2).Ask<Done>(new PlanSitting(Campaign, Items, Plan()), 3);

    [Fact]
    public void Frozen_facts_stay_as_they_are_and_a_repeat_is_still_no_mistake()
    {
        var frozen = Dealt().Done(new FreezeFacts(new("c1"), [Law]), 1);
        frozen.Do(Longer, 2).ShouldBeRefused(ApplyingRefusals.FactsFrozen);

        Dealt().Done(Longer, 1).Done(new FreezeFacts(new("c1"), [Law]), 2).Ask<Done>(Longer, 3);
    }

    [Fact]
    public void Everybody_with_a_form_is_told_the_new_times_once_for_each_extension()
    {
        var bench = new ShardBench().Done(new OpenApplications(Head), -70).Done(new PlanSitting(Campaign, Items, Plan()), -60);
        bench.Do(Deal("a-anna", "A"), -50);
        bench.Do(Deal("a-bolat", "B"), -50);
        bench.Do(new StartAttempt(Anna), 1);
        bench.Do(new Submit(Anna, 0, 0), 2);

        var first = Letters(bench.Do(Longer, 3));
        var second = Letters(bench.Do(To(180, 700), 4));
        Letters(bench.Do(Longer, 5)).ShouldBeEmpty();

        first.ShouldHaveSingleItem().To.ShouldBe([KeyOf("A"), KeyOf("B")]);
        var matter = first[0].Matter;
        (matter.Text, matter.IsWhole, matter.Facts[new("opens")], matter.Facts[new("starts")], matter.Facts[new("closes")]).ShouldBe(
            (NoticeText.SittingMoved, true, "2026-03-02T09:00+05:00", "2026-03-02T12:00+05:00", "2026-03-02T20:00+05:00"));
        second.ShouldHaveSingleItem().Matter.Id.ShouldNotBe(matter.Id);

        // Who gets a form later is invited for the window as it is.
        Letters(bench.Do(Deal("a-new", "C"), 6)).ShouldHaveSingleItem().Matter.Facts[new("closes")].ShouldBe("2026-03-02T20:40+05:00");
    }

    [Fact]
    public void Extra_time_is_bounded_by_the_window_as_it_is() =>
        Started().Done(Longer, 1).Do(new GrantExtra(Anna, 660 * 60_000 + 1, new("officer-1"), new("noise")), 2)
            .ShouldBeRefused(SittingRefusals.ExtraOutOfRange, ("most", "39600000"));

    /// <summary>The first byte is a new one; a page without an extension is written as ever, so what older builds wrote is read.</summary>
    [Fact]
    public void Its_bytes_are_new_ones_and_pages_without_it_are_as_before()
    {
        var bench = Started();
        var before = bench.Pages();
        before[0][0].ShouldBe((byte)1);
        AssertRestored(bench);

        bench.Do(Longer, 2);

        Convert.ToHexStringLower(bench.Bytes(bench.Journal[^1])).ShouldStartWith("0f036c6177");
        var after = bench.Pages();
        (after[0][0], after[1][0]).ShouldBe(((byte)2, (byte)3));
        after.Skip(1).ShouldBe(before.Skip(1));
        AssertRestored(bench);
        Should.Throw<InvalidDataException>(() => bench.Restart([[3], .. after.Skip(1)]));
        Should.Throw<InvalidDataException>(() => bench.Restart([after[0], [4, .. after[1].Skip(1)], .. after.Skip(2)]));
    }

    [Fact]
    public void Lists_show_who_waits_again()
    {
        var bench = Dealt().Done(Longer, 1);
        var (listed, told) = (new ListedShard(), new ListedShard());
        listed.Take(default, new ApplicationsReceived([new Application(KeyOf("A"), Minute(-90), Sealed("fields"))]));
        bench.Journal.ToList().ForEach(happened => listed.Take(default, happened));
        var pages = Enumerable.Range(0, listed.PageCount).Select(page =>
        {
            var writer = new RecordWriter();
            listed.WritePage(page, writer);
            return (ReadOnlyMemory<byte>)writer.ToArray();
        });
        told.Read([.. pages]);
        foreach (var one in (ListedShard[])[listed, told])
        {
            (one.SittingAt(0, Law, Minute(180)), one.SittingAt(0, Law, Minute(181))).ShouldBe((SittingStands.Waiting, SittingStands.Absent));
        }
    }

    private static ExtendWindow To(double lastStart, double closes) => new(Law, new WindowEnd(Minute(lastStart), Minute(closes)));

    private static List<SendLetters> Letters(Decision decision) => [.. decision.Messages.Select(one => one.Command).OfType<SendLetters>()];

    /// <summary>A snapshot and the journal give the same shard.</summary>
    private static void AssertRestored(ShardBench bench)
    {
        var (pages, due, kind) = (bench.Pages(), bench.Due, new PoolShardKind());
        var replayed = kind.Create("clerk-7/0");
        foreach (var (happened, place) in bench.Placed)
        {
            replayed = kind.Evolve(replayed, bench.Read(bench.Bytes(happened), happened.Leaf));
            if (place != 0)
            {
                kind.Placed(replayed, happened, ReceiptPlace.Unpack(place));
            }
        }

        bench.Pages(replayed).ShouldBe(pages);
        kind.Due(replayed).ShouldBe(due);
        bench.Restart(pages);
        bench.Pages().ShouldBe(pages);
        bench.Due.ShouldBe(due);
    }
}
