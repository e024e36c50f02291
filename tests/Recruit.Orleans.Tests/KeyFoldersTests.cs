using System.Security.Cryptography;
using Orleans.Core.Internal;
using Orleans.Storage;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Evidence;
using Recruit.Hosts;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Grains;
using Recruit.Orleans.Storage;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Orleans.Tests;

/// <summary>Silos and clients that have another key folder: none of them takes part.</summary>
public sealed class KeyFoldersTests
{
    private static readonly byte[] OtherKey = [.. Enumerable.Repeat((byte)7, 32)];

    private readonly SharedStore store = new();

    [Fact]
    public async Task A_silo_with_another_key_folder_does_not_start_on_a_service_s_store()
    {
        await using (var silos = await TestSilos.StartAsync(Basis(TestKeys.SnapshotKey), store: store))
        {
            (await silos.Actors.AskAsync(PurseKind.Key(1), new PutIn(5))).Reply.ShouldBeOfType<Contents>();
        }

        var before = store.Writes;
        (await RefusalAsync(Basis(OtherKey))).ShouldContain("under another key folder");
        (await RefusalAsync(Basis(TestKeys.SnapshotKey, Made("recruit.example/other")))).ShouldContain("recruit.example/other");
        (await RefusalAsync(Basis(TestKeys.SnapshotKey, Made(TestKeys.Origin)))).ShouldContain("another signing key");
        store.Change("recruit/service", bytes => [9, .. bytes[1..]]);
        (await RefusalAsync(Basis(TestKeys.SnapshotKey))).ShouldContain("of a version");
        store.Writes.ShouldBe(before, "none of them stored anything");
    }

