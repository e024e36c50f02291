using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.ItemBanks;
using Recruit.Notices;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.ItemBanks;
using Recruit.UseCases.Tests.Notices;
using Recruit.Vacancies;
using ApproveKey = Recruit.UseCases.ItemBanks.ApproveKey;
using ChallengeKey = Recruit.UseCases.ItemBanks.ChallengeKey;
using ComposeTest = Recruit.UseCases.ItemBanks.ComposeTest;
using ConfirmRemedy = Recruit.UseCases.ItemBanks.ConfirmRemedy;
using DropTest = Recruit.UseCases.ItemBanks.DropTest;
using ListItems = Recruit.UseCases.ItemBanks.ListItems;
using ListRemedies = Recruit.UseCases.ItemBanks.ListRemedies;
using OpenBank = Recruit.UseCases.ItemBanks.OpenBank;
using ProposeKey = Recruit.UseCases.ItemBanks.ProposeKey;
using ProposeRemedy = Recruit.UseCases.ItemBanks.ProposeRemedy;
using PutToUse = Recruit.UseCases.ItemBanks.PutToUse;
using ReadItem = Recruit.UseCases.ItemBanks.ReadItem;
using ReportSittings = Recruit.UseCases.ItemBanks.ReportSittings;
using ReturnKey = Recruit.UseCases.ItemBanks.ReturnKey;
using ReturnRemedy = Recruit.UseCases.ItemBanks.ReturnRemedy;
using SubmitApplication = Recruit.UseCases.Candidates.SubmitApplication;
using static Recruit.UseCases.Tests.BankStory;

namespace Recruit.UseCases.Tests.ItemBanks;

/// <summary>Items from their draft into the sealed rules of a campaign, and challenges to their keys back into its events.</summary>
public class ItemBankTests
{
    private static readonly Id Why = LiveService.Routine;
    private static readonly Id Campaign = new("tested");

    private const string Vacancy = """
        { "id": "tested", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
          "fields": [ { "id": "degree", "type": "ordinal", "levels": ["none", "bachelor", "master"] } ],
          "stages": [ { "id": "entry", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
            "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ],
          "merit": { "stages": [ { "stage": "entry" } ], "combine": "weighted-sum", "digits": 0, "seed": "tested" } }
        """;

    [Fact]
    public async Task An_item_goes_from_its_draft_to_live_use_by_three_people_and_every_look_is_on_record()
    {
        await using var live = new LiveService();
        await OpenAsync(live);
        await DraftAsync(live, "q1");
        var review = new ReviewItem(Reviewer, live.Next(), Why, Bank, new Id("q1"), 1, Sound: true);
        await live.RefusedAsync(review, ItemBankRefusals.NotSeen);
        Encoding.UTF8.GetString((await live.DoAsync<WordsShown>(View(live, Reviewer, "q1", ViewedPart.Content))).Words.Span).ShouldBe("Which is right? (q1)");
        await live.DoAsync<VersionStands>(review with { Operation = live.Next() });
        var propose = new ProposeKey(Author, live.Next(), Why, Bank, new Id("q1"), 1, ["d"]);
        (await live.DoAsync<Refusal>(propose)).Facts.Single().Name.ShouldBe("Keys[0]");
        await live.DoAsync<VersionStands>(propose with { Keys = ["c"], Operation = live.Next() });
        var seen = (await live.DoAsync<KeysShown>(View(live, KeyApprover, "q1", ViewedPart.Keys))).Seen;
        await live.DoAsync<WordsShown>(View(live, KeyApprover, "q1", ViewedPart.Content));
        await live.DoAsync<VersionStands>(new ReturnKey(KeyApprover, live.Next(), Why, Bank, new Id("q1"), 1, seen));
        await live.DoAsync<VersionStands>(propose with { Keys = ["b"], Operation = live.Next() });
        var keys = await live.DoAsync<KeysShown>(View(live, KeyApprover, "q1", ViewedPart.Keys));
        keys.Keys.ShouldBe(["b"]);
        await live.RefusedAsync(new ApproveKey(KeyApprover, live.Next(), Why, Bank, new Id("q1"), 1, seen), ItemBankRefusals.KeyChanged);
        await live.DoAsync<VersionStands>(new ApproveKey(KeyApprover, live.Next(), Why, Bank, new Id("q1"), 1, keys.Seen));
        var use = await live.DoAsync<VersionStands>(new PutToUse(KeyApprover, live.Next(), Why, Bank, new Id("q1"), 1, ItemUse.Live));
        use.Status.ShouldBe(VersionStatus.Live);

        var views = (await live.DoAsync<ViewsListed>(new WhoSawItem(LiveService.Auditor, live.Next(), Bank, new Id("q1"), 0, 10))).Views;
        views.Select(view => (view.Act.By, view.Part)).ShouldBe(
        [
            (Reviewer.Account, ViewedPart.Content), (KeyApprover.Account, ViewedPart.Keys), (KeyApprover.Account, ViewedPart.Content),
            (KeyApprover.Account, ViewedPart.Keys),
        ]);
        (await live.DoAsync<ItemsListed>(new ListItems(LiveService.Officer, live.Next(), Bank, 0, 10, VersionStatus.Live))).Items.Single().Item.ShouldBe(new Id("q1"));
        var retired = await live.DoAsync<VersionStands>(new RetireItem(LiveService.Officer, live.Next(), RetireReasons.Leaked, Bank, new Id("q1"), 1));
        retired.Status.ShouldBe(VersionStatus.Retired);
    }

