using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// Where a campaign stands, with what waits for people: <see cref="CampaignRead"/>, without what a closing under way has computed, which nobody
/// sees before its release but those who rehearse it.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadStanding(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

internal sealed class ReadStandingHandler(IActors actors) : IRequestHandler<ReadStanding, Reply>
{
    public async Task<Reply> Handle(ReadStanding request, CancellationToken cancellationToken)
    {
        var answer = await actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
        return answer.Reply is CampaignRead read
            ? read with { Head = read.Head with { Closings = [.. read.Head.Closings.Select(one => one.UnderEmbargo())] } }
            : answer.Reply;
    }
}
