using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>With whom the files of a campaign are; that it is so in random histories is in <c>Ex17WhoDelaysTests</c>.</summary>
public class CampaignFilingTests
{
    [Fact]
    public void A_closing_is_with_the_approver_while_its_release_is_proposed_and_with_the_officer_again_when_that_is_dropped()
    {
        var bench = Opened();
        bench.Prepare("c1", "test");
        HolderOf(bench).ShouldBe("agency-officer");
        bench.Do(new Propose(Aigul, new Id("r1"), new ReleaseResults(new Id("c1"), Results)));
        bench.Do(new Propose(Aigul, new Id("r2"), new ReleaseResults(new Id("c1"), Results)));
        var asked = bench.Head.Proposals[new Id("r1")].Act.At;
        FileOf(bench).Since.ShouldBe(asked);
        bench.Do(new Reject(Baurzhan, new Id("r1")));
        FileOf(bench).ShouldBe(new OpenFile(new Id("approver"), asked, Outline.Calendar.Due(bench.Head.Current!.Begun.At, 5)), "the other proposal still waits");
        bench.Do(new Reject(Baurzhan, new Id("r2")));
        HolderOf(bench).ShouldBe("agency-officer");
        FileOf(bench).Since.ShouldBeGreaterThan(asked);
    }

    [Fact]
    public void An_offer_that_a_revision_leaves_standing_is_held_since_its_first_release()
    {
        var bench = Offering();
        var before = OfferOf(bench, Anna);
        bench.Do(Own("decline", Bolat));
        bench.Close("c3", "interview", new HeldPlace(1, Anna));
        CampaignFiling.Of(bench.Head).ShouldHaveSingleItem().File.ShouldBe(before);
    }

    [Fact]
    public void An_offer_that_cannot_be_accepted_is_delayed_by_those_who_owe_the_revision_and_comes_back_with_it()
    {
        var bench = Offering();
        var before = OfferOf(bench, Anna);
        bench.Both("void", Voiding);
        var voided = bench.Head.OffersUnsettledSince!.Value;
        OfferOf(bench, Anna).ShouldBe(new OpenFile(new Id("agency-officer"), voided, before.Due));
        bench.Both("another", Voiding);
        OfferOf(bench, Anna).Since.ShouldBe(voided);
        bench.Close("c3", "interview", new HeldPlace(1, Anna));
        OfferOf(bench, Anna).ShouldBe(new OpenFile(new Id("candidate"), bench.Head.LastReleased!.Released!.At, before.Due));
    }

    private static RecordEvents Voiding => Official(new EventRow("void-item", Test: new Id("law"), Item: new Id("q1"), Value: "drop"));

    private static OpenFile OfferOf(CampaignBench bench, PersonKeyId person) =>
        CampaignFiling.Of(bench.Head).Single(one => one.Name == $"{person.Value:N}").File;

    private static OpenFile FileOf(CampaignBench bench) => CampaignFiling.Of(bench.Head).Single(one => one.Kind == CampaignFileKind.Closing).File;

    private static string HolderOf(CampaignBench bench) => FileOf(bench).Holder.Text;
}
