using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>Tests that were composed in an item bank, where somebody typed until when their items are secret: here to minute 200, and the sitting closes at 400.</summary>
public class BankedTestTests
{
    private static readonly BankedTest From = new(new Id("bank"), Minute(200));

    [Fact]
    public void The_bank_is_told_when_the_sitting_is_over_once_the_rules_are_sealed_and_when_it_gets_longer()
    {
        var bench = Banked();
        bench.Both("seal", new SealRules(Rules, Outline with { GraceSeconds = ImmutableSortedDictionary<Id, int>.Empty.Add(Law, 60) }));
        bench.Sent.Select(one => (one.To, one.Command)).ShouldBe([(BankKey.Of(new Id("bank")), new HoldTest(new Id("clerk-7"), Law, Minute(401)))]);
        bench.Both("open", new OpenCampaign());
        bench.Both("longer", new ExtendSitting(Law, Minute(350), Minute(500)));
        (bench.Sent[^1].To, bench.Sent[^1].Command).ShouldBe((BankKey.Of(new Id("bank")), new HoldTest(new Id("clerk-7"), Law, Minute(501))));
    }

    [Fact]
    public void Rules_are_not_sealed_once_the_bank_lets_the_items_become_known()
    {
        var bench = Banked();
        bench.Do(new Propose(Aigul, new Id("seal"), new SealRules(Rules, Outline)), Minute(199)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Approve(Baurzhan, new Id("seal")), Minute(200), CampaignRefusals.TestGivenUp).Facts.ShouldBe([new("test", "law")]);
    }

