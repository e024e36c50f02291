using System.Globalization;
using Recruit.Actors;
using Recruit.Engine.Snapshots;

namespace Recruit.Engine.Tests.Snapshots;

/// <summary>A round of snapshots holds nobody up at once, and leaves nobody out.</summary>
public class SnapshotRoundTests
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(60);
    private static readonly Instant Start = new(1_000_000);

    [Fact]
    public void Eight_actors_are_asked_one_after_another_in_the_first_half()
    {
        var round = new SnapshotRound(Every);
        round.Begin(Start, Actors(8));
        var asked = Enumerable.Range(0, 31).Select(second => round.Take(Start + TimeSpan.FromSeconds(second)).Count()).ToList();
        asked.Sum().ShouldBe(8);
        asked.Max().ShouldBe(1);
        asked.FindLastIndex(count => count > 0).ShouldBeInRange(20, 30);
    }

    [Fact]
    public void A_million_are_asked_in_no_more_than_sixteen_portions()
    {
        var round = new SnapshotRound(Every);
        round.Begin(Start, Actors(1_000_000));
        var asked = Enumerable.Range(0, 600).Select(tick => round.Take(Start + TimeSpan.FromMilliseconds(100 * tick)).Count()).Where(count => count > 0).ToList();
        asked.Sum().ShouldBe(1_000_000);
        asked.Count.ShouldBeLessThanOrEqualTo(16);
        asked.Max().ShouldBe(62_500);
    }

    [Fact]
    public void A_late_tick_asks_everybody_whose_turn_has_passed()
    {
        var round = new SnapshotRound(Every);
        round.Begin(Start, Actors(100));
        round.Take(Start + TimeSpan.FromSeconds(30)).Count().ShouldBe(100);
        round.Take(Start + TimeSpan.FromSeconds(40)).ShouldBeEmpty();
    }

    [Fact]
    public void Who_is_left_over_comes_first_in_the_next_round()
    {
        var round = new SnapshotRound(Every);
        round.Begin(Start, Actors(32));
        var first = round.Take(Start).ToList();
        round.IsOver(Start + Every - TimeSpan.FromMilliseconds(1)).ShouldBeFalse();
        round.IsOver(Start + Every).ShouldBeTrue();
        round.Begin(Start + Every, [new ActorKey("purse", "new")]);
        var second = round.Take(Start + Every + Every).ToList();
        first.Concat(second).Select(key => key.Id).ShouldBe([.. Actors(32).Select(key => key.Id), "new"]);
    }

    [Fact]
    public void Without_a_time_between_rounds_all_are_asked_at_once()
    {
        var round = new SnapshotRound(TimeSpan.Zero);
        round.Begin(Start, Actors(100));
        round.Take(Start).Count().ShouldBe(100);
    }

    private static IEnumerable<ActorKey> Actors(int count) =>
        Enumerable.Range(0, count).Select(number => new ActorKey("purse", number.ToString(CultureInfo.InvariantCulture)));
}
