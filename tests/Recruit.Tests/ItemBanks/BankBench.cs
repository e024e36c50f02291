using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.ItemBanks;

/// <summary>A bank with people who do every step, and a clock that is set by days.</summary>
internal sealed class BankBench
{
    public static readonly Id Campaign = new("kz-1");
    public static readonly Id Law = new("law");
    public static readonly PaperKeys Keys = new(new byte[32]);
    public static readonly WorkingCalendar Calendar = WorkingCalendar.Plain(TimeSpan.FromHours(5));
    public static readonly BankTerms Terms = new(Calendar, new Id("reviewer"), 5, 3, new Id("key-approver"), 2);
    public static readonly ChallengeTerms Challenges = new(Calendar, 3, new Id("item-officer"), 5);

    /// <summary>A Monday at 10:00 in Astana.</summary>
    private static readonly Instant Monday = Instant.Of(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(5)));

    private readonly ActorBench<ItemBank> bench = new(new ItemBankKind(), "bank", new CampaignKind());
    private readonly LiveActor? bare;

    /// <summary>A bank.</summary>
    /// <param name="opened">Whether it is open.</param>
    /// <param name="bare">Without a replay after every turn, for long stories.</param>
    public BankBench(bool opened = true, bool bare = false)
    {
        this.bare = bare ? new LiveActor(new ActorKinds(new ItemBankKind(), new CampaignKind()), new ActorKey(ItemBankKind.KindName, "bank")) : null;
        if (opened)
        {
            Do<BankIsOpen>(new OpenBank(By("keeper"), Terms), 0);
        }
    }

    public ItemBank State => bare is null ? bench.State : (ItemBank)bare.State;

    public IReadOnlyList<Message> Sent => bench.Sent;

    public static Instant Day(double days) => Monday + TimeSpan.FromDays(days);

    public static Mandate By(string account, string reason = "routine") => new(new Id(account), new Id(reason));

    public static ItemShape Single(params string[] options) =>
        new(ItemType.Single, options.Length == 0 ? ["a", "b", "c"] : [.. options], 1, new Rational(1, 3), 0);

    public static SealedKeys Sealed(string item, int version, ItemShape shape, params string[] keys) =>
        SealedKeys.Seal(Keys.KeyOfItem(new Id("bank"), new Id(item), version), new byte[12], shape, [.. keys]);

    public static DraftVersion Draft(string item, string words = "stem", string author = "author", ItemShape? shape = null) => new(
        By(author), new Id(item), System.Text.Encoding.UTF8.GetBytes(words), [Language.Kk, Language.Ru, Language.En],
        new Provenance(ItemOrigin.Written), shape ?? Single());

    public static ViewVersion View(string account, string item, int version = 1, ViewedPart part = ViewedPart.Content) =>
        new(By(account, "review"), new Id(item), version, part);

    public static TestPlan Plan(TestUse use, double closes, params string[] items) =>
        NamedPlan(use, closes, "law", [.. items.Select(item => new ChosenItem(new Id(item), 1))]);

    public static TestPlan NamedPlan(TestUse use, double closes, string test, params ChosenItem[] items) => new(
        Campaign, new Id(test), use, Day(closes), [Language.Kk, Language.Ru],
        [new ChosenSection(new Id("all"), [.. items], new Rational(1, 2))], Challenges);

    public static ChallengeKey Challenge(string name, string item, int person = 1) => new(
        new Id(name), Campaign, Law, new Id(item),
        new SealedNote(new PersonKeyId(new Guid(person, 0, 0, new byte[8])), new SealedAnswer(Digest.Of("why"u8), "sealed"u8.ToArray())));

    public Reply Do(ActorCommand command, double day = 1) =>
        bare is null ? bench.Do(command, Day(day)) : bare.Ask(command, default, Day(day), new TurnRecord()).Reply;

    public TReply Do<TReply>(ActorCommand command, double day = 1)
        where TReply : Reply => Do(command, day).ShouldBeOfType<TReply>();

    public Refusal Refused(string code, ActorCommand command, double day = 1) => bench.Refused(command, Day(day), code);

    /// <summary>Reviewed and found sound.</summary>
    public void Review(string item, int version = 1, ItemShape? shape = null)
    {
        Do<VersionStands>(Draft(item, $"stem {version}", shape: shape));
        Do<VersionShown>(View("reviewer-1", item, version));
        Do<VersionStands>(new ReviewVersion(By("reviewer-1"), new Id(item), version, Sound: true)).Status.ShouldBe(VersionStatus.Reviewed);
    }

    /// <summary>With an approved key.</summary>
    public void Approve(string item, int version = 1, ItemShape? shape = null, string key = "b")
    {
        Review(item, version, shape);
        var keys = Sealed(item, version, shape ?? Single(), key);
        Do<VersionStands>(new ProposeKey(By("author"), new Id(item), version, keys));
        Do<VersionShown>(View("approver-1", item, version));
        Do<VersionShown>(View("approver-1", item, version, ViewedPart.Keys));
        Do<VersionStands>(new ApproveKey(By("approver-1"), new Id(item), version, keys.Digest())).Status.ShouldBe(VersionStatus.Approved);
    }

    /// <summary>In use.</summary>
    public void Use(string item, ItemUse use, int version = 1, ItemShape? shape = null, string key = "b")
    {
        Approve(item, version, shape, key);
        Do<VersionStands>(new PutToUse(By("keeper"), new Id(item), version, use));
    }

    /// <summary>A live test of live items that closes on day 10.</summary>
    public TestIsComposed Compose(params string[] items)
    {
        foreach (var item in items)
        {
            Use(item, ItemUse.Live);
        }

        return Do<TestIsComposed>(new ComposeTest(By("keeper"), Plan(TestUse.Live, 10, items)));
    }
}
