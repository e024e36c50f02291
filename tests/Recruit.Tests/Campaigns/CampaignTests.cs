using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>From a draft to an open campaign.</summary>
public class CampaignDraftTests
{
    [Fact]
    public void Nothing_can_be_asked_of_a_campaign_that_nobody_drafted() =>
        new CampaignBench().Refused(new RecordCheck(Aigul, Rules), CampaignRefusals.Unknown);

    [Fact]
    public void Another_definition_undoes_the_check_and_the_proposals_about_the_earlier_one()
    {
        var bench = Checked();
        bench.Do(new Propose(Aigul, new Id("seal"), new SealRules(Rules, Outline)));
        bench.Head.Status.ShouldBe(CampaignStatus.Checked);

        bench.Do(new DraftCampaign(Aigul, Agency, Digest.Of("other rules"u8), "sealed"u8.ToArray()));

        bench.Head.Status.ShouldBe(CampaignStatus.Draft);
        bench.Refused(new Approve(Baurzhan, new Id("seal")), CampaignRefusals.NoProposal);
        bench.Refused(new RecordCheck(Aigul, Rules), CampaignRefusals.OtherDefinition);
    }

    [Fact]
    public void A_definition_is_sealed_only_as_it_was_checked()
    {
        Drafted().Refused(new Propose(Aigul, new Id("seal"), new SealRules(Rules, Outline)), CampaignRefusals.NotChecked);
        Checked().Refused(new Propose(Aigul, new Id("seal"), new SealRules(Digest.Of("x"u8), Outline)), CampaignRefusals.OtherDefinition);
    }

