using Recruit.Numbers;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Calibration scripts and who leaves the standard (EX12). The nightly run asks for more by RECRUIT_CASES.</summary>
public class DriftTests
{
    private const decimal Agreed = 50;
    private const int Spread = 5;
    private static readonly int Trials = 400 * (int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) ? factor : 1);
    private static readonly DriftRule Rule = new(Spread, new Rational(1, 2), new Rational(9, 2));

    [Fact]
    public void The_sums_are_those_of_the_textbook()
    {
        var rule = new DriftRule(Spread: 2, Allowance: new Rational(1, 2), Limit: 4);
        rule.After([]).ShouldBe(new DriftSums(0, 0));
        rule.After([4, -2, 6]).ShouldBe(new DriftSums(new Rational(5, 2), 0));
        rule.After([-4, -4, 2]).ShouldBe(new DriftSums(new Rational(1, 2), new Rational(3, 2)));
        rule.IsBeyond(new DriftSums(4, 0)).ShouldBeFalse();
        rule.IsBeyond(new DriftSums(0, new Rational(41, 10))).ShouldBeTrue();
    }

    [Fact]
    public void Of_what_a_marker_was_given_the_share_of_calibration_scripts_is_never_too_small()
    {
        foreach (var span in (ReadOnlySpan<int>)[2, 7, 20])
        {
            var world = new MarkingWorld(APlan(share: new Rational(1, span)), isWide: true);
            world.Calibrate(400);
            world.Join(A);
            world.Join(B);
            world.Done(new OpenRound(By(Officer)));
            var chance = new Random(span);
            for (var i = 0; i < 300;)
            {
                var more = chance.Next(1, 12);
                world.Add([.. Enumerable.Range(i, more).Select(number => Arrived(number))]);
                i += more;
                world.AllocateAll();
                foreach (var marker in (ReadOnlySpan<Id>)[A, B])
                {
                    var given = AllocationTests.Allocations(world).Where(one => one.Marker == marker).ToList();
                    var calibrations = given.Count(one => world.Round.Find(one.Script)!.Calibration is not null);
                    (calibrations * span).ShouldBeGreaterThanOrEqualTo(given.Count);
                    calibrations.ShouldBeLessThanOrEqualTo((given.Count / span) + 2, "and not much greater than asked");
                }
            }
        }
    }

    [Fact]
    public void Where_a_calibration_script_stands_is_drawn()
    {
        // Of many markers with one desk of twenty each, the first calibration script stands anywhere.
        var world = new MarkingWorld(APlan(markers: 1), isWide: true);
        world.Calibrate(10);
        for (var i = 0; i < 60; i++)
        {
            world.Join(new Id($"marker-{i}"));
        }

        world.Done(new OpenRound(By(Officer)));
        world.Add([.. Enumerable.Range(0, 900).Select(number => Arrived(number))]);
        world.AllocateAll();
        var places = Enumerable.Range(0, 60).Select(i => world.Desk(new Id($"marker-{i}")).ToMark.ToList()
            .FindIndex(one => world.Round.Find(one.Script)!.Calibration is not null)).ToList();
        places.Distinct().Count().ShouldBeGreaterThan(12);
        places.Max().ShouldBeGreaterThan(12);
    }

    [Fact]
    public void A_marker_without_a_calibration_script_left_gets_nothing_and_that_is_said()
    {
        var world = new MarkingWorld(APlan(markers: 1, desk: 2, share: new Rational(1, 2)));
        world.Calibrate(2);
        world.Join(A);
        world.Done(new OpenRound(By(Officer)));
        world.Add([.. Enumerable.Range(1, 9).Select(i => Arrived(i))]);
        world.Allocate().Uncalibrated.ShouldBe([A]);
        world.Allocate().ShouldSatisfyAllConditions(given => given.Given.ShouldBe(0), given => given.Queued.ShouldBeGreaterThan(0));
        world.Calibrate(4);
        world.Allocate().Given.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_marker_off_by_one_spread_is_stopped_within_twenty_calibration_scripts() =>
        (Stopped(shift: 1, seed: 7) / (double)Trials).ShouldBeGreaterThanOrEqualTo(0.95);

    [Fact]
    public void A_marker_at_the_standard_is_rarely_stopped() => (Stopped(shift: 0, seed: 8) / (double)Trials).ShouldBeLessThanOrEqualTo(0.08);

    [Fact]
    public void A_stopped_marker_gets_nothing_more_and_open_scripts_go_to_others()
    {
        var world = new MarkingWorld(APlan(markers: 1, desk: 2, share: new Rational(1, 2), drift: new DriftRule(1, 0, 4)));
        world.Calibrate(6);
        world.Join(A);
        world.Done(new OpenRound(By(Officer)));
        world.Add([.. Enumerable.Range(1, 4).Select(i => Arrived(i))]);
        world.AllocateAll();
        while (!world.Desk(A).IsStopped)
        {
            world.Mark(A, world.Desk(A).ToMark[0].Script, 8, 8);
        }

        world.Desk(A).ToMark.ShouldBeEmpty();
        var shown = world.Do<MarkingShown>(new ShowMarking());
        shown.Markers.Single().Drift.High.ShouldBe(6);
        world.Round.Scripts.SelectMany(script => script.Works).ShouldContain(work => work.Ended != null && work.Ended.How == WorkEnding.Stopped);
        world.Done(new StopMarker(By(Lead), A));

        world.Join(B);
        world.AllocateAll();
        world.Do<MarkingShown>(new ShowMarking()).Queued.ShouldBe(0);
        world.Refused(new ResumeMarker(By(A), A), MarkingRefusals.HasSeat);
        world.Refused(new ResumeMarker(By(Lead), C), MarkingRefusals.UnknownMarker);
        world.Done(new ResumeMarker(By(Lead), A));
        world.Done(new ResumeMarker(By(Lead), A));
        world.Do<MarkingShown>(new ShowMarking()).Markers[0].ShouldSatisfyAllConditions(one => one.IsStopped.ShouldBeFalse(), one => one.Drift.High.ShouldBe(0));
        world.Refused(new StopMarker(By(Lead), C), MarkingRefusals.UnknownMarker);
        world.Done(new StopMarker(By(Lead), B));
    }

    [Fact]
    public void Who_stopped_a_marker_does_not_let_the_marker_go_on_so_that_nobody_alone_chooses_who_marks()
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Done(new StopMarker(By(OtherLead), A));
        world.Done(new StopMarker(By(Lead), A));
        world.Refused(new ResumeMarker(By(Lead), A), MarkingRefusals.SecondPersonNeeded);
        world.Done(new ResumeMarker(By(OtherLead), A));
        world.Desk(A).IsStopped.ShouldBeFalse();
        world.Done(new ResumeMarker(By(Lead), A));
    }

    [Fact]
    public void Until_a_reveal_may_come_a_calibration_script_waits_as_another_does()
    {
        var world = new MarkingWorld(APlan(lag: 600));
        world.Open(A, B);
        world.Add([.. Enumerable.Range(1, 3).Select(i => Arrived(i))]);
        world.AllocateAll();
        var desk = world.Desk(A).ToMark;
        var calibration = desk.Single(one => world.Round.Find(one.Script)!.Calibration is not null).Script;
        var other = desk.First(one => one.Script != calibration).Script;
        world.Done(world.Commitment(A, calibration, 5, 5));
        world.Done(world.Commitment(A, other, 5, 5));
        var (one, two) = (world.Do(world.Reveal(A, calibration, 5, 5)), world.Do(world.Reveal(A, other, 5, 5)));
        one.ShouldBe(two);
        world.Desk(A).ToReveal.ShouldBeEmpty();
        world.Now += TimeSpan.FromMinutes(600);
        world.Desk(A).ToReveal.Select(shown => shown.Script).ShouldBe([calibration]);
        world.Done(world.Reveal(A, calibration, 5, 5));
    }

    /// <summary>How many of the trials end with a stop before the 21st calibration script.</summary>
    private static int Stopped(int shift, int seed)
    {
        var chance = new Random(seed);
        var stopped = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var world = new MarkingWorld(APlan(markers: 1, desk: 2, share: new Rational(1, 2), drift: Rule, max: 100), isWide: true);
            world.Calibrate(21, Agreed / 2);
            world.Join(A);
            world.Done(new OpenRound(By(Officer)));
            world.Add([.. Enumerable.Range(0, 19).Select(number => Arrived(number))]);
            world.AllocateAll();
            while (world.Desk(A).ToMark is [var next, ..])
            {
                // A normal deviation of one spread, to the nearest mark.
                var normal = Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
                var total = Agreed + (decimal)Math.Round(Spread * (shift + normal));
                world.Mark(A, next.Script, total / 2, total / 2);
            }

            world.Round.FindSeat(A)!.Deviations.Length.ShouldBeLessThanOrEqualTo(20);
            stopped += world.Desk(A).IsStopped ? 1 : 0;
        }

        return stopped;
    }
}