    /// <summary>Such as builds filled that wrote no such records.</summary>
    [Theory]
    [InlineData(true, "recruit/service")]
    [InlineData(false, "recruit/service")]
    [InlineData(true, "recruit/service.one/signer")]
    public async Task A_store_of_which_nobody_said_whose_it_is_is_taken_by_nobody_but_whose_states_it_holds(bool isFollowed, string missing)
    {
        var basis = isFollowed ? Basis(TestKeys.SnapshotKey) with { Kinds = NamedKinds.All } : Basis(TestKeys.SnapshotKey);
        await using (var silos = await TestSilos.StartAsync(basis, store: store))
        {
            var anna = new ActorKey(AccountKind.KindName, "anna");
            var named = isFollowed
                ? [(anna, new RegisterAccount(new SealedNote(default, new SealedAnswer(Digest.Of("anna"u8), "sealed"u8.ToArray())), "hash")),
                    (anna, new ProposeRole(new Mandate(new Id("a-1"), new Id("hired")), Role.Marker, new Instant(4_000_000_000_000), new Id("ministry")))]
                : new (ActorKey, ActorCommand)[] { (PurseKind.Key(1), new PutIn(5)) };
            foreach (var (actor, command) in named)
            {
                (await silos.Actors.AskAsync(actor, command)).Reply.ShouldNotBeOfType<OutcomeUnknown>();
            }
        }

        store.Remove(missing);
        store.Names.Any(name => name.StartsWith("recruit/log-section", StringComparison.Ordinal)).ShouldBe(!isFollowed, "what names an actor");
        var before = store.Writes;
        (await RefusalAsync(basis with { MarkKey = OtherKey })).ShouldContain(missing == "recruit/service" ? "not marked by this service" : "under another key folder");
        (await RefusalAsync(basis with { Verifier = Made(TestKeys.Origin) })).ShouldContain("not signed by the signing key");
        store.Writes.ShouldBe(before, "none of them stored anything");
        await (await TestSilos.StartAsync(basis, store: store)).DisposeAsync();
        store.Names.Count(name => name.StartsWith("recruit/service.one/", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Silos_that_begin_at_once_on_an_empty_store_agree_whose_it_is()
    {
        var (ours, other) = (Record(TestKeys.SnapshotKey), Record(OtherKey));
        store.Before = async (_, _) =>
        {
            store.Before = null;
            await ours.ClaimAsync();
        };
        await Should.ThrowAsync<ForeignStoreException>(other.ClaimAsync);
        store.Names.ShouldBe(["recruit/service.one/service", "recruit/service.one/signer"], ignoreOrder: true);
        store.Before = (_, _) => throw new InvalidOperationException("It is written once.");
        await Record(TestKeys.SnapshotKey).ClaimAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_only_reaches_the_gateway_is_refused(bool hasOtherKey)
    {
        var stranger = hasOtherKey ? new CallProof(TestKeys.Origin, OtherKey) : null;
        await using var silos = await TestSilos.StartAsync(Basis(TestKeys.SnapshotKey), store: store, callers: _ => stranger);
        await Should.ThrowAsync<UnauthorizedAccessException>(() => silos.Actors.AskAsync(PurseKind.Key(1), new PutIn(5)).AsTask());
        var grains = silos.Cluster.Client;
        await Should.ThrowAsync<UnauthorizedAccessException>(() => grains.GetGrain<IActorGrain>(GrainNames.GrainOf(PurseKind.Key(1))).HashAsync());
        await Should.ThrowAsync<UnauthorizedAccessException>(() => grains.GetGrain<IArchiveGrain>(0).ReadReceiptsAsync([]));
        await Should.ThrowAsync<UnauthorizedAccessException>(() => grains.GetGrain<IFollowDeskGrain>(0).ReadAsync(Guid.Empty, 0));
        await Should.ThrowAsync<UnauthorizedAccessException>(() => grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero));

        // What Orleans itself asks of grains, or lets anybody ask: to end one, to remind one, to read a store in memory.
        await Should.ThrowAsync<UnauthorizedAccessException>(
            () => grains.GetGrain<IActorGrain>(GrainNames.GrainOf(PurseKind.Key(1))).AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask());
        await Should.ThrowAsync<UnauthorizedAccessException>(() => grains.GetGrain<IWakeWatchGrain>(0).AsReference<IRemindable>().ReceiveReminder("wake", default));
        await Should.ThrowAsync<UnauthorizedAccessException>(() => grains.GetGrain<IMemoryStorageGrain>(0).ReadStateAsync<string>("one"));
        store.Names.ShouldNotContain(name => name.EndsWith("/head", StringComparison.Ordinal));
    }

    /// <summary>A grain is activated before its call is looked at.</summary>
    [Fact]
    public async Task Whoever_only_reaches_the_gateway_has_nothing_stored_or_timed_under_a_name_that_no_grain_has()
    {
        await using var silos = await TestSilos.StartAsync(Basis(TestKeys.SnapshotKey), store: store, callers: _ => null);
        var (grains, before) = (silos.Cluster.Client, store.Names.Order().ToList());
        var (desk, purse) = (grains.GetGrain<IFollowDeskGrain>(0).GetGrainId(), GrainNames.GrainOf(PurseKind.Key(1)));
        var calls = new Func<Task>[]
        {
            () => grains.GetGrain<IFollowDeskGrain>(1000).ReadAsync(Guid.Empty, 0),
            () => grains.GetGrain<IFollowDeskGrain>(SiloParts.FollowDesks).ReadAsync(Guid.Empty, 0),
            () => grains.GetGrain<IFollowDeskGrain>(-1).ReadAsync(Guid.Empty, 0),
            () => grains.GetGrain<IFollowDeskGrain>(GrainId.Create(desk.Type, IdSpan.Create("00"))).ReadAsync(Guid.Empty, 0),
            () => grains.GetGrain<IFollowDeskGrain>(GrainId.Create(desk.Type, IdSpan.Create("0+0"))).ReadAsync(Guid.Empty, 0),
            () => grains.GetGrain<IWakeDeskGrain>(1000).SweepAsync(),
            () => grains.GetGrain<IWakeWatchGrain>(1000).BeginAsync(),
            () => grains.GetGrain<IWakeWatchGrain>(1).AsReference<IRemindable>().ReceiveReminder("wake", default),
            () => grains.GetGrain<IArchiveGrain>(1000).ReadReceiptsAsync([]),
            () => grains.GetGrain<ISectionsGrain>(1000).TakeAsync(1),
        };
        foreach (var call in calls)
        {
            (await Should.ThrowAsync<Exception>(call)).ShouldNotBeOfType<UnauthorizedAccessException>("it does not come so far");
        }

        // An actor has one name too.
        var twice = GrainId.Create(purse.Type, IdSpan.Create($"~70{purse.Key.ToString()![1..]}"));
        (await Should.ThrowAsync<Exception>(() => grains.GetGrain<IActorGrain>(twice).HashAsync())).ShouldNotBeOfType<UnauthorizedAccessException>();
        store.Names.Order().ShouldBe(before);
    }

    private static SiloBasis Basis(byte[] markKey, VerifierKey? verifier = null) => new(PurseKind.Alone, TestKeys.Sign, verifier ?? TestKeys.Verifier, markKey, new StandingTime());

    private static VerifierKey Made(string origin)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return VerifierKey.Create(origin, key.ExportSubjectPublicKeyInfo())!;
    }

    private ServiceRecord Record(byte[] markKey) => new(store, Basis(markKey), new StoreWitness(store, store, Basis(markKey), TestSilos.Quick, () => { }), () => { });

    /// <summary>Why a silo does not start.</summary>
    private async Task<string> RefusalAsync(SiloBasis basis)
    {
        var thrown = await Should.ThrowAsync<Exception>(() => TestSilos.StartAsync(basis, store: store));
        for (var cause = thrown; cause is not null; cause = cause.InnerException)
        {
            if (cause is ForeignStoreException foreign)
            {
                return foreign.Message;
            }
        }

        throw thrown;
    }
}
