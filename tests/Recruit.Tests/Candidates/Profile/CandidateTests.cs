using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Tests.Accounts;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Accounts.People;
using static Recruit.Tests.Candidates.Profile.CandidateBench;

namespace Recruit.Tests.Candidates.Profile;

/// <summary>Opening a record.</summary>
public class OpenRecordTests
{
    [Fact]
    public void It_is_opened_once_for_one_account_and_key()
    {
        new CandidateBench().Refused(new ReadCandidate(), CandidateRefusals.NotOpened);
        var anna = Opened();
        anna.Do(new OpenRecord(By("officer-1"), new Id("anna"), AnnasKey), 1).ShouldBe(new CandidateDone());
        anna.Bench.State.Opened!.Act.By.ShouldBe(new Id("anna"));
        anna.Refused(new OpenRecord(By("anna"), new Id("bolat"), AnnasKey), CandidateRefusals.OpenedOtherwise);
        anna.Refused(new OpenRecord(By("anna"), new Id("anna"), BolatsKey), CandidateRefusals.OpenedOtherwise);
    }
}

/// <summary>Changing the profile.</summary>
public class ChangeProfileTests
{
    [Fact]
    public void Fields_come_change_and_go_and_a_repeat_changes_nothing()
    {
        var anna = Opened();
        anna.Do(new ChangeProfile(By("anna"), Fields((Name, "Anna"), (Phone, "+7 702")), []), 1);
        anna.Bench.State.Fields[Phone].Content.Hash.ShouldBe(Note("+7 702").Content.Hash);
        anna.Do(new ChangeProfile(By("anna"), Fields((Phone, "+7 702")), [new Id("never-there")]), 2);
        anna.Bench.State.Revision.ShouldBe(2);
        anna.Do(new ChangeProfile(By("officer-1", "wrong-number"), Fields(), [Phone]), 3);
        anna.Bench.State.Fields.Keys.ShouldBe([Name]);
    }

    [Fact]
    public void What_another_key_opens_and_what_is_too_long_or_too_much_is_refused()
    {
        var anna = Opened();
        anna.Refused(Set((Name, Note("Anna", BolatsKey))), CandidateRefusals.OtherKey);
        anna.Refused(Set((Name, Note(new string('x', Candidate.FieldBytesMax)))), CandidateRefusals.FieldTooLong)
            .Facts().ShouldBe([("field", "name"), ("bytes-max", "8192")]);
        anna.Refused(Set([.. Enumerable.Range(0, Candidate.FieldsMax - 1).Select(one => (new Id($"f-{one}"), Note("x")))]), CandidateRefusals.TooMany)
            .Facts().ShouldBe([("of", "fields"), ("most", "200")]);
    }

    private static ChangeProfile Set(params (Id Field, SealedNote Note)[] fields) =>
        new(By("anna"), ImmutableSortedDictionary.CreateRange(fields.Select(one => KeyValuePair.Create(one.Field, one.Note))), []);
}

/// <summary>Consents.</summary>
public class ConsentTests
{
    [Fact]
    public void A_consent_stands_until_it_is_withdrawn_and_both_stay_on_record()
    {
        var anna = Opened();
        anna.Do(new GiveConsent(By("anna"), Apply, ConsentText), 1);
        anna.Do(new WithdrawConsent(By("anna", "changed-mind"), Apply), 2);
        anna.Do(new WithdrawConsent(By("anna", "changed-mind"), Apply), 3);
        anna.Do(new GiveConsent(By("anna"), Apply, ConsentText), 4);
        anna.Do(new GiveConsent(By("anna"), Apply, Digest.Of("a later text"u8)), 5);

        anna.Bench.State.Consents.Select(one => (one.Given.At, one.Withdrawn?.At)).ShouldBe([(Day(0), Day(2)), (Day(4), Day(5)), (Day(5), null)]);
        anna.Bench.State.StandingConsent(Apply)!.Text.ShouldBe(Digest.Of("a later text"u8));
    }

    [Fact]
    public void Nobody_agrees_for_another()
    {
        Opened().Refused(new GiveConsent(By("officer-1"), Apply, ConsentText), CandidateRefusals.NotOwn);
        Opened().Refused(new WithdrawConsent(By("officer-1"), Apply), CandidateRefusals.NotOwn);
    }
}

/// <summary>Adjustments.</summary>
public class AdjustmentTests
{
    private static readonly Id Sight = new("adj-1");
    private static readonly AskAdjustment Ask = new(By("anna"), Sight, new Id("low-vision"), Calendar, 3, Note("I see badly"));

