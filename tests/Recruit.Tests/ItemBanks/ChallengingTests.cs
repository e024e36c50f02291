using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.Tests.ItemBanks.BankBench;

namespace Recruit.Tests.ItemBanks;

public class ChallengeKeyTests
{
    private readonly BankBench bench = new();

    public ChallengeKeyTests() => bench.Compose("q1", "q2");

    [Fact]
    public void A_challenge_is_a_file_with_holder_and_due_date()
    {
        var stands = bench.Do<ChallengeStands>(Challenge("c1", "q1"), 10);
        stands.Open.ShouldBe(new(new Id("item-officer"), Day(10), Calendar.Due(Day(10), 5)));
        bench.Do<ChallengeStands>(Challenge("c1", "q1"), 11).ShouldBe(stands);
    }

    [Fact]
    public void The_campaign_is_told_that_a_challenge_is_open_and_what_became_of_it()
    {
        var lodged = new NoteChallenge(new Id("c1"), Challenge("c1", "q1").Grounds.Person, Law, new Id("q1"), Calendar.Due(Day(10), 5), Bank: new Id("bank"));
        bench.Do(Challenge("c1", "q1"), 10);
        bench.Do(Challenge("c1", "q1"), 10);
        bench.Sent.ShouldBe([new Message(CampaignKey.Of(Campaign), lodged)]);
        foreach (var (challenge, remedy, stands) in ((string, Remedy, bool)[])[("c1", new(RemedyKind.KeyStands), true), ("c2", new(RemedyKind.AcceptKey, "a"), false)])
        {
            bench.Do(Challenge(challenge, "q1", person: stands ? 1 : 2), 10);
            bench.Do<ChallengeStands>(new ProposeRemedy(By("judge-1"), new Id(challenge), remedy), 11);
            bench.Do<ChallengeStands>(new ConfirmRemedy(By("judge-2"), new Id(challenge), remedy), 12);
            var told = (NoteChallenge)bench.Sent[^1].Command;
            (told.Challenge, told.Stands).ShouldBe((new Id(challenge), stands));
        }
    }

    [Fact]
    public void Keys_are_challenged_after_the_test_for_so_many_working_days()
    {
        bench.Refused(WindowNotOpen, Challenge("c1", "q1"), 9.9).Facts[0].ShouldBe(new("opens", Day(10).ToString()));
        var end = (Calendar.Due(Day(10), 3) - Day(0)).TotalDays;
        bench.Do<ChallengeStands>(Challenge("c1", "q1"), end - 0.001);
        bench.Refused(WindowClosed, Challenge("c2", "q2"), end);
    }

    [Fact]
    public void A_person_challenges_a_key_once()
    {
        bench.Do(Challenge("c1", "q1"), 10);
        bench.Refused(AlreadyChallenged, Challenge("c2", "q1"), 10).Facts.ShouldBe([new("challenge", "c1")]);
        bench.Refused(ChallengeExists, Challenge("c1", "q2"), 10);
        bench.Do<ChallengeStands>(Challenge("c2", "q1", person: 2), 10);
        bench.Do<ChallengeStands>(Challenge("c3", "q2"), 10);
    }

    [Fact]
    public void Only_items_of_live_tests_are_challenged()
    {
        bench.Refused(UnknownTest, Challenge("c1", "q1") with { Test = new Id("x") }, 10);
        bench.Refused(UnknownItem, Challenge("c1", "q9"), 10);
        bench.Use("p", ItemUse.Practice);
        bench.Do(new ComposeTest(By("keeper"), NamedPlan(TestUse.Practice, 10, "try", new ChosenItem(new Id("p"), 1))));
        bench.Refused(OnlyPractice, Challenge("c1", "p") with { Test = new Id("try") }, 10);
    }
}

public class RemedyTests
{
    private static readonly Remedy Void = new(RemedyKind.VoidItem, "credit-all");

    private readonly BankBench bench = new();

