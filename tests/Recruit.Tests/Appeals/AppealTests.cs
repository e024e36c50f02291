using System.Text;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Tests.Accounts;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Accounts.People;
using static Recruit.Tests.Appeals.AppealBench;

namespace Recruit.Tests.Appeals;

/// <summary>Filing an appeal.</summary>
public class FileAppealTests
{
    [Fact]
    public void It_is_filed_within_the_term_and_the_persons_record_and_the_campaign_are_told()
    {
        var anna = new AppealBench();
        anna.Refused(new ReadAppeal(), AppealRefusals.NotFiled);
        var due = Terms.Calendar.Due(Day(0), 3);
        var last = new Instant(due.Milliseconds - 1);
        anna.Bench.Do<OwnAppealTold>(AppealBench.File, last).Step.ShouldBe(AppealStep.Filed);
        anna.Bench.State.OpenFile.ShouldBe(new OpenFile(new Id("agency-officer"), last, Terms.Calendar.Due(last, 1)));
        anna.Bench.Sent.Select(one => one.To).Distinct().ShouldBe([new ActorKey(CandidateKind.KindName, "c-anna"), CampaignKey.Of(Clerk)]);
        anna.Bench.Sent[0].Command.ShouldBe(new IndexAppeal(Clerk, anna.Bench.State.Id, last));
        anna.Bench.Sent[1].Command.ShouldBeOfType<TellCandidate>().Kind.ShouldBe(new Id("appeal-received"));
        anna.Bench.Sent[2].Command.ShouldBe(new NoteAppeal(anna.Bench.State.Id, AppealBench.AnnasCase.Statement.Person, AppealState.Open));
    }

    [Fact]
    public void Too_early_and_too_late_are_refused_with_the_facts()
    {
        var anna = new AppealBench();
        var due = Terms.Calendar.Due(Day(0), 3);
        anna.Refused(AppealBench.File, AppealRefusals.NotReleased, -0.001).Facts().ShouldBe(
            [("released", Day(0).ToString()), ("server-time", Day(-0.001).ToString())]);
        anna.Bench.Refused(AppealBench.File, due, AppealRefusals.FiledLate).Facts().ShouldBe(
            [("released", Day(0).ToString()), ("due", due.ToString()), ("server-time", due.ToString())]);
    }

    [Fact]
    public void There_is_one_file_for_a_candidate_and_a_subject()
    {
        var anna = Filed();
        anna.Do(AppealBench.File, 9).ShouldBeOfType<OwnAppealTold>().FiledAt.ShouldBe(Day(1));
        anna.Refused(AppealBench.File with { Case = AnnasCase with { Grounds = new Id("procedure") } }, AppealRefusals.AlreadyFiled)
            .Facts().ShouldBe([("filed", Day(1).ToString())]);
        anna.Refused(AppealBench.File with { Case = AnnasCase with { Statement = Note("another") } }, AppealRefusals.AlreadyFiled);
        anna.Refused(AppealBench.File with { Case = AnnasCase with { Candidate = new Id("K-2") } }, AppealRefusals.OtherCase);
        anna.Refused(AppealBench.File with { Mandate = By("bolat") }, AppealRefusals.NotOwn);
        anna.Refused(new FileAppeal(By("bolat"), AnnasCase with { Account = new Id("bolat") }), AppealRefusals.NotOwn);
        AppealCase.IdOf(Clerk, new Id("K-1"), Item).ShouldNotBe(AppealCase.IdOf(Clerk, new Id("K-2"), Item));
        AppealCase.IdOf(Clerk, new Id("K-1"), Item with { Item = null }).ShouldNotBe(AppealCase.IdOf(Clerk, new Id("K-1"), Item));
    }

    [Fact]
    public void Two_candidates_appeals_on_the_same_item_are_decided_apart()
    {
        var anna = Proposed(CreditItem);
        var bolats = AnnasCase with { Candidate = new Id("K-2"), Person = new Id("c-bolat"), Account = new Id("bolat") };
        var bolat = new Tests.Actors.ActorBench<Appeal>(new AppealKind(), AppealCase.IdOf(Clerk, bolats.Candidate, Item).Text, new CandidateKind(), new CampaignKind());
        bolat.Do<OwnAppealTold>(new FileAppeal(By("bolat"), bolats), Day(1));
        bolat.Do(new RejectAppeal(By("officer-1", "no-grounds")), Day(1));
        anna.Do(new ApproveDecision(By("approver-1"), Day(2)), 3);
        (anna.Bench.State.Step, bolat.State.Step).ShouldBe((AppealStep.Decided, AppealStep.Inadmissible));
    }

