using MediatR;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>An action about the marking of an exercise.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
public abstract record MarkingUseCase(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>Asks the marking round; what it answers is the answer.</summary>
/// <param name="actors">The host.</param>
internal abstract class MarkingHandler<TRequest>(IActors actors) : IRequestHandler<TRequest, Reply>
    where TRequest : MarkingUseCase
{
    /// <inheritdoc/>
    public async Task<Reply> Handle(TRequest request, CancellationToken cancellationToken) =>
        (await actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), CommandOf(request), request.Operation).ConfigureAwait(false)).Reply;

    /// <summary>What the round is asked.</summary>
    protected abstract ActorCommand CommandOf(TRequest request);
}
