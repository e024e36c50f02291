using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using ApproveKey = Recruit.UseCases.ItemBanks.ApproveKey;
using ChallengeKey = Recruit.UseCases.ItemBanks.ChallengeKey;
using ComposeTest = Recruit.UseCases.ItemBanks.ComposeTest;
using OpenBank = Recruit.UseCases.ItemBanks.OpenBank;
using ProposeKey = Recruit.UseCases.ItemBanks.ProposeKey;
using PutToUse = Recruit.UseCases.ItemBanks.PutToUse;

namespace Recruit.UseCases.Tests;

/// <summary>Items of a bank on their way into a test, each step by the person whose it is.</summary>
internal static class BankStory
{
    public static readonly Id Bank = new("bank");
    public static readonly Id Law = new("law");
    public static readonly Caller Author = new(new Id("author"), [Role.ItemAuthor], LiveService.Agency);
    public static readonly Caller Reviewer = new(new Id("reviewer"), [Role.ItemAuthor], LiveService.Agency);
    public static readonly Caller KeyApprover = new(new Id("key-approver"), [Role.Approver], LiveService.Agency);
    public static readonly ItemShape Shape = new(ItemType.Single, ["a", "b", "c"], 1, 0, 0);
    public static readonly TimeSpan TestLasts = TimeSpan.FromHours(1);

    public static Task OpenAsync(LiveService live) =>
        live.DoAsync<BankIsOpen>(new OpenBank(LiveService.Officer, live.Next(), LiveService.Routine, Bank, 5, 5, 5));

    public static Task<VersionStands> DraftAsync(LiveService live, string item, int version = 1) => live.DoAsync<VersionStands>(new DraftItem(
        Author, live.Next(), LiveService.Routine, Bank, new Id(item), version, System.Text.Encoding.UTF8.GetBytes($"Which is right? ({item})"),
        [Language.Kk, Language.Ru], new Provenance(ItemOrigin.Written), Shape));

    /// <summary>An item whose key is approved.</summary>
    public static async Task ApproveAsync(LiveService live, string item, string key = "b")
    {
        await DraftAsync(live, item);
        await live.DoAsync<WordsShown>(View(live, Reviewer, item, ViewedPart.Content));
        await live.DoAsync<VersionStands>(new ReviewItem(Reviewer, live.Next(), LiveService.Routine, Bank, new Id(item), 1, Sound: true));
        await live.DoAsync<VersionStands>(new ProposeKey(Author, live.Next(), LiveService.Routine, Bank, new Id(item), 1, [key]));
        await live.DoAsync<WordsShown>(View(live, KeyApprover, item, ViewedPart.Content));
        var keys = await live.DoAsync<KeysShown>(View(live, KeyApprover, item, ViewedPart.Keys));
        await live.DoAsync<VersionStands>(new ApproveKey(KeyApprover, live.Next(), LiveService.Routine, Bank, new Id(item), 1, keys.Seen));
    }

    /// <summary>A live test of items that go by these names, whose key is always b; it is over <see cref="TestLasts"/> from now.</summary>
    public static async Task<ComposeTest> ComposeAsync(LiveService live, Id campaign, params string[] items)
    {
        foreach (var item in items)
        {
            await ApproveAsync(live, item);
            await live.DoAsync<VersionStands>(new PutToUse(KeyApprover, live.Next(), LiveService.Routine, Bank, new Id(item), 1, ItemUse.Live));
        }

        var compose = new ComposeTest(
            LiveService.Officer, live.Next(), LiveService.Routine, Bank, campaign, Law, TestUse.Live, Instant.Of(live.Time.GetUtcNow()) + TestLasts,
            [Language.Kk, Language.Ru], [new ChosenSection(new Id("all"), [.. items.Select(item => new ChosenItem(new Id(item), 1))])], 3, 5);
        await live.DoAsync<CompositionShown>(compose);
        return compose;
    }

    /// <summary>Once a test with an item is over, a candidate challenges its key.</summary>
    public static async Task<ChallengeStands> ChallengeAsync(LiveService live, Caller candidate, Id campaign, string item)
    {
        // A campaign that was imported with rules of its own comes to know of the test as if it had been drafted with it.
        var known = (await live.HeadAsync(campaign)).ChallengeTerms.ContainsKey(Law);
        if (!known)
        {
            var plan = (await live.DoAsync<CompositionShown>(new ReadComposition(LiveService.Officer, live.Next(), LiveService.Routine, Bank, campaign, Law))).Plan;
            await live.Actors.AskAsync(CampaignKey.Of(campaign), new NoteChallengeTerm(Law, plan.ChallengesUntil, new BankedTest(Bank, plan.Closes, plan.ToDigest())));
        }

        return await live.DoAsync<ChallengeStands>(new ChallengeKey(candidate, live.Next(), campaign, Bank, Law, new Id(item), "Both b and c are right."));
    }

    /// <summary>Draws up a campaign whose only stage is the test of the bank, sat in the hours before it closes, until when it can be started.</summary>
    public static DraftFromBank Draft(LiveService live, Id campaign, Instant closes) => new(
        LiveService.Officer, live.Next(), LiveService.Routine, Bank, campaign, [Law],
        new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["vacancy.json"] = System.Text.Encoding.UTF8.GetBytes($$"""
                { "id": "{{campaign}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                  "fields": [ { "id": "degree", "type": "ordinal", "levels": ["none", "bachelor", "master"] } ],
                  "stages": [ { "id": "entry", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
                    "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ],
                  "merit": { "stages": [ { "stage": "entry" } ], "combine": "weighted-sum", "digits": 0, "seed": "tested" } }
                """),
            ["campaign.json"] = System.Text.Encoding.UTF8.GetBytes($$"""
                { "format": 1, "terms": { "apply": 1 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" }, "graceSeconds": 120,
                  "window": { "opens": "{{closes + -TimeSpan.FromHours(4)}}", "lastStart": "{{closes + -TimeSpan.FromHours(1)}}", "closes": "{{closes}}" } } ] }
                """),
        });

    /// <summary>Two people seal the rules, and open the campaign.</summary>
    public static async Task SealAndOpenAsync(LiveService live, Id campaign)
    {
        await live.DoAsync<CampaignDone>(new ProposeSeal(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("seal")));
        await live.ApproveAsync(campaign, "seal");
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("open"), new OpenCampaign()));
        await live.ApproveAsync(campaign, "open");
    }

    public static ViewItem View(LiveService live, Caller by, string item, ViewedPart part) =>
        new(by, live.Next(), LiveService.Routine, Bank, new Id(item), 1, part);
}
