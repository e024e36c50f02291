using Recruit.Actors;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.Tests.ItemBanks.BankBench;

namespace Recruit.Tests.ItemBanks;

public class OpenBankTests
{
    [Fact]
    public void Nothing_can_be_done_before_a_bank_is_open() => new BankBench(opened: false).Refused(NotOpen, Draft("q1"));

    [Fact]
    public void A_bank_keeps_the_terms_with_which_it_was_opened()
    {
        var bench = new BankBench();
        bench.Do<BankIsOpen>(new OpenBank(By("other"), Terms), 3).Since.ShouldBe(Day(0));
        bench.Refused(AlreadyOpen, new OpenBank(By("keeper"), new BankTerms(Calendar, new Id("reviewer"), 6, 3, new Id("key-approver"), 2)));
    }

    [Fact]
    public void A_bank_tells_whose_it_is_and_stays_so()
    {
        var bench = new BankBench(opened: false);
        bench.Do<BankIsOpen>(new OpenBank(By("keeper"), Terms, new Id("ministry")), 0);
        var shown = bench.Do<BankShown>(new ReadBank());
        (shown.Agency, shown.Since).ShouldBe((new Id("ministry"), Day(0)));
        bench.Do<BankIsOpen>(new OpenBank(By("other"), Terms, new Id("ministry")));
        bench.Refused(AlreadyOpen, new OpenBank(By("keeper"), Terms));
        new BankBench().Do<BankShown>(new ReadBank()).Agency.ShouldBeNull();
    }
}

public class DraftVersionTests
{
    private readonly BankBench bench = new();

    [Fact]
    public void A_draft_waits_for_a_reviewer_for_so_many_working_days()
    {
        var stands = bench.Do<VersionStands>(Draft("q1"));
        stands.Version.ShouldBe(1);
        stands.Status.ShouldBe(VersionStatus.Draft);
        stands.Open!.Holder.ShouldBe(new Id("reviewer"));
        // From Tuesday, five working days end with the Tuesday after.
        stands.Open.Due.ShouldBe(Calendar.Due(Day(1), 5));
    }

    [Fact]
    public void The_bank_holds_the_digest_of_the_words_and_not_the_words()
    {
        bench.Do(Draft("q1", "stem"));
        var content = bench.State.Find(new Id("q1"))!.Latest.Content;
        content.Reference.ShouldBe(Digest.Of("stem"u8));
        content.Length.ShouldBe(4);
        content.Languages.ShouldBe([Language.Kk, Language.Ru, Language.En]);
    }

    [Fact]
    public void Another_content_is_a_new_version_and_the_same_one_is_not()
    {
        bench.Do(Draft("q1"));
        bench.Do<VersionStands>(Draft("q1"), 2).Version.ShouldBe(1);
        bench.Do<VersionStands>(Draft("q1", "better stem")).Version.ShouldBe(2);
        bench.Do<VersionStands>(Draft("q1", "better stem", shape: Single("a", "b"))).Version.ShouldBe(3);
    }

    [Fact]
    public void A_version_gets_the_number_that_was_asked_for_or_none()
    {
        bench.Refused(Superseded, Draft("q1") with { Version = 2 }).Facts.ShouldBe([new("latest", "0")]);
        bench.Do<VersionStands>(Draft("q1") with { Version = 1 });
        bench.Do<VersionStands>(Draft("q1") with { Version = 1 }).Version.ShouldBe(1);
        bench.Refused(Superseded, Draft("q1", "better stem") with { Version = 1 }).Facts.ShouldBe([new("latest", "1")]);
        bench.Do<VersionStands>(Draft("q1", "better stem") with { Version = 2 });
        bench.Do<ItemShown>(new ReadItem(new Id("q1"))).Item.Versions.Select(one => one.Number).ShouldBe([1, 2]);
        bench.Refused(UnknownItem, new ReadItem(new Id("q9")));
    }

    [Fact]
    public void A_live_version_is_not_changed_by_a_new_one()
    {
        bench.Use("q1", ItemUse.Live);
        var before = bench.State.Find(new Id("q1"))!.Versions[0];
        bench.Do(Draft("q1", "better stem"));
        RecordJson.AreAlike(bench.State.Find(new Id("q1"))!.Versions[0], before).ShouldBeTrue();
    }

