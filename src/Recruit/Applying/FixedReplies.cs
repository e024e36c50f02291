using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Applying;

/// <summary>The facts stand.</summary>
/// <param name="Facts">Their digest.</param>
public sealed record FactsFixed(Digest Facts) : Reply;

/// <summary>The decisions are recorded.</summary>
/// <param name="Decisions">Their digest.</param>
public sealed record DecisionsTaken(Digest Decisions) : Reply;