    [Fact]
    public void Grounds_and_terms_are_those_of_the_campaign()
    {
        var anna = new AppealBench();
        anna.Refused(AppealBench.File with { Case = AnnasCase with { Grounds = new Id("unfair") } }, AppealRefusals.UnknownGrounds)
            .Facts().ShouldBe([("grounds", "procedure"), ("grounds", "wrong-key")]);
        foreach (var terms in new[]
        {
            Terms with { FileDays = 1001 }, Terms with { ReviewDays = 998 }, Terms with { ExtendDays = -1 }, Terms with { EvidenceMax = 101 },
            Terms with { EvidenceBytesMax = Attachment.Longest + 1 },
        })
        {
            anna.Refused(AppealBench.File with { Case = AnnasCase with { Terms = terms } }, AppealRefusals.BadTerms);
        }
    }
}

/// <summary>Documents.</summary>
public class AddEvidenceTests
{
    private static readonly AddEvidence Scan = new(By("anna"), new Id("photo"), Note("scan"));

    [Fact]
    public void A_document_is_stored_sealed_beside_the_event_once()
    {
        var anna = Filed();
        AppealRules.Decide(anna.Bench.State, Scan, Day(1)).Events.ShouldHaveSingleItem().Attachment!.Bytes.ToArray()
            .ShouldBe(Encoding.UTF8.GetBytes("sealed scan"));
        anna.Do(Scan, 1);
        anna.Do(Scan, 2).ShouldBeOfType<OwnAppealTold>().Evidence.ShouldHaveSingleItem()
            .ShouldBe(new AppealDocument(new Id("photo"), Day(1), new SealedFile(AnnasKey, Digest.Of("scan"u8), Digest.Of("sealed scan"u8), 11)));
        anna.Bench.State.Evidence[0].File.With(Note("scan").Content.Bytes).Content.Hash.ShouldBe(Note("scan").Content.Hash);
    }

    [Fact]
    public void Their_number_and_size_are_bounded_and_only_the_candidate_adds_to_an_open_appeal()
    {
        var anna = Filed();
        anna.Refused(Scan with { Mandate = By("officer-1") }, AppealRefusals.NotOwn);
        anna.Refused(Scan with { File = Note("scan", BolatsKey) }, AppealRefusals.OtherKey);
        anna.Refused(Scan with { File = Note(new string('x', 994)) }, AppealRefusals.EvidenceTooLong).Facts().ShouldBe([("bytes-max", "1000")]);
        anna.Do(Scan with { File = Note(new string('x', 993)) }, 1);
        anna.Do(Scan with { File = Note("2") }, 1);
        anna.Do(Scan with { File = Note("3") }, 1);
        anna.Refused(Scan with { File = Note("4") }, AppealRefusals.TooMuchEvidence).Facts().ShouldBe([("most", "3")]);
        anna.Do(new WithdrawAppeal(By("anna")), 2);
        anna.Refused(Scan with { File = Note("4") }, AppealRefusals.WrongStep).Facts().ShouldBe([("step", "withdrawn")]);
    }
}

/// <summary>Admission, allocation and terms.</summary>
public class AppealReviewTests
{
    [Fact]
    public void Every_open_step_has_a_holder_and_a_date_and_is_overdue_from_it_on()
    {
        var anna = Filed();
        Expect("agency-officer", 1, 1);
        anna.Do(new AdmitAppeal(By("officer-1")), 2);
        anna.Do(new AdmitAppeal(By("officer-2")), 2.5);
        Expect("agency-officer", 2, 2);
        anna.Do(new AllocateAppeal(By("officer-1"), new Id("reviewer-1")), 3);
        Expect("reviewer-1", 3, 5);
        anna.Do(new ExtendAppeal(By("lead-1", "expert-away")), 4);
        Expect("reviewer-1", 3, 9);
        anna.Do(new ProposeDecision(By("reviewer-1", "key-right")), 5);
        Expect("approver", 5, 2);
        anna.Do(new ReturnDecision(By("approver-1", "no-reasons")), 6);
        Expect("reviewer-1", 6, 9);
        anna.Do(new ProposeDecision(By("reviewer-1", "key-right")), 7);
        anna.Do(new ApproveDecision(By("approver-1"), Day(7)), 8);
        anna.Bench.State.OpenFile.ShouldBeNull();

        void Expect(string holder, double since, int days)
        {
            var file = anna.Bench.State.OpenFile.ShouldNotBeNull();
            file.ShouldBe(new OpenFile(new Id(holder), Day(since), Terms.Calendar.Due(Day(since), days)));
            (file.IsOverdue(new Instant(file.Due.Milliseconds - 1)), file.IsOverdue(file.Due)).ShouldBe((false, true));
        }
    }

