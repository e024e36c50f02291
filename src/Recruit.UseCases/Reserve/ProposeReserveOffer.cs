using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Reserve;

/// <summary>
/// Proposes to offer a vacant place to somebody from the reserve of another campaign of the agency; two others approve it as every step. The
/// campaign of the reserve says then whether the person is free: <see cref="CampaignDone"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy that has the place.</param>
/// <param name="Proposal">A new name for it; the offer bears it too.</param>
/// <param name="Source">Id of the vacancy in whose reserve the person is.</param>
/// <param name="Candidate">The person's id there, as in reserve.csv.</param>
public sealed record ProposeReserveOffer(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Proposal, Id Source, string Candidate)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class ProposeReserveOfferHandler(ServiceParts parts) : IRequestHandler<ProposeReserveOffer, Reply>
{
    public async Task<Reply> Handle(ProposeReserveOffer request, CancellationToken cancellationToken)
    {
        var source = (await parts.Actors.AskAsync(CampaignKey.Of(request.Source), new ReadCampaign()).ConfigureAwait(false)).Reply as CampaignRead;
        if (source?.Head.LastReleased?.Tally?.Reserve is not { } reserve || source.Head.Agency != request.By.Agency)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var (facts, refusal) = await new LiveFacts(parts).ReadAsync(request.Source).ConfigureAwait(false);
        if (facts is null)
        {
            return refusal!;
        }

        if (facts.Applicants.FirstOrDefault(one => one.Candidate == request.Candidate) is not { } applicant || !reserve.Contains(applicant.Key))
        {
            return Refusal.Because(CampaignRefusals.NotInReserve);
        }

        var step = new OfferFromReserve(request.Source, applicant.Key);
        var propose = new Propose(request.Mandate, request.Proposal, step);
        return ProposeStepHandler.OwnCause(request.By, step) ?? (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), propose, request.Operation).ConfigureAwait(false)).Reply;
    }
}
