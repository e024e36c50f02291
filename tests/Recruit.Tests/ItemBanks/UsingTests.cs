using Recruit.ItemBanks;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.Tests.ItemBanks.BankBench;

namespace Recruit.Tests.ItemBanks;

public class PutToUseTests
{
    private readonly BankBench bench = new();

    [Theory]
    [InlineData(ItemUse.Practice, VersionStatus.Practice)]
    [InlineData(ItemUse.Pretest, VersionStatus.Pretest)]
    [InlineData(ItemUse.Live, VersionStatus.Live)]
    public void A_version_with_an_approved_key_may_be_put_to_any_use(ItemUse use, VersionStatus status)
    {
        bench.Approve("q1");
        bench.Do<VersionStands>(Put(use)).ShouldBe(new VersionStands(new Id("q1"), 1, status));
        bench.Do<VersionStands>(Put(use, "other")).Status.ShouldBe(status);
    }

    [Fact]
    public void A_pretest_item_becomes_live_and_a_live_one_practice_and_nothing_goes_back()
    {
        bench.Use("q1", ItemUse.Pretest);
        bench.Do<VersionStands>(Put(ItemUse.Live)).Status.ShouldBe(VersionStatus.Live);
        bench.Refused(NoWayBack, Put(ItemUse.Pretest)).Facts.ShouldBe([new("from", "live"), new("to", "pretest")]);
        bench.Do<VersionStands>(Put(ItemUse.Practice)).Status.ShouldBe(VersionStatus.Practice);
        bench.Refused(WasPractice, Put(ItemUse.Live));
        bench.Refused(WasPractice, Put(ItemUse.Pretest));
    }

    [Fact]
    public void An_item_that_was_practice_is_never_live_in_a_new_version_either()
    {
        bench.Use("q1", ItemUse.Practice);
        bench.Do(new RetireVersion(By("keeper", "replaced"), new Id("q1"), 1));
        bench.Approve("q1", 2);
        bench.Refused(WasPractice, Put(ItemUse.Live, version: 2));
        bench.Do<VersionStands>(Put(ItemUse.Practice, version: 2)).Status.ShouldBe(VersionStatus.Practice);
    }

    [Fact]
    public void No_version_is_practice_while_another_is_live()
    {
        bench.Use("q1", ItemUse.Live);
        bench.Approve("q1", 2);
        bench.Refused(StillSecret, Put(ItemUse.Practice, version: 2));
        bench.Do(new RetireVersion(By("keeper", "replaced"), new Id("q1"), 1));
        bench.Do<VersionStands>(Put(ItemUse.Practice, version: 2)).Status.ShouldBe(VersionStatus.Practice);
    }

    [Fact]
    public void No_item_is_practice_before_the_live_tests_with_it_are_over()
    {
        bench.Compose("q1");
        bench.Refused(StillSecret, Put(ItemUse.Practice), 9.9).Facts.ShouldBe([new("until", Day(10).ToString())]);
        bench.Do<VersionStands>(Put(ItemUse.Practice), 10).Status.ShouldBe(VersionStatus.Practice);
    }

    [Fact]
    public void A_version_without_approved_key_or_out_of_use_is_refused()
    {
        bench.Refused(UnknownItem, Put(ItemUse.Live));
        bench.Review("q1");
        bench.Refused(KeyNotApproved, Put(ItemUse.Live));
        bench.Approve("q1", 2);
        bench.Do(new RetireVersion(By("keeper", "outdated"), new Id("q1"), 2));
        bench.Refused(IsRetired, Put(ItemUse.Live, version: 2));
    }

    [Fact]
    public void Authors_do_not_release_their_items_and_overtaken_versions_are_not_released()
    {
        bench.Approve("q1");
        bench.Refused(SamePerson, Put(ItemUse.Live, "author"));
        bench.Do(Draft("q1", "better"));
        bench.Refused(Superseded, Put(ItemUse.Live));
    }

    private static PutToUse Put(ItemUse use, string account = "keeper", int version = 1) => new(By(account), new Id("q1"), version, use);
}

public class RetireVersionTests
{
    private readonly BankBench bench = new();

    [Fact]
    public void Retiring_needs_a_reason_of_the_list()
    {
        bench.Use("q1", ItemUse.Live);
        bench.Refused(UnknownReason, new RetireVersion(By("keeper"), new Id("q1"), 1));
        bench.Do<VersionStands>(new RetireVersion(By("keeper", "leaked"), new Id("q1"), 1)).Status.ShouldBe(VersionStatus.Retired);
        bench.Do<VersionStands>(new RetireVersion(By("keeper", "flawed"), new Id("q1"), 1), 2);
        bench.State.Find(new Id("q1"))!.Latest.Retired!.Reason.ShouldBe(RetireReasons.Leaked);
    }

    [Fact]
    public void A_retired_draft_waits_for_nobody()
    {
        bench.Do(Draft("q1"));
        bench.Do<VersionStands>(new RetireVersion(By("keeper", "flawed"), new Id("q1"), 1)).Open.ShouldBeNull();
        bench.Refused(UnknownItem, new RetireVersion(By("keeper", "flawed"), new Id("q2"), 1));
    }
}

public class ViewVersionTests
{
    private readonly BankBench bench = new();

    [Fact]
    public void Every_view_is_on_record_with_who_when_what_and_why()
    {
        bench.Do(Draft("q1"));
        bench.Do<VersionShown>(View("reviewer-1", "q1"), 1).Content!.Length.ShouldBe(4);
        bench.Do<VersionShown>(View("reviewer-1", "q1"), 2);

        var views = bench.Do<ViewsListed>(new WhoSaw(new Id("q1"), 0, 10));
        views.Views.Select(view => (view.Act.By.Text, view.Act.At, view.Act.Reason.Text, view.Version, view.Part)).ShouldBe(
        [
            ("reviewer-1", Day(1), "review", 1, ViewedPart.Content),
            ("reviewer-1", Day(2), "review", 1, ViewedPart.Content),
        ]);
    }

    [Fact]
    public void Views_are_told_in_pages_that_miss_none()
    {
        bench.Do(Draft("q1"));
        bench.Do(Draft("q2"));
        for (var time = 0; time < 7; time++)
        {
            bench.Do(View($"a{time}", "q1"));
            bench.Do(View($"b{time}", "q2"));
        }

        var told = new List<string>();
        int? from = 0;
        while (from is { } at)
        {
            var page = bench.Do<ViewsListed>(new WhoSaw(new Id("q1"), at, 3));
            told.AddRange(page.Views.Select(view => view.Act.By.Text));
            from = page.Next;
        }

        told.ShouldBe(["a0", "a1", "a2", "a3", "a4", "a5", "a6"]);
        bench.Refused(BadPage, new WhoSaw(new Id("q1"), 0, 0));
        bench.Refused(BadPage, new WhoSaw(new Id("q1"), 0, ItemBank.RowsMax + 1));
        bench.Refused(UnknownItem, new WhoSaw(new Id("q3"), 0, 1));
    }

    [Fact]
    public void Keys_are_shown_by_their_own_view()
    {
        bench.Do(Draft("q1"));
        bench.Refused(NoKey, View("approver-1", "q1", part: ViewedPart.Keys));
        bench.Approve("q2");
        var shown = bench.Do<VersionShown>(View("auditor", "q2", part: ViewedPart.Keys));
        shown.Content.ShouldBeNull();
        shown.Keys!.Digest().ShouldBe(Sealed("q2", 1, Single(), "b").Digest());
    }
}
