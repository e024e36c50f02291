using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>Handing in.</summary>
public class SubmitTests
{
    [Fact]
    public void It_gives_a_receipt_whose_leaf_proves_all_answers_and_a_repeat_the_same()
    {
        var bench = Started();
        bench.Do(Save(Anna, 1, 1), 5);
        bench.Do(Save(Anna, 4, 2), 6);
        bench.Do(Save(Anna, 2, 3, "", blank: true), 6);

        var first = bench.Do(new Submit(Anna, 0, 3), 6.25);
        var again = bench.Do(new Submit(Anna, 0, 3), 30);

        var receipt = first.Reply.ShouldBeOfType<SubmissionReceipt>();
        (receipt.Reference, receipt.Status, receipt.Answered, receipt.Blank, receipt.At, receipt.HighestSequence)
            .ShouldBe((Anna.Id, AttemptStatus.Completed, 2, 3, Minute(6.25), 3u));
        var proof = first.Events.ShouldHaveSingleItem().ShouldBeOfType<AttemptSubmitted>().Proof;
        receipt.ShortHash.ShouldBe(proof.Hash.ToString()[..16]);
        proof.Leaf.ToArray().ShouldBe(
            new ReceiptLeaf("clerk-7", "a-anna", uint.MaxValue, 3, proof.Hash, Minute(6.25).Milliseconds).Encode());
        again.Events.ShouldBeEmpty();
        again.Reply.ShouldBe(receipt);
        again.Earlier.ShouldNotBeNull();
        bench.Read(Anna, 31).ShouldSatisfyAllConditions(
            one => one.Status.ShouldBe(AttemptStatus.Completed), one => one.Ended.ShouldBe(Minute(6.25)));
    }

    [Fact]
    public void The_hash_tells_answers_apart()
    {
        string Hash(string answer)
        {
            var bench = Started();
            bench.Do(Save(Anna, 1, 1, answer), 5);
            return bench.Do(new Submit(Anna, 0, 1), 6).Reply.ShouldBeOfType<SubmissionReceipt>().ShortHash;
        }

        Hash("a").ShouldBe(Hash("a"));
        Hash("a").ShouldNotBe(Hash("b"));
    }

    [Fact]
    public void A_save_that_the_server_has_not_keeps_it_from_being_handed_in()
    {
        var bench = Started();
        bench.Do(Save(Anna, 1, 4), 5);

        bench.Do(new Submit(Anna, 0, 5), 6).ShouldBeRefused(SittingRefusals.SubmitAhead, ("highest-taken", "4"));
        bench.Do(new Submit(Anna, 0, 4), 6).Reply.ShouldBeOfType<SubmissionReceipt>();
    }

    [Fact]
    public void A_save_that_the_submission_overtook_belongs_to_it()
    {
        var bench = Started();
        bench.Do(Save(Anna, 1, 1), 5);
        bench.Do(Save(Anna, 2, 3), 5);
        var first = bench.Do(new Submit(Anna, 0, 3), 6);

        var late = bench.Do(Save(Anna, 3, 2, "c"), 6.25);

        late.Reply.ShouldBeOfType<SaveTaken>().ShouldSatisfyAllConditions(
            one => one.At.ShouldBe(Minute(6.25)), one => one.IsLate.ShouldBeFalse(), one => one.Clock.LeftMs.ShouldBe(0));
        late.Events[^1].ShouldBeOfType<AnswerSaved>().Proof.Position.ShouldBe(3u);
        var amended = late.Events[0].ShouldBeOfType<AttemptSubmitted>();
        (amended.Covers, amended.Proof.At, amended.Proof.Sequence).ShouldBe((3u, Minute(6), 3u));

        var again = bench.Do(new Submit(Anna, 0, 3), 7);

        var (before, after) = (first.Reply.ShouldBeOfType<SubmissionReceipt>(), again.Reply.ShouldBeOfType<SubmissionReceipt>());
        (after.At, after.Answered, after.Status).ShouldBe((before.At, before.Answered + 1, AttemptStatus.Completed));
        after.ShortHash.ShouldNotBe(before.ShortHash);
        after.ShortHash.ShouldBe(amended.Proof.Hash.ToString()[..16]);
        again.Earlier.ShouldBe(ReceiptPlace.Unpack(bench.Placed.Single(one => one.Event == amended).Place));
        bench.Do(Save(Anna, 3, 2, "c"), 30).ShouldSatisfyAllConditions(
            one => one.Reply.ShouldBeOfType<SaveTaken>(), one => one.Earlier.ShouldNotBeNull(), one => one.Events.ShouldBeEmpty());
        bench.Due.ShouldBeNull();
    }