    public RemedyTests()
    {
        bench.Compose("q1", "q2");
        bench.Do(Challenge("c1", "q1"), 10);
    }

    [Fact]
    public void Two_accounts_decide_and_the_remedy_is_a_row_of_the_events()
    {
        bench.Do<ChallengeStands>(Propose(Void), 11).Open!.Since.ShouldBe(Day(11));
        bench.Do<ChallengeStands>(Propose(Void), 11.5);
        bench.Refused(SamePerson, Confirm(Void, "judge-1"), 12).Facts.ShouldBe([new("step", "proposed")]);
        var decided = bench.Do<ChallengeStands>(Confirm(Void), 12);
        decided.ShouldBe(new ChallengeStands(new Id("c1"), Day(10), Decided: Void));
        bench.Do<ChallengeStands>(Confirm(Void), 13).ShouldBe(decided);
        bench.Do<RemediesListed>(new ListRemedies(Campaign, Law), 12).Rows.ShouldBe([new("void-item", Law, new Id("q1"), "credit-all")]);
        bench.Refused(UnknownTest, new ListRemedies(Campaign, new Id("x")));
    }

    [Fact]
    public void Remedies_are_told_once_in_order_of_decision()
    {
        bench.Do(Challenge("c2", "q1", person: 2), 10);
        bench.Do(Challenge("c3", "q2"), 10);
        bench.Do(Challenge("c4", "q2", person: 2), 10);
        bench.Do(Challenge("c5", "q2", person: 3), 10);
        Decide("c3", new(RemedyKind.AcceptKey, "a"), 11);
        Decide("c1", Void, 12);
        Decide("c2", Void, 13);
        Decide("c4", new(RemedyKind.KeyStands), 14);
        var listed = bench.Do<RemediesListed>(new ListRemedies(Campaign, Law), 15);
        listed.Rows.ShouldBe([new("accept-key", Law, new Id("q2"), "a"), new("void-item", Law, new Id("q1"), "credit-all")]);
        listed.Open.ShouldBe(1);
        listed.Until.ShouldBe(Calendar.Due(Day(10), 3));
    }

    [Theory]
    [InlineData("author", "drafted")]
    [InlineData("approver-1", "approved")]
    public void Nobody_judges_a_key_in_which_they_had_a_part(string account, string step)
    {
        bench.Refused(SamePerson, Propose(Void, account), 11).Facts.ShouldBe([new("step", step)]);
        bench.Do(Propose(Void), 11);
        bench.Refused(SamePerson, Confirm(Void, account), 11);
        bench.Refused(SamePerson, new ReturnRemedy(By(account), new Id("c1")), 11);
    }

    [Fact]
    public void Only_the_remedy_that_was_seen_is_confirmed()
    {
        bench.Refused(NothingProposed, Confirm(Void), 11);
        bench.Do(Propose(Void), 11);
        bench.Do(Propose(new(RemedyKind.KeyStands)), 11);
        bench.Refused(RemedyChanged, Confirm(Void), 11);
    }

    [Fact]
    public void A_remedy_turned_down_leaves_the_due_date_where_it_was()
    {
        var due = bench.Do<ChallengeStands>(Propose(Void), 11).Open!.Due;
        bench.Refused(SamePerson, new ReturnRemedy(By("judge-1"), new Id("c1")), 12);
        var stands = bench.Do<ChallengeStands>(new ReturnRemedy(By("judge-2"), new Id("c1")), 12);
        stands.Open.ShouldBe(new(new Id("item-officer"), Day(12), due));
        bench.Do<ChallengeStands>(new ReturnRemedy(By("judge-2"), new Id("c1")), 13).ShouldBe(stands);
        bench.Refused(NothingProposed, new ReturnRemedy(By("judge-3"), new Id("c1")), 13);
    }

    [Fact]
    public void A_decision_stands()
    {
        Decide("c1", Void, 11);
        bench.Refused(AlreadyDecided, Propose(new(RemedyKind.KeyStands)), 12);
        bench.Refused(AlreadyDecided, Confirm(Void, "judge-3"), 12);
        bench.Refused(AlreadyDecided, new ReturnRemedy(By("judge-2"), new Id("c1")), 12);
    }

