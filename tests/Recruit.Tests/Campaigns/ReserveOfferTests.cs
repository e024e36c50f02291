using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>A campaign that has a vacant place, and one in whose reserve somebody is.</summary>
public class ReserveOfferTests
{
    private static readonly Id Here = new("clerk-7");
    private static readonly Id Target = new("driver-2");
    private static readonly Id Offer = new("offer");
    private static readonly Digest Text = Digest.Of("consent"u8);
    private static readonly Instant Due = Minute(60 * 24 * 3);

    private static AskReserve Asked => new(Offer, Target, Agency, Bolat, By("zarina").At(Minute(0)), Due);

    [Fact]
    public void An_offer_takes_two_beside_who_proposed_it_and_keeps_a_place()
    {
        var bench = Reserving(vacant: 1);
        var step = new OfferFromReserve(Target, Key(7));
        bench.Do(new Propose(Aigul, Offer, step)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Approve(Aigul, Offer), CampaignRefusals.SamePerson);
        bench.Do(new Approve(Baurzhan, Offer)).ShouldBeOfType<CampaignDone>();
        bench.Head.ReserveOffers.ShouldBeEmpty();
        bench.Refused(new Approve(Baurzhan, Offer), CampaignRefusals.SamePerson);
        bench.Do(new Approve(By("zarina"), Offer)).ShouldBeOfType<CampaignDone>();
        var made = bench.Head.ReserveOffers.Single();
        (made.Source, made.Target, made.Candidate, made.IsOpen, made.KeepsPlace).ShouldBe((Target, Here, Key(7), false, true));
        bench.Sent[^1].ShouldBe(new Message(CampaignKey.Of(Target), new AskReserve(Offer, Here, Agency, Key(7), made.Approved, made.Due)));
        bench.Refused(new Propose(Aigul, Offer, step), CampaignRefusals.NameInUse);
        bench.Refused(new Propose(Aigul, new Id("again"), step), CampaignRefusals.IsOfferedAlready);
        bench.Refused(new Propose(Aigul, new Id("again"), new OfferFromReserve(Target, Key(8))), CampaignRefusals.NoVacantPlace);
        bench.Refused(new Propose(Aigul, new Id("again"), new OfferFromReserve(Here, Key(8))), CampaignRefusals.WrongType);

        bench.Do(new NoteReserveAnswer(Offer, Target, Minute(50)));
        bench.Head.ReserveOffers.Single().IsOpen.ShouldBeTrue();
        CampaignFiling.Of(bench.Head).ShouldContain(file => file.Kind == CampaignFileKind.ReserveOffer && file.File.Due == made.Due);
        bench.Refused(new Propose(Aigul, new Id("end"), new CloseCampaign()), CampaignRefusals.Unfinished);
        bench.Do(new NoteReserveOutcome(Offer, Target, By("anna").At(Minute(60)), IsAccepted: true));
        bench.Do(new NoteReserveOutcome(Offer, Target, By("anna").At(Minute(61)), IsAccepted: false)).ShouldBeOfType<CampaignDone>();
        bench.Head.ReserveOffers.Single().ShouldSatisfyAllConditions(one => one.Accepted!.By.ShouldBe(new Id("anna")), one => one.Ended.ShouldBeNull());
    }