    [Fact]
    public void Nobody_who_decided_before_decides_again()
    {
        var anna = Filed();
        anna.Refused(new AdmitAppeal(By("author-1")), AppealRefusals.Conflict).Facts().ShouldBe([("account", "author-1")]);
        anna.Refused(new RejectAppeal(By("author-1")), AppealRefusals.Conflict);
        anna.Do(new AdmitAppeal(By("officer-1")), 1);
        anna.Refused(new AllocateAppeal(By("officer-1"), new Id("author-1")), AppealRefusals.Conflict);
        anna.Refused(new AllocateAppeal(By("officer-1"), new Id("anna")), AppealRefusals.Conflict);
        var proposed = Proposed();
        proposed.Refused(new ApproveDecision(By("author-1"), Day(2)), AppealRefusals.Conflict);
        proposed.Refused(new ReturnDecision(By("author-1")), AppealRefusals.Conflict);
    }

    [Fact]
    public void A_reviewer_who_is_not_free_gives_the_appeal_back()
    {
        var anna = Proposed();
        anna.Do(new DeclareConflict(By("reviewer-1", "related"), new Id("reviewer-1")), 3).ShouldBeOfType<AppealStands>().Step.ShouldBe(AppealStep.Admitted);
        anna.Bench.State.OpenFile!.Since.ShouldBe(Day(3));
        anna.Do(new DeclareConflict(By("reviewer-1", "related"), new Id("reviewer-1")), 4);
        anna.Refused(new AllocateAppeal(By("officer-1"), new Id("reviewer-1")), AppealRefusals.Conflict);
        anna.Do(new AllocateAppeal(By("officer-1"), new Id("reviewer-2")), 4);
        anna.Do(new DeclareConflict(By("lead-1"), new Id("approver-1")), 4).ShouldBeOfType<AppealStands>().Step.ShouldBe(AppealStep.InReview);
    }

    [Fact]
    public void There_is_a_most_of_accounts_that_are_not_free()
    {
        var full = InReview().Bench.State;
        for (var more = full.Conflicts.Count; more < Appeal.ConflictsMax; more++)
        {
            full = full.Evolve(new ConflictDeclared(By("lead-1").At(Day(2)), new Id($"c-{more}")));
        }

        AppealRules.Decide(full, new DeclareConflict(By("lead-1"), new Id("one-more")), Day(2)).Reply
            .ShouldBe(Refusal.Because(AppealRefusals.TooManyConflicts, new RefusalFact("most", "200")));
    }

    [Fact]
    public void The_term_is_extended_once()
    {
        var anna = InReview();
        anna.Do(new ExtendAppeal(By("lead-1", "expert-away")), 2);
        anna.Do(new ExtendAppeal(By("lead-1", "expert-away")), 3);
        anna.Bench.State.Extended!.At.ShouldBe(Day(2));
        anna.Refused(new ExtendAppeal(By("lead-1", "again")), AppealRefusals.AlreadyExtended)
            .Facts().ShouldBe([("due", Terms.Calendar.Due(Day(1), 9).ToString())]);
    }

    [Fact]
    public void Steps_come_in_their_order()
    {
        var anna = Filed();
        anna.Refused(new AllocateAppeal(By("officer-1"), new Id("reviewer-1")), AppealRefusals.WrongStep).Facts().ShouldBe([("step", "filed")]);
        anna.Refused(new ExtendAppeal(By("officer-1")), AppealRefusals.WrongStep);
        anna.Refused(new ProposeDecision(By("reviewer-1")), AppealRefusals.WrongStep);
        anna.Refused(new ApproveDecision(By("approver-1"), Day(1)), AppealRefusals.WrongStep);
        anna.Refused(new ReturnDecision(By("approver-1")), AppealRefusals.WrongStep);
        anna.Do(new RejectAppeal(By("officer-1", "no-grounds")), 1);
        anna.Do(new RejectAppeal(By("officer-2", "no-grounds")), 2);
        anna.Bench.State.Rejected!.By.ShouldBe(new Id("officer-1"));
        anna.Refused(new AdmitAppeal(By("officer-1")), AppealRefusals.WrongStep);
        anna.Refused(new WithdrawAppeal(By("anna")), AppealRefusals.WrongStep);
        anna.Refused(new DeclareConflict(By("lead-1"), new Id("x")), AppealRefusals.WrongStep);
        InReview().Refused(new AdmitAppeal(By("officer-1")), AppealRefusals.WrongStep);
        InReview().Refused(new RejectAppeal(By("officer-1")), AppealRefusals.WrongStep);
    }
}

