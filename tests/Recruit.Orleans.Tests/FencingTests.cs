using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Evidence;
using Recruit.Hosts;
using Recruit.Orleans.Turns;

namespace Recruit.Orleans.Tests;

/// <summary>Two activations of one actor at once, as after a death that was declared and was none. Here they are driven without a cluster.</summary>
public sealed class FencingTests
{
    private static readonly ActorKey Key = PurseKind.Key(1);

    private readonly StandingTime time = new();
    private readonly SharedStore store = new();
    private readonly List<Exception> reasons = [];

    [Fact]
    public Task The_stale_one_of_two_stores_nothing_and_acknowledges_nothing() => LoneActor.Alone(async () =>
    {
        var (first, firstEnded) = await ActivateAsync();
        (await first.AskAsync(new PutIn(5), default)).Reply.ShouldBeOfType<Contents>();
        var (second, _) = await ActivateAsync();
        (await second.AskAsync(new PutIn(7), default)).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(12);

        (await first.AskAsync(new PutIn(100), default)).Reply.ShouldBeOfType<OutcomeUnknown>();
        firstEnded().ShouldBeTrue();
        (await first.AskAsync(new Look(), default)).Reply.ShouldBeOfType<Busy>("It does nothing any more.");
        (await second.AskAsync(new Look(), default)).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(12);
        var (third, _) = await ActivateAsync();
        third.CanonicalHash().ShouldBe(second.CanonicalHash());
    });

    [Fact]
    public Task One_that_wakes_up_after_its_death_answers_nothing_from_memory() => LoneActor.Alone(async () =>
    {
        var (first, firstEnded) = await ActivateAsync();
        await first.AskAsync(new PutIn(5), default);
        var (second, _) = await ActivateAsync();
        await second.AskAsync(new PutIn(7), default);

        time.Move(TimeSpan.FromMinutes(2));
        (await first.AskAsync(new Look(), default)).Reply.ShouldBeOfType<Busy>("Five coins were long wrong.");
        firstEnded().ShouldBeTrue();
        (await second.AskAsync(new Look(), default)).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(12);
    });

    [Fact]
    public Task Two_that_begin_at_once_do_not_write_over_each_others_records() => LoneActor.Alone(async () =>
    {
        var settings = TestSilos.Quick with { TailBytes = 1, RecordBytes = 4096, PagesAfterBytes = 1 };
        var (first, _) = await ActivateAsync(settings);
        var (second, _) = await ActivateAsync(settings);
        var answers = await Task.WhenAll(first.AskAsync(new PutIn(5), default), second.AskAsync(new PutIn(7), default));
        answers.Count(one => one.Reply is Contents).ShouldBe(1);
        answers.Count(one => one.Reply is OutcomeUnknown).ShouldBe(1);
        var (third, _) = await ActivateAsync(settings);
        (await third.AskAsync(new Look(), default)).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(answers[0].Reply is Contents ? 5 : 7);
    });

    [Fact]
    public Task What_failed_after_it_was_stored_is_unknown_and_has_its_effect_once() => LoneActor.Alone(async () =>
    {
        var (first, _) = await ActivateAsync();
        var name = new OperationId(Guid.NewGuid());
        store.After = (record, _) => record == "head" ? throw new TimeoutException() : Task.CompletedTask;
        (await first.AskAsync(new PutIn(5), name)).Reply.ShouldBeOfType<OutcomeUnknown>();
        store.After = null;
        var (second, _) = await ActivateAsync();
        var again = await second.AskAsync(new PutIn(5), name);
        again.Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(5);
        (await second.ReadReceiptsAsync([again.Receipt!.Value]))[0]!.Verify(TestKeys.Origin, TestKeys.Verifier).ShouldBe(ReceiptVerdict.Accepted);
    });

    [Fact]
    public Task Nobody_is_answered_before_it_is_stored_and_whoever_comes_meanwhile_shares_a_write() => LoneActor.Alone(async () =>
    {
        var (purse, _) = await ActivateAsync();
        await purse.AskAsync(new PutIn(1), default);
        var (gate, reached) = (new TaskCompletionSource(), new TaskCompletionSource());
        store.Before = (_, _) =>
        {
            reached.TrySetResult();
            return gate.Task;
        };
        var first = purse.AskAsync(new PutIn(1), default);
        await reached.Task;
        var more = Enumerable.Range(0, 100).Select(_ => purse.AskAsync(new PutIn(1), default)).ToList();
        var look = purse.AskAsync(new Look(), default);
        var before = store.Writes;
        await LoneActor.RestAsync();
        (first.IsCompleted, more.Any(one => one.IsCompleted), look.IsCompleted).ShouldBe((false, false, false), "What it would say may never be.");
        gate.SetResult();
        (await first).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(2);
        (await Task.WhenAll(more)).ShouldAllBe(one => one.Reply is Contents);
        (await look).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(102);
        (store.Writes - before).ShouldBe(1);
    });

