using System.Collections.Immutable;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>A named adjustment of time that a person can be granted before a sitting.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Time">By how much the time is longer.</param>
public sealed record TimeAdjustment(Id Id, TimeRatio Time);

/// <summary>A test or exercise and how it is sat.</summary>
/// <param name="Plan">What pool shards must know.</param>
/// <param name="Items">How many items its form has; of an exercise 1, its text.</param>
/// <param name="Adjustments">What can be granted for it.</param>
/// <param name="Place">Where it is held, in three languages; nothing if it is sat online.</param>
/// <param name="SharedDevices">Many people sit it on the same devices, as in a test centre, so that this is no flag. Shards need not know it.</param>
public sealed record PlannedSitting(
    SittingPlan Plan, int Items, ImmutableArray<TimeAdjustment> Adjustments, Title? Place = null, bool SharedDevices = false);

/// <summary>What runs a campaign and decides no result by itself: the content of campaign.json.</summary>
/// <param name="Campaign">Id of the vacancy beside it.</param>
/// <param name="Sittings">In declared order.</param>
public sealed record CampaignPlan(Id Campaign, ImmutableArray<PlannedSitting> Sittings);
