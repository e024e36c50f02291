using System.Collections.Immutable;
using Recruit.Actors;

namespace Recruit.Campaigns;

/// <summary>It is as was asked; also when it already was.</summary>
public sealed record CampaignDone : Reply;

/// <summary>Events have these numbers.</summary>
/// <param name="First">Number of the first of them.</param>
/// <param name="Count">How many.</param>
public sealed record EventsTaken(int First, int Count) : Reply;

/// <summary>Where a campaign stands.</summary>
/// <param name="Status">Derived.</param>
/// <param name="Head">Everything but the events.</param>
/// <param name="Phase">How far the closing under way is.</param>
/// <param name="LastEvent">Number of the last event; 0 for none.</param>
public sealed record CampaignRead(CampaignStatus Status, CampaignHead Head, int LastEvent, ClosingPhase? Phase = null) : Reply;

/// <summary>Events in their order.</summary>
/// <param name="Events">At most <see cref="ReadEvents.Most"/>.</param>
/// <param name="HasMore">Whether others follow.</param>
public sealed record EventsRead(ImmutableArray<RegisteredEvent> Events, bool HasMore) : Reply;