    [Fact]
    public Task Every_failing_call_of_the_store_leaves_a_whole_actor() => LoneActor.Alone(async () =>
    {
        var settings = TestSilos.Quick with { TailBytes = 200, RecordBytes = 256, PagesAfterBytes = 300 };
        for (var fail = 1; ; fail++)
        {
            var (shop, calls, wanted, failed) = (new SharedStore(), 0, 0, false);
            shop.Before = (_, _) => Interlocked.Increment(ref calls) == fail ? throw new IOException("503") : Task.CompletedTask;
            shop.After = (_, _) => Interlocked.Increment(ref calls) == fail ? throw new TimeoutException() : Task.CompletedTask;
            shop.Reading = (_, _) => Interlocked.Increment(ref calls) == fail ? throw new IOException("503") : Task.CompletedTask;
            HostedActor? purse = null;
            for (var wish = 1; wish <= 12; wish++)
            {
                var name = new OperationId(new Guid(wish, 1, 1, new byte[8]));
                for (var tries = 0; ; tries++)
                {
                    tries.ShouldBeLessThan(4);
                    try
                    {
                        purse = purse is { IsOver: false } ? purse : (await ActivateAsync(settings, shop)).Actor;
                        if ((await purse.AskAsync(new PutIn(wish), name)).Reply is Contents)
                        {
                            wanted += wish;
                            break;
                        }
                    }
                    catch (IOException)
                    {
                        purse = null;
                    }

                    failed = true;
                }
            }

            (shop.Before, shop.After, shop.Reading) = (null, null, null);
            var (again, _) = await ActivateAsync(settings with { RecordBytes = 300 }, shop);
            (await again.AskAsync(new Look(), default)).Reply.ShouldBeOfType<Contents>().ShouldSatisfyAllConditions(
                told => told.Coins.ShouldBe(wanted), told => told.Moves.ShouldBe(12));
            if (!failed && calls < fail)
            {
                fail.ShouldBeGreaterThan(60, "Pages, segments and heads were written.");
                return;
            }
        }
    });

    /// <summary>A round of pages that began while the one before it was adopted pointed to pages that were taken away then: the state was lost.</summary>
    [Fact]
    public Task Pages_that_did_not_change_outlive_every_round() => LoneActor.Alone(async () =>
    {
        var (settings, kinds, key) = (TestSilos.Quick with { PagesAfterBytes = 1 }, new ActorKinds(new ShelfKind()), new ActorKey("shelf", "s1"));
        var (shelf, _) = await ActivateAsync(settings, kinds: kinds, key: key);
        for (var count = 0; count < 100; count++)
        {
            (await shelf.AskAsync(new PutIn(count * 7 % 4), default)).Reply.ShouldBeOfType<Contents>();
        }

        var (again, _) = await ActivateAsync(settings, kinds: kinds, key: key);
        again.CanonicalHash().ShouldBe(shelf.CanonicalHash());
    });

    [Fact]
    public Task A_state_that_somebody_changed_in_the_store_is_not_believed() => LoneActor.Alone(async () =>
    {
        var (purse, _) = await ActivateAsync();
        await purse.AskAsync(new PutIn(5), default);
        store.Change("recruit/purse", bytes =>
        {
            bytes[^40] ^= 1;
            return bytes;
        });
        await Should.ThrowAsync<InvalidDataException>(() => ActivateAsync());
    });

    private async Task<(HostedActor Actor, Func<bool> HasEnded)> ActivateAsync(
        SiloSettings? settings = null, SharedStore? shop = null, ActorKinds? kinds = null, ActorKey? key = null)
    {
        var ended = false;
        var actor = await LoneActor.WakeAsync(
            shop ?? store, time, settings ?? TestSilos.Quick, kinds ?? PurseKind.Alone, key ?? Key, () => ended = true, reasons.Add);
        return (actor, () => ended);
    }
}
