using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>
/// Tells everybody who asked to be told that the vacancy is open for applications: <see cref="InterestedTold"/>. Asked again it goes on, and tells
/// who came since; nobody gets a second notice, and nobody whose consent was withdrawn or has ended when this is asked. A notice that is queued
/// then goes out also where the consent is withdrawn afterwards.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy; open.</param>
/// <param name="Purpose">What they agreed to.</param>
public sealed record TellInterested(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Purpose)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>How many were told.</summary>
/// <param name="Queued">Notices that were queued now.</param>
/// <param name="Known">Those that had been queued before.</param>
public sealed record InterestedTold(int Queued, int Known) : Reply;

/// <summary>How many came by which channel: <see cref="InterestCounted"/>. Exact and for staff; whoever publishes counts leaves small cells out.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record CountInterest(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

internal sealed class TellInterestedHandler(ServiceParts parts) : IRequestHandler<TellInterested, Reply>
{
    private static readonly Id Opening = new("opening");

    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(TellInterested request, CancellationToken cancellationToken)
    {
        var standing = (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply;
        if (standing is not CampaignRead { Status: CampaignStatus.Open, Head.Outline: { } outline })
        {
            return standing as Refusal ?? Refusal.Because(CampaignRefusals.NotOpen);
        }

        var opened = await new AnnouncementFiles(parts).AskAsync(request.Campaign, new ReadTerms()).ConfigureAwait(false);
        var (matter, refusal) = await new NoticeMatters(parts)
            .OfAsync(request.Campaign, Opening, NoticeText.Opening, ImmutableSortedDictionary<Id, string>.Empty, null).ConfigureAwait(false);
        if (opened is not TermsShown { Terms.Parts: var count } || matter is null)
        {
            return opened as Refusal ?? refusal!;
        }

        var told = new InterestedTold(0, 0);
        for (var part = 0; part < count; part++)
        {
            for (int? from = 0; from is { } slot;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var who = new WhoAskedToBeTold(request.Purpose, slot, InterestPart.RowsMax);
                var reply = (await parts.Actors.AskAsync(new InterestPartId(request.Campaign, part).Key, who).ConfigureAwait(false)).Reply;
                if (reply is not PeopleToTell people)
                {
                    return reply;
                }

                foreach (var some in people.People.GroupBy(one => ShardId.NumberOf(one.Contact.Person, outline.Shards)))
                {
                    var desk = new NoticeDeskId(request.Campaign, some.Key).Key;
                    if (await TellAsync(request, desk, matter, [.. some]).ConfigureAwait(false) is not NoticesTaken taken)
                    {
                        return Refusal.Because(UseCaseRefusals.NotFound);
                    }

                    told = new InterestedTold(told.Queued + taken.Queued, told.Known + taken.Known);
                }

                from = people.Next;
            }
        }

        return told;
    }

    /// <summary>The desk learns the address as the person gave it; whose key was erased is told nothing any more.</summary>
    private async ValueTask<Reply> TellAsync(TellInterested request, ActorKey desk, NoticeMatter matter, IReadOnlyCollection<ToTell> people)
    {
        var to = ImmutableArray.CreateBuilder<PersonKeyId>();
        foreach (var one in people)
        {
            var person = one.Contact.Person;
            if (parts.Seals.Find(person) is { } seal && seal.Open(one.Contact.Content) is { } address)
            {
                var salt = definitions.SaltOf(request.Campaign, $"address {person.Value:N}");
                var keep = new KeepAddress(request.Mandate, person, one.Language, seal.Seal(SealForm.Answer, salt, address.Answer.Span));
                await parts.Actors.AskAsync(desk, keep).ConfigureAwait(false);
                to.Add(person);
            }
        }

        return to.Count == 0
            ? new NoticesTaken(0, 0, 0)
            : (await parts.Actors.AskAsync(desk, new QueueNotices(matter, to.ToImmutable())).ConfigureAwait(false)).Reply;
    }
}

internal sealed class CountInterestHandler(ServiceParts parts) : IRequestHandler<CountInterest, Reply>
{
    public async Task<Reply> Handle(CountInterest request, CancellationToken cancellationToken)
    {
        var opened = await new AnnouncementFiles(parts).AskAsync(request.Campaign, new ReadTerms()).ConfigureAwait(false);
        if (opened is not TermsShown { Terms.Parts: var count })
        {
            return opened;
        }

        var all = new List<ChannelCount>();
        for (var part = 0; part < count; part++)
        {
            var reply = (await parts.Actors.AskAsync(
                new InterestPartId(request.Campaign, part).Key, new Recruit.Stages.Attraction.CountInterest()).ConfigureAwait(false)).Reply;
            if (reply is not InterestCounted counted)
            {
                return reply;
            }

            all.AddRange(counted.Channels);
        }

        return new InterestCounted(
        [
            .. from one in all
            group one by one.Channel into channel
            orderby channel.Key
            select new ChannelCount(channel.Key, channel.Sum(one => one.Registered), channel.Sum(one => one.Standing)),
        ]);
    }
}
