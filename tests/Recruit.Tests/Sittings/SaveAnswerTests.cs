using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>Saving an answer: what is taken, repeated, refused, kept.</summary>
public class SaveAnswerTests
{
    [Fact]
    public void A_save_in_time_is_taken_and_its_leaf_proves_it()
    {
        var decision = Started().Do(Save(Anna, 3, 1), 0.25);

        var saved = decision.Events.ShouldHaveSingleItem().ShouldBeOfType<AnswerSaved>();
        saved.Leaf.ToArray().ShouldBe(new ReceiptLeaf("clerk-7", "a-anna", 3, 1, Sealed("b").Hash, Minute(0.25).Milliseconds).Encode());
        decision.Reply.ShouldBe(new SaveTaken(Minute(0.25), false, new SittingClock(Minute(0.25), Minute(60), 3_585_000, 0, 1, 0, 0)));
    }

    [Fact]
    public void A_repeat_gets_the_same_reply_with_the_earlier_receipt_and_changes_nothing()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 1), 5);

        var again = bench.Do(Save(Anna, 3, 1), 5);

        again.Events.ShouldBeEmpty();
        again.Earlier.ShouldBe(new ReceiptPlace(5, 1));
        again.Reply.ShouldBe(new SaveTaken(Minute(5), false, new SittingClock(Minute(5), Minute(60), 55 * 60_000, 0, 1, 0, 0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_repeat_of_a_save_that_a_later_one_overtook_gets_the_same_reply_too(int takeovers)
    {
        var bench = Started();
        var first = bench.Do(Save(Anna, 3, 1, "a"), 5);
        for (var epoch = 1; epoch <= takeovers; epoch++)
        {
            bench.Do(new TakeOver(Anna), 5);
        }

        bench.Do(Save(Anna, 3, 2, "b", takeovers), 5);
        bench.Restart(bench.Pages());

        var again = bench.Do(Save(Anna, 3, 1, "a"), 5);

        var (told, before) = (again.Reply.ShouldBeOfType<SaveTaken>(), first.Reply.ShouldBeOfType<SaveTaken>());
        (told.At, told.IsLate).ShouldBe((before.At, before.IsLate));
        again.Events.ShouldBeEmpty();
        again.Earlier.ShouldBe(ReceiptPlace.Unpack(bench.Placed.First(one => one.Event is AnswerSaved).Place));
        bench.Do(new Submit(Anna, takeovers, 2), 6);
        bench.Do(Save(Anna, 3, 1, "a"), 90).ShouldSatisfyAllConditions(
            one => one.Reply.ShouldBeOfType<SaveTaken>().At.ShouldBe(Minute(5)), one => one.Events.ShouldBeEmpty());
        bench.Read(Anna, 90).Answers.ShouldHaveSingleItem().Content.Hash.ShouldBe(Sealed("b").Hash);
        bench.Ask<KeptRead>(new ReadKept(Anna), 90).Answers.ShouldBeEmpty();
    }

    [Fact]
    public void Other_content_under_the_number_of_an_overtaken_save_is_refused()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 1, "a"), 5);
        bench.Do(Save(Anna, 3, 2, "b"), 5);

        bench.Do(Save(Anna, 3, 1, "c"), 5).ShouldRefuse(SittingRefusals.StaleSequence, ("taken", "2"), ("highest-taken", "2"));
    }

    [Fact]
    public void The_last_overtaken_saves_of_an_attempt_are_remembered_and_one_before_them_is_refused_and_kept_once()
    {
        const uint remembered = 32;
        var bench = Started();
        for (var sequence = 1u; sequence <= remembered + 2; sequence++)
        {
            bench.Do(Save(Anna, 3, sequence, $"{sequence}"), 5);
        }

        for (var sequence = remembered + 2; sequence > 1; sequence--)
        {
            bench.Do(Save(Anna, 3, sequence, $"{sequence}"), 6).ShouldSatisfyAllConditions(
                one => one.Reply.ShouldBeOfType<SaveTaken>(), one => one.Events.ShouldBeEmpty(), one => one.Earlier.ShouldNotBeNull());
        }

        bench.Do(Save(Anna, 3, 1, "1"), 6).ShouldRefuse(SittingRefusals.StaleSequence, ("taken", "34"), ("highest-taken", "34"));
        bench.Do(Save(Anna, 3, 1, "1"), 6).ShouldBeRefused(SittingRefusals.StaleSequence, ("taken", "34"), ("highest-taken", "34"));
        bench.Ask<KeptRead>(new ReadKept(Anna), 7).Answers.ShouldHaveSingleItem().Sequence.ShouldBe(1u);
        var pages = bench.Pages();
        bench.Restart(pages);
        bench.Pages().ShouldBe(pages);
    }

    [Theory]
    [InlineData(61)]
    [InlineData(30)]
    public void A_repeat_is_told_of_its_first_effect_even_when_the_attempt_has_ended(double minute)
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 1), 5);
        bench.Do(minute > 60 ? new Nudge() : new Submit(Anna, 0, 1), minute);

        var again = bench.Do(Save(Anna, 3, 1), minute + 1);

        again.Events.ShouldBeEmpty();
        again.Reply.ShouldBeOfType<SaveTaken>().At.ShouldBe(Minute(5));
    }

    [Fact]
    public void The_same_number_with_another_content_is_refused()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 1), 5);

        bench.Do(Save(Anna, 3, 1, "c"), 6).ShouldBeRefused(SittingRefusals.SequenceReused, ("highest-taken", "1"));
    }

    [Fact]
    public void A_lower_number_than_the_taken_one_of_the_item_is_refused_and_kept_once()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 7), 5);
        bench.Do(Save(Anna, 2, 9), 5);

        var stale = bench.Do(Save(Anna, 3, 6, "c"), 6);

        stale.ShouldRefuse(SittingRefusals.StaleSequence, ("taken", "7"), ("highest-taken", "9"));
        stale.Events.ShouldHaveSingleItem().ShouldBeOfType<EvidenceKept>().Kept.Reason.ShouldBe(KeptReason.StaleSequence);
        bench.Do(Save(Anna, 3, 6, "c"), 7).ShouldBeRefused(SittingRefusals.StaleSequence, ("taken", "7"), ("highest-taken", "9"));
        bench.Read(Anna, 8).Answers.Length.ShouldBe(2);
        bench.Ask<KeptRead>(new ReadKept(Anna), 8).Answers.ShouldHaveSingleItem().Bytes.ToArray().ShouldBe(Sealed("c").Bytes.ToArray());
    }

    [Fact]
    public void Another_item_may_be_saved_under_a_lower_number()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 7), 5);

        bench.Do(Save(Anna, 2, 6), 6).Reply.ShouldBeOfType<SaveTaken>().Clock.HighestSequence.ShouldBe(7u);
    }

    [Fact]
    public void The_highest_number_wins()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 1, "a"), 5);
        bench.Do(Save(Anna, 3, 2, "a longer answer"), 6);
        bench.Do(Save(Anna, 4, 3, "d"), 6);
        bench.Do(Save(Anna, 3, 4, "c"), 7);

        var answers = bench.Read(Anna, 8).Answers;
        answers.Select(one => (one.Position, one.Sequence, one.At)).ShouldBe([(3, 4u, Minute(7)), (4, 3u, Minute(6))]);
        answers[0].Content.Bytes.ToArray().ShouldBe(Sealed("c").Bytes.ToArray());
        answers[1].Content.Hash.ShouldBe(Sealed("d").Hash);
    }

    [Fact]
    public void From_an_older_epoch_it_is_refused_and_kept_and_a_new_epoch_counts_anew()
    {
        var bench = Started();
        bench.Do(Save(Anna, 3, 7, "a"), 5);
        bench.Do(new TakeOver(Anna), 6);

        var old = bench.Do(Save(Anna, 3, 8, "b"), 7);
        old.ShouldRefuse(SittingRefusals.TakenOver, ("epoch", "1"));
        old.Events.ShouldHaveSingleItem().ShouldBeOfType<EvidenceKept>().Kept.Reason.ShouldBe(KeptReason.TakenOver);
        bench.Do(Save(Anna, 3, 1, "c", epoch: 1), 7).Reply.ShouldBeOfType<SaveTaken>();
        bench.Do(Save(Anna, 3, 9, "c", epoch: 2), 7).ShouldBeRefused(SittingRefusals.UnknownEpoch, ("epoch", "1"));
        bench.Read(Anna, 8).Answers.ShouldHaveSingleItem().Content.Hash.ShouldBe(Sealed("c").Hash);
    }

    [Theory]
    [InlineData(3_599_999, false)]
    [InlineData(3_600_000, true)]
    [InlineData(3_629_999, true)]
    public void Between_deadline_and_grace_it_is_taken_and_flagged(long ms, bool isLate)
    {
        var bench = Started(Plan(LostTimeCredit.None));

        var decision = bench.Do(Save(Anna, 0, 1), new Instant(Opens.Milliseconds + ms));

        decision.Reply.ShouldBeOfType<SaveTaken>().IsLate.ShouldBe(isLate);
        bench.Read(Anna, 61).Answers.ShouldHaveSingleItem().Marks.ShouldBe(isLate ? SaveMarks.Late : SaveMarks.None);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_the_grace_it_is_refused_and_kept_whether_a_nudge_came_or_not(bool isNudged)
    {
        var bench = Started();
        if (isNudged)
        {
            bench.Do(new Nudge(), 61);
        }

        var decision = bench.Do(Save(Anna, 0, 1), 62);

        decision.ShouldRefuse(
            SittingRefusals.TooLate, ("deadline", Minute(60).ToString()), ("server-time", Minute(62).ToString()), ("highest-taken", "0"));
        decision.Events.ShouldHaveSingleItem().ShouldBeOfType<EvidenceKept>().Kept.Reason.ShouldBe(KeptReason.TooLate);
        bench.Read(Anna, 62).Answers.ShouldBeEmpty();
    }

    [Fact]
    public void No_more_is_kept_than_the_plan_says()
    {
        var bench = Started(Plan(kept: 2));
        for (var sequence = 1u; sequence <= 5; sequence++)
        {
            bench.Do(Save(Anna, 0, sequence), 62).ShouldRefuse(SittingRefusals.TooLate);
        }

        bench.Ask<KeptRead>(new ReadKept(Anna), 63).Answers.Select(one => one.Sequence).ShouldBe([1u, 2u]);
    }

    [Fact]
    public void What_cannot_be_saved_is_refused_with_its_reason()
    {
        var bench = Started();
        bench.Do(Save(Bolat, 0, 1), 5).ShouldBeRefused(SittingRefusals.NotStarted);
        bench.Do(Save(Anna with { Slot = 1 }, 0, 1), 5).ShouldBeRefused(SittingRefusals.NotDealt);
        bench.Do(Save(Anna with { Slot = 7 }, 0, 1), 5).ShouldBeRefused(SittingRefusals.NotDealt);
        bench.Do(Save(Anna, 5, 1), 5).ShouldBeRefused(SittingRefusals.UnknownPosition, ("items", "5"));
        bench.Do(Save(Anna, 0, 0), 5).ShouldBeRefused(SittingRefusals.BadSequence);
        bench.Do(Save(Anna, 0, 1, new string('x', 125)), 5).ShouldBeRefused(SittingRefusals.TooLong, ("bytes-max", "100"));
        bench.Do(new SaveText(Anna, 0, 1, 0, Sealed("b")), 5).ShouldBeRefused(SittingRefusals.WrongKind);
        bench.Do(new Submit(Anna, 0, 0), 6);
        bench.Do(Save(Anna, 0, 1), 7).ShouldRefuse(SittingRefusals.AttemptEnded, ("ended", Minute(6).ToString()));
    }

    [Fact]
    public void No_more_saves_are_taken_than_the_plan_says_and_what_is_beyond_is_kept()
    {
        var bench = Started(Plan(saves: 2));
        bench.Do(Save(Anna, 0, 1), 1);
        bench.Do(Save(Anna, 0, 2, "c"), 1);

        var over = bench.Do(Save(Anna, 1, 3), 1);

        over.ShouldRefuse(SittingRefusals.TooManySaves, ("most", "2"));
        over.Events.ShouldHaveSingleItem().ShouldBeOfType<EvidenceKept>().Kept.Reason.ShouldBe(KeptReason.OverBounds);
        bench.Do(Save(Anna, 0, 2, "c"), 1).Reply.ShouldBeOfType<SaveTaken>();
        bench.Do(new TakeOver(Anna), 1);
        bench.Do(Save(Anna, 1, 1, epoch: 1), 1).ShouldRefuse(SittingRefusals.TooManySaves);
        bench.Do(new Submit(Anna, 1, 0), 2).Reply.ShouldBeOfType<SubmissionReceipt>().Answered.ShouldBe(1);
    }

    [Fact]
    public void Without_its_slot_the_attempt_is_found_by_its_id() =>
        Started().Do(Save(Anna with { Slot = AttemptRef.Unknown }, 0, 1), 5).Reply.ShouldBeOfType<SaveTaken>();

    [Fact]
    public void A_server_clock_that_was_set_back_does_not_turn_the_attempt_back()
    {
        var bench = Started();
        bench.Do(Save(Anna, 0, 1), 10);

        bench.Do(Save(Anna, 0, 2, "c"), 4).Reply.ShouldBeOfType<SaveTaken>().At.ShouldBe(Minute(10));
    }
}
