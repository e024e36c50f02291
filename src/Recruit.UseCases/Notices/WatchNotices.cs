using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Notices;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>Counts the notices of a campaign by state, and those that failed by reason: <see cref="NoticesCounted"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record WatchNotices(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

/// <summary>Lets notices of a campaign that failed for one reason be tried anew: <see cref="NoticesTakenAgain"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Failure">For which reason they failed.</param>
public sealed record RetryNotices(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Failure)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class WatchNoticesHandler(IActors actors) : IRequestHandler<WatchNotices, Reply>
{
    public async Task<Reply> Handle(WatchNotices request, CancellationToken cancellationToken)
    {
        var all = new NoticesCounted(ImmutableSortedDictionary<NoticeState, int>.Empty, ImmutableSortedDictionary<Id, int>.Empty);
        foreach (var desk in await Desks.OfAsync(actors, request.Campaign).ConfigureAwait(false))
        {
            var reply = (await actors.AskAsync(desk.Key, new CountNotices()).ConfigureAwait(false)).Reply;
            if (reply is not NoticesCounted one)
            {
                return reply;
            }

            all = new NoticesCounted(Sum(all.States, one.States), Sum(all.Failures, one.Failures), Earlier(all.OldestDue, one.OldestDue));
        }

        return all;
    }

    private static ImmutableSortedDictionary<TKey, int> Sum<TKey>(ImmutableSortedDictionary<TKey, int> one, ImmutableSortedDictionary<TKey, int> other)
        where TKey : notnull =>
        one.SetItems(other.Select(pair => KeyValuePair.Create(pair.Key, pair.Value + one.GetValueOrDefault(pair.Key))));

    private static Instant? Earlier(Instant? one, Instant? other) => one is { } first && other is { } second ? Instant.Earlier(first, second) : one ?? other;
}

internal sealed class RetryNoticesHandler(IActors actors) : IRequestHandler<RetryNotices, Reply>
{
    public async Task<Reply> Handle(RetryNotices request, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var desk in await Desks.OfAsync(actors, request.Campaign).ConfigureAwait(false))
        {
            var command = new QueueAgain(request.Mandate, request.Failure);
            var reply = (await actors.AskAsync(desk.Key, command, request.PartOf(desk.ToString())).ConfigureAwait(false)).Reply;
            if (reply is not NoticesTakenAgain again)
            {
                return reply;
            }

            count += again.Count;
        }

        return new NoticesTakenAgain(count);
    }
}

/// <summary>The notice desks of a campaign.</summary>
internal static class Desks
{
    public static async ValueTask<IEnumerable<NoticeDeskId>> OfAsync(IActors actors, Id campaign)
    {
        var answer = await actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false);
        var parts = answer.Reply is CampaignRead { Head.Outline: { } outline } ? outline.Shards : 0;
        return Enumerable.Range(0, parts).Select(part => new NoticeDeskId(campaign, part));
    }
}