    [Fact]
    public void Only_its_author_writes_versions_of_an_item()
    {
        bench.Do(Draft("q1"));
        bench.Refused(NotAuthor, Draft("q1", "mine", author: "other")).Facts.ShouldBe([new("author", "author")]);
    }

    [Fact]
    public void A_content_without_words_or_with_a_language_twice_is_refused()
    {
        bench.Refused(BadContent, Draft("q1", ""));
        bench.Refused(BadContent, Draft("q1") with { Languages = [] });
        bench.Refused(BadContent, Draft("q1") with { Languages = [Language.Kk, Language.Kk] });
    }

    [Fact]
    public void A_shape_that_no_test_may_have_is_refused_with_its_fault()
    {
        bench.Refused(BadShape, Draft("q1", shape: Single("a", "a"))).Facts.ShouldBe([new("fault", "duplicate-id")]);
        bench.Refused(BadShape, Draft("q1", shape: Single("a|b"))).Facts.ShouldBe([new("fault", "bad-option")]);
        bench.Refused(BadShape, Draft("q1", shape: Single() with { Options = [] })).Facts.ShouldBe([new("fault", "empty-list")]);
        bench.Refused(BadShape, Draft("q1", shape: Single() with { Points = 0 })).Facts.ShouldBe([new("fault", "out-of-range")]);
        bench.Refused(BadShape, Draft("q1", shape: Single() with { Partial = true })).Facts.ShouldBe([new("fault", "unknown-member")]);
        bench.Refused(BadShape, Draft("q1", shape: Single() with { Type = ItemType.Text })).Facts.ShouldBe([new("fault", "unknown-member")]);
    }

    [Fact]
    public void Longer_words_than_an_attachment_holds_are_refused() =>
        bench.Refused(TooMany, Draft("q1") with { Sealed = new byte[Attachment.Longest + 1] });
}

public class ReviewVersionTests
{
    private readonly BankBench bench = new();

    public ReviewVersionTests() => bench.Do(Draft("q1"));

    [Fact]
    public void A_sound_version_goes_back_to_its_author_for_a_key()
    {
        bench.Do(View("reviewer-1", "q1"));
        var stands = bench.Do<VersionStands>(Sound());
        stands.Status.ShouldBe(VersionStatus.Reviewed);
        stands.Open!.Holder.ShouldBe(new Id("author"));
        bench.Do<VersionStands>(Sound(), 3).Status.ShouldBe(VersionStatus.Reviewed);
    }

    [Fact]
    public void A_version_found_wanting_is_mended_by_a_new_version_only()
    {
        bench.Do(View("reviewer-1", "q1"));
        bench.Do<VersionStands>(Sound() with { Sound = false }).Status.ShouldBe(VersionStatus.NotSound);
        bench.Refused(AlreadyReviewed, Sound());
        bench.Refused(NotReviewed, new ProposeKey(By("author"), new Id("q1"), 1, Sealed("q1", 1, Single(), "a")));
        bench.Do<VersionStands>(Draft("q1", "better")).Open!.Holder.ShouldBe(new Id("reviewer"));
        bench.Refused(Superseded, Sound()).Facts.ShouldBe([new("latest", "2")]);
    }

    [Fact]
    public void Nobody_reviews_their_own_item()
    {
        bench.Do(View("author", "q1"));
        bench.Refused(SamePerson, Sound("author")).Facts.ShouldBe([new("step", "drafted")]);
    }

    [Fact]
    public void Nobody_reviews_what_they_were_not_shown() => bench.Refused(NotSeen, Sound());

    [Fact]
    public void What_is_not_there_cannot_be_reviewed()
    {
        bench.Refused(UnknownItem, Sound() with { Item = new Id("q2") });
        bench.Refused(UnknownItem, Sound() with { Version = 2 });
    }

    private static ReviewVersion Sound(string account = "reviewer-1") => new(By(account), new Id("q1"), 1, Sound: true);
}
