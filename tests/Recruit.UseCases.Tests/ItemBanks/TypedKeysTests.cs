using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.ItemBanks;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using ChallengeKey = Recruit.UseCases.ItemBanks.ChallengeKey;
using ComposeTest = Recruit.UseCases.ItemBanks.ComposeTest;
using DropTest = Recruit.UseCases.ItemBanks.DropTest;
using OpenBank = Recruit.UseCases.ItemBanks.OpenBank;
using PutToUse = Recruit.UseCases.ItemBanks.PutToUse;
using ReportSittings = Recruit.UseCases.ItemBanks.ReportSittings;
using RetireItem = Recruit.UseCases.ItemBanks.RetireItem;
using static Recruit.UseCases.Tests.BankStory;

namespace Recruit.UseCases.Tests.ItemBanks;

/// <summary>One officer types a test that has the name of one from an item bank, with keys of their own.</summary>
public class TypedKeysTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
    private static readonly Instant Closes = Instant.Of(Now) + TimeSpan.FromHours(30);
    private static readonly Id First = new("first");
    private static readonly Id Second = new("second");

    [Fact]
    public async Task Nobody_learns_from_what_becomes_of_a_guess_whether_it_is_right()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        await ComposeAsync(live, First, "q1", "q2");
        var draft = Draft(live, First, Closes);
        await live.DoAsync<CampaignDone>(draft);
        var (banked, version) = await NamesAsync(live);
        foreach (var keys in (string[][])[["b", "b"], ["a", "b"]])
        {
            await live.DoAsync<CampaignDone>(draft with { Operation = live.Next() });
            (await NamesAsync(live)).ShouldBe((banked, version), "the same draft is no other one");
            await live.DoAsync<CampaignDone>(new ProposeSeal(LiveService.Officer, live.Next(), LiveService.Routine, First, new Id("seal")));
            await live.DoAsync<CampaignDone>(Typed(live, draft, keys));
            (await live.HeadAsync(First)).Proposals.ShouldBeEmpty(string.Concat(keys));
            var typed = await NamesAsync(live);
            typed.Definition.ShouldNotBe(banked);
            typed.Version.ShouldNotBe(version);
            typed.Definition.ShouldNotBe(Digest.Of(Definitions.Pack(Typed(live, draft, keys).Files)), "nobody outside can compute it");
        }

        await live.DoAsync<CampaignDone>(draft with { Operation = live.Next() });
        await SealAndOpenAsync(live, First);
        foreach (var keys in (string[][])[["b", "b"], ["a", "b"]])
        {
            await live.RefusedAsync(Typed(live, draft, keys), CampaignRefusals.IsSealed);
        }
    }

    [Fact]
    public async Task Who_changes_rules_and_asks_again_gets_the_same_reply()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        await ComposeAsync(live, First, "q1", "q2");
        await live.DoAsync<CampaignDone>(Draft(live, First, Closes));
        var change = new ChangeRules(LiveService.Officer, live.Next(), LiveService.Routine, First, (await RulesAsync(live)).Version, [new SetRule("vacancy.json", "posts", "2")]);
        await live.DoAsync<CampaignDone>(change);
        await live.DoAsync<CampaignDone>(change);
        await live.DoAsync<CampaignDone>(change with { Operation = live.Next() });
        (await RulesAsync(live)).ShouldSatisfyAllConditions(one => one.Vacancy.Posts.ShouldBe(2), one => one.Banked.Keys.ShouldBe([Law]));
        await live.RefusedAsync(change with { Operation = live.Next(), Edits = [new SetRule("vacancy.json", "posts", "3")] }, CampaignRefusals.OtherDefinition);
    }

    [Fact]
    public async Task Nobody_types_how_far_an_answer_may_be_off_in_a_test_whose_keys_two_approved()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        await ComposeAsync(live, First, "q1", "q2");
        var draft = Draft(live, First, Closes);
        await live.DoAsync<CampaignDone>(draft);
        ChangeRules Change(Digest over, string figure, string to) =>
            new(LiveService.Officer, live.Next(), LiveService.Routine, First, over, [new SetRule("tests/law.json", $"sections[0].items[0].{figure}", to)]);
        await live.RefusedAsync(Change((await RulesAsync(live)).Version, "tolerance", "1000000"), UseCaseRefusals.Invalid);
        await live.DoAsync<CampaignDone>(Change((await RulesAsync(live)).Version, "points", "2"));
        (await RulesAsync(live)).Banked.Keys.ShouldBe([Law]);
    }

    [Fact]
    public async Task A_test_for_practice_that_sealed_rules_do_not_have_is_given_up()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        await live.DoAsync<CampaignDone>(Typed(live, Draft(live, Second, Closes), "a"));
        await SealAndOpenAsync(live, Second);
        await ApproveAsync(live, "q1");
        await live.DoAsync<VersionStands>(new PutToUse(KeyApprover, live.Next(), LiveService.Routine, Bank, new Id("q1"), 1, ItemUse.Practice));
        await live.DoAsync<CompositionShown>(new ComposeTest(
            LiveService.Officer, live.Next(), LiveService.Routine, Bank, Second, new Id("nowhere"), TestUse.Practice, Closes, [Language.Kk, Language.Ru],
            [new ChosenSection(new Id("all"), [new ChosenItem(new Id("q1"), 1)])], 3, 5));
        await live.RefusedAsync(new ReportSittings(LiveService.Officer, live.Next(), LiveService.Routine, Bank, Second, new Id("nowhere")), ItemBankRefusals.UnknownTest);
        await live.DoAsync<TestIsDropped>(new DropTest(LiveService.Officer, live.Next(), LiveService.Routine, Bank, Second, new Id("nowhere")));
    }

    [Fact]
    public async Task Whoever_seals_sees_which_keys_nobody_else_approved()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        var compose = await ComposeAsync(live, First, "q1", "q2");
        var draft = Draft(live, First, Closes);
        await live.DoAsync<CampaignDone>(draft);
        var from = (await RulesAsync(live)).Banked.ShouldHaveSingleItem();
        (from.Key, from.Value.Bank, from.Value.AreWordsTyped).ShouldBe((Law, Bank, false));
        from.Value.ChallengesUntil.ShouldBe((await live.HeadAsync(First)).ChallengeTerms[Law]);

        await live.DoAsync<CampaignDone>(Typed(live, draft, "b", "c"));
        (await RulesAsync(live)).Banked.ShouldBeEmpty();
        await live.RefusedAsync(compose with { Operation = live.Next(), Campaign = Second, ChallengeDays = ComposeTest.ChallengeDaysMax + 1 }, UseCaseRefusals.Invalid);
    }

    [Fact]
    public async Task A_test_for_practice_whose_keys_everybody_may_know_counts_in_no_stage()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        await ApproveAsync(live, "q1");
        await live.DoAsync<VersionStands>(new PutToUse(KeyApprover, live.Next(), LiveService.Routine, Bank, new Id("q1"), 1, ItemUse.Practice));
        await live.DoAsync<CompositionShown>(new ComposeTest(
            LiveService.Officer, live.Next(), LiveService.Routine, Bank, First, Law, TestUse.Practice, Closes, [Language.Kk, Language.Ru],
            [new ChosenSection(new Id("all"), [new ChosenItem(new Id("q1"), 1)])], 3, 5));
        (await live.DoAsync<Refusal>(Draft(live, First, Closes))).ShouldBe(Refusal.Because(ItemBankRefusals.OnlyPractice, new RefusalFact("test", "law")));
    }

    [Fact]
    public async Task Rules_are_not_sealed_with_an_item_that_was_retired_since_it_was_composed()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        await ComposeAsync(live, First, "q1", "q2");
        await live.DoAsync<CampaignDone>(Draft(live, First, Closes));
        var seal = new ProposeSeal(LiveService.Officer, live.Next(), LiveService.Routine, First, new Id("seal"));
        await live.DoAsync<CampaignDone>(seal);
        await live.DoAsync<VersionStands>(new RetireItem(KeyApprover, live.Next(), RetireReasons.All.First(), Bank, new Id("q1"), 1));
        var approve = new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, First, new Id("seal"));
        await live.ToldAsync(approve, CampaignRefusals.ItemUnfit, ("test", "law"), ("item", "q1"));
        await live.ToldAsync(seal with { Operation = live.Next(), Proposal = new Id("again") }, CampaignRefusals.ItemUnfit, ("test", "law"), ("item", "q1"));
        await live.RefusedAsync(approve with { Operation = live.Next(), By = LiveService.Officer with { Roles = LiveService.Approver.Roles } }, CampaignRefusals.SamePerson);
    }

    [Fact]
    public async Task Sittings_and_challenges_are_those_of_the_bank_that_the_test_is_from()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        var compose = await ComposeAsync(live, First, "q1");
        await live.DoAsync<BankIsOpen>(new OpenBank(LiveService.Officer, live.Next(), LiveService.Routine, new Id("another-bank"), 5, 5, 5));
        await live.DoAsync<CampaignDone>(Draft(live, First, Closes));
        await SealAndOpenAsync(live, First);
        await live.DoAsync<CampaignDone>(Typed(live, Draft(live, Second, Closes), "a"));
        await SealAndOpenAsync(live, Second);
        var anna = LiveService.Newcomer(1);
        foreach (var campaign in (Id[])[First, Second])
        {
            await live.DoAsync<ApplicationTaken>(new SubmitApplication(
                anna, live.Next(), campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), "master"), Digest.Of("yes"u8)));
        }

        // A test that nobody sits keeps nobody's keys: it is given up, whatever is sat under its name.
        await live.DoAsync<CompositionShown>(compose with { Operation = live.Next(), Campaign = Second });
        await live.RefusedAsync(new ReportSittings(LiveService.Officer, live.Next(), LiveService.Routine, Bank, Second, Law), ItemBankRefusals.UnknownTest);
        (await live.DoAsync<SittingsAre>(new ReportSittings(LiveService.Officer, live.Next(), LiveService.Routine, Bank, First, Law))).Sittings.ShouldBe(0);
        await live.RefusedAsync(new ChallengeKey(anna, live.Next(), First, new Id("another-bank"), Law, new Id("q1"), "Wrong."), UseCaseRefusals.NotFound);
        live.Time.Move(TestLasts);
        await live.RefusedAsync(new ChallengeKey(anna, live.Next(), Second, Bank, Law, new Id("q1"), "Wrong."), UseCaseRefusals.NotFound);
        await live.DoAsync<TestIsDropped>(new DropTest(LiveService.Officer, live.Next(), LiveService.Routine, Bank, Second, Law));
    }

    [Fact]
    public async Task A_test_for_an_id_that_another_agency_took_since_is_given_up_by_those_of_the_bank()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        await ComposeAsync(live, Second, "q1");
        var others = new Caller(new Id("other-officer"), LiveService.Officer.Roles, new Id("another-ministry"));
        await live.DoAsync<CampaignDone>(Typed(live, Draft(live, Second, Closes), "a") with { By = others });
        var drop = new DropTest(LiveService.Officer, live.Next(), LiveService.Routine, Bank, Second, Law);
        await live.RefusedAsync(drop with { By = others, Operation = live.Next() }, UseCaseRefusals.NotFound);
        await live.DoAsync<TestIsDropped>(drop);
    }

    private static DraftFromFiles Typed(LiveService live, DraftFromBank draft, params string[] keys) => new(
        LiveService.Officer, live.Next(), LiveService.Routine, draft.Campaign,
        draft.Files.Append(new("tests/law.json", Encoding.UTF8.GetBytes($$"""
            { "id": "law", "sections": [ { "id": "all", "items": [ {{string.Join(", ", keys.Select((key, place) =>
                $$"""{ "id": "q{{place + 1}}", "type": "single", "options": ["a", "b", "c"], "keys": ["{{key}}"] }"""))}} ] } ] }
            """))).ToDictionary());

    private static Task<RulesRead> RulesAsync(LiveService live) => live.DoAsync<RulesRead>(new ReadRules(LiveService.Approver, live.Next(), First));

    private static async Task<(Digest Definition, Digest Version)> NamesAsync(LiveService live) =>
        ((await live.DoAsync<StandingTold>(new ReadStanding(LiveService.Approver, live.Next(), First))).Definition, (await RulesAsync(live)).Version);
}
