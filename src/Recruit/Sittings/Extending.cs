using Recruit.Actors;
using Recruit.Applying;

namespace Recruit.Sittings;

/// <summary>
/// Two people let a sitting last longer, for everybody. The campaign has judged that; a shard does it once, however often it is told, and
/// also before it knows the plan.
/// </summary>
internal static class Extending
{
    public static Decision Decide(PoolShard shard, ExtendWindow extend)
    {
        if (!shard.Tests.IsLater(extend.Test, extend.End))
        {
            return Decision.Tell(new Done());
        }

        if (shard.Roll.IsFrozen(extend.Test))
        {
            return Decision.Refuse(ApplyingRefusals.FactsFrozen);
        }

        return new Decision(
            new Done(),
            [new WindowExtended(extend.Test, extend.End)],
            [.. shard.FindTest(extend.Test) is { } test ? Letters(shard, test, extend.End) : []]);
    }

    private static IEnumerable<Message> Letters(PoolShard shard, ShardTest test, WindowEnd end) => SittingLetters.Moved(
        shard,
        test.Plan.Until(end),
        shard.Attempts.Where(attempt => attempt.Test == test).Select(attempt => attempt.Person));
}
