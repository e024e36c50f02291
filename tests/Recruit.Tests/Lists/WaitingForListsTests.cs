using Recruit.Actors;
using Recruit.Lists;
using Recruit.Sittings;

namespace Recruit.Tests.Lists;

/// <summary>OV6: however many wait for lists that do not come, so many places are remembered, and everybody is told.</summary>
public class WaitingForListsTests
{
    [Fact]
    public async Task Whoever_is_one_too_many_waits_with_the_last_one()
    {
        ulong durable = 0;
        var index = new ReadIndex(new ActorKinds(new PoolShardKind()), _ => null) { Durable = () => durable };
        index.Begin([], 0, 0);
        var waiting = new List<Task>();
        for (var number = 0; number < ReadIndex.WaitingMax + 500; number++)
        {
            durable++;
            waiting.Add(index.CatchUpAsync());
        }

        index.Waiting.ShouldBe(ReadIndex.WaitingMax);
        index.Pass(durable - 1);
        waiting.Count(one => one.IsCompleted).ShouldBe(ReadIndex.WaitingMax - 1, "nobody is told before what was durable is in it");
        index.Pass(durable);
        await Task.WhenAll(waiting);
        index.Waiting.ShouldBe(0);
    }
}