    [Theory]
    [InlineData(2u, 0, 6.4, true)]
    [InlineData(2u, 0, 6.5, false)]
    [InlineData(4u, 0, 6.1, false)]
    [InlineData(2u, 1, 6.1, false)]
    public void What_it_does_not_cover_or_comes_after_the_grace_is_refused_and_kept(uint sequence, int takeovers, double minute, bool isTaken)
    {
        var bench = Started();
        bench.Do(Save(Anna, 2, 3), 5);
        for (var epoch = 1; epoch <= takeovers; epoch++)
        {
            bench.Do(new TakeOver(Anna), 5.5);
        }

        bench.Do(new Submit(Anna, takeovers, takeovers == 0 ? 3u : 0), 6).Reply.ShouldBeOfType<SubmissionReceipt>();

        var late = bench.Do(Save(Anna, 3, sequence), minute);

        (late.Reply is SaveTaken).ShouldBe(isTaken);
        if (!isTaken)
        {
            late.ShouldRefuse(SittingRefusals.AttemptEnded, ("ended", Minute(6).ToString()));
            late.Events.ShouldHaveSingleItem().ShouldBeOfType<EvidenceKept>().Kept.Reason.ShouldBe(KeptReason.AfterSubmission);
            bench.Do(Save(Anna, 3, sequence), minute).Events.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Of_what_it_covers_the_highest_number_of_an_item_still_wins()
    {
        var bench = Started();
        bench.Do(Save(Anna, 2, 3), 5);
        bench.Do(new Submit(Anna, 0, 3), 6);

        bench.Do(Save(Anna, 2, 2, "c"), 6.1).ShouldRefuse(SittingRefusals.StaleSequence, ("taken", "3"), ("highest-taken", "3"));
    }

    [Theory]
    [InlineData(60.1, true)]
    [InlineData(60.45, true)]
    [InlineData(60.5, false)]
    public void Deadline_and_grace_hold_for_what_was_overtaken_too(double minute, bool isTaken)
    {
        var bench = Started(Plan(LostTimeCredit.None));
        bench.Do(Save(Anna, 2, 3), 5);
        bench.Do(new Submit(Anna, 0, 3), 60.3);

        var late = bench.Do(Save(Anna, 3, 2), minute);

        if (isTaken)
        {
            late.Reply.ShouldBeOfType<SaveTaken>().IsLate.ShouldBeTrue();
        }
        else
        {
            late.ShouldRefuse(SittingRefusals.TooLate);
        }
    }

    /// <summary>A nudge under a clock that ran ahead closed the attempt; then it was handed in, and an overtaken save must not open it.</summary>
    [Fact]
    public void What_was_overtaken_does_not_let_an_attempt_run_again()
    {
        var bench = Started();
        bench.Do(Save(Anna, 2, 3), 5);
        bench.Do(new Nudge(), 70);
        bench.Do(new Submit(Anna, 0, 3), 6);

        bench.Do(Save(Anna, 3, 2), 6.1).Reply.ShouldBeOfType<SaveTaken>();

        bench.Due.ShouldBeNull();
        bench.Do(new Submit(Anna, 0, 3), 7).ShouldSatisfyAllConditions(
            one => one.Reply.ShouldBeOfType<SubmissionReceipt>().Status.ShouldBe(AttemptStatus.Completed), one => one.Earlier.ShouldNotBeNull());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    public void A_device_that_saved_nothing_hands_in_what_it_found_and_can_mean_nothing_else(uint covers, bool isTaken)
    {
        var bench = Started();
        bench.Do(Save(Anna, 1, 4), 5);
        bench.Do(new TakeOver(Anna), 6);

        var handed = bench.Do(new Submit(Anna, 1, covers), 7);

        if (!isTaken)
        {
            handed.ShouldBeRefused(SittingRefusals.SubmitAhead, ("highest-taken", "0"));
            return;
        }

        var receipt = handed.Reply.ShouldBeOfType<SubmissionReceipt>();
        (receipt.Answered, receipt.HighestSequence).ShouldBe((1, 0u));
        bench.Ask<SubmissionReceipt>(new Submit(Anna, 1, covers), 8).ShouldBe(receipt);
    }

    /// <summary>Both devices count from 1; the save of the second one is under way when it hands in.</summary>
    [Fact]
    public void A_save_of_an_earlier_device_under_the_same_number_is_not_the_one_that_was_meant()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 1, "a"), 5);
        bench.Do(new TakeOver(Anna), 6);

        bench.Do(new Submit(Anna, 1, 1), 7).ShouldBeRefused(SittingRefusals.SubmitAhead, ("highest-taken", "0"));
        bench.Do(Save(Anna, 3, 1, "new", epoch: 1), 7.6).Reply.ShouldBeOfType<SaveTaken>().Clock.HighestSequence.ShouldBe(1u);
        var receipt = bench.Do(new Submit(Anna, 1, 1), 7.7).Reply.ShouldBeOfType<SubmissionReceipt>();

        (receipt.Answered, receipt.HighestSequence).ShouldBe((1, 1u));
        bench.Read(Anna, 8).Answers.ShouldHaveSingleItem().Content.Hash.ShouldBe(Sealed("new").Hash);
    }