    [Theory]
    [InlineData(RemedyKind.AcceptKey, "d", "unknown-option")]
    [InlineData(RemedyKind.AcceptKey, " ", "blank")]
    [InlineData(RemedyKind.VoidItem, "cancel", "unknown-policy")]
    [InlineData(RemedyKind.KeyStands, "drop", "not-allowed")]
    public void A_remedy_that_no_event_can_have_is_refused(RemedyKind kind, string value, string fault) =>
        bench.Refused(BadRemedy, Propose(new(kind, value)), 11).Facts.ShouldBe([new("fault", fault)]);

    [Fact]
    public void A_challenge_that_is_not_there_is_refused()
    {
        bench.Refused(UnknownChallenge, Propose(Void) with { Challenge = new Id("x") });
        bench.Refused(UnknownChallenge, new ReadChallenge(new Id("x")));
        bench.Do<ChallengeShown>(new ReadChallenge(new Id("c1"))).Challenge.Item.ShouldBe(new Id("q1"));
    }

    [Fact]
    public void A_key_in_doubt_stands_in_no_further_test()
    {
        var next = new ComposeTest(By("keeper"), NamedPlan(TestUse.Live, 30, "next", new ChosenItem(new Id("q1"), 1)));
        bench.Refused(KeyInDoubt, next, 11);
        Decide("c1", new(RemedyKind.KeyStands), 11);
        bench.Do<TestIsComposed>(next, 12);
    }

    [Fact]
    public void Open_files_tell_who_delays_what_for_how_long()
    {
        bench.Do(Draft("q3"), 10);
        // Thursday to Thursday: the challenge is due after five working days, the review too.
        var files = bench.Do<OpenFilesListed>(new ListOpenFiles(0, 10), 14).Files;
        files.Select(file => (file.File.Holder.Text, file.WorkingDaysHeld, file.Item.Text, file.Challenge?.Text)).ShouldBe(
            [("reviewer", 2, "q3", null), ("item-officer", 2, "q1", "c1")]);
        bench.Do<OpenFilesListed>(new ListOpenFiles(0, 10, Overdue: true), 14).Files.ShouldBeEmpty();
        var page = bench.Do<OpenFilesListed>(new ListOpenFiles(0, 1, Overdue: true), 30);
        page.Files.ShouldHaveSingleItem().Item.ShouldBe(new Id("q3"));
        bench.Do<OpenFilesListed>(new ListOpenFiles(page.Next!.Value, 1, Overdue: true), 30).Next.ShouldBeNull();
        bench.Refused(BadPage, new ListOpenFiles(-1, 1));
    }

    [Fact]
    public void Items_are_listed_with_their_versions_and_without_words_or_keys()
    {
        bench.Do(Draft("q3"));
        var listed = bench.Do<ItemsListed>(new ListItems(0, 2));
        listed.Items.Select(item => item.Item.Text).ShouldBe(["q1", "q2"]);
        listed.Next.ShouldBe(2);
        bench.Do<ItemsListed>(new ListItems(0, 2, VersionStatus.Draft)).Items.ShouldHaveSingleItem().Versions[0].Author.ShouldBe(new Id("author"));
        bench.Refused(BadPage, new ListItems(0, 0));
    }

    private static ProposeRemedy Propose(Remedy remedy, string account = "judge-1") => new(By(account), new Id("c1"), remedy);

    private static ConfirmRemedy Confirm(Remedy remedy, string account = "judge-2") => new(By(account), new Id("c1"), remedy);

    private void Decide(string challenge, Remedy remedy, double day)
    {
        bench.Do<ChallengeStands>(Propose(remedy) with { Challenge = new Id(challenge) }, day);
        bench.Do<ChallengeStands>(Confirm(remedy) with { Challenge = new Id(challenge) }, day);
    }
}