/// <summary>Deciding.</summary>
public class DecideAppealTests
{
    [Fact]
    public void The_reviewer_decides_and_another_person_approves()
    {
        var anna = InReview();
        anna.Refused(new ProposeDecision(By("reviewer-2")), AppealRefusals.NotReviewer);
        var propose = new ProposeDecision(By("reviewer-1", "two-keys"), CreditItem);
        anna.Do(propose, 2);
        anna.Do(propose, 3);
        anna.Refused(propose with { Remedy = null }, AppealRefusals.WrongStep);
        anna.Refused(new ApproveDecision(By("reviewer-1"), Day(2)), AppealRefusals.SamePerson);
        anna.Refused(new ReturnDecision(By("reviewer-1")), AppealRefusals.SamePerson);
        var happened = AppealRules.Decide(anna.Bench.State, new ApproveDecision(By("approver-1"), Day(2)), Day(4)).Events.ShouldHaveSingleItem();
        happened.ShouldBe(new AppealDecided(By("approver-1").At(Day(4)), new Id("reviewer-1"), CreditItem));
        anna.Do(new ApproveDecision(By("approver-1"), Day(2)), 4).ShouldBe(new AppealStands(AppealStep.Decided));
        anna.Do(new ApproveDecision(By("approver-2"), Day(2)), 5).ShouldBe(new AppealStands(AppealStep.Decided));
        anna.Bench.State.Approved!.By.ShouldBe(new Id("approver-1"));
        anna.Bench.Sent[^2].Command.ShouldBeOfType<TellCandidate>().Kind.ShouldBe(new Id("appeal-closed"));
        anna.Bench.Sent[^1].Command.ShouldBeOfType<NoteAppeal>().State.ShouldBe(AppealState.Decided);
    }

    [Fact]
    public void What_was_not_seen_is_not_approved()
    {
        var anna = Proposed();
        anna.Do(new ReturnDecision(By("approver-2", "no-reasons")), 3);
        anna.Do(new ProposeDecision(By("reviewer-1", "two-keys"), CreditItem), 4);
        anna.Refused(new ApproveDecision(By("approver-1"), Day(2)), AppealRefusals.OtherProposal).Facts().ShouldBe([("proposed", Day(4).ToString())]);
    }

    [Fact]
    public void The_candidate_learns_the_decision_only_once_it_is_approved_and_never_who_reviewed()
    {
        var anna = InReview();
        var before = anna.Bench.Do<OwnAppealTold>(new ReadOwnAppeal(), Day(2));
        anna.Do(new ProposeDecision(By("reviewer-1", "two-keys") with { Note = Note("both are right") }, CreditItem), 2);
        var proposed = anna.Bench.Do<OwnAppealTold>(new ReadOwnAppeal(), Day(2));
        (proposed with { Evidence = [], Statement = AnnasCase.Statement }).ShouldBe(before with { Evidence = [], Statement = AnnasCase.Statement });
        anna.Do(new AddEvidence(By("anna"), new Id("photo"), Note("late")), 2).ShouldBeOfType<OwnAppealTold>().Step.ShouldBe(AppealStep.InReview);

        anna.Do(new ApproveDecision(By("approver-1"), Day(2)), 3);

        var told = anna.Bench.Do<OwnAppealTold>(new ReadOwnAppeal(), Day(3));
        (told.Step, told.Reason, told.Remedy, told.ClosedAt, told.Due).ShouldBe((AppealStep.Decided, new Id("two-keys"), CreditItem, Day(3), null));
        told.Note!.Content.Hash.ShouldBe(Note("both are right").Content.Hash);
        var writer = new RecordWriter();
        new AppealKind().WriteReply(told, writer);
        Encoding.UTF8.GetString(writer.Written).ShouldNotContain("reviewer-1");
    }

    [Fact]
    public void The_candidate_withdraws_an_open_appeal()
    {
        var anna = Proposed(CreditItem);
        anna.Refused(new WithdrawAppeal(By("officer-1")), AppealRefusals.NotOwn);
        anna.Do(new WithdrawAppeal(By("anna", "own-wish")), 3).ShouldBeOfType<OwnAppealTold>().Remedy.ShouldBeNull();
        anna.Do(new WithdrawAppeal(By("anna", "own-wish")), 4).ShouldBeOfType<OwnAppealTold>().ClosedAt.ShouldBe(Day(3));
        anna.Refused(new ApproveDecision(By("approver-1"), Day(2)), AppealRefusals.WrongStep);
        anna.Refused(new WithdrawAppeal(By("anna")) with { Mandate = By("bolat") }, AppealRefusals.NotOwn);
    }

    [Fact]
    public void The_whole_file_is_told_to_those_who_work_on_it()
    {
        var told = Proposed(CreditItem).Bench.Do<AppealTold>(new ReadAppeal(), Day(3));
        (told.Step, told.OpenFile!.Holder, told.Appeal.Review!.Reviewer).ShouldBe((AppealStep.Proposed, new Id("approver"), new Id("reviewer-1")));
        told.Appeal.Proposal!.Remedy.ShouldBe(CreditItem);
    }
}
