using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>Proposes to release the results of a closing that was rehearsed; somebody else approves.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Proposal">A new name for it.</param>
/// <param name="Closing">Which closing.</param>
public sealed record ProposeRelease(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Proposal, Id Closing)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class ProposeReleaseHandler(IActors actors) : IRequestHandler<ProposeRelease, Reply>
{
    public async Task<Reply> Handle(ProposeRelease request, CancellationToken cancellationToken)
    {
        var key = CampaignKey.Of(request.Campaign);
        var answer = await actors.AskAsync(key, new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead { Head: var head } || head.Closings.FirstOrDefault(one => one.Id == request.Closing) is not { Tally: { } tally })
        {
            return answer.Reply as Refusal ?? Refusal.Because(CampaignRefusals.NotThatFar);
        }

        var step = new ReleaseResults(request.Closing, tally.Results);
        return (await actors.AskAsync(key, new Propose(request.Mandate, request.Proposal, step), request.Operation).ConfigureAwait(false)).Reply;
    }
}
