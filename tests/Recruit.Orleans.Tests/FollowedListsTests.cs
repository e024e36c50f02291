using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Hosts;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Grains;
using Recruit.Orleans.Lists;
using Recruit.Orleans.Storage;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Orleans.Tests;

/// <summary>The index of lists of a client follows the actors of a cluster: whatever was acknowledged is in the next list, or lists are refused.</summary>
public sealed class FollowedListsTests
{
    private const string Desk = "follow-desk";

    private static readonly ShardId Shard = new(new Id("clerk-7"), 0);
    private static readonly Id Law = new("law");
    private static readonly ActorKey Anna = new(AccountKind.KindName, "anna");
    private static readonly Mandate Admin = new(new Id("admin-1"), new Id("hired"));

    [Fact]
    public async Task A_follower_that_went_along_has_what_a_new_one_has_also_after_a_silo_was_killed()
    {
        await using var silos = await TestSilos.StartAsync(NamedKinds.All, new StandingTime(), silos: 3);
        await using var along = new ClusterFollower(silos.Cluster.Client, NamedKinds.All, _ => { });
        var proposed = new List<ActorKey>();
        await BeginAsync(silos, Shard);
        for (var number = 0; number < 24; number++)
        {
            if (number == 12)
            {
                await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[1]);
            }

            var shard = Shard with { Number = number % 4 };
            if (number is 1 or 2 or 3)
            {
                await BeginAsync(silos, shard);
            }

            await DealAsync(silos, shard, number);
            await DoAsync(silos, shard.Key, new StartAttempt(Of(number)));
            await DoAsync(silos, shard.Key, Save(number));
            proposed.Add(new ActorKey(AccountKind.KindName, $"account-{number:D2}"));
            await ProposeAsync(silos, proposed[^1]);
            if (number % 4 == 0)
            {
                await along.Index.CatchUpAsync();
                Open(along).ShouldBe(proposed, ignoreOrder: true);
            }
        }