    [Fact]
    public void What_an_earlier_device_saved_does_not_let_a_later_save_change_what_was_handed_in()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 5, "a"), 5);
        bench.Do(new TakeOver(Anna), 6);
        bench.Do(new Submit(Anna, 1, 5), 7).ShouldBeRefused(SittingRefusals.SubmitAhead);
        var receipt = bench.Do(new Submit(Anna, 1, 0), 7.1).Reply.ShouldBeOfType<SubmissionReceipt>();

        bench.Do(Save(Anna, 3, 2, "other", epoch: 1), 7.2).ShouldRefuse(SittingRefusals.AttemptEnded, ("ended", Minute(7.1).ToString()));

        bench.Ask<SubmissionReceipt>(new Submit(Anna, 1, 0), 7.3).ShouldBe(receipt);
        bench.Read(Anna, 8).Answers.ShouldHaveSingleItem().Content.Hash.ShouldBe(Sealed("a").Hash);
    }

    [Fact]
    public void A_device_that_took_over_is_told_the_numbers_of_its_own_saves_alone()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 5, "a"), 5);

        bench.Do(new TakeOver(Anna), 6).Reply.ShouldBeOfType<AttemptOpened>().Clock.HighestSequence.ShouldBe(0u);
        bench.Read(Anna, 6).Clock.HighestSequence.ShouldBe(0u);
        bench.Do(Save(Anna, 3, 2, "b", epoch: 1), 7).Reply.ShouldBeOfType<SaveTaken>().Clock.HighestSequence.ShouldBe(2u);
        bench.Read(Anna, 7).Clock.HighestSequence.ShouldBe(2u);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_the_time_it_is_told_what_was_submitted_by_itself_whether_a_nudge_came_or_not(bool isNudged)
    {
        var bench = Started();
        bench.Do(Save(Anna, 1, 4), 5);
        if (isNudged)
        {
            bench.Do(new Nudge(), 61);
        }

        var receipt = bench.Ask<SubmissionReceipt>(new Submit(Anna, 0, 9), 62);

        (receipt.Status, receipt.At, receipt.Answered).ShouldBe((AttemptStatus.TimedOut, Minute(60), 1));
    }

    [Fact]
    public void What_never_started_cannot_be_handed_in()
    {
        Dealt().Do(new Submit(Anna, 0, 0), 5).ShouldBeRefused(SittingRefusals.NotStarted);
        Dealt().Do(new Submit(new AttemptRef(new("nobody")), 0, 0), 5).ShouldBeRefused(SittingRefusals.NotDealt);
    }
}

/// <summary>The hint that something is due.</summary>
public class NudgeTests
{
    [Fact]
    public void What_has_run_out_is_submitted_as_of_its_deadline_and_a_second_hint_changes_nothing()
    {
        var bench = Started();
        bench.Do(Save(Anna, 1, 4), 5);
        bench.Do(new StartAttempt(Bolat), 30);
        bench.Do(new Nudge(), 60.49).Events.ShouldBeEmpty();

        var timedOut = bench.Do(new Nudge(), 75).Events.ShouldHaveSingleItem().ShouldBeOfType<AttemptTimedOut>();

        (timedOut.Slot, timedOut.Proof.At, timedOut.Proof.Sequence).ShouldBe((0, Minute(60), 4u));
        bench.Do(new Nudge(), 76).Events.ShouldBeEmpty();
        bench.Read(Anna, 76).ShouldSatisfyAllConditions(
            one => one.Status.ShouldBe(AttemptStatus.TimedOut), one => one.Ended.ShouldBe(Minute(60)), one => one.Clock.LeftMs.ShouldBe(0));
        bench.Read(Bolat, 76).Status.ShouldBe(AttemptStatus.Running);
    }

