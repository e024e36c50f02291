using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.Tests.ItemBanks.BankBench;

namespace Recruit.Tests.ItemBanks;

/// <summary>A test that stands in the sealed rules of its campaign, where it is over later than was typed when it was composed on day 10.</summary>
public class HeldTestTests
{
    private readonly BankBench bench = new();

    public HeldTestTests() => bench.Compose("q1", "q2");

    [Fact]
    public void Its_items_are_secret_and_its_keys_stand_unchallenged_as_long_as_it_is_sat()
    {
        bench.Do<TestIsHeld>(Held(12)).Closes.ShouldBe(Day(12));
        bench.Refused(StillSecret, new PutToUse(By("keeper-2"), new Id("q1"), 1, ItemUse.Practice), 11.9).Facts.ShouldBe([new("until", Day(12).ToString())]);
        bench.Refused(WindowNotOpen, Challenge("c1", "q1"), 11.9);
        bench.Do<ChallengeStands>(Challenge("c1", "q1"), 12);
        bench.Do<VersionStands>(new PutToUse(By("keeper-2"), new Id("q1"), 1, ItemUse.Practice), 12).Status.ShouldBe(VersionStatus.Practice);
    }

    [Fact]
    public void The_campaign_is_told_the_new_term_once()
    {
        bench.Do(Held(12));
        bench.Do(Held(12));
        bench.Sent.ShouldBe([new Message(CampaignKey.Of(Campaign), new NoteChallengeTerm(Law, Calendar.Due(Day(12), 3), new BankedTest(new Id("bank"), Day(12), IsHeld: true)))]);
    }

    [Theory]
    [InlineData(8.0, 8)]
    [InlineData(null, 10)]
    public void The_sealed_rules_say_when_it_is_over_and_what_was_typed_holds_where_they_do_not(double? over, double closes) =>
        bench.Do<TestIsHeld>(Held(over)).Closes.ShouldBe(Day(closes));

    [Fact]
    public void Of_two_tidings_that_overtake_each_other_the_later_time_stands()
    {
        bench.Do(Held(14));
        bench.Do<TestIsHeld>(Held(12)).Closes.ShouldBe(Day(14));
        bench.State.FindTest(Campaign, Law)!.Plan.Closes.ShouldBe(Day(14));
    }

    [Fact]
    public void It_is_given_up_no_more_and_not_even_if_it_just_was()
    {
        var drop = new DropTest(By("keeper"), Campaign, Law);
        bench.Do<TestIsDropped>(drop);
        bench.Sent.ShouldBe([new Message(CampaignKey.Of(Campaign), new NoteTestDropped(Law, new Id("bank")))]);
        bench.Do<TestIsHeld>(Held(12));
        bench.Refused(IsHeld, drop);
        bench.Refused(StillSecret, new PutToUse(By("keeper-2"), new Id("q1"), 1, ItemUse.Practice), 11);
        bench.Refused(UnknownTest, Held(12) with { Test = new Id("none") });
    }

    [Fact]
    public void Keys_may_be_known_once_no_live_test_with_an_item_of_it_is_under_way()
    {
        bench.Do(new ComposeTest(By("keeper"), Plan(TestUse.Live, 15, "q2") with { Campaign = new Id("kz-2") }));
        var ask = new AskKeys(Campaign, Law);
        bench.Refused(StillSecret, ask, 9.9);
        bench.Refused(StillSecret, ask, 14.9).Facts.ShouldBe([new("until", Day(15).ToString())]);
        bench.Do<KeysMayBeKnown>(ask, 15);
        bench.Do<KeysMayBeKnown>(new AskKeys(new Id("kz-2"), Law), 15);
        bench.Refused(UnknownTest, ask with { Test = new Id("none") }, 15);
    }

    [Fact]
    public void Who_takes_the_keys_of_a_test_saw_each_of_them_and_whoever_may_not_saw_none()
    {
        var ask = new AskKeys(Campaign, Law, By("auditor", "export"));
        bench.Refused(StillSecret, ask, 9);
        var before = Views("q2");
        bench.Do<KeysMayBeKnown>(ask, 10);
        Views("q2").Except(before).ShouldBe([new ContentView(By("auditor", "export").At(Day(10)), new Id("q2"), 1, ViewedPart.Keys)]);
        Views("q1").Last().Act.By.Text.ShouldBe("auditor");
        bench.Do<KeysMayBeKnown>(ask with { Mandate = null }, 10);
        bench.Do<KeysMayBeKnown>(ask, 10.1);
        Views("q2").Length.ShouldBe(before.Length + 1, "who takes them again on the same day saw them once");
        bench.Do<KeysMayBeKnown>(ask with { Mandate = By("dana", "export") }, 10.1);
        bench.Do<KeysMayBeKnown>(ask, 11);
        Views("q2").Length.ShouldBe(before.Length + 3);
    }

    [Fact]
    public void Who_takes_the_keys_of_two_tests_with_an_item_in_common_saw_those_of_both()
    {
        bench.Use("q3", ItemUse.Live);
        bench.Do(new ComposeTest(By("keeper"), Plan(TestUse.Live, 10, "q1", "q3") with { Campaign = new Id("kz-2") }));
        bench.Do<KeysMayBeKnown>(new AskKeys(Campaign, Law, By("auditor", "export")), 10);
        bench.Do<KeysMayBeKnown>(new AskKeys(new Id("kz-2"), Law, By("auditor", "export")), 10);
        Views("q3").Last().Act.By.Text.ShouldBe("auditor");
    }

    private static HoldTest Held(double? over) => new(Campaign, Law, over is { } day ? Day(day) : null);

    private ContentView[] Views(string item) => [.. bench.Do<ViewsListed>(new WhoSaw(new Id(item), 0, 100)).Views];
}
