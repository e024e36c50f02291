using Recruit.Accounts;
using Recruit.Campaigns;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>What upheld appeals change.</summary>
public class RemedyTests
{
    private static readonly EventRow Mark = new("set-mark", Anna, null, new Id("essay"), new Id("law"), "5");
    private static readonly Act Decided = By("reviewer").At(Minute(1));
    private static readonly Act Approved = By("second").At(Minute(2));
    private static readonly RecordRemedy Remedy = new(new Id("appeal-1"), [Mark], Decided, Approved);

    [Fact]
    public void It_is_an_event_of_both_people_of_the_appeal()
    {
        var bench = Offering();
        bench.Do(Remedy).ShouldBe(new EventsTaken(1, 1));
        bench.State.Read(0).Events.ShouldBe([new RegisteredEvent(1, Mark, Decided, Approved)]);
    }

    [Fact]
    public void Told_again_nothing_happens_whatever_happened_since()
    {
        var bench = Offering();
        bench.Do(Remedy);
        bench.Do(Own(EventTypes.Withdraw, Bolat));
        bench.Do(Remedy).ShouldBe(new EventsTaken(1, 1));
        bench.State.LastEvent.ShouldBe(2);
    }

    [Fact]
    public void Nobody_takes_a_place_before_the_lists_are_computed_anew()
    {
        var bench = Offering();
        bench.Do(Remedy);
        bench.Refused(Own(EventTypes.Accept, Anna), CampaignRefusals.ListsUnderRevision);
    }

    [Fact]
    public void A_revision_can_begin_because_of_it()
    {
        var bench = Offering();
        bench.Refused(new BeginClosing(Aigul, new Id("c3"), new Id("interview"), []), CampaignRefusals.NothingNew);
        bench.Do(Remedy);
        bench.Do(new BeginClosing(Aigul, new Id("c3"), new Id("interview"), [])).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void One_account_is_not_two() =>
        Offering().Refused(Remedy with { Approved = Decided }, CampaignRefusals.SamePerson);

    [Fact]
    public void What_only_a_candidate_can_do_is_no_remedy() =>
        Offering().Refused(Remedy with { Rows = [new EventRow(EventTypes.Withdraw, Anna)] }, CampaignRefusals.WrongType);

    [Fact]
    public void A_campaign_that_is_not_open_takes_none() => Checked().Refused(Remedy, CampaignRefusals.NotOpen);
}