    [Fact]
    public void Rules_are_not_sealed_with_a_test_that_the_bank_gave_up_until_they_are_drafted_anew()
    {
        var bench = Banked();
        bench.Do(new NoteTestDropped(new Id("history"), From.Bank)).ShouldBeOfType<CampaignDone>();
        bench.Do(new NoteTestDropped(Law, new Id("another-bank"))).ShouldBeOfType<CampaignDone>();
        bench.Head.Banked[Law].IsDropped.ShouldBeFalse("it is of that name elsewhere");
        bench.Do(new NoteTestDropped(Law, From.Bank)).ShouldBeOfType<CampaignDone>();
        var seal = new Propose(Aigul, new Id("seal"), new SealRules(Rules, Outline));
        bench.Refused(seal, CampaignRefusals.TestGivenUp);

        // Other rules with the same test change nothing of that.
        var changed = Digest.Of("changed"u8);
        bench.Do(new DraftCampaign(Aigul, Agency, changed, "changed"u8.ToArray(), Over: FirstVersion));
        bench.Do(new RecordCheck(Aigul, changed));
        bench.Refused(new Propose(Aigul, new Id("seal"), new SealRules(changed, Outline)), CampaignRefusals.TestGivenUp);

        bench.Do(new NoteChallengeTerm(Law, Minute(9000), From));
        bench.Do(new Propose(Aigul, new Id("seal"), new SealRules(changed, Outline))).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_test_that_an_earlier_build_noted_without_its_bank_is_drafted_anew_before_the_seal()
    {
        var bench = Checked();
        bench.Do(new NoteChallengeTerm(Law, Minute(9000)));
        bench.Refused(new Propose(Aigul, new Id("seal"), new SealRules(Rules, Outline)), CampaignRefusals.TestGivenUp);
        bench.Do(new DraftCampaign(Aigul, Agency, Rules, "sealed rules"u8.ToArray(), Banked: [new NoteChallengeTerm(Law, Minute(9000), From)]));
        bench.Do(new Propose(Aigul, new Id("seal"), new SealRules(Rules, Outline))).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void Sealed_rules_keep_their_test_and_the_later_of_two_terms()
    {
        var bench = Banked();
        bench.Both("seal", new SealRules(Rules, Outline));
        bench.Do(new NoteTestDropped(Law, From.Bank));
        bench.Head.Banked[Law].IsDropped.ShouldBeFalse();

        // Of what was typed nothing is left; from then on the term only grows.
        foreach (var (until, secret, stands) in ((int, int, int)[])[(8000, 100, 8000), (9900, 500, 9900), (9800, 400, 9900)])
        {
            bench.Do(new NoteChallengeTerm(Law, Minute(until), new BankedTest(new Id("bank"), Minute(secret), IsHeld: true)));
            bench.Head.ChallengeTerms[Law].ShouldBe(Minute(stands));
        }

        bench.Head.Banked[Law].Secret.ShouldBe(Minute(500));
    }

    [Fact]
    public void That_words_were_typed_and_what_was_composed_is_known_after_the_seal_too()
    {
        var bench = Checked();
        var plan = Digest.Of("plan"u8);
        bench.Do(new NoteChallengeTerm(Law, Minute(9000), From with { Plan = plan, AreWordsTyped = true }));
        bench.Both("seal", new SealRules(Rules, Outline));
        var held = new NoteChallengeTerm(Law, Minute(9900), new BankedTest(From.Bank, Minute(500), IsHeld: true));
        bench.Do(held);
        bench.Do(held).ShouldBeOfType<CampaignDone>();
        bench.Head.Banked[Law].ShouldBe(new BankedTest(From.Bank, Minute(500), plan, IsHeld: true, AreWordsTyped: true));
    }

    [Fact]
    public void A_draft_and_its_tests_are_noted_at_once_and_anew_where_the_same_definition_comes_again()
    {
        var bench = new CampaignBench();
        var draft = new DraftCampaign(Aigul, Agency, Rules, "sealed rules"u8.ToArray(), Banked: [new NoteChallengeTerm(Law, Minute(9000), From)]);
        bench.Do(draft);
        (bench.Head.Banked[Law], bench.Head.ChallengeTerms[Law]).ShouldBe((From, Minute(9000)));
        bench.Do(new NoteTestDropped(Law, From.Bank));
        bench.Do(draft).ShouldBeOfType<CampaignDone>();
        bench.Head.Banked[Law].IsDropped.ShouldBeFalse();
        bench.Do(draft with { Digest = Digest.Of("others"u8), Banked = null });
        (bench.Head.Banked.IsEmpty, bench.Head.ChallengeTerms.IsEmpty).ShouldBe((true, true));
    }

    [Fact]
    public void Other_terms_of_a_test_are_not_sealed_by_whoever_looked_at_those_before()
    {
        var bench = Banked();
        bench.Do(new Propose(Aigul, new Id("seal"), new SealRules(Rules, Outline))).ShouldBeOfType<CampaignDone>();
        bench.Do(new NoteChallengeTerm(Law, Minute(9000), From));
        bench.Head.Proposals.Keys.ShouldBe([new Id("seal")], "nothing changed");
        bench.Do(new DraftCampaign(Aigul, Agency, Rules, "sealed rules"u8.ToArray(), Banked: [new NoteChallengeTerm(Law, Minute(300), From)])).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Approve(Baurzhan, new Id("seal")), CampaignRefusals.NoProposal);
    }

    [Fact]
    public void Sealed_rules_keep_no_items_secret_longer_than_the_bank_would()
    {
        var limit = Minute(10) + BankedTest.OverWithin;
        SealRules To(Instant closes) => new(
            Rules, Outline with { GraceSeconds = ImmutableSortedDictionary<Id, int>.Empty.Add(Law, 60), Sittings = Outline.Sittings!.SetItem(Law, new AttemptWindow(Minute(0), Minute(300), closes)) });
        var bench = Banked();
        bench.Do(new Propose(Aigul, new Id("in-time"), To(limit - TimeSpan.FromSeconds(60))), Minute(10)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Propose(Aigul, new Id("late"), To(limit - TimeSpan.FromSeconds(59))), Minute(10), CampaignRefusals.TestTooFarOff)
            .Facts.ShouldBe([new("test", "law"), new("until", limit.ToString())]);
        Checked().Do(new Propose(Aigul, new Id("of-no-bank"), To(limit + TimeSpan.FromDays(1))), Minute(10)).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void Nor_does_a_sitting_that_gets_longer()
    {
        var bench = Banked();
        bench.Both("seal", new SealRules(Rules, Outline with { GraceSeconds = ImmutableSortedDictionary<Id, int>.Empty.Add(Law, 60) }));
        bench.Both("open", new OpenCampaign());
        var limit = Minute(19) + BankedTest.OverWithin;
        bench.Refused(new Propose(Aigul, new Id("x"), new ExtendSitting(Law, Minute(350), limit + TimeSpan.FromMilliseconds(1))), Minute(20), CampaignRefusals.BadWindow)
            .Facts.ShouldBe([new("before", limit.ToString())]);
        bench.Do(new Propose(Aigul, new Id("y"), new ExtendSitting(Law, Minute(350), limit - TimeSpan.FromMilliseconds(1))), Minute(20)).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void What_another_bank_tells_of_keys_of_a_test_of_that_name_is_nothing_here()
    {
        var bench = Banked();
        var note = new NoteChallenge(new Id("file"), new PersonKeyId(new Guid(1, 1, 1, new byte[8])), Law, new Id("zz9"), Minute(500), Bank: new Id("another-bank"));
        bench.Do(note).ShouldBeOfType<CampaignDone>();
        bench.Do(note with { Test = new Id("history"), Bank = From.Bank }).ShouldBeOfType<CampaignDone>();
        bench.Head.Challenges.ShouldBeEmpty();
        bench.Do(note with { Bank = From.Bank });
        bench.Head.Challenges.Keys.ShouldBe([new Id("file")]);
    }

    private static CampaignBench Banked()
    {
        var bench = Checked();
        bench.Do(new NoteChallengeTerm(Law, Minute(9000), From)).ShouldBeOfType<CampaignDone>();
        return bench;
    }
}
