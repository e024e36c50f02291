using System.Collections.Immutable;
using Recruit.Actors;

namespace Recruit.Stages.Attraction;

/// <summary>The part knows its announcement.</summary>
public sealed record ChannelsLearned(KnownChannels Known) : ActorEvent;

/// <summary>Somebody registered interest; a person who is known keeps the slot.</summary>
public sealed record InterestRegistered(Interest Interest) : ActorEvent;

/// <summary>Somebody withdrew.</summary>
public sealed record InterestWithdrawn(int Slot, Instant At) : ActorEvent;

/// <summary>People were forgotten: on demand, or because their consent has ended.</summary>
public sealed record InterestsForgotten(ImmutableArray<int> Slots, Instant At) : ActorEvent;
