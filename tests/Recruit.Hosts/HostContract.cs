using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Hosts;

/// <summary>
/// What every host of actors must pass. The commands are the same for all, and so are the answers and the states, byte for byte: they are those of
/// an actor driven by hand.
/// </summary>
public abstract class HostContract
{
    private static readonly ShardId Shard = new(new Id("clerk-7"), 0);
    private static readonly Id Law = new("law");

    private protected static ActorKinds Kinds { get; } = TellingPurse.Alone.With(new PoolShardKind());

    private protected abstract Task<HostUnderTest> StartAsync();

    [Fact]
    public Task A_purse_answers_and_holds_the_same_as_by_hand() => SameAsync(
        PurseKind.Key(1),
        (new PutIn(5), Named(1)),
        (new PutIn(5), Named(1)),
        (new PutIn(6), Named(1)),
        (new Look(), default),
        (new Give(PurseKind.Key(2), 100), Named(2)),
        (new Give(PurseKind.Key(2), 100), Named(2)),
        (new Attach([1, 2, 3]), default),
        (new PutIn(7), default),
        (new WakeAt(new Instant(4_000_000_000_000)), Named(3)),
        (new Look(), default));

    [Fact]
    public Task A_pool_shard_answers_and_holds_the_same_as_by_hand() => SameAsync(Shard.Key, [.. Sitting()]);

    [Fact]
    public async Task A_rule_that_throws_concerns_who_asked_and_changes_nothing()
    {
        await using var host = await StartAsync();
        await host.Actors.AskAsync(PurseKind.Key(1), new PutIn(5));
        var mistake = await Should.ThrowAsync<DecisionFailedException>(async () => await host.Actors.AskAsync(PurseKind.Key(1), new Stumble()));
        mistake.Message.ShouldContain("clumsy");
        (await CoinsAsync(host, 1)).ShouldBe(5);
    }

    [Fact]
    public async Task An_unknown_kind_is_the_callers_mistake()
    {
        await using var host = await StartAsync();
        await Should.ThrowAsync<ArgumentException>(async () => await host.Actors.AskAsync(new ActorKey("wallet", "w1"), new Look()));
    }

    [Fact]
    public async Task A_receipt_verifies_before_and_after_a_restart_and_there_is_none_elsewhere()
    {
        await using var host = await StartAsync();
        var place = (await host.Actors.AskAsync(PurseKind.Key(1), new PutIn(5))).Receipt!.Value;
        foreach (var again in new[] { false, true })
        {
            if (again)
            {
                await host.RestartAsync();
            }

            var receipts = await host.Actors.ReadReceiptsAsync([new ReceiptPlace(place.Batch, 0), place, place with { Batch = place.Batch + 900 }]);
            receipts[0].ShouldBeNull("The first entry of a batch is no receipt.");
            receipts[2].ShouldBeNull();
            receipts[1]!.Verify(TestKeys.Origin, TestKeys.Verifier).ShouldBe(ReceiptVerdict.Accepted);
            receipts[1]!.Leaf.Attempt.ShouldBe("p1");
        }
    }

    [Fact]
    public async Task An_attachment_is_there_as_long_as_it_is_and_no_other_is()
    {
        await using var host = await StartAsync();
        var text = new byte[700_000];
        new Random(7).NextBytes(text);
        await host.Actors.AskAsync(PurseKind.Key(1), new Attach(text));
        await host.Actors.AskAsync(PurseKind.Key(2), new Attach(text));
        await host.RestartAsync();
        (await host.Actors.ReadAttachmentAsync(Digest.Of(text)))!.Value.ToArray().ShouldBe(text);
        (await host.Actors.ReadAttachmentAsync(Digest.Of([9]))).ShouldBeNull();
    }