    [Fact]
    public async Task A_version_is_kept_under_the_number_that_its_words_are_sealed_under()
    {
        await using var live = new LiveService();
        await OpenAsync(live);
        await DraftAsync(live, "q1");
        var draft = new DraftItem(Author, live.Next(), Why, Bank, new Id("q1"), 3, "better"u8.ToArray(), [Language.Kk], new Provenance(ItemOrigin.Written), Shape);
        await live.RefusedAsync(draft, ItemBankRefusals.Superseded);
        await live.DoAsync<VersionStands>(draft with { Version = 2, Operation = live.Next() });
        (await live.DoAsync<ItemShown>(new ReadItem(Author, live.Next(), Bank, new Id("q1")))).Item.Versions.Select(one => one.Number).ShouldBe([1, 2]);
        var shown = await live.DoAsync<WordsShown>(View(live, Reviewer, "q1", ViewedPart.Content) with { Version = 2 });
        Encoding.UTF8.GetString(shown.Words.Span).ShouldBe("better");
    }

    [Fact]
    public async Task Another_agency_finds_no_bank()
    {
        await using var live = new LiveService();
        await OpenAsync(live);
        await DraftAsync(live, "q1");
        var stranger = Author with { Agency = new Id("elsewhere") };
        await live.RefusedAsync(View(live, stranger, "q1", ViewedPart.Content), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new ListItems(stranger, live.Next(), Bank, 0, 10), UseCaseRefusals.NotFound);
        var officer = LiveService.Officer with { Agency = new Id("elsewhere") };
        await live.RefusedAsync(new OpenBank(officer, live.Next(), Why, Bank, 5, 5, 5), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new OpenBank(LiveService.Officer, live.Next(), Why, Bank, 1, 5, 5), ItemBankRefusals.AlreadyOpen);
        await live.DoAsync<ItemsListed>(new ListItems(LiveService.Auditor, live.Next(), Bank, 0, 10));
        (await live.DoAsync<BanksListed>(new ListBanks(stranger, live.Next()))).Banks.ShouldBeEmpty();
        await live.DoAsync<BankIsOpen>(new OpenBank(officer, live.Next(), Why, new Id("another"), 5, 5, 5));
        (await live.DoAsync<BanksListed>(new ListBanks(stranger, live.Next()))).Banks.ShouldBe([new ListedBank(new Id("another"), stranger.Agency)]);
    }

