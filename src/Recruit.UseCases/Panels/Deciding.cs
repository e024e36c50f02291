using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>Why a decision leaves the ranking, or an earlier decision.</summary>
/// <param name="Reason">Coded; a word of the agency's list.</param>
/// <param name="Words">In own words, 1 to <see cref="PanelUseCase.WordsMax"/> characters; kept sealed under the key of the first finalist decided about.</param>
public sealed record DeviationGiven(Id Reason, string Words);

/// <summary>
/// Decides about finalists; who leads asks. A decision that leaves the ranking needs a reason and another member's signature:
/// <see cref="DecisionReply"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Recommendations">By number, each once.</param>
/// <param name="Deviation">Compulsory when the decision leaves the ranking, else forbidden.</param>
public sealed record DecideFinalists(
    Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, ImmutableArray<FinalistRecommendation> Recommendations,
    DeviationGiven? Deviation = null)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>Reads the decision that waits for another member's signature; the finalists in it see that: <see cref="ProposedDecision"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
public sealed record ReadProposedDecision(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel), IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("panel-acts")];
}

/// <summary>Signs a decision as another member: <see cref="DecisionReply"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Proposal">Number of the proposal that the member read.</param>
public sealed record SignDecision(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, int Proposal)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>A decision that waits for a signature; with number 0 none does.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Chair">Account of who leads.</param>
/// <param name="Recommendations">What would be decided.</param>
/// <param name="Deviation">Why it leaves the ranking.</param>
public sealed record ProposedDecision(
    int Number, Id? Chair, ImmutableArray<FinalistRecommendation> Recommendations, DeviationGiven? Deviation = null) : Reply;

internal sealed class DecideFinalistsValidator : AbstractValidator<DecideFinalists>
{
    public DecideFinalistsValidator()
    {
        RuleFor(one => one.Recommendations)
            .Must(given => !given.IsDefaultOrEmpty && given.Select(one => one.Candidate).Distinct().Count() == given.Length)
            .WithMessage("at least one finalist, each once");
        RuleFor(one => one.Deviation!.Words).NotEmpty().MaximumLength(PanelUseCase.WordsMax).When(one => one.Deviation is not null);
    }
}

internal sealed class DecideFinalistsHandler(ServiceParts parts) : IRequestHandler<DecideFinalists, Reply>
{
    private readonly PanelDesk desk = new(parts);

    public Task<Reply> Handle(DecideFinalists request, CancellationToken cancellationToken)
    {
        Deviation? deviation = null;
        if (request.Deviation is { } given)
        {
            var number = request.Recommendations[0].Candidate;
            if (desk.Note(request, number, given.Words) is not { } words)
            {
                return Task.FromResult<Reply>(Refusal.Because(PanelRefusals.NotListed));
            }

            deviation = new Deviation(given.Reason, words);
        }

        return desk.DoAsync(request, new Stages.FinalSelection.DecideFinalists(request.Mandate, request.Recommendations, deviation));
    }
}

internal sealed class ReadProposedDecisionHandler(ServiceParts parts) : IRequestHandler<ReadProposedDecision, Reply>
{
    public async Task<Reply> Handle(ReadProposedDecision request, CancellationToken cancellationToken)
    {
        var answer = await new PanelDesk(parts).ReadAsync(request, new ReadProposal(request.By.Account)).ConfigureAwait(false);
        if (answer is not ProposalRead read)
        {
            return answer;
        }

        var shown = read.Proposal is not { } proposal
            ? new ProposedDecision(0, null, [])
            : new ProposedDecision(
                proposal.Number,
                proposal.Act.By,
                proposal.Recommendations,
                new DeviationGiven(proposal.Deviation.Reason, new Definitions(parts).Read(proposal.Deviation.Note) ?? ""));
        var numbers = CandidateNumbers.OfPanel(parts, request.Campaign, request.Panel);
        return new PeopleShownBlind(numbers.PeopleOf(shown.Recommendations.Select(one => one.Candidate)), shown);
    }
}

internal sealed class SignDecisionHandler(ServiceParts parts) : IRequestHandler<SignDecision, Reply>
{
    public Task<Reply> Handle(SignDecision request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).DoAsync(request, new Stages.FinalSelection.SignDecision(request.Mandate, request.Proposal));
}
