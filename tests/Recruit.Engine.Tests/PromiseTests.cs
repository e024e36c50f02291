using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Tests.Simulation;

namespace Recruit.Engine.Tests;

/// <summary>The promises of the engine one by one, each in its plainest case; the simulation tries them in all others.</summary>
public class PromiseTests
{
    /// <summary>RL4.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_command_that_is_sent_up_to_five_times_has_one_effect_and_one_reply(int times)
    {
        var step = new StepByStep();
        var named = new OperationId(Guid.NewGuid());
        var first = step.Answer(1, new PutIn(5), named);
        for (var sent = 1; sent < times; sent++)
        {
            if (sent % 2 == 1)
            {
                step.Crash();
            }

            step.Time.Pass(TimeSpan.FromHours(5.9));
            step.Answer(1, new PutIn(5), named).ShouldBe(first);
        }

        step.Answer(1, new PutIn(6), named).ShouldBe(new Answer(Refusal.Because("operation-reused")));
        step.Look(1).ShouldBe((Contents)first.Reply);
    }

    /// <summary>RL4: also a day later, for the last time; and what was refused stays refused.</summary>
    [Fact]
    public void A_retry_within_a_day_gets_the_first_reply_though_others_came_since()
    {
        var step = new StepByStep();
        var (named, refused) = (new OperationId(Guid.NewGuid()), new OperationId(Guid.NewGuid()));
        var first = step.Answer(1, new PutIn(5), named);
        step.Answer(1, new Give(PurseKind.Key(2), 6), refused).Reply.ShouldBe(Refusal.Because("too-few-coins"));
        step.Answer(1, new PutIn(100));
        step.Time.Pass(TimeSpan.FromHours(24));
        step.Answer(1, new PutIn(1), new OperationId(Guid.NewGuid()));
        step.Crash();
        step.Answer(1, new PutIn(5), named).ShouldBe(first);
        step.Answer(1, new Give(PurseKind.Key(2), 6), refused).Reply.ShouldBe(Refusal.Because("too-few-coins"));
        step.Look(1).Coins.ShouldBe(106);
    }

    /// <summary>RL5.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void An_unknown_outcome_happened_once_or_not_and_the_retry_says_which(int stored)
    {
        var step = new StepByStep();
        step.Answer(1, new PutIn(1));
        step.Faults.Plan = (call, _) => call == StorageCall.Append ? (stored == 1 ? Fault.After : Fault.Before) : Fault.None;
        var named = new OperationId(Guid.NewGuid());
        step.Answer(1, new PutIn(5), named).Reply.ShouldBeOfType<OutcomeUnknown>();
        step.Engine.Completion.IsFaulted.ShouldBeTrue();
        step.Faults.Plan = (_, _) => Fault.None;
        step.Crash();
        step.Look(1).Coins.ShouldBe(1 + (5 * stored));
        var again = step.Answer(1, new PutIn(5), named);
        ((Contents)again.Reply).ShouldBe(step.Look(1));
        again.Receipt!.Value.Batch.ShouldBe(1UL);
        step.Look(1).Coins.ShouldBe(6);
    }

    /// <summary>RL9.</summary>
    [Fact]
    public void What_fell_due_while_the_engine_was_off_happens_after_the_start_and_once()
    {
        var step = new StepByStep();
        step.Answer(1, new WakeAt(step.Engine.Now + TimeSpan.FromMinutes(1)));
        step.Time.Pass(TimeSpan.FromHours(1));
        step.Crash();
        step.Crew.Tick();
        step.Crew.Tick();
        step.Settle();
        step.Crew.Tick();
        step.Settle();
        var seen = step.Look(1);
        (seen.Wakes, seen.Gaps).ShouldBe((1, 1));
        var stored = step.Stored.Count;
        step.Pass(TimeSpan.FromMinutes(1));
        step.Stored.Count.ShouldBe(stored);
    }

