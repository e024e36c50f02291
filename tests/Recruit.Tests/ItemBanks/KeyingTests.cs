using Recruit.ItemBanks;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.Tests.ItemBanks.BankBench;

namespace Recruit.Tests.ItemBanks;

public class ProposeKeyTests
{
    private readonly BankBench bench = new();

    public ProposeKeyTests() => bench.Review("q1");

    [Fact]
    public void The_author_may_propose_and_an_approver_has_so_many_working_days()
    {
        var stands = bench.Do<VersionStands>(Propose("author", "b"));
        stands.Status.ShouldBe(VersionStatus.KeyProposed);
        stands.Open!.Holder.ShouldBe(new Id("key-approver"));
        stands.Open.Due.ShouldBe(Calendar.Due(Day(1), 2));
    }

    [Fact]
    public void A_later_proposal_replaces_one_that_is_not_approved()
    {
        bench.Do(Propose("author", "b"));
        bench.Do(Propose("author", "c"), 2);
        bench.State.Find(new Id("q1"))!.Latest.Key!.Keys.Digest().ShouldBe(Sealed("q1", 1, Single(), "c").Digest());
    }

    [Fact]
    public void No_keys_and_too_long_ones_are_refused()
    {
        bench.Refused(NoKey, Propose("author", "b") with { Keys = new SealedKeys(default) });
        bench.Refused(TooMany, Propose("author", "b") with { Keys = new SealedKeys(new byte[SealedKeys.Longest + 1]) });
    }

    [Fact]
    public void Keys_that_the_item_cannot_have_are_never_sealed()
    {
        Should.Throw<ArgumentException>(() => Sealed("q1", 1, Single(), "d"));
        Should.Throw<ArgumentException>(() => Sealed("q1", 1, Single(), "a", ""));
    }

    [Fact]
    public void Sealed_keys_open_under_the_paper_key_of_their_version_only()
    {
        var keys = Sealed("q1", 1, Single(), "a", "c");
        keys.Open(Keys.KeyOfItem(new Id("bank"), new Id("q1"), 1), Single()).Select(key => key.Options[0]).ShouldBe(["a", "c"]);
        keys.Open(Keys.KeyOfItem(new Id("bank"), new Id("q1"), 2), Single()).ShouldBeEmpty();
        keys.Open(Keys.KeyOfItem(new Id("other"), new Id("q1"), 1), Single()).ShouldBeEmpty();
    }

    private static ProposeKey Propose(string account, string key) => new(By(account), new Id("q1"), 1, Sealed("q1", 1, Single(), key));
}

public class ApproveKeyTests
{
    private static readonly SealedKeys Proposed = Sealed("q1", 1, Single(), "b");

    private readonly BankBench bench = new();

    public ApproveKeyTests()
    {
        bench.Review("q1");
        bench.Do(new ProposeKey(By("colleague"), new Id("q1"), 1, Proposed));
    }

    [Theory]
    [InlineData("author", "drafted")]
    [InlineData("reviewer-1", "reviewed")]
    [InlineData("colleague", "proposed")]
    public void Who_did_an_earlier_step_does_not_approve(string account, string step)
    {
        Show(account);
        bench.Refused(SamePerson, Approve(account)).Facts.ShouldBe([new("step", step)]);
    }

    [Fact]
    public void Only_what_was_shown_is_approved()
    {
        bench.Refused(NotSeen, Approve("approver-1"));
        bench.Do(View("approver-1", "q1"));
        bench.Refused(NotSeen, Approve("approver-1"));
        bench.Do(View("approver-1", "q1", part: ViewedPart.Keys));
        bench.Do<VersionStands>(Approve("approver-1")).ShouldBe(new VersionStands(new Id("q1"), 1, VersionStatus.Approved));
        bench.Do<VersionStands>(Approve("approver-1"), 4).Status.ShouldBe(VersionStatus.Approved);
    }

    [Fact]
    public void A_key_that_changed_since_it_was_seen_is_not_approved()
    {
        Show("approver-1");
        bench.Do(new ProposeKey(By("colleague"), new Id("q1"), 1, Sealed("q1", 1, Single(), "c")));
        bench.Refused(KeyChanged, Approve("approver-1"));
    }

    [Fact]
    public void An_approved_key_stays()
    {
        Show("approver-1");
        bench.Do(Approve("approver-1"));
        bench.Refused(KeyIsApproved, Approve("approver-2"));
        bench.Refused(KeyIsApproved, new ReturnKey(By("approver-1"), new Id("q1"), 1, Proposed.Digest()));
        bench.Refused(KeyIsApproved, new ProposeKey(By("colleague"), new Id("q1"), 1, Sealed("q1", 1, Single(), "c")));
    }

    [Fact]
    public void There_is_nothing_to_approve_without_a_proposal()
    {
        bench.Review("q2");
        bench.Refused(NoKey, Approve("approver-1") with { Item = new Id("q2") });
    }

    [Fact]
    public void A_key_turned_down_goes_back_to_the_author()
    {
        Show("approver-1");
        var giveBack = new ReturnKey(By("approver-1"), new Id("q1"), 1, Proposed.Digest());
        var stands = bench.Do<VersionStands>(giveBack, 2);
        stands.Status.ShouldBe(VersionStatus.Reviewed);
        stands.Open!.Holder.ShouldBe(new Id("author"));
        stands.Open.Since.ShouldBe(Day(2));
        bench.Do<VersionStands>(giveBack, 3).Open!.Since.ShouldBe(Day(2));
    }

    private static ApproveKey Approve(string account) => new(By(account), new Id("q1"), 1, Proposed.Digest());

    private void Show(string account)
    {
        bench.Do(View(account, "q1"));
        bench.Do(View(account, "q1", part: ViewedPart.Keys));
    }
}

public class SealedKeysTests
{
    [Fact]
    public void Keys_are_read_back_as_they_were_written_under_their_own_key_alone()
    {
        var shape = Single();
        var keys = Sealed("q1", 1, shape, "b", "c");
        keys.OpenWritten(Keys.KeyOfItem(new Id("bank"), new Id("q1"), 1)).ShouldBe(["b", "c"]);
        keys.OpenWritten(Keys.KeyOfItem(new Id("bank"), new Id("q1"), 2)).ShouldBeEmpty();
        keys.Open(Keys.KeyOfItem(new Id("bank"), new Id("q1"), 2), shape).ShouldBeEmpty();
    }

    [Fact]
    public void The_key_of_a_paper_opens_no_item_although_campaign_and_test_are_called_like_bank_and_item()
    {
        var keys = Sealed("q1", 1, Single(), "b");
        keys.OpenWritten(Keys.KeyOf(new Id("bank"), new Id("q1"), 1)).ShouldBeEmpty();
    }
}