    [Fact]
    public void A_refused_offer_frees_the_place()
    {
        var bench = Reserving(vacant: 1);
        bench.Do(new Propose(Aigul, Offer, new OfferFromReserve(Target, Key(7))));
        bench.Do(new Approve(Baurzhan, Offer));
        bench.Do(new Approve(By("zarina"), Offer));
        bench.Do(new NoteReserveAnswer(Offer, Here, Minute(50), CampaignRefusals.NoConsent));
        bench.Head.ReserveOffers.Single().Refused.ShouldBeNull("it is not of the campaign that was asked");
        bench.Do(new NoteReserveAnswer(Offer, Target, Minute(50), CampaignRefusals.NoConsent));
        bench.Do(new Propose(Aigul, new Id("again"), new OfferFromReserve(Target, Key(8)))).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_place_that_a_revision_may_give_to_somebody_is_offered_to_nobody_from_a_reserve()
    {
        var bench = Reserving(vacant: 1);
        bench.Both("void", Official(new EventRow("void-item", Test: Law, Item: new Id("q1"), Value: "drop")));
        bench.Refused(new Propose(Aigul, Offer, new OfferFromReserve(Target, Key(8))), CampaignRefusals.ListsUnderRevision);
        bench.Close("c3", "interview", [Bolat], 1, new HeldPlace(1, Anna));
        bench.Do(new Propose(Aigul, Offer, new OfferFromReserve(Target, Key(8)))).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void The_campaign_of_the_reserve_says_whether_somebody_is_free()
    {
        Answer(bench => bench).ShouldBe(CampaignRefusals.NoConsent);
        Answer(Agreed).ShouldBeNull();
        Answer(Agreed, Asked with { Agency = new Id("other") }).ShouldBe(CampaignRefusals.OtherAgency);
        Answer(Agreed, Asked with { Candidate = Anna }).ShouldBe(CampaignRefusals.NotInReserve);
        Answer(bench =>
        {
            Agreed(bench).Do(Own(EventTypes.Withdraw, Bolat));
            return bench;
        }).ShouldBe(CampaignRefusals.NotInReserve);
        Answer(bench =>
        {
            Agreed(bench).Do(new AgreeToReuse(By("bolat"), Bolat, null));
            return bench;
        }).ShouldBe(CampaignRefusals.NoConsent);
        var late = Agreed(Reserving());
        late.Do(Asked, Instant.Of(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(5))));
        late.Head.ReserveOffers.Single().Refused.ShouldBe(CampaignRefusals.ReserveExpired);
    }

    [Fact]
    public void Who_takes_a_place_elsewhere_leaves_the_offers_here_and_every_other_offer_is_over()
    {
        var bench = Agreed(Reserving());
        bench.Do(Asked).ShouldBeOfType<CampaignDone>();
        bench.Do(Asked).ShouldBeOfType<CampaignDone>();
        bench.Do(Asked with { Target = new Id("cook-1") });
        bench.Head.ReserveOffers.Length.ShouldBe(2);
        bench.Refused(Accepting with { Candidate = Anna }, CampaignRefusals.NoOffer);
        bench.Do(Accepting).ShouldBeOfType<CampaignDone>();
        bench.Do(Accepting).ShouldBeOfType<CampaignDone>();
        bench.Refused(Accepting with { Target = new Id("cook-1") }, CampaignRefusals.TookAnother);
        bench.Refused(new DeclineReserveOffer(By("bolat"), Bolat, Target, Offer), CampaignRefusals.NoOffer);
        bench.Head.ReserveOffers.Select(one => one.Accepted is not null).ShouldBe([true, false]);
        bench.Head.ReserveOffers[1].Ended!.Reason.ShouldBe(new Id("took-another"));
        bench.State.LastEvent.ShouldBe(1);
        bench.Do(Asked with { Target = new Id("tailor-3") });
        bench.Head.ReserveOffers[2].Refused.ShouldBe(CampaignRefusals.TookAnother);
    }

    [Fact]
    public void An_offer_that_nobody_takes_lapses()
    {
        var bench = Agreed(Reserving());
        bench.Do(Asked);
        bench.Do(Own(EventTypes.Accept, Anna));
        bench.Due.ShouldBe(Due);
        bench.Refused(Accepting, Due, CampaignRefusals.OfferLapsed);
        bench.Do(new Nudge(), Due);
        bench.Head.ReserveOffers.Single().Ended!.By.ShouldBe(new Id("service"));
        bench.Sent[^1].Command.ShouldBeOfType<NoteReserveOutcome>().IsAccepted.ShouldBeFalse();
        bench.Refused(Accepting, Due, CampaignRefusals.NoOffer);
        bench.Due.ShouldBeNull();
    }

    [Fact]
    public void The_reserve_of_a_campaign_that_has_ended_serves_others_and_its_lists_stay_as_they_are()
    {
        var bench = Agreed(Reserving());
        bench.Do(Own(EventTypes.Accept, Anna));
        bench.Close("c3", "interview", [Bolat], 0, new HeldPlace(1, Anna, IsAccepted: true));
        bench.Both("end", new CloseCampaign()).ShouldBeOfType<CampaignDone>();
        bench.Do(Asked);
        bench.Due.ShouldBe(Due);
        bench.Do(Accepting).ShouldBeOfType<CampaignDone>();
        bench.Head.ReserveOffers.Single().Accepted!.By.ShouldBe(new Id("bolat"));
        bench.State.LastEvent.ShouldBe(1, "nothing more happens in a campaign that has ended");
    }

    [Fact]
    public void Who_declines_stays_in_the_reserve()
    {
        var bench = Agreed(Reserving());
        bench.Do(Asked);
        var decline = new DeclineReserveOffer(By("bolat"), Bolat, Target, Offer);
        bench.Do(decline).ShouldBeOfType<CampaignDone>();
        bench.Do(decline).ShouldBeOfType<CampaignDone>();
        bench.State.LastEvent.ShouldBe(0);
        bench.Do(Asked with { Offer = new Id("second") });
        bench.Head.ReserveOffers[1].IsOpen.ShouldBeTrue();
    }

    private static AcceptReserveOffer Accepting => new(By("bolat"), Bolat, Target, Offer);

    private static CampaignBench Agreed(CampaignBench bench)
    {
        bench.Do(new AgreeToReuse(By("bolat"), Bolat, Text)).ShouldBeOfType<CampaignDone>();
        return bench;
    }

    /// <summary>Why a place may not be offered; nothing if it may. The answer is told to the campaign that asked.</summary>
    private static string? Answer(Func<CampaignBench, CampaignBench> prepare, AskReserve? ask = null)
    {
        var bench = prepare(Reserving());
        bench.Do(ask ?? Asked).ShouldBeOfType<CampaignDone>();
        var told = bench.Sent[^1];
        told.To.ShouldBe(CampaignKey.Of(Target));
        var refused = bench.Head.ReserveOffers.Single().Refused;
        ((NoteReserveAnswer)told.Command).Refused.ShouldBe(refused);
        return refused;
    }
}
