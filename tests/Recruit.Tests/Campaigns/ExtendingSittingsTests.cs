using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>Two people let a sitting last longer; by the sealed rules the law test may be started until minute 300 and closes at 400.</summary>
public class ExtendingSittingsTests
{
    private static readonly ExtendSitting Longer = To(350, 500);

    [Fact]
    public void It_takes_two_people_and_then_every_shard_is_told_once()
    {
        var bench = Opened();
        bench.Do(new Propose(Aigul, new Id("x"), Longer));
        bench.Refused(new Approve(Aigul, new Id("x")), CampaignRefusals.SamePerson);
        (bench.Head.Extended.IsEmpty, bench.Sent.Count).ShouldBe((true, 2));

        bench.Do(new Approve(Baurzhan, new Id("x"))).ShouldBeOfType<CampaignDone>();

        bench.Head.WindowOf(Law).ShouldBe(new AttemptWindow(Minute(0), Minute(350), Minute(500)));
        bench.Sent.Skip(2).Select(one => (one.To.Id, one.Command)).ShouldBe(
            [("clerk-7/0", new ExtendWindow(Law, new WindowEnd(Minute(350), Minute(500)))), ("clerk-7/1", new ExtendWindow(Law, new WindowEnd(Minute(350), Minute(500))))]);
        bench.Refused(new Approve(Baurzhan, new Id("x")), CampaignRefusals.NoProposal);
    }

    [Fact]
    public void It_can_be_extended_again_until_it_has_closed_and_no_further_back()
    {
        var bench = Opened();
        bench.Both("x", Longer);
        bench.Do(new Propose(Aigul, new Id("y"), To(350, 501)), Minute(499)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Approve(Baurzhan, new Id("y")), Minute(500), CampaignRefusals.SittingOver).Facts.ShouldBe(
            [new("closes", Minute(500).ToString()), new("server-time", Minute(500).ToString())]);
        bench.Refused(new Propose(Aigul, new Id("z"), To(351, 500)), Minute(500), CampaignRefusals.SittingOver);
    }

    [Theory]
    [InlineData(300, 400)]
    [InlineData(299, 500)]
    [InlineData(350, 399)]
    public void Nothing_of_it_gets_earlier_and_something_gets_later(double lastStart, double closes) =>
        Opened().Refused(new Propose(Aigul, new Id("x"), To(lastStart, closes)), CampaignRefusals.NotLater).Facts.ShouldBe(
            [new("last-start", Minute(300).ToString()), new("closes", Minute(400).ToString())]);

    [Fact]
    public void A_window_closes_after_its_last_start_and_before_a_limit()
    {
        Opened().Refused(new Propose(Aigul, new Id("x"), To(400, 400)), CampaignRefusals.BadWindow);
        Opened().Refused(new Propose(Aigul, new Id("x"), new ExtendSitting(Law, Minute(300), ExtendSitting.Limit)), CampaignRefusals.BadWindow)
            .Facts.ShouldBe([new("before", "2200-01-01T00:00:00.000Z")]);
        Opened().Both("x", To(399, 400)).ShouldBeOfType<CampaignDone>();
        Opened().Both("x", To(300, 401)).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void What_is_not_sat_here_is_not_extended_nor_by_rules_that_say_no_windows()
    {
        Opened().Refused(new Propose(Aigul, new Id("x"), Longer with { Sitting = new Id("essay") }), CampaignRefusals.NoSitting)
            .Facts.ShouldBe([new("sitting", "essay")]);
        var old = Checked();
        old.Both("seal", new SealRules(Rules, Outline with { Sittings = null }));
        old.Both("open", new OpenCampaign());
        old.Refused(new Propose(Aigul, new Id("x"), Longer), CampaignRefusals.NoSitting);
        Checked().Refused(new Propose(Aigul, new Id("x"), Longer), CampaignRefusals.NotOpen);
    }

    [Fact]
    public void From_the_beginning_of_its_closing_on_a_sitting_is_as_it_is()
    {
        var bench = Opened();
        bench.Do(new Propose(Aigul, new Id("x"), Longer));
        bench.Do(new BeginClosing(Aigul, new Id("c1"), new Id("test"), [Law]), Minute(410)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Approve(Baurzhan, new Id("x")), Minute(411), CampaignRefusals.SittingFrozen).Facts.ShouldBe([new("closing", "c1")]);
        bench.Do(new Reject(Aigul, new Id("x"))).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void The_proposal_is_with_the_approver_until_it_is_approved()
    {
        ActorEvent[] events =
        [
            new CampaignDrafted(Aigul.At(Minute(0)), Agency, new Definition(Rules, Rules)),
            new RulesSealed(Aigul.At(Minute(1)), new Id("seal"), Outline),
            new StepProposed(new Proposal(
                new Id("x"), Longer, Aigul.At(Minute(2)), new Recruit.WorkingDays.OpenFile(new Id("approver"), Minute(2), Minute(10_000)))),
            new SittingExtended(Baurzhan.At(Minute(7)), new Id("x"), Law, new WindowEnd(Minute(350), Minute(500))),
        ];
        var held = CampaignFiling.HistoryOf(new Id("clerk-7"), events).Holdings.ShouldHaveSingleItem();
        (held.Since, held.Until).ShouldBe((Minute(2), Minute(7)));
    }

    private static ExtendSitting To(double lastStart, double closes) => new(Law, Minute(lastStart), Minute(closes));
}
