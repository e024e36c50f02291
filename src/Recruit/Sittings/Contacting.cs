using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>
/// A sign of life. It is stored where lost time or a clock that ran ahead needs it, so a device that speaks without a pause costs nobody
/// anything. A silence is never measured shorter by what was not stored.
/// </summary>
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
        if (judged.IsOver)
        {
            return Decision.Tell(Refusals.TooLate(attempt!, judged));
        }

        var told = new TimeTold(judged.Clock(attempt!, attempt!.Highest));
        var sinceHeard = judged.Stamp.Milliseconds - attempt.HeardAt.Milliseconds;
        return judged.Lost is null && attempt.TimedOutAt is null && sinceHeard < attempt.Plan.LostTime.ContactStepMs
            ? Decision.Tell(told)
            : judged.Happen(told, new Contacted(slot, judged.Stamp));
    }
}
