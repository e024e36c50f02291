using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.Tests.ItemBanks.BankBench;

namespace Recruit.Tests.ItemBanks;

/// <summary>What a draw may take, in which order, and what it says is missing.</summary>
public class DrawItemsTests
{
    private static readonly Digest Seed = Digest.Of("seed"u8);
    private readonly BankBench bench = new();

    [Fact]
    public void Only_what_may_stand_in_a_live_test_is_drawn_and_each_item_once()
    {
        bench.Use("live", ItemUse.Live);
        bench.Use("number", ItemUse.Live, shape: new ItemShape(ItemType.Numeric, [], 1, 0, 0), key: "3");
        bench.Use("pretest", ItemUse.Pretest);
        bench.Use("practice", ItemUse.Practice);
        bench.Approve("approved");
        bench.Use("retired", ItemUse.Live);
        bench.Do(new RetireVersion(By("keeper", "exposed"), new Id("retired"), 1));
        var drawn = Draw(new Wanted("numbers", 2, 0, ItemType.Numeric), new Wanted("rest", 5, 2, null)).Sections;
        drawn[0].Items.ShouldBe([new ChosenItem(new Id("number"), 1)]);
        (drawn[0].LiveMissing, drawn[0].PretestMissing).ShouldBe((1, 0));
        drawn[1].Items.Select(one => one.Item.Text).ShouldBe(["live", "pretest"]);
        (drawn[1].LiveMissing, drawn[1].PretestMissing).ShouldBe((4, 1));
    }

    [Fact]
    public void The_least_used_come_first_and_among_equals_the_seed_decides()
    {
        string[] items = ["q1", "q2", "q3", "q4", "q5", "q6"];
        foreach (var item in items)
        {
            bench.Use(item, ItemUse.Live);
        }

        bench.Do<TestIsComposed>(new ComposeTest(By("keeper"), Plan(TestUse.Live, 10, "q1", "q2")));
        bench.Do(new ReportSittings(By("keeper"), Campaign, Law, 7));
        string[] Order(Digest seed) => [.. Draw(seed, new Wanted("all", 6, 0, null)).Sections[0].Items.Select(one => one.Item.Text)];
        var order = Order(Seed);
        order[4..].Order(StringComparer.Ordinal).ShouldBe(["q1", "q2"]);
        Order(Seed).ShouldBe(order);
        Enumerable.Range(0, 20).Select(n => string.Join(' ', Order(Digest.Of([(byte)n])))).Distinct().Count().ShouldBeGreaterThan(5);
    }

    [Fact]
    public void An_item_whose_key_is_in_doubt_or_that_lacks_a_language_is_passed_over()
    {
        bench.Use("doubtful", ItemUse.Live);
        bench.Use("sound", ItemUse.Live);
        UseInKazakhAlone("short");
        bench.Do<TestIsComposed>(new ComposeTest(By("keeper"), Plan(TestUse.Live, 2, "doubtful")));
        bench.Do<ChallengeStands>(Challenge("c1", "doubtful"), 3);
        Draw(new Wanted("all", 2, 0, null)).Sections[0].Items.ShouldBe([new ChosenItem(new Id("sound"), 1)]);
        bench.Refused(BadPlan, new DrawItems([], [new WantedSection(new Id("all"), 1, 0)], Seed));
        bench.Refused(BadPlan, new DrawItems([Language.Kk], [], Seed));
        bench.Refused(BadPlan, new DrawItems([Language.Kk], [new WantedSection(new Id("all"), -1, 0)], Seed));
        bench.Refused(TooMany, new DrawItems([Language.Kk], [new WantedSection(new Id("all"), ItemBank.TestItemsMax, 1)], Seed));
    }

    private void UseInKazakhAlone(string item)
    {
        var (id, keys) = (new Id(item), Sealed(item, 1, Single(), "b"));
        bench.Do<VersionStands>(Draft(item) with { Languages = [Language.Kk] });
        bench.Do<VersionShown>(View("reviewer-1", item));
        bench.Do<VersionStands>(new ReviewVersion(By("reviewer-1"), id, 1, Sound: true));
        bench.Do<VersionStands>(new ProposeKey(By("author"), id, 1, keys));
        bench.Do<VersionShown>(View("approver-1", item));
        bench.Do<VersionShown>(View("approver-1", item, part: ViewedPart.Keys));
        bench.Do<VersionStands>(new ApproveKey(By("approver-1"), id, 1, keys.Digest()));
        bench.Do<VersionStands>(new PutToUse(By("keeper"), id, 1, ItemUse.Live));
    }

    private ItemsDrawn Draw(params Wanted[] sections) => Draw(Seed, sections);

    private ItemsDrawn Draw(Digest seed, params Wanted[] sections) => bench.Do<ItemsDrawn>(
        new DrawItems([Language.Kk, Language.Ru], [.. sections.Select(one => new WantedSection(new Id(one.Name), one.Live, one.Pretest, one.Type))], seed), 4);

    private sealed record Wanted(string Name, int Live, int Pretest, ItemType? Type);
}