    [Fact]
    public void The_next_due_instant_is_the_earliest_end_of_what_runs()
    {
        var bench = Dealt();
        bench.Due.ShouldBeNull();
        bench.Do(new StartAttempt(Bolat), 30);
        bench.Due.ShouldBe(Minute(90.5));
        bench.Do(new StartAttempt(Anna), 20);
        bench.Due.ShouldBe(Minute(80.5));
        bench.Do(new GrantExtra(Anna, 20 * 60_000, new("officer-1"), new("line")), 31);
        bench.Due.ShouldBe(Minute(90.5));
        bench.Do(new Submit(Bolat, 0, 0), 32);
        bench.Due.ShouldBe(Minute(100.5));
        bench.Do(new Nudge(), bench.Due!.Value).Events.Length.ShouldBe(1);
        bench.Due.ShouldBeNull();
    }

    [Fact]
    public void Off_over_the_closing_time_everything_is_closed_as_of_stored_times()
    {
        var bench = Started(Plan(LostTimeCredit.None, minutes: 500), minute: 100);
        bench.Do(new StartAttempt(Bolat), 120);

        var closed = bench.Do(new Nudge(), 5000).Events;

        closed.Cast<AttemptTimedOut>().Select(one => one.Proof.At).ShouldBe([Minute(600), Minute(600)]);
        bench.Do(new Nudge(), 5001).Events.ShouldBeEmpty();
        bench.Due.ShouldBeNull();
    }
}

/// <summary>Texts of exercises.</summary>
public class SaveTextTests
{
    private static readonly AttemptRef Attempt = Anna;

    [Fact]
    public void The_ciphertext_is_kept_beside_the_event_and_only_its_place_in_the_shard()
    {
        var bench = Started(Plan(of: PaperKind.Exercise));
        var text = Sealed(new string('t', 900), SealForm.Text);

        var decision = bench.Do(new SaveText(Attempt, 0, 1, 0, text), 0.25);

        var saved = decision.Events.ShouldHaveSingleItem().ShouldBeOfType<TextSaved>();
        saved.Attachment!.Bytes.ToArray().ShouldBe(text.Bytes.ToArray());
        bench.Bytes(saved).Length.ShouldBeLessThan(50);
        var stored = bench.Read(Attempt, 0.5).Answers.ShouldHaveSingleItem();
        stored.Text.ShouldBe(new TextReference(saved.Attachment.Reference, text.Bytes.Length));
        (stored.Content.Hash, stored.Content.Bytes.Length, stored.Marks).ShouldBe((text.Hash, 0, SaveMarks.Text));
        bench.Do(new SaveText(Attempt, 0, 1, 0, text), 0.25).Earlier.ShouldNotBeNull();
    }

    [Fact]
    public void A_text_that_comes_too_late_is_kept_beside_the_event_too()
    {
        var bench = Started(Plan(of: PaperKind.Exercise));

        var kept = bench.Do(new SaveText(Attempt, 0, 1, 0, Sealed("late")), 62).Events.ShouldHaveSingleItem().ShouldBeOfType<EvidenceKept>();

        kept.Attachment!.Bytes.ToArray().ShouldBe(Sealed("late").Bytes.ToArray());
        bench.Ask<KeptRead>(new ReadKept(Attempt), 63).Answers.ShouldHaveSingleItem().Text!.Value.Reference.ShouldBe(kept.Attachment.Reference);
    }

    [Fact]
    public void The_texts_of_an_attempt_have_a_limit_together_once_for_what_is_taken_and_once_for_what_is_kept()
    {
        var bench = Started(Plan(of: PaperKind.Exercise, textBytesInAll: 2200));
        bench.Do(Text(1), 1).Reply.ShouldBeOfType<SaveTaken>();
        bench.Do(Text(2), 1).Reply.ShouldBeOfType<SaveTaken>();

        bench.Do(Text(3), 1).ShouldRefuse(SittingRefusals.TooMuchText, ("bytes-max", "2200"));
        bench.Do(Text(4), 1).Events.Length.ShouldBe(1);
        bench.Do(Text(5), 1).ShouldBeRefused(SittingRefusals.TooMuchText);
        bench.Ask<KeptRead>(new ReadKept(Attempt), 2).Answers.Select(one => (one.Sequence, one.Reason))
            .ShouldBe([(3u, KeptReason.OverBounds), (4u, KeptReason.OverBounds)]);

        static SaveText Text(uint number) => new(Attempt, 0, number, 0, Sealed($"text {number}", SealForm.Text));
    }

    [Fact]
    public void An_answer_is_no_text_and_a_text_has_its_limit()
    {
        var bench = Started(Plan(of: PaperKind.Exercise));
        bench.Do(Save(Attempt, 0, 1), 1).ShouldBeRefused(SittingRefusals.WrongKind);
        bench.Do(new SaveText(Attempt, 0, 1, 0, Sealed(new string('t', 1021), SealForm.Text)), 1).ShouldBeRefused(SittingRefusals.TooLong, ("bytes-max", "1000"));
    }
}
