using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>A sign of life.</summary>
internal static class Contacting
{
    public static Decision Decide(PoolShard shard, Contact contact, Instant now)
    {
        var attempt = shard.Find(contact.Attempt, out var slot);
        if (Refusals.OfDevice(attempt, contact.Epoch) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        var judged = Judged.At(attempt!, slot, now);
        return judged.IsOver
            ? Decision.Tell(Refusals.TooLate(attempt!, judged))
            : judged.Happen(new TimeTold(judged.Clock(attempt!, attempt!.HighestTaken)), new Contacted(slot, judged.Stamp));
    }
}
