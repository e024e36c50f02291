using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.Numbers;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.Tests.ItemBanks.BankBench;

namespace Recruit.Tests.ItemBanks;

public class ComposeTestTests
{
    private readonly BankBench bench = new();

    [Fact]
    public void A_composed_test_is_a_test_of_the_rules_and_names_its_versions()
    {
        bench.Use("q1", ItemUse.Live, key: "c");
        bench.Use("q2", ItemUse.Pretest, shape: new ItemShape(ItemType.Numeric, [], 2, 0, new Rational(1, 10)), key: "3,5");
        var composed = bench.Do<TestIsComposed>(Compose(Plan(TestUse.Live, 10, "q1", "q2")));

        composed.Items.Select(item => (item.Item.Text, item.Version, item.Pretest)).ShouldBe([("q1", 1, false), ("q2", 1, true)]);
        var test = TestDefinition.Open(composed, Keys)!;
        test.Id.ShouldBe(Law);
        test.Sections.ShouldHaveSingleItem().Floor.ShouldBe(new Rational(1, 2));
        var (one, two) = (test.Sections[0].Items[0], test.Sections[0].Items[1]);
        (one.Id.Text, one.Type, one.Penalty, one.Pretest).ShouldBe(("q1", ItemType.Single, new Rational(1, 3), false));
        one.Keys.ShouldHaveSingleItem().Options.ShouldBe(["c"]);
        (two.Id.Text, two.Points, two.Tolerance, two.Pretest).ShouldBe(("q2", 2, new Rational(1, 10), true));
        two.Keys.ShouldHaveSingleItem().Number.ShouldBe(new Rational(7, 2));
    }

    [Fact]
    public void A_section_may_have_no_floor()
    {
        bench.Use("q1", ItemUse.Live);
        var plan = Plan(TestUse.Live, 10, "q1");
        var composed = bench.Do<TestIsComposed>(Compose(plan with { Sections = [plan.Sections[0] with { Floor = null }] }));
        TestDefinition.Open(composed, Keys)!.Sections[0].Floor.ShouldBeNull();
    }

    [Fact]
    public void Keys_that_do_not_open_give_no_test()
    {
        var composed = bench.Compose("q1");
        TestDefinition.Open(composed, new PaperKeys([.. Enumerable.Repeat((byte)1, 32)])).ShouldBeNull();
    }

    [Fact]
    public void A_test_is_told_again_as_it_was_composed_whatever_became_of_its_items()
    {
        bench.Use("q1", ItemUse.Pretest);
        var composed = bench.Do<TestIsComposed>(Compose(Plan(TestUse.Live, 10, "q1")));
        bench.Do(new PutToUse(By("keeper"), new Id("q1"), 1, ItemUse.Live));
        bench.Do(new RetireVersion(By("keeper", "exposed"), new Id("q1"), 1));
        bench.Do<TestIsComposed>(new ReadTest(Campaign, Law)).Items[0].Pretest.ShouldBeTrue();
        bench.Do<TestIsComposed>(Compose(composed.Plan)).Items[0].Pretest.ShouldBeTrue();
        bench.Refused(TestExists, Compose(Plan(TestUse.Live, 11, "q1")));
        bench.Refused(UnknownTest, new ReadTest(Campaign, new Id("other")));
    }

    [Fact]
    public void Items_that_may_not_stand_in_the_test_are_refused_by_name()
    {
        bench.Use("live", ItemUse.Live);
        bench.Use("pretest", ItemUse.Pretest);
        bench.Use("practice", ItemUse.Practice);
        bench.Approve("approved");
        bench.Review("reviewed");
        bench.Use("retired", ItemUse.Live);
        bench.Do(new RetireVersion(By("keeper", "leaked"), new Id("retired"), 1));

        Refused(UnknownItem, TestUse.Live, "nobody");
        Refused(KeyNotApproved, TestUse.Live, "reviewed");
        Refused(NotInUse, TestUse.Live, "approved");
        Refused(IsRetired, TestUse.Live, "retired");
        Refused(WasPractice, TestUse.Live, "practice");
        Refused(IsSecret, TestUse.Practice, "live");
        Refused(IsSecret, TestUse.Practice, "pretest");
        bench.Do<TestIsComposed>(Compose(Plan(TestUse.Practice, 10, "practice"))).Items[0].Pretest.ShouldBeFalse();

        void Refused(string code, TestUse use, string item) =>
            bench.Refused(code, Compose(Plan(use, 10, item))).Facts.ShouldBe([new("item", item)]);
    }

    [Fact]
    public void An_item_stands_in_a_test_once_in_whatever_version()
    {
        bench.Use("q1", ItemUse.Live);
        bench.Use("q1", ItemUse.Live, version: 2);
        bench.Refused(DuplicateItem, Compose(NamedPlan(TestUse.Live, 10, "law", new ChosenItem(new Id("q1"), 1), new ChosenItem(new Id("q1"), 2))));
    }

