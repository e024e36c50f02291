using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>Rates a finalist, privately until the chair reveals: <see cref="RatingsTaken"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
/// <param name="Ratings">By criterion, some or all.</param>
public sealed record RateFinalist(
    Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number, ImmutableSortedDictionary<Id, decimal> Ratings)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>Reads what the member who asks gave a finalist: <see cref="OwnRatings"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
public sealed record ReadOwnRatings(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>Lets the members see each other's ratings of a finalist; who leads asks: <see cref="PanelDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
public sealed record RevealRatings(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>
/// Compares the revealed finalists, without those for whom the member who asks is recused; each of them sees that the member looked:
/// <see cref="PanelComparison"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
public sealed record CompareFinalists(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel), IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("panel-acts")];
}

internal sealed class RateFinalistHandler(ServiceParts parts) : IRequestHandler<RateFinalist, Reply>
{
    public Task<Reply> Handle(RateFinalist request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).DoAsync(request, new Stages.FinalSelection.RateFinalist(request.Mandate, request.Number, request.Ratings));
}

internal sealed class ReadOwnRatingsHandler(ServiceParts parts) : IRequestHandler<ReadOwnRatings, Reply>
{
    public Task<Reply> Handle(ReadOwnRatings request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).ReadAsync(request, new Stages.FinalSelection.ReadOwnRatings(request.By.Account, request.Number));
}

internal sealed class RevealRatingsHandler(ServiceParts parts) : IRequestHandler<RevealRatings, Reply>
{
    public Task<Reply> Handle(RevealRatings request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).DoAsync(request, new Stages.FinalSelection.RevealRatings(request.Mandate, request.Number));
}

internal sealed class CompareFinalistsHandler(ServiceParts parts) : IRequestHandler<CompareFinalists, Reply>
{
    public async Task<Reply> Handle(CompareFinalists request, CancellationToken cancellationToken)
    {
        var answer = await new PanelDesk(parts).ReadAsync(request, new ReadComparison(request.By.Account)).ConfigureAwait(false);
        var numbers = CandidateNumbers.OfPanel(parts, request.Campaign, request.Panel);
        return answer is PanelComparison comparison
            ? new PeopleShownBlind(numbers.PeopleOf(comparison.Finalists.Select(one => one.Candidate)), comparison)
            : answer;
    }
}
