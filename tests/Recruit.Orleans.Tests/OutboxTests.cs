using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Hosts;

namespace Recruit.Orleans.Tests;

/// <summary>Receivers that do not take what is sent to them.</summary>
public sealed class OutboxTests
{
    private static readonly ActorKey Stuck = PurseKind.Key(2);

    private readonly StandingTime time = new();
    private readonly SharedStore store = new();
    private readonly List<(ActorKey To, int Count)> sent = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task One_that_takes_nothing_keeps_nobody_else_waiting(bool answers) => LoneActor.Alone(async () =>
    {
        var settings = TestSilos.Quick with { LettersTogether = 10 };
        var purse = await LoneActor.WakeAsync(store, time, settings, PurseKind.Alone, PurseKind.Key(1), deliver: (to, postings) =>
        {
            sent.Add((to, postings.Count));
            return to != Stuck ? Task.FromResult(postings.Select(_ => true).ToArray())
                : answers ? throw new IOException("its state is not as it was written")
                : new TaskCompletionSource<bool[]>().Task;
        });
        await purse.AskAsync(new PutIn(1000), default);
        for (var gift = 0; gift < 25; gift++)
        {
            await purse.AskAsync(new Give(Stuck, 1), default);
        }

        for (var other = 3; other < 20; other++)
        {
            await purse.AskAsync(new Give(PurseKind.Key(other), 1), default);
        }

        await LoneActor.RestAsync();
        sent.Where(one => one.To != Stuck).Select(one => one.To).ShouldBe(Enumerable.Range(3, 17).Select(other => PurseKind.Key(other)));
        sent.Where(one => one.To == Stuck).ShouldAllBe(one => one.Count <= 10);
    });

    [Fact]
    public Task Only_so_many_are_told_at_once_and_each_in_the_order_of_its_messages() => LoneActor.Alone(async () =>
    {
        var settings = TestSilos.Quick with { LettersTogether = 3, ReceiversTogether = 2 };
        var (underWay, most, times) = (0, 0, 0);
        var numbers = new Dictionary<ActorKey, List<ulong>>();
        var purse = await LoneActor.WakeAsync(store, time, settings, PurseKind.Alone, PurseKind.Key(1), deliver: async (to, postings) =>
        {
            most = Math.Max(most, ++underWay);
            await Task.Yield();
            underWay--;

            // Now and then nothing arrives.
            var isTaken = ++times % 4 != 0;
            if (isTaken)
            {
                var his = numbers.TryGetValue(to, out var known) ? known : numbers[to] = [];
                his.AddRange(postings.Select(one => one.Number));
            }

            return [.. postings.Select(_ => isTaken)];
        });
        await purse.AskAsync(new PutIn(1000), default);
        for (var gift = 0; gift < 60; gift++)
        {
            await purse.AskAsync(new Give(PurseKind.Key(2 + (gift % 6)), 1), default);
        }

        while (purse.WaitsForTime)
        {
            time.Move(TimeSpan.FromSeconds(6));
            await purse.TickAsync();
            await LoneActor.RestAsync();
        }

        most.ShouldBe(2);
        numbers.Count.ShouldBe(6);
        numbers.Values.ShouldAllBe(his => his.SequenceEqual(Enumerable.Range(1, 10).Select(one => (ulong)one)));
    });
}