    [Fact]
    public async Task Banks_and_items_are_listed_by_pages_and_items_by_their_author()
    {
        await using var live = new LiveService();
        foreach (var bank in (string[])["b2", "b1", "b3"])
        {
            await live.DoAsync<BankIsOpen>(new OpenBank(LiveService.Officer, live.Next(), Why, new Id(bank), 5, 5, 5));
        }

        var first = await live.DoAsync<BanksListed>(new ListBanks(Author, live.Next(), Most: 2));
        first.Banks.Select(one => one.Id.Text).ShouldBe(["b1", "b2"]);
        var last = await live.DoAsync<BanksListed>(new ListBanks(Author, live.Next(), Most: 2, After: first.Next));
        last.Banks.Select(one => one.Id.Text).ShouldBe(["b3"]);
        last.Next.ShouldBeNull();
        (await live.DoAsync<BanksListed>(new ListBanks(LiveService.Auditor with { Agency = null }, live.Next()))).Banks.Length.ShouldBe(3);

        await OpenAsync(live);
        await DraftAsync(live, "q1");
        (await live.DoAsync<ItemsListed>(new ListItems(Author, live.Next(), Bank, 0, 10, Author: Author.Account))).Items.Length.ShouldBe(1);
        (await live.DoAsync<ItemsListed>(new ListItems(Author, live.Next(), Bank, 0, 10, Author: Reviewer.Account))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_composed_test_becomes_the_sealed_rules_of_its_campaign_and_its_paper_opens_with_the_key_of_the_start()
    {
        await using var live = new LiveService();
        await OpenAsync(live);
        await ComposeAsync(live, Campaign, "q1", "q2");
        var draft = Draft(live);
        await live.RefusedAsync(draft with { Tests = [new Id("history")] }, ItemBankRefusals.UnknownTest);
        await live.RefusedAsync(draft with { Tests = [] }, UseCaseRefusals.Invalid);
        await live.DoAsync<CampaignDone>(draft with { Operation = live.Next() });
        await OpenCampaignAsync(live);

        await live.RefusedAsync(new ExportFolder(LiveService.Officer, live.Next(), Campaign), ItemBankRefusals.StillSecret);
        live.Time.Move(TestLasts);
        var files = (await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Officer, live.Next(), Campaign))).Files;
        var test = CampaignFolder.ReadRules(files).Rules!.Tests.Single();
        test.Sections.Single().Items.Select(item => (item.Id.Text, item.Keys.Single().Options.Single())).ShouldBe([("q1", "b"), ("q2", "b")]);
        var composition = await live.DoAsync<CompositionShown>(new ReadComposition(LiveService.Auditor, live.Next(), Why, Bank, Campaign, Law));
        composition.Plan.Items.Select(item => item.Item.Text).ShouldBe(["q1", "q2"]);

        var paper = (await live.DoAsync<PaperMade>(new MakePaper(LiveService.Officer, live.Next(), Why, Bank, Campaign, Law))).Paper;
        Encoding.UTF8.GetString(paper.Bytes.Span).ShouldNotContain("Which is right?");
        var words = new RecordReader(paper.Open(live.Parts.Papers.KeyOf(Campaign, Law, 0))!);
        words.ReadInt().ShouldBe(2);
        (words.ReadText(), words.ReadText(), words.ReadText(), words.ReadText()).ShouldBe(("q1", "Which is right? (q1)", "q2", "Which is right? (q2)"));
        paper.Open(live.Parts.Papers.KeyOf(Campaign, Law, 1)).ShouldBeNull();

        (await live.DoAsync<SittingsAre>(new ReportSittings(LiveService.Officer, live.Next(), Why, Bank, Campaign, Law))).Sittings.ShouldBe(0);
        await live.RefusedAsync(new DropTest(LiveService.Officer, live.Next(), Why, Bank, Campaign, Law), CampaignRefusals.IsSealed);
        await live.DoAsync<CompositionShown>(new ReadComposition(LiveService.Auditor, live.Next(), Why, Bank, Campaign, Law));
    }

    [Fact]
    public async Task A_test_is_given_up_until_the_rules_of_its_campaign_are_sealed()
    {
        await using var live = new LiveService();
        await OpenAsync(live);
        await ComposeAsync(live, Campaign, "q1");
        foreach (var year in (int[])[1, 1969, 2200, 9999])
        {
            var closes = Instant.Of(new DateTimeOffset(year, 12, 31, 0, 0, 0, TimeSpan.Zero));
            await live.RefusedAsync(
                new ComposeTest(LiveService.Officer, live.Next(), Why, Bank, Campaign, new Id("late"), TestUse.Live, closes, [Language.En], [], 3, 5), UseCaseRefusals.Invalid);
        }

        await live.DoAsync<CampaignDone>(Draft(live));
        await live.DoAsync<TestIsDropped>(new DropTest(LiveService.Officer, live.Next(), Why, Bank, Campaign, Law));
        await live.RefusedAsync(new ReadComposition(LiveService.Auditor, live.Next(), Why, Bank, Campaign, Law), ItemBankRefusals.UnknownTest);
    }

