using FsCheck.Fluent;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>What holds for a shard whatever it is told, in whatever order.</summary>
public class ShardPropertyTests
{
    private static FsCheck.Gen<int> Seeds => Gen.Choose(1, int.MaxValue);

    [Fact]
    public void Saves_and_their_repeats_have_one_effect_in_any_order() => Properties.Hold(Seeds, seed =>
    {
        var random = new Random(seed);
        var saves = Enumerable.Range(1, 30).Select(number => Save(Anna, random.Next(Items), (uint)number, $"answer {number}")).ToArray();
        var sent = saves.Concat(saves.Where(_ => random.Next(2) == 0)).Concat(saves.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(sent);
        var (inOrder, inDisorder) = (Started(Plan(kept: 1000)), Started(Plan(kept: 1000)));
        foreach (var save in saves)
        {
            inOrder.Do(save, 0.1);
        }

        foreach (var save in sent)
        {
            var decision = inDisorder.Do(save, 0.1);
            (decision.Reply is SaveTaken or Refusal { Code: SittingRefusals.StaleSequence }).ShouldBeTrue();
        }

        Answers(inDisorder).ShouldBe(Answers(inOrder));
        inDisorder.Do(new Submit(Anna, 0, 30), 0.2).Reply.ShouldBe(inOrder.Do(new Submit(Anna, 0, 30), 0.2).Reply);
    });

    [Fact]
    public void Every_command_that_is_safe_to_repeat_changes_nothing_the_second_time() => Properties.Hold(Seeds, seed =>
    {
        var story = new ShardStory(seed, commands: 60);
        var bench = new ShardBench();
        foreach (var (command, now) in story.Commands)
        {
            bench.Do(command, now);
            if (command is not (TakeOver or GrantExtra or Contact))
            {
                bench.Do(command, now).Events.ShouldBeEmpty($"{seed}: {command}");
            }
        }
    });

    [Fact]
    public void Pages_of_different_times_and_the_events_since_give_the_same_bytes_as_a_replay() => Properties.Hold(Seeds, seed =>
    {
        var story = new ShardStory(seed, commands: 80, attempts: 40);
        var bench = new ShardBench();
        var snapshot = new List<byte[]>();
        var at = 0;
        var cut = new Random(seed).Next(story.Commands.Length);
        foreach (var (command, now) in story.Commands)
        {
            bench.Do(command, now);
            if (at++ is var place && (place == cut / 2 || place == cut))
            {
                TakePages(bench, snapshot);
            }
        }

        var restarted = new ShardBench();
        restarted.Restart(snapshot);
        var replayed = new ShardBench();
        var number = 0;
        foreach (var (command, now) in story.Commands)
        {
            replayed.Do(command, now);
            if (number++ > cut)
            {
                restarted.Do(command, now);
            }
        }

        // Batches are counted anew after the restart, and so are the places of receipts; all else is equal.
        Strip(restarted).ShouldBe(Strip(bench));
        replayed.Pages().ShouldBe(bench.Pages());
        restarted.Due.ShouldBe(bench.Due);
        var again = new ShardBench();
        again.Restart(bench.Pages());
        again.Pages().ShouldBe(bench.Pages());
    });

    [Fact]
    public void Only_pages_that_were_touched_have_changed()
    {
        var bench = new ShardBench();
        bench.Do(new PlanSitting(Campaign, Items, Plan()), 0);
        for (var one = 0; one < 200; one++)
        {
            bench.Do(Deal($"a{one}", $"C{one}"), 0);
        }

        var pages = bench.Pages().Length;
        Changed(bench, pages).ShouldBe(Enumerable.Range(0, pages));
        Changed(bench, pages).ShouldBeEmpty();
        bench.Do(new StartAttempt(new AttemptRef(new("a150"), 150)), 0);
        Changed(bench, pages).ShouldBe([1 + (2 * (150 / 32))]);
        bench.Do(new ReadAttempt(new AttemptRef(new("a3"), 3)), 0);
        Changed(bench, pages).ShouldBeEmpty();
    }

    [Fact]
    public void No_event_makes_a_deadline_earlier() => Properties.Hold(Seeds, seed =>
    {
        var bench = new ShardBench();
        var deadlines = new Dictionary<AttemptRef, Instant>();
        foreach (var (command, now) in new ShardStory(seed, commands: 40).Commands)
        {
            bench.Do(command, now);
            foreach (var attempt in ShardStory.AttemptsOf(4))
            {
                if (bench.Do(new ReadAttempt(attempt), now).Reply is not AttemptRead { Started: not null } read)
                {
                    continue;
                }

                read.Clock.Deadline.ShouldBeGreaterThanOrEqualTo(deadlines.GetValueOrDefault(attempt), $"{seed}: {command}");
                deadlines[attempt] = read.Clock.Deadline;
            }
        }
    });

    [Fact]
    public void What_is_due_is_the_earliest_end_of_all_that_run() => Properties.Hold(Seeds, seed =>
    {
        var bench = new ShardBench();
        foreach (var (command, now) in new ShardStory(seed, commands: 40).Commands)
        {
            bench.Do(command, now);
            bench.Do(new Nudge(), now);
            var ends = ShardStory.AttemptsOf(4).Select(one => bench.Do(new ReadAttempt(one), now).Reply).OfType<AttemptRead>()
                .Where(one => one.Status == AttemptStatus.Running).Select(one => new Instant(one.Clock.Deadline.Milliseconds + 30_000)).ToArray();
            bench.Due.ShouldBe(ends.Length == 0 ? null : ends.Min());
        }
    });

    private static (int, uint, string)[] Answers(ShardBench bench) =>
        [.. bench.Read(Anna, 0.1).Answers.Select(one => (one.Position, one.Sequence, one.Content.Hash.ToString()))];

    private static int[] Changed(ShardBench bench, int pages) => [.. Enumerable.Range(0, pages).Where(bench.TakeChanged)];

    private static void TakePages(ShardBench bench, List<byte[]> snapshot)
    {
        var pages = bench.Pages();
        for (var page = 0; page < pages.Length; page++)
        {
            var hasChanged = bench.TakeChanged(page);
            if (page == snapshot.Count)
            {
                snapshot.Add(pages[page]);
            }
            else if (hasChanged)
            {
                snapshot[page] = pages[page];
            }
        }
    }

    private static string[] Strip(ShardBench bench) => [.. ShardStory.AttemptsOf(40).Select(one => bench.Do(new ReadAttempt(one), 500).Reply)
        .OfType<AttemptRead>().Select(one => string.Join(' ', one.Answers.Select(answer => $"{answer.Position}.{answer.Sequence}.{answer.Content.Hash}"))
            + $"{one.Status} {one.Clock} {one.Started} {one.Ended}")];
}

/// <summary>Random commands in the order of time; the seed gives them again.</summary>
internal sealed class ShardStory
{
    public ShardStory(int seed, int commands, int attempts = 4)
    {
        var random = new Random(seed);
        var known = AttemptsOf(attempts);
        var story = new List<(ActorCommand, Instant)>
        {
            (new PlanSitting(Campaign, Items, Plan((LostTimeCredit)random.Next(3), minutes: 20, kept: 3)), Minute(-1)),
        };
        story.AddRange(known.Select(one => ((ActorCommand)Deal(one.Id.Text, one.Id.Text, new Rational(random.Next(4, 7), 4)), Minute(-1))));
        var now = 0.0;
        for (var one = 0; one < commands; one++)
        {
            now += random.Next(6) == 0 ? random.NextDouble() * 6 : random.NextDouble() * 0.4;
            var attempt = known[random.Next(known.Length)];
            ActorCommand command = random.Next(14) switch
            {
                0 or 1 or 2 => new StartAttempt(attempt),
                3 => new TakeOver(attempt),
                4 => new Contact(attempt, random.Next(2)),
                5 => new GrantExtra(attempt, random.Next(1, 100_000), new("officer-1"), new("noise")),
                6 => new ServiceGap(Minute(now - random.NextDouble()), Minute(now)),
                7 => new Nudge(),
                8 when random.Next(4) == 0 => new Submit(attempt, random.Next(2), (uint)random.Next(4)),
                9 => new Arrive(attempt),
                10 when random.Next(3) == 0 => new RecordAnswersFile(attempt, Digest.Of([(byte)random.Next(20)]), 1, new("officer-1"), new("lost-line")),
                _ => Save(attempt, random.Next(Items), (uint)random.Next(1, 40), $"{random.Next(5)}", random.Next(3), random.Next(5) == 0),
            };
            story.Add((command, Minute(now)));
        }

        Commands = [.. story];
    }

    public (ActorCommand Command, Instant Now)[] Commands { get; }

    public static AttemptRef[] AttemptsOf(int count) => [.. Enumerable.Range(0, count).Select(one => new AttemptRef(new($"attempt-{one}"), one))];
}
