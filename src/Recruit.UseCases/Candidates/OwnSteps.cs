using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>Withdraws the own application: <see cref="EventsTaken"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Stage">From which stage on; nothing gives up the offers alone.</param>
public sealed record Withdraw(Caller By, OperationId Operation, Id Campaign, Id? Stage = null) : OwnUseCase(By, Operation);

/// <summary>Takes the offered place: <see cref="EventsTaken"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record AcceptOffer(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

/// <summary>Does not take the offered place: <see cref="EventsTaken"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record DeclineOffer(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

internal sealed class WithdrawHandler(IActors actors) : IRequestHandler<Withdraw, Reply>
{
    public Task<Reply> Handle(Withdraw request, CancellationToken cancellationToken) =>
        OwnStep.TakeAsync(actors, request, request.Campaign, EventTypes.Withdraw, request.Stage);
}

internal sealed class AcceptOfferHandler(IActors actors) : IRequestHandler<AcceptOffer, Reply>
{
    public Task<Reply> Handle(AcceptOffer request, CancellationToken cancellationToken) =>
        OwnStep.TakeAsync(actors, request, request.Campaign, EventTypes.Accept);
}

internal sealed class DeclineOfferHandler(IActors actors) : IRequestHandler<DeclineOffer, Reply>
{
    public Task<Reply> Handle(DeclineOffer request, CancellationToken cancellationToken) =>
        OwnStep.TakeAsync(actors, request, request.Campaign, EventTypes.Decline);
}

/// <summary>What a candidate does about the own application is an event of the campaign, and only who applied can do it.</summary>
internal static class OwnStep
{
    public static async Task<Reply> TakeAsync(IActors actors, OwnUseCase request, Id campaign, string type, Id? stage = null)
    {
        if (await new OwnFiles(actors).FindAsync(campaign, request.Person).ConfigureAwait(false) is not { } own)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        if (stage is { } named && !own.Campaign.Head.Outline!.Stages.Contains(named))
        {
            return Refusal.Because(CampaignRefusals.NoStage, new RefusalFact("stage", named.Text));
        }

        var step = new RecordOwnEvent(request.Mandate, new EventRow(type, request.Person, stage));
        return (await actors.AskAsync(CampaignKey.Of(campaign), step, request.Operation).ConfigureAwait(false)).Reply;
    }
}