    [Fact]
    public void Every_item_is_written_in_every_language_of_the_test()
    {
        bench.Do(Draft("q1") with { Languages = [Language.Kk] });
        bench.Do(View("reviewer-1", "q1"));
        bench.Do(new ReviewVersion(By("reviewer-1"), new Id("q1"), 1, Sound: true));
        var keys = Sealed("q1", 1, Single(), "a");
        bench.Do(new ProposeKey(By("author"), new Id("q1"), 1, keys));
        bench.Do(View("approver-1", "q1"));
        bench.Do(View("approver-1", "q1", part: ViewedPart.Keys));
        bench.Do(new ApproveKey(By("approver-1"), new Id("q1"), 1, keys.Digest()));
        bench.Do(new PutToUse(By("keeper"), new Id("q1"), 1, ItemUse.Live));
        bench.Refused(LanguageMissing, Compose(Plan(TestUse.Live, 10, "q1"))).Facts.ShouldBe([new("item", "q1"), new("language", "ru")]);
    }

    [Fact]
    public void A_plan_that_is_no_test_is_refused()
    {
        bench.Use("q1", ItemUse.Live);
        var plan = Plan(TestUse.Live, 10, "q1");
        bench.Refused(BadPlan, Compose(plan with { Sections = [] }));
        bench.Refused(BadPlan, Compose(plan with { Sections = [plan.Sections[0] with { Items = [] }] }));
        bench.Refused(BadPlan, Compose(plan with { Sections = [plan.Sections[0], plan.Sections[0]] }));
        bench.Refused(BadPlan, Compose(plan with { Languages = [] }));
        bench.Refused(AlreadyOver, Compose(plan), 10);
        bench.Refused(TooFarOff, Compose(plan with { Closes = Day(1) + BankedTest.OverWithin + TimeSpan.FromMilliseconds(1) }), 1).Facts.ShouldBe([new("until", (Day(1) + BankedTest.OverWithin).ToString())]);
        bench.Refused(TooMany, Compose(Plan(TestUse.Live, 10, [.. Enumerable.Range(0, ItemBank.TestItemsMax + 1).Select(n => $"q{n}")])));
    }

    private static ComposeTest Compose(TestPlan plan) => new(By("keeper"), plan);
}

public class ExposureTests
{
    private readonly BankBench bench = new();

    [Fact]
    public void Exposure_names_tests_and_sittings_by_campaign()
    {
        bench.Compose("q1", "q2");
        var second = NamedPlan(TestUse.Live, 20, "law-2", new ChosenItem(new Id("q1"), 1));
        bench.Do(new ComposeTest(By("keeper"), second));
        bench.Do(new ComposeTest(By("keeper"), second with { Campaign = new Id("kz-2") }));
        bench.Do<SittingsAre>(new ReportSittings(By("keeper"), Campaign, Law, 300));
        bench.Do<SittingsAre>(new ReportSittings(By("keeper"), Campaign, new Id("law-2"), 40));

        var exposure = bench.Do<ExposureShown>(new ExposureOf(new Id("q1")));
        exposure.Campaigns.Select(one => (one.Campaign.Text, string.Join(' ', one.Tests), one.Sittings)).ShouldBe(
            [("kz-1", "law law-2", 340), ("kz-2", "law-2", 0)]);
        exposure.Views.ShouldBe(3);
        bench.Refused(UnknownItem, new ExposureOf(new Id("q9")));
    }

    [Fact]
    public void Sittings_only_grow()
    {
        bench.Compose("q1");
        bench.Do(new ReportSittings(By("keeper"), Campaign, Law, 300));
        bench.Do<SittingsAre>(new ReportSittings(By("keeper"), Campaign, Law, 300));
        bench.Refused(FewerSittings, new ReportSittings(By("keeper"), Campaign, Law, 299));
        bench.Refused(UnknownTest, new ReportSittings(By("keeper"), Campaign, new Id("x"), 1));
    }

    [Fact]
    public void A_dropped_test_exposed_nothing_and_leaves_its_name_free()
    {
        bench.Compose("q1");
        var drop = new DropTest(By("keeper"), Campaign, Law);
        bench.Do<TestIsDropped>(drop);
        bench.Do<TestIsDropped>(drop);
        bench.Do<ExposureShown>(new ExposureOf(new Id("q1"))).Campaigns.ShouldBeEmpty();
        bench.Do<TestIsComposed>(new ComposeTest(By("keeper"), Plan(TestUse.Live, 12, "q1")));
        bench.Do(new ReportSittings(By("keeper"), Campaign, Law, 1));
        bench.Refused(WasSat, drop);
        bench.Refused(UnknownTest, new DropTest(By("keeper"), Campaign, new Id("x")));
    }
}