    /// <summary>RL10: the wall clock is set while the engine runs.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(24)]
    [InlineData(-24)]
    public void A_wall_clock_that_is_set_shortens_and_lengthens_nothing(int hours)
    {
        var step = new StepByStep();
        var due = step.Engine.Now + TimeSpan.FromSeconds(30);
        step.Answer(1, new WakeAt(due));
        step.Time.SetWall(TimeSpan.FromHours(hours));
        step.Pass(TimeSpan.FromSeconds(29));
        step.Look(1).Wakes.ShouldBe(0);
        step.Pass(TimeSpan.FromSeconds(2));
        var seen = step.Look(1);
        (seen.Wakes, seen.Gaps).ShouldBe((1, 0));
        (step.Engine.Now - due).ShouldBe(TimeSpan.FromSeconds(1));
    }

    /// <summary>RL10: it is set back while the engine is off; the clock of the simulation starts on the eve of a leap day.</summary>
    [Fact]
    public void A_start_never_goes_back_behind_what_is_stored()
    {
        var step = new StepByStep();
        step.Time.Pass(TimeSpan.FromHours(4));
        var before = step.Engine.Now;
        before.ToString().ShouldStartWith("2028-02-29");
        step.Answer(1, new PutIn(1));
        step.Time.SetWall(TimeSpan.FromDays(-1));
        step.Crash();
        step.Engine.Now.ShouldBe(before);
        step.Time.Pass(TimeSpan.FromSeconds(5));
        step.Engine.Now.ShouldBe(before + TimeSpan.FromSeconds(5));
    }

    /// <summary>RL13.</summary>
    [Fact]
    public void A_full_disk_stops_the_engine_cleanly_and_room_brings_it_back()
    {
        var step = new StepByStep();
        step.Answer(1, new PutIn(5));
        step.Faults.Full = true;
        step.Answer(1, new PutIn(7)).Reply.ShouldBeOfType<OutcomeUnknown>();
        step.Engine.Completion.IsFaulted.ShouldBeTrue();
        step.Answer(1, new PutIn(7)).Reply.ShouldBeOfType<Busy>();

        // Reading goes on working for an engine that starts on a full disk; only writing stops it.
        step.Crash();
        step.Look(1).Coins.ShouldBe(5);
        step.Answer(1, new PutIn(7)).Reply.ShouldBeOfType<OutcomeUnknown>();
        step.Faults.Full = false;
        step.Crash();
        step.Answer(1, new PutIn(7)).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(12);
    }

    /// <summary>RL13: a batch that was torn and never acknowledged is named, and the engine does not start before somebody has decided.</summary>
    [Fact]
    public void A_torn_last_batch_is_named_and_refused()
    {
        var step = new StepByStep();
        step.Answer(1, new PutIn(5));
        step.Faults.Plan = (call, _) => call == StorageCall.Append ? Fault.Torn : Fault.None;
        step.Answer(1, new PutIn(7)).Reply.ShouldBeOfType<OutcomeUnknown>();
        Should.Throw<JournalBrokenException>(step.Crash).Batch.ShouldBe(1UL);
        step.Disk.CutOff(1);
        step.Faults.Plan = (_, _) => Fault.None;
        step.Crash();
        step.Look(1).Coins.ShouldBe(5);
    }

    /// <summary>Nothing leaves before its flush: not even what only reads.</summary>
    [Fact]
    public void A_look_at_what_is_not_durable_waits_until_it_is()
    {
        var step = new StepByStep();
        var (put, look) = (step.Ask(1, new PutIn(5)), step.Ask(1, new Look()));
        step.Crew.RunTurns();
        var later = step.Ask(1, new Look());
        var other = step.Ask(2, new Look());
        step.Crew.RunTurns();
        (put.IsCompleted, look.IsCompleted, later.IsCompleted, other.IsCompleted).ShouldBe((false, false, false, true));
        step.Settle();
        (put.IsCompleted, look.IsCompleted, later.IsCompleted).ShouldBe((true, true, true));
    }
}
