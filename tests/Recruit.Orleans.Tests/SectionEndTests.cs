using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Evidence;
using Recruit.Hosts;
using Recruit.Orleans.Storage;
using Recruit.Orleans.Turns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Orleans.Tests;

/// <summary>An actor whose section of the log has no number left, before anything happens to it again.</summary>
public sealed class SectionEndTests
{
    private const ulong End = 1 << 20;

    private static readonly ShardId Shard = new(new Id("clerk-7"), 0);
    private static readonly ActorKinds Kinds = new(new PoolShardKind());

    private readonly StandingTime time = new();
    private readonly SharedStore store = new();
    private readonly List<Exception> reasons = [];
    private uint sections;

    [Fact]
    public Task A_sign_of_life_there_leaves_it_readable_and_begins_no_section() => LoneActor.Alone(async () =>
    {
        await FillSectionAsync();
        var shard = await WakeAsync();
        var state = shard.CanonicalHash();
        for (var pulse = 0; pulse < 3; pulse++)
        {
            time.Move(TimeSpan.FromSeconds(3));
            await shard.TickAsync();
            await LoneActor.RestAsync();
        }

        Head().Chain.Count.ShouldBe(End);
        Head().Alive.ShouldBe(Instant.Of(time.GetUtcNow()), "a sign of life was stored");
        sections.ShouldBe(40u);
        await shard.StopAsync();
        var again = await WakeAsync();
        again.CanonicalHash().ShouldBe(state);
        await StartAsync(again, 7);
        Section.Of(Head().Chain.Count).ShouldBe(40u);
        await again.StopAsync();
        (await WakeAsync()).CanonicalHash().ShouldBe(again.CanonicalHash());
        reasons.ShouldBeEmpty();
    });

    /// <summary>So earlier builds stored a sign of life there.</summary>
    [Fact]
    public Task A_head_in_a_section_that_no_batch_began_is_read() => LoneActor.Alone(async () =>
    {
        await FillSectionAsync();
        ChangeHead(head => head with { Chain = head.Chain with { Count = Section.First(39) }, HasLeaves = false });
        var shard = await WakeAsync();
        await StartAsync(shard, 7);
        await shard.StopAsync();
        (await WakeAsync()).CanonicalHash().ShouldBe(shard.CanonicalHash());
        reasons.ShouldBeEmpty();
    });

    /// <summary>A shard with running attempts whose pages hold all of its section.</summary>
    private async Task FillSectionAsync()
    {
        var shard = await WakeAsync();
        await shard.AskAsync(new PlanSitting(Shard.Campaign, 60, Plan()), default);
        for (var number = 1; number < 7; number++)
        {
            await StartAsync(shard, number);
        }

        await shard.StopAsync();
        ChangeHead(head =>
        {
            head.Pages.ShouldNotBeNull();
            var end = new ChainHead(End, head.Paged.Link);
            return head with { Chain = end, Paged = end, Tail = [], Segments = SegmentIndex.Empty };
        });
        sections = 40;
    }

    private static async Task StartAsync(HostedActor shard, int number)
    {
        var attempt = new AttemptRef(new Id($"a{number}"));
        var key = new PersonKeyId(new Guid(number, 1, 1, new byte[8]));
        (await shard.AskAsync(new DealForm(attempt.Id, new Id("law"), key, TimeRatio.One, new FormSeed(1, (ulong)number)), default)).Reply.ShouldNotBeOfType<Refusal>();
        (await shard.AskAsync(new StartAttempt(attempt), default)).Reply.ShouldNotBeOfType<Refusal>();
    }

    private Task<HostedActor> WakeAsync() => LoneActor.WakeAsync(
        store, time, TestSilos.Quick with { PagesAfterBytes = 1 }, Kinds, Shard.Key, gaveUp: reasons.Add, takeSection: () => sections++);

    private HeadRecord Head()
    {
        HeadRecord? found = null;
        ChangeHead(head => found = head);
        return found!;
    }

    private void ChangeHead(Func<HeadRecord, HeadRecord> change) => store.Change(
        $"{GrainNames.StoredAs(Shard.Key)}/head",
        bytes => change(HeadRecord.Decode(Shard.Key, bytes, TestKeys.SnapshotKey)).Encode(Shard.Key, TestKeys.SnapshotKey));

    private static SittingPlan Plan() => new(
        new Id("law"), PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(100, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
