using System.Diagnostics;
using System.Globalization;
using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Tests;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;
using Xunit.Abstractions;

namespace Recruit.Orleans.Tests;

/// <summary>
/// Saves on the embedded engine and on clusters of one and three silos in one run on one machine, so that they can be held against each other:
/// as many callers, each with one save at a time. That all are taken is demanded; how long it takes is printed.
/// </summary>
public sealed class FiguresTests(ITestOutputHelper output)
{
    private const int Shards = 8;
    private const int Attempts = 800;
    private const int Saves = 15;

    private static readonly Id Campaign = new("clerk-7");
    private static readonly Id Law = new("law");
    private static readonly ActorKinds Kinds = new(new PoolShardKind());

    [Fact]
    public async Task Every_save_is_taken_on_both_hosts()
    {
        await EmbeddedAsync();
        foreach (var silos in new[] { 1, 3 })
        {
            var basis = new SiloBasis(Kinds, TestKeys.Sign, TestKeys.Origin, TestKeys.SnapshotKey, TimeProvider.System);
            await using var cluster = await TestSilos.StartAsync(basis, silos, settings: new SiloSettings());
            await MeasureAsync($"cluster of {silos}", cluster.Actors);
            if (silos == 3)
            {
                var began = Stopwatch.GetTimestamp();
                await cluster.Cluster.KillSiloAsync(cluster.Cluster.Silos[1]);
                for (var shard = 0; shard < Shards; shard++)
                {
                    while ((await cluster.Actors.AskAsync(Of(shard).Key, new ReadAttempts(0))).Reply is Busy or OutcomeUnknown)
                    {
                        await Task.Delay(20);
                    }
                }

                Print("all shards answer again after a silo was killed", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
            }
        }
    }

    private async Task EmbeddedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("recruit-figures-").FullName;
        var journal = SqliteJournal.Open(folder, TestKeys.Origin);
        await using (var engine = EmbeddedEngine.Start(new EngineParts(
            Kinds, journal, SqliteSnapshots.Open(folder, journal, TestKeys.SnapshotKey), TestKeys.Sign, TestKeys.IsOurs, TimeProvider.System) { Notice = _ => { }, Trouble = _ => { } }))
        {
            await MeasureAsync("embedded engine", engine);
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task MeasureAsync(string host, IActors actors)
    {
        await Task.WhenAll(Enumerable.Range(0, Shards).Select(shard => actors.AskAsync(Of(shard).Key, new PlanSitting(Campaign, Saves, Plan())).AsTask()));
        await Task.WhenAll(Enumerable.Range(0, Attempts).Select(async number =>
        {
            await actors.AskAsync(ShardOf(number), new DealForm(AttemptOf(number).Id, Law, new PersonKeyId(new Guid(number, 1, 1, new byte[8])), TimeRatio.One, new FormSeed(1, (ulong)number)));
            await actors.AskAsync(ShardOf(number), new StartAttempt(AttemptOf(number)));
        }));
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Attempts).Select(number => SaveAsync(actors, number)));
        Print($"{host}: saves in a second", Attempts * Saves / Stopwatch.GetElapsedTime(began).TotalSeconds, "");
    }

    private static async Task SaveAsync(IActors actors, int number)
    {
        for (var save = 1; save <= Saves; save++)
        {
            var content = new SealedAnswer(Digest.Of(BitConverter.GetBytes((number * 100) + save)), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]);
            var answer = await actors.AskAsync(ShardOf(number), new SaveAnswer(AttemptOf(number), save - 1, (uint)save, 0, content));
            answer.Reply.ShouldBeOfType<SaveTaken>();
            answer.Receipt.ShouldNotBeNull();
        }
    }

    private void Print(string what, double value, string unit) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {value:0.0} {unit}"));

    private static ShardId Of(int shard) => new(Campaign, shard);

    private static ActorKey ShardOf(int number) => Of(number % Shards).Key;

    private static AttemptRef AttemptOf(int number) => new(new Id($"a{number}"));

    private static SittingPlan Plan() => new(
        Law, PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(100, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
