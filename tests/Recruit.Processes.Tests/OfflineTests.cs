using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Child;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Sittings;

namespace Recruit.Processes.Tests;

/// <summary>
/// EX15 at the door: at a random point of a sitting device and engine die, thirty minutes later another device takes over. No process is
/// needed for it: the folder is copied as the death leaves it, and time is a number.
/// </summary>
public class OfflineTests
{
    private const int Attempts = 34;
    private const int Minutes = 60;
    private const int ContactSeconds = 300;
    private static readonly TimeSpan Offline = TimeSpan.FromMinutes(30);

    [Theory]
    [InlineData(LostTimeCredit.None)]
    [InlineData(LostTimeCredit.Ours)]
    [InlineData(LostTimeCredit.All)]
    public async Task Everything_acknowledged_is_back_after_half_an_hour_offline_and_lost_time_is_judged_by_the_rule(LostTimeCredit credit)
    {
        var options = new ChildOptions
        {
            Data = "", Key = "", Attempts = Attempts, Shards = 2, Items = 12, Credit = credit, Minutes = Minutes, ContactSeconds = ContactSeconds,
        };
        for (var seed = 0; seed < Math.Min(Tools.Factor, 10); seed++)
        {
            var (random, time, folder) = (new Random(seed), new ManualTime(), new CopiedFolder());
            for (var point = 0; point < Attempts; point++)
            {
                folder = await RunAsync(folder, options, point, random, time);
            }

            folder.Dispose();
        }
    }

    private static async Task<CopiedFolder> RunAsync(CopiedFolder folder, ChildOptions options, int point, Random random, ManualTime time)
    {
        using var persons = new Persons(options.Attempts);
        CopiedFolder copy;
        HashSet<(int Position, uint Sequence)> acknowledged = [];
        AttemptRead before;
        await using (var engine = Start(folder, time, TimeSpan.FromDays(1)))
        {
            var candidate = await DealAsync(engine, options, persons, point);
            await candidate.StartAsync();
            for (var left = random.Next(15); left > 0; left--)
            {
                await PassAsync(time, TimeSpan.FromSeconds(1 + random.Next(240)), candidate);
                var position = Given.IsExercise(point) ? 0 : random.Next(options.Items);
                (await candidate.SaveAsync(position, ++candidate.Sequence, epoch: 0)).Reply.ShouldBeOfType<SaveTaken>();
                acknowledged.RemoveWhere(one => one.Position == position);
                acknowledged.Add((position, candidate.Sequence));
            }

            before = await candidate.ReadAsync();
            copy = folder.Copy();
        }

        folder.Dispose();
        time.Pass(Offline);

        // On even points the engine was away as long as the device; on odd ones it counts as there, and only the line was gone.
        var isOurs = point % 2 == 0;
        await using (var engine = Start(copy, time, isOurs ? TimeSpan.FromSeconds(5) : TimeSpan.FromDays(1)))
        {
            await JudgeAsync(await DealAsync(engine, options, persons, point), before, acknowledged, ExpectedCredit(options.Credit, isOurs));
        }

        return copy;
    }

    /// <summary>
    /// Time passes for whoever decides as well: while the store tidies up after a batch, turns decide as of when it began, and a step of
    /// the clock in that moment would not be seen by the next of them.
    /// </summary>
    private static async Task PassAsync(ManualTime time, TimeSpan span, Candidate candidate)
    {
        var until = (await candidate.ReadAsync()).Clock.ServerTime + span;
        time.Pass(span);
        while ((await candidate.ReadAsync()).Clock.ServerTime < until)
        {
        }
    }

    private static async Task JudgeAsync(
        Candidate candidate, AttemptRead before, HashSet<(int Position, uint Sequence)> acknowledged, TimeSpan credit)
    {
        var deadline = before.Clock.Deadline + credit;
        var answer = await candidate.TakeOverAsync(new OperationId(Guid.NewGuid()));
        var isOver = before.Clock.ServerTime + Offline >= deadline + TimeSpan.FromSeconds(Papers.GraceSeconds);
        if (isOver)
        {
            answer.Reply.ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.TooLate);
        }
        else
        {
            var opened = answer.Reply.ShouldBeOfType<AttemptEntered>().Opened;
            (opened.Clock.Deadline, opened.Clock.CreditedMs).ShouldBe((deadline, (long)credit.TotalMilliseconds));
            candidate.Epoch = opened.Clock.Epoch;
            candidate.Epoch.ShouldBe(1);
        }

        var restored = (await candidate.RestoreAsync()).Answers;
        restored.Select(one => (one.Stored.Position, one.Stored.Sequence)).ShouldBe(acknowledged, ignoreOrder: true);
        foreach (var one in restored)
        {
            one.Answer.ToArray().ShouldBe(Given.Content(candidate.Number, one.Stored.Position, one.Stored.Sequence));
        }

        (await candidate.SubmitAsync()).Reply.ShouldBeOfType<SubmissionReceipt>().Status
            .ShouldBe(isOver ? AttemptStatus.TimedOut : AttemptStatus.Completed);
    }

    /// <summary>Our own gap is credited whole; on the line the interval in which the device need not be heard is none.</summary>
    private static TimeSpan ExpectedCredit(LostTimeCredit rule, bool isOurs) => rule switch
    {
        LostTimeCredit.None => TimeSpan.Zero,
        LostTimeCredit.Ours => isOurs ? Offline : TimeSpan.Zero,
        _ => isOurs ? Offline : Offline - TimeSpan.FromSeconds(ContactSeconds),
    };

    private static async Task<Candidate> DealAsync(EmbeddedEngine engine, ChildOptions options, Persons persons, int number)
    {
        var service = Service.Of(engine, options, persons);
        foreach (var plan in service.Papers.Plans)
        {
            await engine.AskAsync(new ShardId(Papers.Campaign, number % options.Shards).Key, plan);
        }

        var candidate = new Candidate(service, number, options.Shards);
        await candidate.DealAsync();
        return candidate;
    }

    /// <summary>Moving the clock in one step would look like a standstill of the engine itself, so the length of a gap is an argument.</summary>
    private static EmbeddedEngine Start(CopiedFolder folder, ManualTime time, TimeSpan gap)
    {
        var journal = SqliteJournal.Open(folder.Path, TestKey.Origin);
        var snapshots = SqliteSnapshots.Open(folder.Path, journal, TestKey.SnapshotKey);
        return EmbeddedEngine.Start(new EngineParts(new ActorKinds(new PoolShardKind()), journal, snapshots, folder.Key.Sign, folder.Key.IsOurs, time)
        {
            Limits = new EngineLimits { Gap = gap, SnapshotEvery = TimeSpan.FromDays(365) },
            Notice = _ => { },
            Trouble = _ => { },
        });
    }
}
