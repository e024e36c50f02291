using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Vacancies;

namespace Recruit.Applying;

/// <summary>Something that happened to the applications of a shard.</summary>
public abstract record ApplicationEvent : ActorEvent;

/// <summary>Applications may come in.</summary>
/// <param name="At">When.</param>
/// <param name="Letterhead">What letters of the campaign say.</param>
/// <param name="Elsewhere">They come with an import alone.</param>
public sealed record ApplicationsOpened(Instant At, Letterhead? Letterhead = null, bool Elsewhere = false) : ApplicationEvent;

/// <summary>Applications came in, one by one or from elsewhere.</summary>
public sealed record ApplicationsReceived(ImmutableArray<Application> Applications) : ApplicationEvent;

/// <summary>Facts are being fixed: no applications any more, and no starts of these sittings.</summary>
/// <param name="Closing">For which closing.</param>
/// <param name="Sittings">Tests and exercises.</param>
/// <param name="At">When.</param>
/// <param name="Number">Which closing of the campaign it is, from 1; 0 in what earlier builds stored.</param>
public sealed record FreezeBegun(Id Closing, ImmutableArray<Id> Sittings, Instant At, int Number = 0) : ApplicationEvent;

/// <summary>No attempt runs any more: the facts stand.</summary>
public sealed record FactsFrozen(Id Closing, Digest Facts) : ApplicationEvent;

/// <summary>A closing decided about every application.</summary>
public sealed record DecisionsRecorded(Id Closing, DecisionTable Table) : ApplicationEvent;

/// <summary>Those decisions may be seen.</summary>
public sealed record DecisionsReleased(Id Closing, Instant At) : ApplicationEvent;
