using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Files;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.ItemBanks;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Pipeline;
using Recruit.Vacancies;
using OpenBank = Recruit.UseCases.ItemBanks.OpenBank;
using DropTest = Recruit.UseCases.ItemBanks.DropTest;
using PutToUse = Recruit.UseCases.ItemBanks.PutToUse;
using static Recruit.UseCases.Tests.BankStory;

namespace Recruit.UseCases.Tests.ItemBanks;

/// <summary>
/// Items and keys of a test from a bank stay secret as long as anybody sits them, whatever time was typed when it was composed, and in whichever campaign they are sat.
/// </summary>
public class SecretKeysTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
    private static readonly Instant Closes = Instant.Of(Now) + TimeSpan.FromHours(30);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);
    private static readonly Id First = new("first");
    private static readonly Id Second = new("second");

    [Fact]
    public async Task Sealed_rules_with_a_later_sitting_keep_the_items_secret_and_so_does_an_extension()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        await ComposeAsync(live, First, "q1");
        await OpenAsync(live, First, Closes);
        await IsSecretUntilAsync(live, First, Closes);

        live.Time.Move(TestLasts);
        await live.RefusedAsync(new PutToUse(KeyApprover, live.Next(), LiveService.Routine, Bank, new Id("q1"), 1, ItemUse.Practice), ItemBankRefusals.StillSecret);
        await live.RefusedAsync(new DropTest(LiveService.Officer, live.Next(), LiveService.Routine, Bank, First, Law), CampaignRefusals.IsSealed);

        var longer = new ExtendSitting(Law, Closes, Closes + TimeSpan.FromHours(2));
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, First, new Id("longer"), longer));
        await live.ApproveAsync(First, "longer");
        await IsSecretUntilAsync(live, First, longer.Closes);
        await live.RestartAsync();
        await IsSecretUntilAsync(live, First, longer.Closes);
        await Patience.UntilAsync(
            async () => (await live.HeadAsync(First)).ChallengeTerms[Law] > (await live.HeadAsync(First)).Outline!.Calendar.Due(longer.Closes, 2), "the term for challenges did not move");
    }

    [Fact]
    public async Task Rules_are_not_sealed_with_a_test_that_was_given_up_or_is_over_as_it_was_composed()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        var compose = await ComposeAsync(live, First, "q1");
        await live.DoAsync<CampaignDone>(Draft(live, First, Closes));
        await live.DoAsync<TestIsDropped>(new DropTest(LiveService.Officer, live.Next(), LiveService.Routine, Bank, First, Law));
        var seal = new ProposeSeal(LiveService.Officer, live.Next(), LiveService.Routine, First, new Id("seal"));
        await Patience.UntilAsync(async () => (await live.HeadAsync(First)).Banked[Law].IsDropped, "the bank did not tell that the test is given up");
        await live.RefusedAsync(seal, CampaignRefusals.TestGivenUp);

        await live.DoAsync<CompositionShown>(compose with { Operation = live.Next() });
        await live.RefusedAsync(seal with { Operation = live.Next() }, CampaignRefusals.TestGivenUp);
        await live.DoAsync<CampaignDone>(Draft(live, First, Closes));
        live.Time.Move(TestLasts);
        await live.RefusedAsync(seal with { Operation = live.Next() }, CampaignRefusals.TestGivenUp);
        live.Time.Move(-TestLasts);
        await live.DoAsync<CampaignDone>(seal with { Operation = live.Next() });
    }

    [Fact]
    public async Task Nothing_that_gives_keys_away_leaves_while_another_campaign_sits_one_of_the_items_and_who_then_takes_them_is_on_record()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        var compose = await ComposeAsync(live, First, "q1", "q2");
        await OpenAsync(live, First, Instant.Of(Now) + TimeSpan.FromHours(25));
        await live.DoAsync<CompositionShown>(compose with
        {
            Operation = live.Next(), Campaign = Second, Sections = [new ChosenSection(new Id("all"), [new ChosenItem(new Id("q2"), 1)])],
        });
        await OpenAsync(live, Second, Closes);
        await IsSecretUntilAsync(live, Second, Closes);

        live.Time.Move(TimeSpan.FromHours(26));
        UseCase[] asked =
        [
            new ExportFolder(LiveService.Auditor, live.Next(), First),
            new ReadItemReport(LiveService.Officer, live.Next(), First),
            new PreviewVoid(LiveService.Officer, live.Next(), First, Law, new Id("q1"), Testing.VoidPolicy.Drop),
            new PreviewSupposition(LiveService.Officer, live.Next(), LiveService.Routine, First, null, [new(SupposedRuling.AcceptKey, "law", "q2", "c")]),
        ];
        foreach (var one in asked)
        {
            await live.ToldAsync(one, ItemBankRefusals.StillSecret, ("until", (Closes + Grace).ToString()));
        }

        var otherRules = Draft(live, First, Closes).Files["vacancy.json"];
        await live.DoAsync<SuppositionPreviewed>(new PreviewSupposition(LiveService.Officer, live.Next(), LiveService.Routine, First, otherRules, []));
        (await ViewsAsync(live, "q1")).ShouldNotContain((LiveService.Auditor.Account, "export"));
        live.Time.Move(TimeSpan.FromHours(5));
        await live.DoAsync<FilesGiven>(asked[0]);
        (await ViewsAsync(live, "q1")).ShouldContain((LiveService.Auditor.Account, "export"));
    }

    [Fact]
    public async Task What_one_officer_types_keeps_no_keys_longer_than_they_are_sat()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        var compose = await ComposeAsync(live, First, "q1");
        await live.RefusedAsync(compose with { Operation = live.Next(), Campaign = Second, Closes = Closes + TimeSpan.FromDays(732) }, ItemBankRefusals.TooFarOff);
        await live.DoAsync<TestIsDropped>(new DropTest(LiveService.Officer, live.Next(), LiveService.Routine, Bank, First, Law));
        await live.DoAsync<CompositionShown>(compose with { Operation = live.Next(), Closes = Closes + TimeSpan.FromDays(700) });

        // Of a test that no rules have nobody keeps anything secret for good, also where others of its campaign are sealed: it is given up.
        var other = compose with { Operation = live.Next(), Test = new Id("history"), Closes = Closes + TimeSpan.FromDays(700) };
        await live.DoAsync<CompositionShown>(other);
        await OpenAsync(live, First, Closes);
        await IsSecretUntilAsync(live, First, Closes);
        await live.DoAsync<CompositionShown>(other with { Operation = live.Next(), Test = new Id("phantom") });
        foreach (var test in (Id[])[other.Test, new("phantom")])
        {
            await live.DoAsync<TestIsDropped>(new DropTest(LiveService.Officer, live.Next(), LiveService.Routine, Bank, First, test));
        }

        live.Time.Move(TimeSpan.FromHours(31));
        await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), First));
    }

    [Fact]
    public async Task A_test_that_is_not_in_its_bank_as_it_was_drafted_is_not_sealed_even_where_the_campaign_did_not_hear_of_it()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        var compose = await ComposeAsync(live, First, "q1", "q2");
        live.Wrap(actors => new WatchedActors(actors, (_, command) => command is RecordCheck ? new OutcomeUnknown() : null));
        await live.DoAsync<OutcomeUnknown>(Draft(live, First, Closes));
        (await live.HeadAsync(First)).Banked.Keys.ShouldBe([Law], "the tests are noted with the draft");
        live.Wrap(actors => actors);
        await live.DoAsync<CampaignDone>(Draft(live, First, Closes));
        var seal = new ProposeSeal(LiveService.Officer, live.Next(), LiveService.Routine, First, new Id("seal"));
        await live.DoAsync<CampaignDone>(seal);
        await live.DoAsync<TestIsDropped>(new DropTest(LiveService.Officer, live.Next(), LiveService.Routine, Bank, First, Law));
        await live.DoAsync<CompositionShown>(compose with { Operation = live.Next(), Sections = [new ChosenSection(new Id("all"), [new ChosenItem(new Id("q2"), 1)])] });
        await live.RefusedAsync(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, First, new Id("seal")), CampaignRefusals.TestGivenUp);
        await live.RefusedAsync(seal with { Operation = live.Next(), Proposal = new Id("again") }, CampaignRefusals.TestGivenUp);
    }

    [Fact]
    public async Task Of_an_own_test_only_the_bank_is_asked_that_it_is_from()
    {
        await using var live = new LiveService(Now);
        await BankStory.OpenAsync(live);
        await live.DoAsync<BankIsOpen>(new OpenBank(LiveService.Officer, live.Next(), LiveService.Routine, new Id("another-bank"), 5, 5, 5));
        await ComposeAsync(live, First, "q1");
        await OpenAsync(live, First, Closes);
        await IsSecretUntilAsync(live, First, Closes);
        var anna = LiveService.Newcomer(1);
        await live.DoAsync<ApplicationTaken>(new SubmitApplication(
            anna, live.Next(), First, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), "master"), Digest.Of("yes"u8)));
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, First));
        live.Time.Move(TimeSpan.FromHours(28));
        await live.RestartAsync();
        var shard = new ShardId(First, ShardId.NumberOf(anna.Person!.Value, (await live.HeadAsync(First)).Outline!.Shards));
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(live.Parts), First, Law, anna.Person.Value));
        (await live.Actors.AskAsync(shard.Key, new StartAttempt(attempt))).Reply.ShouldBeOfType<AttemptOpened>();
        await live.RefusedAsync(new ReadOwnItems(anna, live.Next(), First, Law), ItemBankRefusals.WindowNotOpen);

        live.Time.Move(TimeSpan.FromHours(3));
        WatchedActors? watched = null;
        live.Wrap(actors => watched = new WatchedActors(actors));
        var own = await live.DoAsync<OwnItemsShown>(new ReadOwnItems(anna, live.Next(), First, Law));
        (own.Bank, own.Items.Select(one => one.Item).Single()).ShouldBe((Bank, new Id("q1")));
        watched!.Asked.Where(one => one.Kind == BankKey.KindName).Distinct().ShouldBe([BankKey.Of(Bank)]);
        await live.RefusedAsync(new ReadOwnItems(LiveService.Newcomer(2), live.Next(), First, Law), UseCaseRefusals.NotFound);
    }

    private static async Task<List<(Id By, string Why)>> ViewsAsync(LiveService live, string item) =>
        [.. (await live.DoAsync<ViewsListed>(new WhoSawItem(LiveService.Auditor, live.Next(), Bank, new Id(item), 0, 100))).Views.Select(view => (view.Act.By, view.Act.Reason.Text))];

    /// <summary>The campaign tells the bank by a message.</summary>
    private static Task IsSecretUntilAsync(LiveService live, Id campaign, Instant closes) => Patience.UntilAsync(
        async () => (await live.DoAsync<CompositionShown>(new ReadComposition(LiveService.Auditor, live.Next(), LiveService.Routine, Bank, campaign, Law))).Plan.Closes == closes + Grace,
        $"the bank does not keep the items until {closes}");

    private static async Task OpenAsync(LiveService live, Id campaign, Instant closes)
    {
        await live.DoAsync<CampaignDone>(Draft(live, campaign, closes));
        await BankStory.SealAndOpenAsync(live, campaign);
    }
}
