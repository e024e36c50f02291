using MediatR;
using Recruit.Actors;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>How many came by which channel: <see cref="InterestCounted"/>. Exact and for staff; whoever publishes counts leaves small cells out.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record CountInterest(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

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
