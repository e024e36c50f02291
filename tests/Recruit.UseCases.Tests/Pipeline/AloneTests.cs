using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.ItemBanks;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;
using Account = Recruit.UseCases.Accounts;
using Announced = Recruit.UseCases.Attraction;
using Bank = Recruit.UseCases.ItemBanks;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>
/// WS5: whatever roles one account has, it alone brings no item into use, decides no challenge, publishes nothing and grants nobody a role, however
/// many of the steps before were done by others. What it cannot do about rules, releases and marks is in <see cref="TwoPeopleTests"/>.
/// </summary>
public class AloneTests
{
    private static readonly Id Why = LiveService.Routine;
    private static readonly Id One = new("one");

    [Fact]
    public async Task No_set_of_roles_in_one_account_brings_an_item_into_use()
    {
        var callers = Callers(typeof(DraftItem), typeof(ReviewItem), typeof(ViewItem), typeof(Bank.ProposeKey), typeof(Bank.ApproveKey), typeof(Bank.PutToUse));
        await using var live = new LiveService();
        await BankStory.OpenAsync(live);
        foreach (var (number, by) in callers.Index())
        {
            for (var own = 1; own < 16; own++)
            {
                // The author may propose the key; who wrote does not review, and who did anything before does not approve.
                var (drafts, reviews, approves) = ((own & 1) != 0, (own & 2) != 0, (own & 8) != 0);
                if ((drafts && reviews) || (approves && own != 8))
                {
                    var item = $"i-{number}-{own}";
                    await StepByStepAsync(live, item, step => (own >> step & 1) != 0 ? by : null);
                    (await StatusAsync(live, item)).ShouldNotBeOneOf([VersionStatus.Approved, VersionStatus.Live], $"{string.Join(' ', by.Roles)} {own}");
                }
            }

            var written = $"i-{number}-author";
            await StepByStepAsync(live, written, step => step == 0 ? by : null, isUsed: false);
            await live.Service.AskAsync(Use(live, by, written));
            (await StatusAsync(live, written)).ShouldNotBe(VersionStatus.Live, $"{string.Join(' ', by.Roles)} uses what it wrote");
        }

        // The same steps by those whose they are.
        await StepByStepAsync(live, "right", _ => null);
        (await StatusAsync(live, "right")).ShouldBe(VersionStatus.Live);
    }

    [Fact]
    public async Task No_set_of_roles_in_one_account_decides_a_challenge()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await BankStory.OpenAsync(live);
        await BankStory.ComposeAsync(live, campaign, "q1");
        live.Time.Move(BankStory.TestLasts);
        var file = (await BankStory.ChallengeAsync(live, live.Imported(campaign, "A", "a"), campaign, "q1")).Challenge;
        var remedy = new Remedy(RemedyKind.VoidItem, "drop");
        foreach (var by in Callers(typeof(Bank.ProposeRemedy), typeof(Bank.ConfirmRemedy)))
        {
            await live.Service.AskAsync(new Bank.ProposeRemedy(by, live.Next(), Why, BankStory.Bank, file, remedy));
            (await live.Service.AskAsync(new Bank.ConfirmRemedy(by, live.Next(), Why, BankStory.Bank, file, remedy))).ShouldBeOfType<Refusal>(string.Join(' ', by.Roles));
        }

