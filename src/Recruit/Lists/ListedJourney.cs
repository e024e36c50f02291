using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Lists;

/// <summary>What lists need to know of the sealed rules of a campaign.</summary>
/// <param name="Stages">Ids of all stages, in declared order.</param>
/// <param name="SelectionStages">How many of them are before training.</param>
/// <param name="Sittings">Tests and exercises of each stage.</param>
/// <param name="HasMerit">Whether there is a merit list.</param>
public sealed record CampaignShape(ImmutableArray<Id> Stages, int SelectionStages, ImmutableArray<ImmutableArray<Id>> Sittings, bool HasMerit);

/// <summary>Where applications of a campaign are, derived from the index as it stands at an instant.</summary>
/// <remarks>What markers and panels have left to do is with their own actors and not followed: a script that waits for marks is handed in here.</remarks>
public sealed class ListedJourney
{
    private static readonly Dictionary<string, StageState> States = Enum.GetValues<StageState>().ToDictionary(StageStates.Word);
    private static readonly Dictionary<string, Applications.Decision> Decisions = Enum.GetValues<Applications.Decision>().ToDictionary(StageStates.Word);

    private readonly CampaignShape shape;
    private readonly ListedCampaign campaign;
    private readonly CampaignHead head;
    private readonly Dictionary<PersonKeyId, PlaceStands> places;
    private readonly HashSet<PersonKeyId> reserve;
    private readonly Instant now;

    /// <param name="campaign">As the index has it; its rules are sealed.</param>
    /// <param name="shape">Of its rules.</param>
    /// <param name="now">For sittings that run, or can still be started.</param>
    public ListedJourney(ListedCampaign campaign, CampaignShape shape, Instant now)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(shape);
        (this.campaign, this.shape, this.now) = (campaign, shape, now);
        head = campaign.Shown ?? throw new ArgumentException($"{campaign.Id} has no definition.", nameof(campaign));
        places = head.Offers.ToDictionary(offer => offer.Candidate, offer => offer.IsAccepted ? PlaceStands.Accepted : PlaceStands.Offered);
        reserve = [.. head.LastReleased?.Ranked?.Reserve ?? []];
    }

    /// <summary>Where an application is.</summary>
    /// <param name="shard">Its shard.</param>
    /// <param name="place">Its place in the shard.</param>
    public JourneyStanding StandingOf(ListedShard shard, int place)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var person = shard[place].Person;
        var note = campaign.Find(person);
        var counted = head.LastReleased?.EventsThrough ?? 0;
        var released = ImmutableArray.CreateBuilder<ReleasedStage>(shard.ReleasedStages);
        for (var stage = 0; stage < shard.ReleasedStages && shard.ReleasedAt(place, stage) is { State.Length: > 0 } decided; stage++)
        {
            released.Add(new ReleasedStage(States[decided.State], Decisions[decided.Decision]));
        }

        var next = released.Count;
        return JourneyStanding.Of(new JourneyFacts(shape.SelectionStages, shape.Stages.Length)
        {
            IsSubmitted = true,
            Released = released.DrainToImmutable(),
            Sittings = next < shape.Stages.Length ? SittingsOf(shard, place, next) : [],
            IsFrozen = shard.IsFrozen && head.Unreleased is { } last && last.Through >= next,
            Place = next >= shape.SelectionStages && shape.HasMerit ? PlaceOf(person) : PlaceStands.NotFilled,
            IsInTraining = next > shape.SelectionStages && shard.ReleasedAt(place, shape.SelectionStages) is { } trained
                && States[trained.State] != StageState.NotReached,
            Departure = note?.How ?? DepartureStands.None,
            AwaitsRevision = note?.Corrected > counted,
            IsReinstated = note?.Reinstated > counted,
            IsEnded = head.Closed is not null,
        })!;
    }

    private PlaceStands PlaceOf(PersonKeyId person) =>
        places.TryGetValue(person, out var stands) ? stands : reserve.Contains(person) ? PlaceStands.Reserve : PlaceStands.None;

    private ImmutableArray<SittingStands> SittingsOf(ListedShard shard, int place, int stage)
    {
        var all = ImmutableArray.CreateBuilder<SittingStands>();
        foreach (var sitting in shape.Sittings[stage])
        {
            if (shard.SittingAt(place, sitting, now) is { } stands)
            {
                all.Add(stands);
            }
        }

        return all.DrainToImmutable();
    }
}
