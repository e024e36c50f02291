using Recruit.Engine.Lists;
using Recruit.Engine.Tests.Simulation;
using Recruit.Lists;

namespace Recruit.Engine.Tests.Lists;

/// <summary>However an index came to be, by following, after ends of its process, or from the first batch, it is the same.</summary>
public class FollowedIndexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Following_with_interruptions_gives_what_the_whole_journal_gives(int shards)
    {
        var (applications, released, erased, sittings) = (0, 0, 0, 0);
        foreach (var seed in Seeds.Of(40))
        {
            var chance = new Chance(seed * 77);
            var history = new ListedHistory(seed, shards);
            using var kept = new MemoryDisk();
            var follower = Begin(history, kept);
            for (var step = 0; step < 120; step++)
            {
                history.Go();
                switch (chance.Below(12))
                {
                    case < 4:
                        Follow(follower);
                        break;
                    case 4:
                        Follow(follower);
                        follower.Store();
                        break;
                    case 5:
                        // The process is gone, and with it what was not stored.
                        follower = Begin(history, kept);
                        break;
                    case 6 when chance.OneIn(4):
                        kept.LoseSnapshots();
                        follower = Begin(history, kept);
                        break;
                }
            }

            Follow(follower);
            using var empty = new MemoryDisk();
            var rebuilt = Begin(history, empty);
            Follow(rebuilt);
            follower.Index.Position.ShouldBe(history.World.Engine.DurableBatches, $"seed {seed}");
            follower.Index.CanonicalHash().ShouldBe(rebuilt.Index.CanonicalHash(), $"seed {seed}");
            rebuilt.Store();
            Begin(history, empty).Index.CanonicalHash().ShouldBe(rebuilt.Index.CanonicalHash(), $"seed {seed}, read back");

            rebuilt.Index.TryRead(Count, out var counted).ShouldBeTrue();
            applications += counted.Applications;
            released += counted.Released;
            erased += counted.Erased;
            sittings += counted.Sittings;
        }

        // The histories hold what the claim is about.
        applications.ShouldBeGreaterThan(400);
        released.ShouldBeGreaterThan(20);
        erased.ShouldBeGreaterThan(20);
        sittings.ShouldBeGreaterThan(50);

        (int Applications, int Released, int Erased, int Sittings) Count(IndexView view)
        {
            var all = Enumerable.Range(0, shards).Select(shard => view.FindShard(ListedHistory.Campaign, shard)).OfType<ListedShard>().ToList();
            return (
                all.Sum(one => one.Count),
                all.Sum(one => Enumerable.Range(0, one.Count).Count(place => one.ReleasedAt(place, 0) is not null)),
                view.Erasures,
                all.Sum(one => Enumerable.Range(0, one.Count).Count(place => one.SittingAt(place, new Vacancies.Id("law"), default) is not null)));
        }
    }

    [Fact]
    public void Parts_leave_memory_when_nobody_wants_them_and_come_back()
    {
        var history = new ListedHistory(3, shards: 4);
        for (var step = 0; step < 60; step++)
        {
            history.Go();
        }

        using var kept = new MemoryDisk();
        var follower = Begin(history, kept);
        Follow(follower);
        var before = follower.Index.CanonicalHash();
        follower.Store();
        follower.Store();
        follower.Index.Awake.ShouldBe(1, "only whose keys were erased is always known");
        follower.Index.CanonicalHash().ShouldBe(before);
    }

    [Fact]
    public async Task Who_waits_is_told_when_everything_is_in_that_was_durable()
    {
        var history = new ListedHistory(3, shards: 1);
        using var kept = new MemoryDisk();
        var follower = Begin(history, kept);
        var wanted = 0;
        follower.Index.Wanted = () => wanted++;
        var reached = follower.Index.CatchUpAsync();
        reached.IsCompleted.ShouldBeFalse();
        wanted.ShouldBe(1);
        follower.Index.TryRead(view => view.Position, out _).ShouldBeFalse("nobody reads an index that is being made");
        Follow(follower);
        await reached;
        follower.Index.TryRead(view => view.Position, out var position).ShouldBeTrue();
        position.ShouldBe(history.World.Engine.DurableBatches);
        follower.Index.Fail(new InvalidOperationException("the end"));
        history.Go();
        await Should.ThrowAsync<InvalidOperationException>(follower.Index.CatchUpAsync);
        follower.Index.TryRead(view => view.Position, out _).ShouldBeFalse();
    }

    internal static IndexFollower Begin(ListedHistory history, MemoryDisk kept) =>
        new(history.World.Disk.OpenJournal(), kept.OpenSnapshots(), ListedHistory.Kinds, () => history.World.Engine.DurableBatches, _ => { });

    private static void Follow(IndexFollower follower)
    {
        while (follower.Step())
        {
        }
    }
}