    [Fact]
    public void A_person_asks_and_an_officer_decides_in_time()
    {
        var anna = Opened();
        anna.Do(Ask).ShouldBeOfType<AdjustmentTold>().Adjustment.Due.ShouldBe(Calendar.Due(Day(0), 3));
        anna.Bench.State.OpenFiles.ShouldBe([new OpenFile(new Id("agency-officer"), Day(0), Calendar.Due(Day(0), 3))]);
        anna.Do(Ask, 1).ShouldBeOfType<AdjustmentTold>().Adjustment.Asked.At.ShouldBe(Day(0));
        var granted = new DecideAdjustment(By("officer-1", "medical-record"), Sight, new TimeFactor(5, 4));
        anna.Do(granted, 2).ShouldBeOfType<AdjustmentTold>().Adjustment.Granted.ShouldBe(new TimeFactor(5, 4));
        anna.Bench.State.OpenFiles.ShouldBeEmpty();
        anna.Do(granted with { Mandate = By("officer-2") }, 3).ShouldBeOfType<AdjustmentTold>().Adjustment.Decided!.By.ShouldBe(new Id("officer-1"));
        anna.Refused(new DecideAdjustment(By("officer-2"), Sight), CandidateRefusals.AdjustmentClosed, 3);
        anna.Refused(new WithdrawAdjustment(By("anna"), Sight), CandidateRefusals.AdjustmentClosed, 3);
    }

    [Fact]
    public void Refused_withdrawn_and_waiting_are_different_things()
    {
        var anna = Opened();
        anna.Do(Ask);
        anna.Do(Ask with { Adjustment = new Id("adj-2") });
        anna.Do(Ask with { Adjustment = new Id("adj-3") });
        anna.Do(new DecideAdjustment(By("officer-1", "no-evidence"), Sight), 1);
        anna.Do(new WithdrawAdjustment(By("anna"), new Id("adj-2")), 1);
        anna.Do(new WithdrawAdjustment(By("anna"), new Id("adj-2")), 2);
        anna.Bench.State.Adjustments.Select(one => (one.IsOpen, one.Decided?.At, one.Withdrawn?.At))
            .ShouldBe([(false, Day(1), null), (false, null, Day(1)), (true, null, null)]);
        anna.Refused(new DecideAdjustment(By("officer-1"), new Id("adj-2")), CandidateRefusals.AdjustmentClosed, 3);
    }

    [Fact]
    public void Evidence_is_stored_sealed_beside_the_event()
    {
        var anna = Opened();
        anna.Do(Ask);
        var file = new AttachEvidence(By("anna"), Sight, Note("scan"));
        CandidateRules.Decide(anna.Bench.State, file, Day(1)).Events.ShouldHaveSingleItem().Attachment!.Bytes.ToArray()
            .ShouldBe(Encoding.UTF8.GetBytes("sealed scan"));
        var kept = anna.Do(file, 1).ShouldBeOfType<AdjustmentTold>().Adjustment.Evidence.ShouldHaveSingleItem();
        kept.ShouldBe(new SealedFile(AnnasKey, Digest.Of("scan"u8), Digest.Of("sealed scan"u8), 11));
        anna.Do(file, 2).ShouldBeOfType<AdjustmentTold>().Adjustment.Evidence.Length.ShouldBe(1);
        anna.Refused(file with { File = Note("scan 2", BolatsKey) }, CandidateRefusals.OtherKey);
        anna.Refused(file with { File = Note(new string('x', Attachment.Longest)) }, CandidateRefusals.FileTooLong);
        for (var more = 1; more < Candidate.EvidenceMax; more++)
        {
            anna.Do(file with { File = Note($"scan {more}") }, 2);
        }

        anna.Refused(file with { File = Note("one more") }, CandidateRefusals.TooMany).Facts().ShouldBe([("of", "evidence"), ("most", "10")]);
    }

    [Fact]
    public void It_is_decided_for_the_campaign_for_which_it_was_asked()
    {
        var anna = Opened();
        var (here, there) = (new Id("clerk-7"), new Id("clerk-8"));
        anna.Do(Ask with { Campaign = here }).ShouldBeOfType<AdjustmentTold>().Adjustment.Campaign.ShouldBe(here);
        anna.Refused(Ask with { Campaign = there }, CandidateRefusals.AskedOtherwise);
        var decide = new DecideAdjustment(By("officer-1"), Sight, new TimeFactor(5, 4), there);
        anna.Refused(decide, CandidateRefusals.NoAdjustment);
        anna.Refused(decide with { Campaign = null }, CandidateRefusals.NoAdjustment);
        anna.Do(decide with { Campaign = here }).ShouldBeOfType<AdjustmentTold>().Adjustment.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var anna = Opened();
        anna.Refused(Ask with { Days = 1001 }, CandidateRefusals.BadTerm);
        anna.Refused(Ask with { Statement = Note("x", BolatsKey) }, CandidateRefusals.OtherKey);
        anna.Do(Ask);
        anna.Refused(Ask with { Kind = new Id("other") }, CandidateRefusals.AskedOtherwise);
        anna.Refused(new DecideAdjustment(By("anna"), Sight, new TimeFactor(2, 1)), CandidateRefusals.OwnRequest);
        anna.Refused(new DecideAdjustment(By("officer-1"), new Id("adj-9")), CandidateRefusals.NoAdjustment);
        anna.Refused(new AttachEvidence(By("anna"), new Id("adj-9"), Note("scan")), CandidateRefusals.NoAdjustment);
        anna.Refused(new WithdrawAdjustment(By("officer-1"), Sight), CandidateRefusals.NotOwn);
        foreach (var factor in new[] { new TimeFactor(3, 4), new TimeFactor(11, 1), new TimeFactor(1, 0), new TimeFactor(2_000_000, 1_000_001) })
        {
            anna.Refused(new DecideAdjustment(By("officer-1"), Sight, factor), CandidateRefusals.BadFactor);
        }
    }
}