    [Fact]
    public async Task What_two_people_decide_about_a_challenged_key_becomes_an_event_of_the_campaign()
    {
        await using var live = new LiveService();
        await OpenAsync(live);
        await ComposeAsync(live, Campaign, "q1", "q2");
        await live.DoAsync<CampaignDone>(Draft(live));
        await OpenCampaignAsync(live);
        var anna = LiveService.Newcomer(1);
        var challenge = new ChallengeKey(anna, live.Next(), Campaign, Bank, Law, new Id("q1"), "Both b and c are right.");
        await live.RefusedAsync(challenge, UseCaseRefusals.NotFound);
        await live.DoAsync<Recruit.Applying.ApplicationTaken>(new SubmitApplication(
            anna, live.Next(), Campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), "master"), Digest.Of("yes"u8)));
        await live.RefusedAsync(challenge with { Operation = live.Next() }, ItemBankRefusals.WindowNotOpen);
        live.Time.Move(TestLasts);
        var file = (await live.DoAsync<ChallengeStands>(challenge with { Operation = live.Next() })).Challenge;
        await live.RefusedAsync(challenge with { Operation = live.Next(), Grounds = "It is c." }, ItemBankRefusals.AlreadyChallenged);
        (await live.DoAsync<ChallengeStands>(challenge with { Operation = live.Next() })).Challenge.ShouldBe(file, "the same said again is the same challenge");
        (await live.DoAsync<ChallengeRead>(new Recruit.UseCases.ItemBanks.ReadChallenge(LiveService.Officer, live.Next(), Why, Bank, file)))
            .Grounds.ShouldBe("Both b and c are right.");

        var remedy = new Remedy(RemedyKind.AcceptKey, "c");
        await live.RefusedAsync(new ProposeRemedy(KeyApprover, live.Next(), Why, Bank, file, remedy), ItemBankRefusals.SamePerson);
        await live.DoAsync<ChallengeStands>(new ProposeRemedy(LiveService.Officer, live.Next(), Why, Bank, file, new Remedy(RemedyKind.KeyStands)));
        await live.DoAsync<ChallengeStands>(new ReturnRemedy(LiveService.Approver, live.Next(), Why, Bank, file));
        await live.DoAsync<ChallengeStands>(new ProposeRemedy(LiveService.Officer, live.Next(), Why, Bank, file, remedy));
        await live.DoAsync<ChallengeStands>(new ConfirmRemedy(LiveService.Approver, live.Next(), Why, Bank, file, remedy));
        (await live.DoAsync<RemediesListed>(new ListRemedies(LiveService.Officer, live.Next(), Why, Bank, Campaign, Law))).Rows.Single().Value.ShouldBe("c");

        await live.DoAsync<CampaignDone>(new ProposeRemedies(LiveService.Officer, live.Next(), Why, Bank, Campaign, Law, new Id("keys")));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), Why, Campaign, new Id("keys")));
        var row = (await live.EventsAsync(Campaign)).Single().Row;
        (row.Type, row.Test, row.Item, row.Value).ShouldBe(("accept-key", (Id?)Law, (Id?)new Id("q1"), "c"));
    }

    [Fact]
    public async Task A_campaign_does_not_end_while_a_key_of_its_test_may_be_challenged_or_is_or_what_was_decided_is_no_event_of_it()
    {
        await using var live = new LiveService();
        await OpenAsync(live);
        await ComposeAsync(live, Campaign, "q1", "q2");
        await live.DoAsync<CampaignDone>(Draft(live));
        await OpenCampaignAsync(live);
        var anna = LiveService.Newcomer(1);
        await live.DoAsync<Recruit.Applying.ApplicationTaken>(new SubmitApplication(
            anna, live.Next(), Campaign, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("degree"), "master"), Digest.Of("yes"u8)));
        var head = await live.HeadAsync(Campaign);
        // The engine counts from when it started, so its clock may be some milliseconds behind.
        live.Time.Move(head.Outline!.Calendar.Due(head.Opened!.At, head.Outline.Terms.Apply) - Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromMinutes(1));
        await live.CloseAsync(Campaign, new Id("entry"), "c1");
        await live.ReleaseAsync(Campaign, "c1");
        var composition = await live.DoAsync<CompositionShown>(new ReadComposition(LiveService.Auditor, live.Next(), Why, Bank, Campaign, Law));
        await Patience.UntilAsync(async () => (await StillOpenAsync(live)).ContainsKey("challenge-term"), "the bank did not tell the campaign its term");
        (await StillOpenAsync(live))["challenge-term"].ShouldBe(composition.Plan.ChallengesUntil.ToString());

        var file = (await ChallengeAsync(live, anna, Campaign, "q1")).Challenge;
        live.Time.Move(TimeSpan.FromDays(60));
        await live.RestartAsync();
        await OnlyOpenAsync(live, "challenge");
        var remedy = new Remedy(RemedyKind.AcceptKey, "c");
        await live.DoAsync<ChallengeStands>(new ProposeRemedy(LiveService.Officer, live.Next(), Why, Bank, file, remedy));
        (await live.DoAsync<OwnChallengeShown>(new ReadOwnChallenge(anna, live.Next(), Bank, file))).Decided.ShouldBeNull("it is only proposed");
        await live.RefusedAsync(new ReadOwnChallenge(LiveService.Newcomer(2), live.Next(), Bank, file), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new ReadOwnChallenge(anna, live.Next(), Bank, new Id("none")), UseCaseRefusals.NotFound);
        await live.DoAsync<ChallengeStands>(new ConfirmRemedy(LiveService.Approver, live.Next(), Why, Bank, file, remedy));
        await OnlyOpenAsync(live, "challenge-remedy");
        var letter = (await Letters.ExpectAsync(live, Campaign, 1, NoticeText.ChallengeDecided)).Single();
        (letter.Person, letter.Fact("test")).ShouldBe((anna.Person!.Value, "law"));
        var own = await live.DoAsync<OwnChallengeShown>(new ReadOwnChallenge(anna, live.Next(), Bank, file));
        (own.Item, own.Grounds, own.Decided).ShouldBe((new Id("q1"), "Both b and c are right.", remedy));
        await live.DoAsync<CampaignDone>(new ProposeRemedies(LiveService.Officer, live.Next(), Why, Bank, Campaign, Law, new Id("keys")));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), Why, Campaign, new Id("keys")));
        (await StillOpenAsync(live)).Keys.ShouldBe(["event"]);
        await live.CloseAsync(Campaign, new Id("entry"), "c2");
        await live.ReleaseAsync(Campaign, "c2");
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Why, Campaign, new Id("end"), new CloseCampaign()));
    }

    /// <summary>What keeps the campaign from its end, each with the instant that is told with it.</summary>
    private static async Task<Dictionary<string, string>> StillOpenAsync(LiveService live)
    {
        var refusal = await live.DoAsync<Refusal>(new ProposeStep(LiveService.Officer, live.Next(), Why, Campaign, new Id("end"), new CloseCampaign()));
        refusal.Code.ShouldBe(CampaignRefusals.Unfinished);
        return refusal.Facts.Index().Where(one => one.Item.Name == "open")
            .ToDictionary(one => one.Item.Value, one => refusal.Facts.ElementAtOrDefault(one.Index + 1) is { Name: "until" } until ? until.Value : "");
    }

    /// <summary>What the bank tells comes by a message, so it may take a while until only that is open.</summary>
    private static Task OnlyOpenAsync(LiveService live, string what) =>
        Patience.UntilAsync(async () => (await StillOpenAsync(live)).Keys.SequenceEqual([what]), $"{what} is not all that is open");

    private static DraftFromBank Draft(LiveService live) => new(
        LiveService.Officer, live.Next(), Why, Bank, Campaign, [Law],
        new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["vacancy.json"] = Encoding.UTF8.GetBytes(Vacancy),
            ["campaign.json"] = """{ "format": 1, "terms": { "apply": 1 } }"""u8.ToArray(),
        });

    private static async Task OpenCampaignAsync(LiveService live)
    {
        await live.DoAsync<CampaignDone>(new ProposeSeal(LiveService.Officer, live.Next(), Why, Campaign, new Id("seal")));
        await live.ApproveAsync(Campaign, "seal");
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Why, Campaign, new Id("open"), new OpenCampaign()));
        await live.ApproveAsync(Campaign, "open");
    }
}
