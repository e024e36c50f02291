using System.Diagnostics;
using System.Globalization;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Cluster;

/// <summary>What was measured.</summary>
/// <param name="Saves">Saves in a second.</param>
/// <param name="Readings">Readings of an attempt in a second.</param>
/// <param name="ProviderCalls">Calls of the storage provider for a candidate of 60 answers, as dear as these saves were.</param>
internal sealed record Measured(double Saves, double Readings, double ProviderCalls);

/// <summary>Candidates who sit one test, as many callers with one call at a time each.</summary>
/// <param name="actors">The host.</param>
/// <param name="round">Each has shards of its own.</param>
internal sealed class CandidatesInShards(IActors actors, int round)
{
    public const int Shards = 8;
    public const int Attempts = 800;
    public const int Saves = 15;

    private static readonly Id Law = new("law");

    private readonly Id campaign = new(string.Create(CultureInfo.InvariantCulture, $"round-{round}"));

    public async Task<Measured> MeasureAsync(Func<long> providerCalls)
    {
        await Task.WhenAll(Enumerable.Range(0, Shards).Select(shard => actors.AskAsync(ShardOf(shard), new PlanSitting(campaign, Saves, Plan())).AsTask()));
        await Task.WhenAll(Enumerable.Range(0, Attempts).Select(async number =>
        {
            var key = new PersonKeyId(new Guid(number, 1, 1, new byte[8]));
            await actors.AskAsync(ShardOf(number), new DealForm(AttemptOf(number).Id, Law, key, TimeRatio.One, new FormSeed(1, (ulong)number)));
            await actors.AskAsync(ShardOf(number), new StartAttempt(AttemptOf(number)));
        }));
        var (before, began) = (providerCalls(), Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Attempts).Select(SaveAsync));
        var (saves, calls) = (Attempts * Saves / Stopwatch.GetElapsedTime(began).TotalSeconds, providerCalls() - before);
        began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Attempts).Select(async number =>
        {
            for (var reading = 0; reading < Saves; reading++)
            {
                await actors.AskAsync(ShardOf(number), new ReadAttempt(AttemptOf(number)));
            }
        }));
        return new Measured(saves, Attempts * Saves / Stopwatch.GetElapsedTime(began).TotalSeconds, calls * 60.0 / (Attempts * Saves));
    }

    /// <summary>Ends when every shard has answered.</summary>
    public Task ReadAllAsync() => Task.WhenAll(Enumerable.Range(0, Shards).Select(async shard =>
    {
        while ((await actors.AskAsync(ShardOf(shard), new ReadAttempts(0))).Reply is Busy or OutcomeUnknown)
        {
            await Task.Delay(20);
        }
    }));

    private async Task SaveAsync(int number)
    {
        for (var save = 1; save <= Saves; save++)
        {
            var content = new SealedAnswer(Digest.Of(BitConverter.GetBytes((number * 100) + save)), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]);
            var answer = await actors.AskAsync(ShardOf(number), new SaveAnswer(AttemptOf(number), save - 1, (uint)save, 0, content));
            if (answer.Reply is not SaveTaken || answer.Receipt is null)
            {
                throw new InvalidOperationException($"A save was answered {answer.Reply}.");
            }
        }
    }

    private ActorKey ShardOf(int number) => new ShardId(campaign, number % Shards).Key;

    private static AttemptRef AttemptOf(int number) => new(new Id(string.Create(CultureInfo.InvariantCulture, $"a{number}")));

    private static SittingPlan Plan() => new(
        Law, PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(100, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
