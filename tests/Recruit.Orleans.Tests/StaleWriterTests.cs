using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Hosts;
using Recruit.Orleans.Turns;

namespace Recruit.Orleans.Tests;

/// <summary>
/// Several activations of one actor at once, because one slept past its death (RL6) or because silos and store do not hear each other (RL8).
/// Simulated: activations without a cluster, on one store, each with a way of its own to it. Seeds are printed by what fails.
/// </summary>
public sealed class StaleWriterTests
{
    private static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) ? factor : 1;

    [Fact]
    public async Task One_that_sleeps_past_its_death_acknowledges_nothing_when_it_wakes()
    {
        for (var seed = 1; seed <= (Factor > 1 ? 500 : 20); seed++)
        {
            await LoneActor.Alone(() => SleepAsync(new Case(seed)));
        }
    }

    [Fact]
    public async Task Silos_that_do_not_hear_each_other_or_the_store_acknowledge_no_place_twice()
    {
        for (var seed = 1; seed <= (Factor > 1 ? 2000 : 40); seed++)
        {
            await LoneActor.Alone(() => PartAsync(new Case(seed)));
        }
    }

    private static async Task SleepAsync(Case one)
    {
        var (road, sleep, asleep) = (new StoreRoad(one.Store), new TaskCompletionSource(), new TaskCompletionSource());
        var first = await one.WakeAsync(road);
        await one.WishAsync(first, times: one.Chance.Next(4));

        // On its way to the store, on its way back, or at rest.
        var place = one.Chance.Next(3);
        Task SleepAsync()
        {
            asleep.TrySetResult();
            return sleep.Task;
        }

        Task<Answer>? pending = null;
        if (place < 2)
        {
            (road.Out, road.Back) = place == 0 ? ((Func<Task>?)SleepAsync, (Func<Task>?)null) : (null, SleepAsync);
            pending = one.WishAsync(first);
            await asleep.Task;
        }

        one.Time.Move(TimeSpan.FromSeconds(one.Chance.Next(6, 240)));
        var second = await one.WakeAsync(new StoreRoad(one.Store));
        var since = one.Chance.Next(4);
        await one.WishAsync(second, since);
        (road.Out, road.Back) = (null, null);
        sleep.SetResult();
        if (pending is not null)
        {
            // What reached the store before the other one began may be told.
            var isTold = (await pending).Reply is Contents;
            (isTold && place == 0 && since > 0).ShouldBeFalse($"Seed {one.Seed}: it was told what is not so.");
        }

        if (since > 0)
        {
            foreach (var answer in await Task.WhenAll(first.AskAsync(new Look(), default), one.WishAsync(first)))
            {
                (answer.Reply is Busy or OutcomeUnknown).ShouldBeTrue($"Seed {one.Seed}: {answer.Reply}");
            }

            first.IsOver.ShouldBeTrue();
        }

        await one.CheckAsync();
    }

    private static async Task PartAsync(Case one)
    {
        var sides = Enumerable.Range(0, 3).Select(_ => new Side(new StoreRoad(one.Store))).ToList();
        for (var step = 0; step < 25; step++)
        {
            foreach (var side in sides)
            {
                // Heard and answered mostly; else not heard, or heard and not answered.
                var weather = one.Chance.Next(6);
                side.Road.Out = weather == 0 ? () => throw new IOException("It does not get there.") : null;
                side.Road.Back = weather == 1 ? () => throw new TimeoutException("It got there.") : null;
                await side.BeginAsync(one);
            }

            one.Time.Move(TimeSpan.FromSeconds(one.Chance.Next(4)));
            var asked = sides.Where(side => side.Actor is not null && one.Chance.Next(3) > 0).ToList();
            await Task.WhenAll(asked.Select(side => one.Chance.Next(3) == 0 ? one.LookAsync(side.Actor!) : one.WishAsync(side.Actor!)));
        }

        await one.CheckAsync();
    }

    /// <summary>One side of a partition, which believes that the actor is its own.</summary>
    private sealed class Side(StoreRoad road)
    {
        public StoreRoad Road => road;

        public HostedActor? Actor { get; private set; }

        public async Task BeginAsync(Case one)
        {
            try
            {
                Actor = Actor is { IsOver: false } lives ? lives : await one.WakeAsync(road);
            }
            catch (Exception cut) when (cut is IOException or TimeoutException)
            {
                Actor = null;
            }
        }
    }

    /// <summary>Coins wished into one purse one by one, each by a name, and what was said of them.</summary>
    private sealed class Case(int seed)
    {
        private static readonly SiloSettings Settings = TestSilos.Quick with { TailBytes = 300, RecordBytes = 512, PagesAfterBytes = 400 };

        private readonly Dictionary<int, int> told = [];
        private readonly List<(Instant At, int Coins)> acknowledged = [];
        private int wishes;

        public int Seed => seed;

        public Random Chance { get; } = new(seed);

        public SharedStore Store { get; } = new();

        public StandingTime Time { get; } = new();

        private Instant Now => Instant.Of(Time.GetUtcNow());

        public Task<HostedActor> WakeAsync(StoreRoad road) => LoneActor.WakeAsync(road, Time, Settings, PurseKind.Alone, PurseKind.Key(1));

        public async Task WishAsync(HostedActor actor, int times)
        {
            for (; times > 0; times--)
            {
                (await WishAsync(actor)).Reply.ShouldBeOfType<Contents>($"Seed {seed}");
            }
        }

        /// <summary>Wishes for one more coin; the answer is what was said.</summary>
        public async Task<Answer> WishAsync(HostedActor actor)
        {
            var number = ++wishes;
            var answer = await actor.AskAsync(new PutIn(1), Named(number));
            if (answer.Reply is Contents contents)
            {
                told.Add(number, contents.Coins);
                acknowledged.Add((Now, contents.Coins));
            }

            return answer;
        }

        /// <summary>Looks; what is told is never older than an activation may believe that it is alone.</summary>
        public async Task<Answer> LookAsync(HostedActor actor)
        {
            var known = acknowledged.Where(one => Now - one.At > Settings.BelieveFor).Select(one => one.Coins).DefaultIfEmpty().Max();
            var answer = await actor.AskAsync(new Look(), default);
            ((answer.Reply as Contents)?.Coins ?? known).ShouldBeGreaterThanOrEqualTo(known, $"Seed {seed}");
            return answer;
        }

        /// <summary>Every wish has its effect once, in one place, and that is the place that was told.</summary>
        public async Task CheckAsync()
        {
            told.Values.Distinct().Count().ShouldBe(told.Count, $"Seed {seed}: two were told the same place.");
            var last = await WakeAsync(new StoreRoad(Store));
            var places = new List<int>();
            for (var number = 1; number <= wishes; number++)
            {
                var place = (await last.AskAsync(new PutIn(1), Named(number))).Reply.ShouldBeOfType<Contents>($"Seed {seed}").Coins;
                told.GetValueOrDefault(number, place).ShouldBe(place, $"Seed {seed}: wish {number}");
                places.Add(place);
            }

            places.Order().ShouldBe(Enumerable.Range(1, wishes), $"Seed {seed}");
            (await last.AskAsync(new Look(), default)).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(wishes);
        }

        private static OperationId Named(int number) => new(new Guid(number, 1, 1, new byte[8]));
    }
}
