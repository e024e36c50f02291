using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>What a closing means for attempts: nobody starts a sitting whose facts are being fixed, and those who sit it finish.</summary>
internal static class Freezing
{
    public static ShardView ViewOf(PoolShard shard)
    {
        var id = ShardId.Parse(shard.Id) ?? throw new InvalidOperationException($"{shard.Id} is no pool shard.");
        return new ShardView(
            CampaignKey.Of(id.Campaign), id.Number, (sittings, now) => Running(shard, sittings, now), sittings => FactsOf(shard, sittings));
    }

    /// <summary>Why an attempt cannot start, or get more time, where its facts are fixed.</summary>
    public static Decision? Obstacle(PoolShard shard, AttemptRef reference, bool isStart) =>
        shard.Find(reference, out _) is { } attempt && shard.Roll.IsFrozen(attempt.Plan.Test) && !(isStart && attempt.StartedAt is not null)
            ? Decision.Refuse(ApplyingRefusals.FactsFrozen)
            : null;

    /// <summary>Why no form is dealt any more.</summary>
    public static Decision? Obstacle(PoolShard shard, DealForm deal) =>
        shard.Find(new AttemptRef(deal.Attempt), out _) is not null ? null
        : shard.Roll.IsFrozen(deal.Test) ? Decision.Refuse(ApplyingRefusals.FactsFrozen)
        : shard.Roll.Find(deal.Person)?.Sittings.Any(one => one.Sitting == deal.Test) == true ? Decision.Refuse(ApplyingRefusals.SatElsewhere)
        : null;

    private static int Running(PoolShard shard, ImmutableArray<Id> sittings, Instant now)
    {
        var running = 0;
        foreach (var attempt in shard.Attempts)
        {
            running += sittings.Contains(attempt.Plan.Test) && attempt.StatusAt(now) == AttemptStatus.Running ? 1 : 0;
        }

        return running;
    }

    /// <summary>Applications as they stand, and of each attempt what it came to and the hashes of its answers.</summary>
    private static Digest FactsOf(PoolShard shard, ImmutableSortedSet<Id> sittings)
    {
        var facts = new RecordWriter();
        for (var place = 0; place < shard.Roll.Count; place++)
        {
            var one = shard.Roll[place];
            facts.Write(one.Key);
            facts.Write(one.Fields.Hash);
            facts.Write(one.Sittings.Length);
            foreach (var sitting in one.Sittings)
            {
                facts.Write(sitting.Sitting);
                facts.Write(sitting.State);
                facts.Write(sitting.Responses?.Hash ?? default);
            }
        }

        foreach (var attempt in shard.Attempts)
        {
            if (sittings.Contains(attempt.Plan.Test))
            {
                Write(attempt, facts);
            }
        }

        return Digest.Of(facts.Written);
    }

    private static void Write(Attempt attempt, RecordWriter facts)
    {
        facts.Write(attempt.Id);
        facts.Write(attempt.StartedAt is not null);
        facts.Write(attempt.SubmittedAt is not null);
        for (var position = 0; position < (attempt.Cells?.Count ?? 0); position++)
        {
            facts.Write(attempt.Cells![position].IsTaken ? attempt.Cells.HashOf(position) : default);
        }
    }
}