    [Fact]
    public async Task Coins_that_are_given_arrive_once()
    {
        await using var host = await StartAsync();
        await host.Actors.AskAsync(PurseKind.Key(1), new PutIn(1000));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => host.Actors.AskAsync(PurseKind.Key(1), new Give(PurseKind.Key(2 + (i % 3)), 1), Named(i + 1)).AsTask()));
        await host.RestartAsync();
        await TellingPurse.UntilAsync(async () => await CoinsAsync(host, 2) + await CoinsAsync(host, 3) + await CoinsAsync(host, 4) == 300);
        (await CoinsAsync(host, 1)).ShouldBe(700);
    }

    [Fact]
    public async Task Whoever_waits_for_an_instant_is_nudged_when_it_came()
    {
        await using var host = await StartAsync();
        await host.Actors.AskAsync(PurseKind.Key(1), new WakeAt(Now(host) + TimeSpan.FromSeconds(3)));
        (await LookAsync(host, 1)).Wakes.ShouldBe(0);
        host.Time.Move(TimeSpan.FromSeconds(4));
        await TellingPurse.UntilAsync(async () => (await LookAsync(host, 1)).Wakes == 1);
    }

    [Fact]
    public async Task Time_lost_through_the_service_is_told_before_anything_else()
    {
        await using var host = await StartAsync();
        var before = Now(host);
        await host.Actors.AskAsync(PurseKind.Key(1), new WakeAt(before + TimeSpan.FromMinutes(10)));
        await host.Actors.AskAsync(PurseKind.Key(2), new PutIn(1));
        host.Time.Move(TimeSpan.FromMinutes(1));
        await host.RestartAsync();
        await TellingPurse.UntilAsync(async () => (await LookAsync(host, 1)).Gaps == 1);
        var told = await LookAsync(host, 1);
        (told.LastGapTo - told.LastGapFrom).ShouldBe(TimeSpan.FromMinutes(1));
        (await LookAsync(host, 2)).Gaps.ShouldBe(0, "Nobody's time ran there.");
    }

    private protected static OperationId Named(int number) => new(new Guid(number, 7, 7, new byte[8]));

    private protected static async Task<int> CoinsAsync(HostUnderTest host, int purse) => (await LookAsync(host, purse)).Coins;

    private protected static async Task<Contents> LookAsync(HostUnderTest host, int purse) =>
        (await host.Actors.AskAsync(PurseKind.Key(purse), new Look())).Reply.ShouldBeOfType<Contents>();

    private protected static Instant Now(HostUnderTest host) => Instant.Of(host.Time.GetUtcNow());

    private async Task SameAsync(ActorKey key, params (ActorCommand Command, OperationId Operation)[] commands)
    {
        await using var host = await StartAsync();
        var byHand = new ByHand(Kinds, key);
        foreach (var (command, operation) in commands)
        {
            var expected = byHand.Ask(command, operation, Now(host));
            var answer = await host.Actors.AskAsync(key, command, operation);
            Told(key, answer).ShouldBe(Told(key, expected), command.ToString());
        }

        (await host.HashAsync(key)).ShouldBe(byHand.Actor.CanonicalHash());
        await host.RestartAsync();
        (await host.HashAsync(key)).ShouldBe(byHand.Actor.CanonicalHash(), "after a restart");
        foreach (var (command, operation) in commands.Where(one => !one.Operation.IsNone))
        {
            Told(key, await host.Actors.AskAsync(key, command, operation)).ShouldBe(Told(key, byHand.Ask(command, operation, Now(host))), $"{command} again");
        }
    }

    private static IEnumerable<(ActorCommand, OperationId)> Sitting()
    {
        yield return (new PlanSitting(Shard.Campaign, 3, Plan()), default);
        for (var number = 0; number < 40; number++)
        {
            var attempt = Of(number);
            yield return (new DealForm(attempt.Id, Law, new PersonKeyId(new Guid(number, 1, 1, new byte[8])), TimeRatio.One, new FormSeed(1, (ulong)number)), default);
            yield return (new StartAttempt(attempt), default);
            for (var save = 1u; save <= number % 4; save++)
            {
                var content = new SealedAnswer(Digest.Of(BitConverter.GetBytes((number * 4) + save)), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]);
                var saving = new SaveAnswer(attempt, (int)(save % 3), save, 0, content);
                yield return (saving, default);
                yield return (saving, default);
            }

            if (number % 2 == 0)
            {
                yield return (new Submit(attempt, 0, (uint)(number % 4)), default);
            }

            yield return (new ReadAttempt(attempt), default);
        }

        yield return (new ReadAttempts(0), default);
    }

    private static AttemptRef Of(int number) => new(new Id($"a{number}"));

    private static SittingPlan Plan() => new(
        Law, PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(100, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>An answer as it would be stored, so that two can be compared whatever they hold.</summary>
    private static (string Reply, ReceiptPlace? Receipt) Told(ActorKey key, Answer answer) =>
        (Convert.ToHexString(StoredReply.Write(Kinds[key], answer.Reply, new RecordWriter())), answer.Receipt);
}
