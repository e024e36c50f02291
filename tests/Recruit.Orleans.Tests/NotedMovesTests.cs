using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Hosts;
using Recruit.Orleans.Turns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Orleans.Tests;

/// <summary>When an activation tells its desk that lists have something to read. Without a cluster: what the desk is told is counted.</summary>
public sealed class NotedMovesTests
{
    private static readonly ShardId Shard = new(new Id("clerk-7"), 0);
    private static readonly ActorKinds Kinds = new(new PoolShardKind());
    private static readonly AttemptRef Attempt = new(new Id("a1"));

    private readonly StandingTime time = new();
    private readonly SharedStore store = new();
    private int notes;

    /// <summary>A desk forgets a note that lists have read, and lists may have been there before the write that nobody knew of was stored.</summary>
    [Fact]
    public Task What_may_have_been_stored_behind_the_back_of_lists_is_noted_anew_at_waking() => LoneActor.Alone(async () =>
    {
        var shard = await WakeAsync();
        notes.ShouldBe(0, "nothing is stored");
        store.After = (_, _) => throw new TimeoutException("It was stored.");
        (await shard.AskAsync(new PlanSitting(Shard.Campaign, 10, Plan()), default)).Reply.ShouldBeOfType<OutcomeUnknown>();
        store.After = null;
        notes.ShouldBe(1);
        var next = await WakeAsync();
        notes.ShouldBe(2);

        // Whoever wakes with an answer as the last thing has nothing for lists.
        await next.AskAsync(new DealForm(Attempt.Id, new Id("law"), new PersonKeyId(new Guid(1, 1, 1, new byte[8])), TimeRatio.One, new FormSeed(1, 1)), default);
        await next.AskAsync(new StartAttempt(Attempt), default);
        notes.ShouldBe(4);
        var answer = new SealedAnswer(Digest.Of("1"u8), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]);
        (await next.AskAsync(new SaveAnswer(Attempt, 0, 1, 0, answer), default)).Reply.ShouldBeOfType<SaveTaken>();
        await next.StopAsync();
        await WakeAsync();
        notes.ShouldBe(4);
    });

    /// <summary>The desk that was told may have been replaced while the write took so long.</summary>
    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 2)]
    public Task What_was_long_on_its_way_to_the_store_is_noted_a_second_time(int seconds, int expected) => LoneActor.Alone(async () =>
    {
        var shard = await WakeAsync();
        var atWrite = 0;
        store.Before = (_, _) =>
        {
            atWrite = notes;
            time.Move(TimeSpan.FromSeconds(seconds));
            return Task.CompletedTask;
        };
        (await shard.AskAsync(new PlanSitting(Shard.Campaign, 10, Plan()), default)).Reply.ShouldBeOfType<Done>();
        (atWrite, notes).ShouldBe((1, expected), "before the write, and where that took long after it too, before anybody is answered");
    });

    private Task<HostedActor> WakeAsync() => LoneActor.WakeAsync(
        store, time, TestSilos.Quick with { NoteFor = TimeSpan.FromSeconds(30) }, Kinds, Shard.Key, listed: () =>
        {
            notes++;
            return Task.CompletedTask;
        });

    private static SittingPlan Plan() => new(
        new Id("law"), PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(100, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