/// <summary>Submitting an application.</summary>
public class SubmitApplicationTests
{
    [Fact]
    public void It_is_taken_once_and_a_second_one_is_told_which_stands()
    {
        var anna = Opened();
        var taken = anna.Do(Submission(), 1).ShouldBeOfType<ApplicationTaken>();
        (taken.Shard, taken.Candidate, taken.SubmittedAt).ShouldBe((3, new Id("K-1"), Day(1)));
        anna.Do(Submission(), 20).ShouldBe(taken);
        anna.Refused(Submission("K-2"), CandidateRefusals.AlreadyApplied, 1).Facts().ShouldBe([("candidate", "K-1"), ("submitted", Day(1).ToString())]);
        anna.Refused(Submission(shard: 4), CandidateRefusals.AlreadyApplied, 1);
    }

    [Fact]
    public void The_profile_as_it_stood_is_kept_whatever_changes_later()
    {
        var anna = Opened();
        var submitted = CandidateRules.Decide(anna.Bench.State, Submission(), Day(1)).Events.ShouldHaveSingleItem().ShouldBeOfType<ApplicationSubmitted>();
        var taken = anna.Do(Submission(), 1).ShouldBeOfType<ApplicationTaken>();
        anna.Do(new ChangeProfile(By("anna"), Fields((Name, "Anna Married")), [Phone]), 2);
        anna.Do(new WithdrawConsent(By("anna"), Apply), 2);

        var kept = submitted.Attachment!.Bytes.Span;
        Digest.Of(kept).ShouldBe(taken.Profile);
        anna.Bench.State.Submissions[Clerk].ShouldBe(new SubmittedApplication(3, new Id("K-1"), Day(1), Apply, taken.Profile, 1));
        anna.Do(Submission(), 3).ShouldBe(taken);
        var fields = Submitting.ReadProfile(kept);
        fields.Keys.ShouldBe([Name, Phone]);
        fields[Name].Content.Hash.ShouldBe(Note("Anna").Content.Hash);
        fields[Name].Content.Bytes.ToArray().ShouldBe(Note("Anna").Content.Bytes.ToArray());
    }

    [Theory]
    [InlineData(-0.001, CandidateRefusals.NotOpenYet, "opens", 0)]
    [InlineData(10, CandidateRefusals.Closed, "closes", 10)]
    public void Outside_the_vacancys_window_none_is_taken(double day, string code, string fact, int limit) =>
        Opened().Refused(Submission(), code, day).Facts().ShouldBe([(fact, Day(limit).ToString()), ("server-time", Day(day).ToString())]);

    [Fact]
    public void What_is_needed_must_be_there()
    {
        var anna = Opened();
        anna.Refused(Submission() with { Mandate = By("officer-1") }, CandidateRefusals.NotOwn);
        anna.Refused(Submission() with { Purpose = new Id("photo") }, CandidateRefusals.NoConsent).Facts().ShouldBe([("purpose", "photo")]);
        anna.Refused(Submission() with { Fields = [new Id("z"), Name, new Id("a"), new Id("a")] }, CandidateRefusals.FieldMissing)
            .Facts().ShouldBe([("field", "a"), ("field", "z")]);
    }
}

/// <summary>Notices.</summary>
public class NoticeTests
{
    private static readonly TellCandidate Received =
        new(new Id("n-1"), new Id("application-received"), ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("reference"), "K-1"), Clerk);

    [Fact]
    public void A_notice_is_kept_once_and_the_first_reading_counts()
    {
        var anna = Opened();
        anna.Do(Received, 1);
        anna.Do(Received, 2);
        anna.Do(new MarkNoticeRead(By("anna"), new Id("n-1")), 3);
        anna.Do(new MarkNoticeRead(By("anna"), new Id("n-1")), 4);
        var kept = anna.Bench.State.KeptNotices[new Id("n-1")];
        (kept.At, kept.ReadAt).ShouldBe((Day(1), Day(3)));
        anna.Refused(new MarkNoticeRead(By("anna"), new Id("n-2")), CandidateRefusals.NoNotice);
        anna.Refused(new MarkNoticeRead(By("officer-1"), new Id("n-1")), CandidateRefusals.NotOwn);
    }

    [Fact]
    public void None_is_dropped_to_make_room()
    {
        var full = Opened().Bench.State;
        for (var notice = 0; notice < Candidate.NoticesMax; notice++)
        {
            full = full.Evolve(new NoticeKept(Day(1), new Id($"m-{notice}"), Received.Kind, Received.Facts));
        }

        CandidateRules.Decide(full, Received, Day(1)).Reply.ShouldBe(
            Refusal.Because(CandidateRefusals.TooMany, new RefusalFact("of", "notices"), new RefusalFact("most", "5000")));
    }
}
