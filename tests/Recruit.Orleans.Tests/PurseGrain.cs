using Orleans.Concurrency;
using Recruit.Orleans.Grains;

namespace Recruit.Orleans.Tests;

/// <summary>A purse on a silo. It is stored with what is small, as pool shards are with what is large, so that both stores are tried.</summary>
[GrainType("purse"), Reentrant]
public sealed class PurseGrain(SiloParts parts) : ActorGrain(parts, isSmall: true);
