using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Hosts;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Grains;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Tests;

public sealed class SiloLimitsTests
{
    [Fact]
    public async Task Nothing_that_waits_is_without_a_bound()
    {
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), sheds: true);
        var services = silos.Cluster.GetSiloServiceProvider();
        var calls = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
        (calls.MaxEnqueuedRequestsHardLimit, calls.MaxEnqueuedRequestsHardLimit_StatelessWorker).ShouldBe((20_000, 20_000));
        (calls.MaxEnqueuedRequestsSoftLimit, calls.MaxEnqueuedRequestsSoftLimit_StatelessWorker).ShouldBe((5_000, 5_000));
        var load = services.GetRequiredService<IOptions<LoadSheddingOptions>>().Value;
        (load.LoadSheddingEnabled, load.CpuThreshold, load.MemoryThreshold).ShouldBe((true, 90, 90));
        services.GetServices<IIncomingGrainCallFilter>().OfType<CallNotes>().Count().ShouldBe(1);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => silos.Cluster.Client.GetGrain<IArchiveGrain>(0).ReadReceiptsAsync(new ulong[IActors.ReceiptsMax + 1]));
    }

    [Fact]
    public async Task One_caller_too_many_is_told_to_come_again_and_nobody_else_is()
    {
        var settings = TestSilos.Quick with { MailboxRoom = 10 };
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), settings: settings);
        await silos.Actors.AskAsync(PurseKind.Key(1), new PutIn(1));
        var (gate, reached) = (new TaskCompletionSource(), new TaskCompletionSource());
        silos.Store.Before = (_, _) =>
        {
            reached.TrySetResult();
            return gate.Task;
        };
        var first = silos.Actors.AskAsync(PurseKind.Key(1), new PutIn(1)).AsTask();
        await reached.Task;
        var rest = Enumerable.Range(0, 19).Select(_ => silos.Actors.AskAsync(PurseKind.Key(1), new PutIn(1)).AsTask()).ToList();
        var waiting = rest.ToList<Task>();
        while (waiting.Count > 9)
        {
            waiting.Remove(await Task.WhenAny(waiting));
        }

        gate.SetResult();
        var replies = (await Task.WhenAll([first, .. rest])).Select(one => one.Reply).ToList();
        (replies.Count(one => one is Contents), replies.Count(one => one is Busy)).ShouldBe((10, 10));
    }

    [Fact]
    public async Task Records_stay_within_their_bound_however_long_an_actor_lives()
    {
        var settings = TestSilos.Quick with { TailBytes = 2000, RecordBytes = 4000, PagesAfterBytes = 3000 };
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), settings: settings);
        var places = new List<ReceiptPlace>();
        for (var i = 0; i < 300; i++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => silos.Actors.AskAsync(PurseKind.Key(1), new PutIn(1)).AsTask()));
            places.AddRange(answers.Select(one => one.Receipt!.Value));
        }

        silos.Store.Longest.ShouldBeLessThan(24_000, "Batches, and what points to them: the index is full at 64 of each level.");
        var before = await HashAsync(silos);
        await silos.RestartAsync();
        (await HashAsync(silos)).ShouldBe(before);
        var receipts = await silos.Actors.ReadReceiptsAsync([.. places.OrderBy(one => one.Packed)]);
        receipts.Select(one => one?.Leaf.ClientSequence).SequenceEqual(Enumerable.Range(1, 900).Select(one => (ulong?)one)).ShouldBeTrue("Each move has its receipt, in the order of the moves.");
    }

    [Fact]
    public async Task An_operator_is_warned_from_three_quarters_of_the_sections_on()
    {
        var (heard, store, taken) = (new HeardWarnings(), new SharedStore(), new RecordWriter());
        taken.Write((int)Section.Many - 256);
        store.Put("recruit/sections.all/sections", taken.ToArray());
        var basis = new SiloBasis(PurseKind.Alone, TestKeys.Sign, TestKeys.Verifier, TestKeys.SnapshotKey, new StandingTime());
        await using var silos = await TestSilos.StartAsync(basis, store: store, log: heard);
        var sections = silos.Cluster.Client.GetGrain<ISectionsGrain>(0);
        (await sections.TakeAsync(256)).ShouldBe(Section.Many - 256);
        heard.All.ShouldNotContain(line => line.Contains("sections", StringComparison.Ordinal), "three quarters, and not one more");
        await sections.TakeAsync(256);
        heard.All.ShouldContain("12583168 of 16777216 sections of the log are handed out, each for good; when all are, no actor begins any more.");
    }

    [Fact]
    public void Every_kind_has_its_grain_and_every_grain_its_kind()
    {
        var types = typeof(ActorGrain).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ActorGrain)))
            .Select(type => type.CustomAttributes.Single(one => one.AttributeType == typeof(GrainTypeAttribute)).ConstructorArguments[0].Value as string).ToList();
        types.Distinct().Count().ShouldBe(types.Count);
        foreach (var type in types)
        {
            NamedKinds.All[new ActorKey(type!, "one")].Name.ShouldBe(type);
        }
    }

    [Theory]
    [InlineData("kz-1/3")]
    [InlineData("0012")]
    [InlineData("қазақша ~ #?\\")]
    public void A_name_comes_back_and_no_store_reads_it_as_another(string id)
    {
        var key = new ActorKey("pool-shard", id);
        GrainNames.ActorOf(GrainNames.GrainOf(key)).ShouldBe(key);
        GrainNames.StoredAs(key).Key.ToString()!.ShouldAllBe(sign => char.IsAsciiLetterOrDigit(sign) || "-_~.".Contains(sign));
        GrainNames.StoredAs(key).ShouldNotBe(GrainNames.StoredAs(new ActorKey("pool-shard", id + "0")));
        GrainNames.StoredAs(key).ShouldNotBe(GrainNames.StoredAs(new ActorKey("panel", id)));
    }

    private static async Task<string> HashAsync(TestSilos silos) =>
        Convert.ToHexString(await silos.Cluster.Client.GetGrain<IActorGrain>(GrainNames.GrainOf(PurseKind.Key(1))).HashAsync());
}
