using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>Whose attempts somebody who watches a sitting wants to see.</summary>
public enum WatchedFor
{
    /// <summary>Nobody's: numbers alone.</summary>
    Nobody,

    /// <summary>Those that can still be started.</summary>
    Waiting,

    /// <summary>Those that run.</summary>
    Running,

    /// <summary>Those that run and whose line is lost.</summary>
    Offline,

    /// <summary>Those that run on in their grace only.</summary>
    Late,

    /// <summary>Everybody's.</summary>
    Everybody,
}

/// <summary>
/// How a test or exercise goes that is sat now: <see cref="SittingWatched"/>. Numbers are of all attempts; whose attempts are shown sees that they were.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Sitting">Test or exercise.</param>
/// <param name="Show">Whose attempts are shown.</param>
/// <param name="From">How many of them are passed over, from 0.</param>
public sealed record WatchSitting(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Sitting, WatchedFor Show = WatchedFor.Nobody, int From = 0)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeople
{
    /// <summary>Attempts of one answer.</summary>
    public const int RowsMax = 50;

    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application")];
}

/// <summary>An attempt that is watched.</summary>
/// <param name="Person">Names the person's key.</param>
/// <param name="Candidate">The id in the campaign.</param>
/// <param name="Attempt">How it stands.</param>
public sealed record ShownAttempt(PersonKeyId Person, string Candidate, WatchedAttempt Attempt);

/// <summary>How a sitting goes.</summary>
/// <param name="At">When it was so.</param>
/// <param name="Window">When it can be sat, as it was extended.</param>
/// <param name="Statuses">How many attempts have come to what.</param>
/// <param name="Offline">How many of those that run have lost their line.</param>
/// <param name="Late">How many run on in their grace only.</param>
/// <param name="Attempts">Those that were asked for, the longest silent first; fewer where somebody was erased this moment.</param>
/// <param name="Next">From where to go on; nothing after the last.</param>
public sealed record SittingWatched(
    Instant At,
    AttemptWindow Window,
    ImmutableSortedDictionary<AttemptStatus, int> Statuses,
    int Offline,
    int Late,
    ImmutableArray<ShownAttempt> Attempts,
    int? Next) : Reply, IShowsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<PersonKeyId> People => [.. Attempts.Select(one => one.Person)];
}

internal sealed class WatchSittingValidator : AbstractValidator<WatchSitting>
{
    public WatchSittingValidator()
    {
        RuleFor(one => one.Show).IsInEnum();
        RuleFor(one => one.From).GreaterThanOrEqualTo(0);
    }
}

internal sealed class WatchSittingHandler(ServiceParts parts) : IRequestHandler<WatchSitting, Reply>
{
    public async Task<Reply> Handle(WatchSitting request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        if ((await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new Recruit.Campaigns.ReadCampaign()).ConfigureAwait(false)).Reply
            is not Recruit.Campaigns.CampaignRead { Head: var head } || head.WindowOf(request.Sitting) is not { } window)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var (statuses, offline, late, meant) = (new SortedDictionary<AttemptStatus, int>(), 0, 0, new List<WatchedAttempt>());
        for (var shard = 0; shard < rules.Conduct.Shards; shard++)
        {
            var key = new ShardId(request.Campaign, shard).Key;
            for (var (from, total) = (0, 1); from < total;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var answer = await parts.Actors.AskAsync(key, new WatchAttempts(request.Sitting, from)).ConfigureAwait(false);
                if (answer.Reply is not AttemptsWatched watched)
                {
                    return answer.Reply;
                }

                foreach (var one in watched.Attempts.Where(one => parts.Seals.Find(one.Person) is not null))
                {
                    statuses[one.Status] = statuses.GetValueOrDefault(one.Status) + 1;
                    offline += one.IsOffline ? 1 : 0;
                    late += one.IsLate ? 1 : 0;
                    if (IsMeant(one, request.Show))
                    {
                        meant.Add(one);
                    }
                }

                (from, total) = (watched.Next, watched.Total);
            }
        }

        var page = meant.OrderBy(one => one.Heard ?? new Instant(long.MaxValue)).ThenBy(one => one.Person.Value).Skip(request.From).Take(WatchSitting.RowsMax).ToList();
        var shown = await Task.WhenAll(page.Select(one => ShowAsync(request.Campaign, rules.Conduct.Shards, one))).ConfigureAwait(false);
        var next = request.From + page.Count;
        return new SittingWatched(
            Instant.Of(parts.Time.GetUtcNow()), window, statuses.ToImmutableSortedDictionary(), offline, late, [.. shown.OfType<ShownAttempt>()],
            next < meant.Count ? next : null);
    }

    private static bool IsMeant(WatchedAttempt one, WatchedFor show) => show switch
    {
        WatchedFor.Waiting => one.Status == AttemptStatus.Dealt,
        WatchedFor.Running => one.Status == AttemptStatus.Running,
        WatchedFor.Offline => one.IsOffline,
        WatchedFor.Late => one.IsLate,
        WatchedFor.Everybody => true,
        _ => false,
    };

    /// <summary>With the candidate's id in the campaign; nothing for somebody who was erased this moment.</summary>
    private async Task<ShownAttempt?> ShowAsync(Id campaign, int shards, WatchedAttempt one)
    {
        var shard = new ShardId(campaign, ShardId.NumberOf(one.Person, shards)).Key;
        return (await parts.Actors.AskAsync(shard, new FindApplication(one.Person)).ConfigureAwait(false)).Reply is ApplicationFound { Application: var facts }
            && SealedRow.Open(parts.Seals, one.Person, facts.Fields) is [var row]
            ? new ShownAttempt(one.Person, row[0], one)
            : null;
    }
}