        // All sets of one account are that account.
        await live.DoAsync<ChallengeStands>(new Bank.ConfirmRemedy(LiveService.Approver, live.Next(), Why, BankStory.Bank, file, remedy));
    }

    [Fact]
    public async Task No_set_of_roles_in_one_account_publishes()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.DraftAsync(small.Folder);
        await live.DoAsync<AnnouncementIsOpen>(new Announced.OpenAnnouncement(
            LiveService.Officer, live.Next(), Why, campaign, 3, 3, Instant.Of(live.Time.GetUtcNow()) + TimeSpan.FromDays(30), 5, 1, [Why], 365));
        var callers = Callers(typeof(Announced.DraftText), typeof(Announced.ProposePublication), typeof(Announced.ApprovePublication));
        foreach (var (number, by) in callers.Index())
        {
            for (var own = 1; own < 4; own++)
            {
                var text = new AnnouncementText($"Маман {number} {own}", "…");
                var drafted = await AskAsync(live, own, 0, by, caller => new Announced.DraftText(caller, live.Next(), Why, campaign, new(text, text, text)));
                if (drafted is not TextStands stands)
                {
                    continue;
                }

                await AskAsync(live, own, 1, by, caller => new Announced.ProposePublication(caller, live.Next(), Why, campaign, stands.Version));
                (await live.Service.AskAsync(new Announced.ApprovePublication(by, live.Next(), Why, campaign, stands.Version, stands.Digest)))
                    .ShouldBeOfType<Refusal>(string.Join(' ', by.Roles));
            }
        }

        await live.RefusedAsync(new Announced.ReadAnnouncement(live.Next(), campaign), UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task No_set_of_roles_in_one_account_grants_a_role_to_another_or_to_itself()
    {
        await using var live = new LiveService();
        var other = (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), "anna@example.kz", "hash"))).Account;
        var itself = (await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), "one@example.kz", "hash"))).Account;
        foreach (var (account, number) in ((Id, string)[])[(other, "900101300017"), (itself, "910101300017")])
        {
            var own = new Caller(account, [Role.Candidate], Person: new AccountFiles(live.Parts).PersonKeyOf(account));
            await live.DoAsync<PersonTold>(new ProveIdentity(own, live.Next(), number));
        }

        var first = new Caller(new Id("admin-1"), [Role.Administrator]);
        await live.DoAsync<RolesTold>(new Account.ProposeRole(first, live.Next(), Why, itself, Role.Approver, LiveService.Agency));
        foreach (var by in Callers(typeof(Account.ProposeRole), typeof(Account.ApproveRole)))
        {
            await live.Service.AskAsync(new Account.ProposeRole(by, live.Next(), Why, other, Role.Approver, LiveService.Agency));
            (await live.Service.AskAsync(new Account.ApproveRole(by, live.Next(), Why, other, Role.Approver, LiveService.Agency))).ShouldBeOfType<Refusal>();
            var own = by with { Account = itself };
            (await live.Service.AskAsync(new Account.ApproveRole(own, live.Next(), Why, itself, Role.Approver, LiveService.Agency))).ShouldBeOfType<Refusal>();
        }

        foreach (var account in (Id[])[other, itself])
        {
            (await live.DoAsync<RolesShown>(new ReadRoles(first, live.Next(), account))).Grants.ShouldBeEmpty();
        }
    }

    /// <summary>Of all sets of roles those that may ask for different steps: what an account may ask for is all that its roles decide.</summary>
    private static ImmutableArray<Caller> Callers(params Type[] steps)
    {
        Role[] roles = Enum.GetValues<Role>();
        var sets = Enumerable.Range(0, 1 << roles.Length).Select(set => roles.Where((_, place) => (set >> place & 1) != 0).ToImmutableHashSet());
        ImmutableArray<Caller> callers =
        [
            .. sets.Select(set => new Caller(One, set, LiveService.Agency))
                .DistinctBy(by => string.Join(',', steps.Select(step => RoleMatrix.Current.MayAsk(step, by)))),
        ];
        callers.ShouldContain(by => steps.All(step => RoleMatrix.Current.MayAsk(step, by)));
        return callers;
    }

    /// <summary>Draft, review, proposed key and approval, each by the one account where that is said, and otherwise by somebody whose step it is.</summary>
    private static async Task StepByStepAsync(LiveService live, string item, Func<int, Caller?> who, bool isUsed = true)
    {
        var (id, bank) = (new Id(item), BankStory.Bank);
        await live.Service.AskAsync(new DraftItem(
            who(0) ?? BankStory.Author, live.Next(), Why, bank, id, 1, "stem"u8.ToArray(), [Language.Kk], new Provenance(ItemOrigin.Written), BankStory.Shape));
        await SeeAsync(live, who(1) ?? BankStory.Reviewer, item);
        await live.Service.AskAsync(new ReviewItem(who(1) ?? BankStory.Reviewer, live.Next(), Why, bank, id, 1, Sound: true));
        await live.Service.AskAsync(new Bank.ProposeKey(who(2) ?? BankStory.Author, live.Next(), Why, bank, id, 1, ["b"]));
        var approver = who(3) ?? BankStory.KeyApprover;
        if (await SeeAsync(live, approver, item) is KeysShown keys)
        {
            await live.Service.AskAsync(new Bank.ApproveKey(approver, live.Next(), Why, bank, id, 1, keys.Seen));
        }

        if (isUsed)
        {
            await live.Service.AskAsync(Use(live, approver, item));
        }
    }

    private static async Task<Reply> SeeAsync(LiveService live, Caller by, string item)
    {
        await live.Service.AskAsync(BankStory.View(live, by, item, ViewedPart.Content));
        return await live.Service.AskAsync(BankStory.View(live, by, item, ViewedPart.Keys));
    }

    private static Bank.PutToUse Use(LiveService live, Caller by, string item) => new(by, live.Next(), Why, BankStory.Bank, new Id(item), 1, ItemUse.Live);

    private static async Task<VersionStatus> StatusAsync(LiveService live, string item) =>
        await live.Service.AskAsync(new Bank.ReadItem(LiveService.Officer, live.Next(), BankStory.Bank, new Id(item))) is ItemShown shown
            ? shown.Item.Versions.Single().Status
            : VersionStatus.Draft;

    private static Task<Reply> AskAsync(LiveService live, int own, int step, Caller one, Func<Caller, UseCase> request) =>
        live.Service.AskAsync(request((own >> step & 1) != 0 ? one : LiveService.Officer));
}
