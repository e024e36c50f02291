using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Lists;

/// <summary>
/// Finds and counts the applicants of a campaign. It looks at every application once, in memory, or for a page in the order in which they are stored at those of
/// the page, and for the funnel of everybody at those of shards in which something changed since; who was erased is not among them.
/// </summary>
public sealed class ApplicantSearch
{
    /// <summary>Of fewer people than this a count tells something about each.</summary>
    public const int Few = 10;

    private readonly IndexView view;
    private readonly CampaignShape shape;
    private readonly ListedJourney journey;
    private readonly ListedCampaign campaign;
    private readonly ApplicantFilter filter;
    private readonly Func<int, int, bool> fields;
    private readonly Instant now;
    private readonly HashSet<JourneyState> states;
    private readonly int resultStage;

    /// <param name="view">The index while it stands still.</param>
    /// <param name="campaign">The campaign; its rules are sealed.</param>
    /// <param name="shape">Of its rules; knows the stage that the filter asks for.</param>
    /// <param name="filter">Who is meant.</param>
    /// <param name="fields">Whether the conditions on fields hold for an application: shard, place.</param>
    /// <param name="now">For sittings that run, or can still be started.</param>
    public ApplicantSearch(
        IndexView view, ListedCampaign campaign, CampaignShape shape, ApplicantFilter filter, Func<int, int, bool> fields, Instant now)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(fields);
        (this.view, this.campaign, this.shape, this.filter, this.fields, this.now) = (view, campaign, shape, filter, fields, now);
        journey = new ListedJourney(campaign, shape, now);
        states = [.. filter.States];
        resultStage = filter.Results is { } results ? shape.Stages.IndexOf(results.Stage) : -1;
    }

    /// <summary>A page of those who are meant, in an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="most">Most rows, above 0.</param>
    /// <returns>The rows; and whether more follow.</returns>
    public (ImmutableArray<FoundApplicant> Rows, bool HasMore) Find(ApplicantOrder order, ApplicantPlace after, int most)
    {
        if (order.AsStored)
        {
            return FindAsStored(after, most);
        }

        // The worst of the best so far is on top, so that a page costs no more memory than itself.
        var best = new PriorityQueue<(ApplicantPlace At, ListedShard Shard), ApplicantPlace>(
            Comparer<ApplicantPlace>.Create((one, other) => ApplicantPlace.Order.Compare(other, one)));
        var stage = order.Stage is { } id ? shape.Stages.IndexOf(id) : -1;
        foreach (var (number, shard, place) in Meant())
        {
            var key = stage >= 0 ? RankOf(shard, place, stage) : shard[place].At.Milliseconds;
            var at = new ApplicantPlace(order.Descending ? -key : key, number, place);
            if (ApplicantPlace.Order.Compare(at, after) > 0)
            {
                best.Enqueue((at, shard), at);
                if (best.Count > most + 1)
                {
                    best.Dequeue();
                }
            }
        }

        var hasMore = best.Count > most;
        if (hasMore)
        {
            best.Dequeue();
        }

        return ([.. best.UnorderedItems.Select(one => one.Element).OrderBy(one => one.At, ApplicantPlace.Order).Select(one => RowOf(one.At, one.Shard))], hasMore);
    }

    private (ImmutableArray<FoundApplicant> Rows, bool HasMore) FindAsStored(ApplicantPlace after, int most)
    {
        var rows = ImmutableArray.CreateBuilder<FoundApplicant>();
        foreach (var (number, shard, place) in Everybody(after.Shard, after.Place + 1))
        {
            if (!IsMeant(number, shard, place))
            {
                continue;
            }

            if (rows.Count == most)
            {
                return (rows.DrainToImmutable(), true);
            }

            rows.Add(RowOf(new ApplicantPlace(0, number, place), shard));
        }

        return (rows.DrainToImmutable(), false);
    }

    /// <summary>How many are meant, and how many of them stand where in each stage that is released.</summary>
    public (int Applied, ImmutableArray<FunnelStage> Stages) Funnel()
    {
        var counts = new FunnelCounts();
        if (filter is { States.IsEmpty: true, Fields.IsEmpty: true, Results: null, Sitting: null, From: null, Before: null })
        {
            for (var number = 0; number < campaign.Shown!.Outline!.Shards; number++)
            {
                if (view.FindShard(campaign.Id, number) is { } shard)
                {
                    counts.Add(shard.FunnelIn(view));
                }
            }
        }
        else
        {
            foreach (var (_, shard, place) in Meant())
            {
                counts.Add(shard, place);
            }
        }

        return (counts.Applied, [.. counts.Stages.Select((one, stage) => new FunnelStage(shape.Stages[stage], Sorted(one.States), Sorted(one.Decisions)))]);
    }

    /// <summary>How many are meant by each value, in the order of the values.</summary>
    /// <param name="by">By what.</param>
    /// <param name="of">The stage or sitting; nothing for the state of the journey.</param>
    /// <param name="value">The value of a field for an application; for <see cref="CountBy.Field"/> only.</param>
    public ImmutableArray<ValueCount> CountBy(CountBy by, Id? of, Func<int, int, string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var stage = of is { } id ? shape.Stages.IndexOf(id) : -1;
        var counts = new Dictionary<string, int>();
        foreach (var (number, shard, place) in Meant())
        {
            var word = by switch
            {
                Lists.CountBy.State => Word(journey.StandingOf(shard, place).State),
                Lists.CountBy.StageState => shard.ReleasedAt(place, stage)?.State ?? "",
                Lists.CountBy.Decision => shard.ReleasedAt(place, stage)?.Decision ?? "",
                Lists.CountBy.Sitting => shard.SittingAt(place, of!.Value, now) is { } stands ? Word(stands) : "",
                _ => value(number, place),
            };
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return Sorted(counts);
    }

    /// <summary>
    /// Those about whom a count tells something, although it names nobody: for whom, or for all but whom, one of the conditions on fields and on the time of the
    /// application holds, or all of them together, or a value that is counted among those in certain states, where they are fewer than <see cref="Few"/>.
    /// </summary>
    /// <param name="conditions">The conditions on fields, one by one, for an application: shard, place.</param>
    /// <param name="value">The value by which is counted; nothing where it is not counted by a field.</param>
    public ImmutableArray<PersonKeyId> SingledOut(ImmutableArray<Func<int, int, bool>> conditions, Func<int, int, string>? value)
    {
        var asked = conditions;
        if (filter.From is { } from)
        {
            asked = asked.Add((number, place) => view.FindShard(campaign.Id, number)![place].At >= from);
        }

        if (filter.Before is { } before)
        {
            asked = asked.Add((number, place) => view.FindShard(campaign.Id, number)![place].At < before);
        }

        var isOfSome = !filter.States.IsEmpty || filter.Results is not null || filter.Sitting is not null;
        return asked.IsEmpty && (value is null || !isOfSome) ? [] : InSmallGroups(asked, value ?? ((_, _) => ""));
    }

    /// <summary>Everybody falls into two groups by each condition, and into one more by all of them and the value.</summary>
    private ImmutableArray<PersonKeyId> InSmallGroups(ImmutableArray<Func<int, int, bool>> conditions, Func<int, int, string> value)
    {
        var groups = new Dictionary<(int Condition, string Value), List<PersonKeyId>>();
        foreach (var (number, shard, place) in Everybody().Where(one => !view.IsErased(one.Shard[one.Place].Person)))
        {
            var holdAll = true;
            for (var which = 0; which < conditions.Length; which++)
            {
                var holds = conditions[which](number, place);
                holdAll &= holds;
                Put((which, holds ? "holds" : ""), shard[place].Person);
            }

            Put(holdAll ? (conditions.Length, value(number, place)) : (conditions.Length + 1, ""), shard[place].Person);
        }

        return [.. groups.Values.Where(group => group.Count < Few).SelectMany(group => group).Distinct()];

        void Put((int, string) group, PersonKeyId person)
        {
            if (!groups.TryGetValue(group, out var people))
            {
                groups.Add(group, people = []);
            }

            if (people.Count < Few)
            {
                people.Add(person);
            }
        }
    }

    /// <summary>The word of a member of an enumeration in lists.</summary>
    public static string Word<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());

    private static ImmutableArray<ValueCount> Sorted(Dictionary<string, int> counts) =>
        [.. counts.OrderBy(one => one.Key, Utf8Order.Instance).Select(one => new ValueCount(one.Key, one.Value))];

    private IEnumerable<(int Number, ListedShard Shard, int Place)> Meant() => Everybody().Where(one => IsMeant(one.Number, one.Shard, one.Place));

    /// <summary>All applications from one on; the first of all where none is named.</summary>
    private IEnumerable<(int Number, ListedShard Shard, int Place)> Everybody(int fromShard = 0, int fromPlace = 0)
    {
        var shards = campaign.Shown!.Outline!.Shards;
        for (var number = Math.Max(0, fromShard); number < shards; number++)
        {
            if (view.FindShard(campaign.Id, number) is not { } shard)
            {
                continue;
            }

            for (var place = number == fromShard ? fromPlace : 0; place < shard.Count; place++)
            {
                yield return (number, shard, place);
            }
        }
    }

    /// <summary>What costs least is asked first.</summary>
    private bool IsMeant(int number, ListedShard shard, int place) =>
        !view.IsErased(shard[place].Person)
        && IsReceivedThen(shard[place].At)
        && (filter.Results is not { } results || HasResult(results, shard, place))
        && (filter.Fields.IsEmpty || fields(number, place))
        && (filter.Sitting is not { } sitting || (shard.SittingAt(place, sitting.Of, now) is { } stands && sitting.Stands.Contains(stands)))
        && (states.Count == 0 || states.Contains(journey.StandingOf(shard, place).State));

    private bool IsReceivedThen(Instant at) => !(at < filter.From) && !(at >= filter.Before);

    private bool HasResult(ResultFilter wanted, ListedShard shard, int place) =>
        shard.ReleasedAt(place, resultStage) is { } result
        && (wanted.States.IsEmpty || wanted.States.Contains(result.State))
        && (wanted.Decisions.IsEmpty || wanted.Decisions.Contains(result.Decision));

    private static long RankOf(ListedShard shard, int place, int stage) =>
        shard.ReleasedAt(place, stage) is { Rank.Length: > 0 } result
            ? int.Parse(result.Rank, System.Globalization.CultureInfo.InvariantCulture)
            : int.MaxValue;

    private FoundApplicant RowOf(ApplicantPlace at, ListedShard shard)
    {
        var released = ImmutableArray.CreateBuilder<StageDecision>();
        for (var stage = 0; shard.ReleasedAt(at.Place, stage) is { } decided; stage++)
        {
            released.Add(decided);
        }

        return new FoundApplicant(at, shard[at.Place], journey.StandingOf(shard, at.Place), released.DrainToImmutable());
    }
}

/// <summary>How many stand where in a stage that is released.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="States">By state.</param>
/// <param name="Decisions">By decision.</param>
public sealed record FunnelStage(Id Stage, ImmutableArray<ValueCount> States, ImmutableArray<ValueCount> Decisions);
