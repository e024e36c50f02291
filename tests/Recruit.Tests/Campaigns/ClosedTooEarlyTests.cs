using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>
/// Nobody fixes a stage while people may still apply, or sit its tests: here the law test may be started until minute 300, closes at 400, and takes
/// answers for a minute more.
/// </summary>
public class ClosedTooEarlyTests
{
    private static readonly CampaignOutline Graced = Outline with { GraceSeconds = ImmutableSortedDictionary<Id, int>.Empty.Add(Law, 60) };

    private static readonly BeginClosing Begin = new(Aigul, new Id("c1"), new Id("test"), [Law]);

    private static readonly BeginClosing BeginWithoutTests = Begin with { Sittings = [] };

    [Fact]
    public void A_stage_is_not_closed_before_the_term_for_applications_has_ended()
    {
        var bench = Opened(Outline);
        var until = Outline.Calendar.Due(bench.Head.Opened!.At, 20);

        bench.Refused(BeginWithoutTests, Before(until), CampaignRefusals.ApplicationsOpen)
            .Facts.ShouldBe([new("until", until.ToString()), new("server-time", Before(until).ToString())]);
        (bench.Head.Closings.IsEmpty, bench.Sent.Count).ShouldBe((true, 2));
        bench.Do(BeginWithoutTests, until).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_stage_is_not_closed_before_the_window_of_its_test_and_the_grace_after_it_have_ended()
    {
        var bench = Opened(Graced, appliedElsewhere: true);

        bench.Refused(Begin, Before(Minute(401)), CampaignRefusals.WindowOpen)
            .Facts.ShouldBe([new("sitting", "law"), new("until", Minute(401).ToString()), new("server-time", Before(Minute(401)).ToString())]);
        (bench.Head.Closings.IsEmpty, bench.Sent.Count).ShouldBe((true, 2));
        bench.Do(Begin, Minute(401)).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_window_that_two_people_extended_keeps_the_stage_open_until_its_new_end()
    {
        var bench = Opened(Graced, appliedElsewhere: true);
        bench.Both("x", new ExtendSitting(Law, Minute(350), Minute(500)));
        bench.Refused(Begin, Minute(401), CampaignRefusals.WindowOpen).Facts[1].Value.ShouldBe(Minute(501).ToString());
        bench.Do(Begin, Minute(501)).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void Every_sitting_that_is_open_is_named_and_none_that_is_over_or_not_sat_here()
    {
        var (late, over) = (new Id("ethics"), new Id("basics"));
        var bench = Opened(
            Graced with { Sittings = Graced.Sittings!.Add(late, new AttemptWindow(Minute(0), Minute(600), Minute(700))).Add(over, new AttemptWindow(Minute(0), Minute(1), Minute(2))) },
            appliedElsewhere: true);
        bench.Refused(Begin with { Sittings = [over, late, Law, new Id("essay")] }, Minute(100), CampaignRefusals.WindowOpen).Facts.ShouldBe(
        [
            new("sitting", "ethics"), new("until", Minute(710).ToString()), new("sitting", "law"), new("until", Minute(401).ToString()),
            new("server-time", Minute(100).ToString()),
        ]);
    }

    [Fact]
    public void Rules_that_say_no_grace_wait_for_the_longest_there_is_and_those_that_say_no_windows_for_none()
    {
        var graceless = Opened();
        graceless.Refused(Begin, Minute(409), CampaignRefusals.WindowOpen).Facts[1].Value.ShouldBe(Minute(410).ToString());
        Opened(Outline with { Sittings = null }, appliedElsewhere: true).Do(Begin).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_later_stage_whose_test_goes_on_keeps_no_earlier_one_and_no_revision_waits_for_applications()
    {
        var bench = Opened(Graced, appliedElsewhere: true);
        bench.Close("c1", "test");
        bench.Both("readmit", Official(new EventRow("readmit", Anna, new Id("test"))));
        bench.Do(Begin with { Closing = new Id("c1b"), Sittings = [] }).ShouldBeOfType<CampaignDone>();
    }

    private static Instant Before(Instant instant) => new(instant.Milliseconds - 1);
}