    [Fact]
    public void Sealed_rules_never_change()
    {
        var bench = Checked();
        bench.Both("seal", new SealRules(Rules, Outline));
        bench.Head.Status.ShouldBe(CampaignStatus.Sealed);
        bench.Refused(new DraftCampaign(Aigul, Agency, Digest.Of("x"u8), "y"u8.ToArray()), CampaignRefusals.IsSealed);
        bench.Refused(new Propose(Aigul, new Id("again"), new SealRules(Rules, Outline)), CampaignRefusals.IsSealed);
        bench.Do(new DraftCampaign(Aigul, Agency, Rules, "sealed rules"u8.ToArray())).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_change_is_taken_only_over_the_definition_from_which_it_was_made()
    {
        var (first, second) = (Digest.Of("first"u8), Digest.Of("second"u8));
        var bench = Checked();
        bench.Do(new NoteChallengeTerm(new Id("law"), Minute(9000)));
        bench.Do(new DraftCampaign(Aigul, Agency, first, "first"u8.ToArray(), Over: FirstVersion)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new DraftCampaign(Baurzhan, Agency, second, "second"u8.ToArray(), Over: FirstVersion), CampaignRefusals.OtherDefinition);
        bench.Head.Definition.Digest.ShouldBe(first);

        // Items and keys are the same ones, so their challenges have the same term; other files have other tests.
        bench.Head.ChallengeTerms.Keys.ShouldBe([new Id("law")]);
        bench.Do(new DraftCampaign(Aigul, Agency, second, "second"u8.ToArray()));
        bench.Head.ChallengeTerms.ShouldBeEmpty();
    }

    [Fact]
    public void What_must_be_new_takes_the_place_of_nothing()
    {
        Drafted().Refused(new DraftCampaign(Aigul, Agency, Digest.Of("x"u8), "x"u8.ToArray(), Over: default(Digest)), CampaignRefusals.OtherDefinition);
        Drafted().Refused(new DraftCampaign(Aigul, Agency, Rules, "sealed rules"u8.ToArray(), Over: default(Digest)), CampaignRefusals.OtherDefinition);
        new CampaignBench().Do(new DraftCampaign(Aigul, Agency, Rules, "sealed rules"u8.ToArray(), Over: default(Digest))).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_campaign_stays_with_its_agency() =>
        Drafted().Refused(new DraftCampaign(Aigul, new Id("other"), Rules, "x"u8.ToArray()), CampaignRefusals.OtherAgency);

    [Fact]
    public void It_opens_after_the_seal_and_lets_applications_into_every_shard()
    {
        Checked().Refused(new Propose(Aigul, new Id("open"), new OpenCampaign()), CampaignRefusals.NotSealed);
        foreach (var elsewhere in (bool[])[false, true])
        {
            var open = Opened(Outline, elsewhere);
            (open.Head.Status, open.Head.AppliedElsewhere).ShouldBe((CampaignStatus.Open, elsewhere));
            open.Sent.Select(one => (one.To.Id, one.Command)).ShouldBe(
                [("clerk-7/0", new OpenApplications(null, elsewhere)), ("clerk-7/1", new OpenApplications(null, elsewhere))]);
        }

        var bench = Opened();
        bench.Refused(new Propose(Aigul, new Id("again"), new OpenCampaign()), CampaignRefusals.IsOpen);
    }
}

/// <summary>What no single account may do.</summary>
public class TwoPeopleTests
{
    [Fact]
    public void Nobody_approves_the_own_proposal()
    {
        var bench = Checked();
        bench.Do(new Propose(Aigul, new Id("seal"), new SealRules(Rules, Outline)));
        bench.Refused(new Approve(Aigul, new Id("seal")), CampaignRefusals.SamePerson);
        bench.Do(new Approve(Baurzhan, new Id("seal"))).ShouldBeOfType<CampaignDone>();
        bench.Head.Sealed!.By.ShouldBe(Baurzhan.By);
        bench.Refused(new Approve(Baurzhan, new Id("seal")), CampaignRefusals.NoProposal);
    }

    [Fact]
    public void A_rejected_proposal_has_no_effect()
    {
        var bench = Checked();
        bench.Do(new Propose(Aigul, new Id("seal"), new SealRules(Rules, Outline)));
        bench.Do(new Reject(Baurzhan, new Id("seal")));
        bench.Refused(new Approve(Baurzhan, new Id("seal")), CampaignRefusals.NoProposal);
        bench.Refused(new Reject(Baurzhan, new Id("seal")), CampaignRefusals.NoProposal);
        bench.Head.Status.ShouldBe(CampaignStatus.Checked);
    }

    [Fact]
    public void A_proposal_waits_for_somebody_until_a_day()
    {
        var bench = Opened();
        bench.Do(new Propose(Aigul, new Id("void"), Official(new EventRow("void-item", Test: new Id("law"), Item: new Id("q1"), Value: "drop"))));
        var file = bench.Head.Proposals[new Id("void")].File;
        file.Holder.ShouldBe(new Id("approver"));
        file.Due.ShouldBe(Outline.Calendar.Due(file.Since, Outline.Terms.Proposal));
    }

    [Fact]
    public void A_name_stands_for_one_proposal_and_waiting_ones_have_a_bound()
    {
        var bench = Opened();
        var step = Official(new EventRow("readmit", Anna, new Id("test")));
        for (var i = 0; i < 100; i++)
        {
            bench.Do(new Propose(Aigul, new Id($"p{i}"), step)).ShouldBeOfType<CampaignDone>();
        }

        bench.Do(new Propose(Aigul, new Id("p7"), step)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Propose(Baurzhan, new Id("p7"), step), CampaignRefusals.NameInUse);
        bench.Refused(new Propose(Aigul, new Id("p7"), Official(new EventRow("readmit", Bolat, new Id("test")))), CampaignRefusals.NameInUse);
        bench.Refused(new Propose(Aigul, new Id("one-more"), step), CampaignRefusals.TooMany);
    }

    [Fact]
    public void An_approved_change_of_facts_takes_the_next_numbers_and_names_both()
    {
        var bench = Opened();
        var step = Official(new EventRow("readmit", Anna, new Id("test")), new EventRow("readmit", Bolat, new Id("test")));
        bench.Both("readmit", step).ShouldBe(new EventsTaken(1, 2));
        var events = bench.Do(new ReadEvents(0)).ShouldBeOfType<EventsRead>().Events;
        events.Select(one => (one.Sequence, one.Act.By, one.Approved!.By)).ShouldBe([(1, Aigul.By, Baurzhan.By), (2, Aigul.By, Baurzhan.By)]);
    }

    [Fact]
    public void What_candidates_do_is_not_done_for_them() =>
        Opened().Refused(new Propose(Aigul, new Id("p"), Official(new EventRow("accept", Anna))), CampaignRefusals.WrongType);
}
