using Orleans.Concurrency;
using Recruit.Orleans.Grains;

namespace Recruit.Orleans.Tests;

/// <summary>A purse on a silo.</summary>
[GrainType("purse"), Reentrant]
public sealed class PurseGrain(SiloParts parts) : ActorGrain(parts);
