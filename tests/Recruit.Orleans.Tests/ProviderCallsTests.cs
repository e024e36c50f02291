using System.Globalization;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Hosts;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;
using Xunit.Abstractions;

namespace Recruit.Orleans.Tests;

/// <summary>
/// How often the storage provider is called for a test of sixty answers. A million candidates in 64 shards who answer an item a minute give a
/// shard 13 saves in the 50 milliseconds from one write to the next; here 13 come at once, and every call is counted.
/// </summary>
public sealed class ProviderCallsTests(ITestOutputHelper output)
{
    private const int Candidates = 260;
    private const int Answers = 60;
    private const int Together = 13;

    private static readonly ShardId Shard = new(new Id("clerk-7"), 0);
    private static readonly Id Law = new("law");

    [Fact]
    public Task A_candidate_costs_fewer_than_six_calls() => LoneActor.Alone(async () =>
    {
        var (time, store, kinds, noted) = (new StandingTime(), new SharedStore(), new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        var shard = await LoneActor.WakeAsync(
            store, time, new SiloSettings { WriteEvery = TimeSpan.Zero }, new ActorKinds(new PoolShardKind()), Shard.Key, gaveUp: failure => throw failure,
            listed: () => Task.FromResult(noted++));
        await shard.AskAsync(new PlanSitting(Shard.Campaign, Answers, Plan()), default);
        foreach (var some in Enumerable.Range(0, Candidates).Chunk(Together))
        {
            await Task.WhenAll(some.Select(number => shard.AskAsync(
                new DealForm(Of(number).Id, Law, new PersonKeyId(new Guid(number, 1, 1, new byte[8])), TimeRatio.One, new FormSeed(1, (ulong)number)), default)));
            await Task.WhenAll(some.Select(number => shard.AskAsync(new StartAttempt(Of(number)), default)));
        }

        store.Before = (name, _) => CountAsync(kinds, $"write {name.Split('-')[0]}");
        store.Reading = (name, _) => CountAsync(kinds, $"read {name.Split('-')[0]}");
        noted.ShouldBeGreaterThan(0, "forms and starts are on lists");
        var (before, notedBefore) = (store.Calls, noted);
        for (var answer = 1; answer <= Answers; answer++)
        {
            foreach (var some in Enumerable.Range(0, Candidates).Chunk(Together))
            {
                var answers = await Task.WhenAll(some.Select(number => shard.AskAsync(Save(number, answer), default)));
                answers.ShouldAllBe(one => one.Reply is SaveTaken);
            }
        }

        var calls = (store.Calls - before) / (double)Candidates;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Provider calls per candidate: {calls:0.00}; {string.Join(", ", kinds.Select(one => $"{one.Key} {one.Value}"))}; of {Candidates} candidates"));
        calls.ShouldBeLessThan(6);
        noted.ShouldBe(notedBefore, "no list needs answers, so no desk is told of them");

        // Whoever makes an index of lists anew goes over all of it.
        (store.Before, store.Reading) = (null, null);
        var again = await LoneActor.WakeAsync(store, time, new SiloSettings(), new ActorKinds(new PoolShardKind()), Shard.Key);
        (before, var (next, passed, needed)) = (store.Calls, (0ul, 0L, 0));
        for (var hasMore = true; hasMore;)
        {
            var listed = await again.ReadListedAsync(next);
            (next, passed, needed, hasMore) = (listed.Next, passed + listed.Passed, needed + listed.Needed.Length, listed.HasMore);
        }

        var reads = (store.Calls - before) / (double)Candidates;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Reads for an index made anew, per candidate: {reads:0.00}; {needed} of {passed} batches reach it"));
        reads.ShouldBeLessThan(1);
        needed.ShouldBe(1 + (2 * Candidates / Together));
    });

    private static Task CountAsync(SortedDictionary<string, int> kinds, string kind)
    {
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        return Task.CompletedTask;
    }

    private static SaveAnswer Save(int number, int answer) => new(
        Of(number), answer - 1, (uint)answer, 0,
        new SealedAnswer(Digest.Of(BitConverter.GetBytes((number * 100) + answer)), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]));

    private static AttemptRef Of(int number) => new(new Id($"a{number}"));

    private static SittingPlan Plan() => new(
        Law, PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(100, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