        await along.Index.CatchUpAsync();
        Open(along).ShouldBe(proposed, ignoreOrder: true);
        await using var anew = new ClusterFollower(silos.Cluster.Client, NamedKinds.All, _ => { });
        await anew.Index.CatchUpAsync();
        anew.Index.CanonicalHash().ShouldBe(along.Index.CanonicalHash());
    }

    [Fact]
    public async Task That_there_is_an_actor_is_stored_before_its_first_write_counts_and_is_not_stored_again()
    {
        var (store, order) = (new SharedStore(), new List<string>());
        await using var silos = await TestSilos.StartAsync(NamedKinds.All, new StandingTime(), store: store);
        store.Before = (name, of) =>
        {
            lock (order)
            {
                order.Add($"{name} {of.Key}");
            }

            return Task.CompletedTask;
        };
        await BeginAsync(silos, Shard);
        await DealAsync(silos, Shard, 1);
        await DealAsync(silos, Shard, 2);
        List<string> done;
        lock (order)
        {
            done = [.. order.Where(one => one.StartsWith(Desk, StringComparison.Ordinal) || one.StartsWith("head", StringComparison.Ordinal))];
        }

        // The desk is opened, then the actor is entered, then its writes count.
        done.Select(one => one.Split(' ')[0]).ShouldBe([Desk, Desk, "head", "head", "head"]);
    }

    [Fact]
    public async Task Nothing_counts_of_which_no_desk_knows_and_lists_are_refused_until_desks_tell()
    {
        var (time, store, tries) = (new StandingTime(), new SharedStore(), new Tries());
        await using var silos = await TestSilos.StartAsync(NamedKinds.All, time, store: store);
        await using var follower = new ClusterFollower(silos.Cluster.Client, NamedKinds.All, _ => { });
        store.Before = (name, _) => name == Desk ? throw new IOException("503") : Task.CompletedTask;
        (await silos.Actors.AskAsync(Shard.Key, new PlanSitting(Shard.Campaign, 10, Plan()))).Reply.ShouldBeOfType<OutcomeUnknown>();
        store.Names.ShouldNotContain(one => one.EndsWith("/head", StringComparison.Ordinal));
        store.Before = (name, of) => name == Desk ? tries.Fail(of) : Task.CompletedTask;
        var caughtUp = follower.Index.CatchUpAsync();
        await tries.Twice;
        caughtUp.IsCompleted.ShouldBeFalse();
        follower.Index.TryRead(view => view.Position, out _).ShouldBeFalse("desks that cannot begin tell nothing, which is not that there is nothing");
        store.Before = null;
        await caughtUp;
        await BeginAsync(silos, Shard);
        await follower.Index.CatchUpAsync();
        follower.Index.TryRead(view => view.Position, out var position).ShouldBeTrue();
        position.ShouldBe(1ul);

        // Later as well: what is known is told no more when nobody knows whether it is all.
        tries = new Tries();
        store.Reading = (name, of) => name == Desk ? tries.Fail(of) : Task.CompletedTask;
        time.Move(TimeSpan.FromSeconds(6));
        caughtUp = follower.Index.CatchUpAsync();
        await tries.Twice;
        follower.Index.TryRead(view => view.Position, out _).ShouldBeFalse();
        store.Reading = null;
        await caughtUp;
        follower.Index.TryRead(view => view.Position, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_desk_that_another_one_replaced_takes_no_notes_and_tells_nothing()
    {
        var (time, store) = (new StandingTime(), new SharedStore());
        await using var silos = await TestSilos.StartAsync(NamedKinds.All, time, store: store);
        await BeginAsync(silos, Shard);
        var desk = silos.Cluster.Client.GetGrain<IFollowDeskGrain>(SiloParts.FollowDeskOf(Shard.Key));
        var first = await desk.ReadAsync(Guid.Empty, 0);
        first.All.Single().Id.ShouldBe(Shard.Key.Id);

        // As another activation does when it begins.
        var (owner, record) = (DeskRecord(Shard.Key), new GrainState<StoredBytes>(new StoredBytes()));
        await store.ReadStateAsync(Desk, owner, record);
        await store.WriteStateAsync(Desk, owner, record);
        time.Move(TimeSpan.FromSeconds(6));
        await Should.ThrowAsync<Exception>(() => desk.ReadAsync(first.Term, 0));
        var next = await desk.ReadAsync(first.Term, first.All[^1].Number);
        (next.IsAnew, next.All.Single().Id).ShouldBe((true, Shard.Key.Id));
        next.Term.ShouldNotBe(first.Term);
        await DealAsync(silos, Shard, 1);
        (await desk.ReadAsync(next.Term, next.All[^1].Number)).All.ShouldHaveSingleItem();

        // The same with a note.
        await store.ReadStateAsync(Desk, owner, record);
        await store.WriteStateAsync(Desk, owner, record);
        time.Move(TimeSpan.FromSeconds(6));
        (await silos.Actors.AskAsync(Shard.Key, new StartAttempt(Of(1)))).Reply.ShouldBeOfType<OutcomeUnknown>();
        await DoAsync(silos, Shard.Key, new StartAttempt(Of(1)));
    }

    [Fact]
    public async Task A_desk_that_began_behind_one_that_did_not_end_waits_until_that_takes_no_notes()
    {
        var (time, store) = (new StandingTime(), new SharedStore());
        var settings = TestSilos.Quick with { NoteFor = TimeSpan.FromSeconds(30) };
        await using (var silos = await TestSilos.StartAsync(NamedKinds.All, time, store: store, settings: settings))
        {
            await BeginAsync(silos, Shard);
            await silos.RestartAsync();
            (await ReadAsync(silos)).IsSettled.ShouldBeTrue("the one before ended in order");
            store.Before = (name, _) => name == Desk ? throw new IOException("503") : Task.CompletedTask;
        }

        store.Before = null;
        await using var again = await TestSilos.StartAsync(NamedKinds.All, time, store: store, settings: settings);
        (await ReadAsync(again)).IsSettled.ShouldBeFalse();
        await using var follower = new ClusterFollower(again.Cluster.Client, NamedKinds.All, _ => { });
        var caughtUp = follower.Index.CatchUpAsync();
        follower.Index.TryRead(view => view.Position, out _).ShouldBeFalse();
        time.Move(TimeSpan.FromSeconds(31));
        await caughtUp;
        follower.Index.TryRead(view => view.Position, out _).ShouldBeTrue();

        Task<Moves> ReadAsync(TestSilos silos) => silos.Cluster.Client.GetGrain<IFollowDeskGrain>(SiloParts.FollowDeskOf(Shard.Key)).ReadAsync(Guid.Empty, 0);
    }

    [Fact]
    public async Task Who_has_nothing_open_leaves_and_comes_back_and_every_follower_hears_of_it()
    {
        await using var silos = await TestSilos.StartAsync(NamedKinds.All, new StandingTime());
        await using var one = new ClusterFollower(silos.Cluster.Client, NamedKinds.All, _ => { });
        await using var other = new ClusterFollower(silos.Cluster.Client, NamedKinds.All, _ => { });
        await ProposeAsync(silos, Anna);
        foreach (var follower in (ClusterFollower[])[one, other])
        {
            await follower.Index.CatchUpAsync();
            Open(follower).ShouldBe([Anna]);
        }

        await DoAsync(silos, Anna, new WithdrawRole(Admin, Role.Marker, new Id("ministry")));
        await one.Index.CatchUpAsync();
        Open(one).ShouldBeEmpty();
        await other.Index.CatchUpAsync();
        Open(other).ShouldBeEmpty("it hears of it although the actor has left");

        // Where the desk begins anew it is not there any more, and nobody needs it.
        await ProposeAsync(silos, Anna);
        await one.Index.CatchUpAsync();
        await DoAsync(silos, Anna, new WithdrawRole(Admin, Role.Marker, new Id("ministry")));
        await other.Index.CatchUpAsync();
        await other.Index.CatchUpAsync();
        await silos.Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await using var anew = new ClusterFollower(silos.Cluster.Client, NamedKinds.All, _ => { });
        await anew.Index.CatchUpAsync();
        Open(anew).ShouldBeEmpty();
        anew.Index.Position.ShouldBe(0ul, "nothing had to be read");
        Open(one).ShouldBe([Anna], "it has not asked since");
        await one.Index.CatchUpAsync();
        Open(one).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_left_and_comes_back_while_its_desk_stores_a_list_without_it_is_there_after_a_crash()
    {
        var (time, store) = (new StandingTime(), new SharedStore());
        var number = SiloParts.FollowDeskOf(Anna);
        var other = Enumerable.Range(0, 10_000).Select(one => new ActorKey(AccountKind.KindName, $"account-{one}")).First(one => SiloParts.FollowDeskOf(one) == number);
        await using (var silos = await TestSilos.StartAsync(NamedKinds.All, time, store: store))
        {
            await using var follower = new ClusterFollower(silos.Cluster.Client, NamedKinds.All, _ => { });
            await ProposeAsync(silos, Anna);
            await follower.Index.CatchUpAsync();
            await DoAsync(silos, Anna, new WithdrawRole(Admin, Role.Marker, new Id("ministry")));
            await follower.Index.CatchUpAsync();
            await DoAsync(silos, other, Register());
            var (gate, reached) = (new TaskCompletionSource(), new TaskCompletionSource());
            store.Before = (name, of) =>
            {
                if (name == Desk && of == DeskRecord(Anna))
                {
                    reached.TrySetResult();
                    return gate.Task;
                }

                return Task.CompletedTask;
            };
            var first = DoAsync(silos, other, Propose());
            await reached.Task;
            var desk = silos.Cluster.Client.GetGrain<IFollowDeskGrain>(number);
            var told = await desk.ReadAsync(Guid.Empty, 0);
            var (last, back) = (told.All[^1].Number, DoAsync(silos, Anna, Propose()));
            while (told.All[^1].Number == last)
            {
                // Until the desk has heard of Anna again, who is at rest and not in the list under way.
                told = await desk.ReadAsync(Guid.Empty, 0);
            }

            gate.SetResult();
            await Task.WhenAll(first, back);
            store.Before = (name, _) => name == Desk ? throw new IOException("503") : Task.CompletedTask;
        }

        store.Before = null;
        await using var again = await TestSilos.StartAsync(NamedKinds.All, time, store: store);
        await using var anew = new ClusterFollower(again.Cluster.Client, NamedKinds.All, _ => { });
        await anew.Index.CatchUpAsync();
        Open(anew).ShouldBe([Anna, other], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_was_erased_is_in_no_list_of_any_client()
    {
        var root = Directory.CreateTempSubdirectory("recruit-follow-").FullName;
        try
        {
            var person = new PersonKeyId(new Guid(7, 1, 1, new byte[8]));
            await using var silos = await TestSilos.StartAsync(NamedKinds.All, new StandingTime());
            await using var follower = new ClusterFollower(silos.Cluster.Client, NamedKinds.All, _ => { });
            await follower.Index.CatchUpAsync();
            KeyFolder.Create(Path.Combine(root, "keys"), "recruit.example/log");
            using var keys = KeyFolder.Open(Path.Combine(root, "keys"), AppContext.BaseDirectory);
            keys.Persons.Create([person]);
            var erasures = await Erasures.StartAsync(silos.Actors, keys.Persons);
            (await erasures.EraseAsync(person, new Id("officer-1"), ErasureReason.Request, default)).Reply.ShouldBeOfType<ErasureNoted>();
            await follower.Index.CatchUpAsync();
            follower.Index.TryRead(view => view.IsErased(person), out var isErased).ShouldBeTrue();
            isErased.ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_read_for_lists_costs_the_store_nothing_while_actors_are_awake()
    {
        var store = new SharedStore();
        await using var silos = await TestSilos.StartAsync(NamedKinds.All, new StandingTime(), store: store);
        await using var follower = new ClusterFollower(silos.Cluster.Client, NamedKinds.All, _ => { });
        await BeginAsync(silos, Shard);
        await follower.Index.CatchUpAsync();
        for (var number = 0; number < 40; number++)
        {
            await DealAsync(silos, Shard, number);
        }

        var before = store.Calls;
        await follower.Index.CatchUpAsync();
        follower.Index.Position.ShouldBe(41ul);
        store.Calls.ShouldBe(before);
    }

    private static GrainId DeskRecord(ActorKey actor) =>
        GrainNames.StoredAs(Desk, SiloParts.FollowDeskOf(actor).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Task BeginAsync(TestSilos silos, ShardId shard) => DoAsync(silos, shard.Key, new PlanSitting(shard.Campaign, 10, Plan()));

    private static Task DealAsync(TestSilos silos, ShardId shard, int number) => DoAsync(
        silos, shard.Key, new DealForm(Of(number).Id, Law, new PersonKeyId(new Guid(number, 1, 1, new byte[8])), TimeRatio.One, new FormSeed(1, (ulong)number)));

    private static async Task ProposeAsync(TestSilos silos, ActorKey account)
    {
        await DoAsync(silos, account, Register());
        await DoAsync(silos, account, Propose());
    }

    private static RegisterAccount Register() => new(new SealedNote(default, new SealedAnswer(Digest.Of("anna"u8), "sealed"u8.ToArray())), "hash");

    private static ProposeRole Propose() => new(Admin, Role.Marker, new Instant(4_000_000_000_000), new Id("ministry"));

    /// <summary>Asks until it is told what came of it.</summary>
    private static async Task DoAsync(TestSilos silos, ActorKey actor, ActorCommand command)
    {
        for (var tries = 0; (await silos.Actors.AskAsync(actor, command)).Reply is var reply; tries++)
        {
            if (reply is not (Busy or OutcomeUnknown))
            {
                reply.ShouldNotBeOfType<Refusal>(reply.ToString());
                return;
            }

            tries.ShouldBeLessThan(1000);
        }
    }

    private static List<ActorKey> Open(ClusterFollower follower)
    {
        follower.Index.TryRead(view => view.OpenFiles.Select(file => file.Actor).ToList(), out var open).ShouldBeTrue();
        return open!;
    }

    private static SaveAnswer Save(int number) => new(
        Of(number), 0, 1, 0, new SealedAnswer(Digest.Of(BitConverter.GetBytes(number)), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]));

    private static AttemptRef Of(int number) => new(new Id($"a{number}"));

    private static SittingPlan Plan() => new(
        Law, PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(100, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Calls of the store that fail, and when one of them came a second time: a follower has gone round once in vain.</summary>
    private sealed class Tries
    {
        private readonly HashSet<GrainId> once = [];
        private readonly TaskCompletionSource twice = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Twice => twice.Task;

        public Task Fail(GrainId of)
        {
            lock (once)
            {
                if (!once.Add(of))
                {
                    twice.TrySetResult();
                }
            }

            throw new IOException("503");
        }
    }
}
