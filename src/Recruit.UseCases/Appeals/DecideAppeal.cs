using MediatR;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Vacancies;

namespace Recruit.UseCases.Appeals;

/// <summary>The reviewer decides; what is to change is judged by the sealed rules first: <see cref="AppealStands"/>.</summary>
/// <param name="By">The reviewer.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
/// <param name="Remedy">What is to change; nothing dismisses the appeal.</param>
public sealed record DecideAppeal(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal, Remedy? Remedy = null)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>
/// A second person approves what the reviewer decided: <see cref="AppealStands"/>. What is to change is judged by the sealed rules again, with what
/// was recorded since; what cannot be any more is refused, and the approver sends the decision back. The campaign learns what changes by a message
/// of the appeal, which survives whatever happens to this process; the lists follow with the next closing.
/// </summary>
/// <param name="By">Who approves.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
/// <param name="Proposed">When that was proposed which the approver has seen.</param>
public sealed record ApproveAppealDecision(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal, Instant Proposed)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>A second person sends the decision back to the reviewer: <see cref="AppealStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
public sealed record ReturnAppealDecision(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class DecideAppealHandler(ServiceParts parts) : IRequestHandler<DecideAppeal, Reply>
{
    private readonly AppealFiles files = new(parts);

    public async Task<Reply> Handle(DecideAppeal request, CancellationToken cancellationToken)
    {
        // Who is not the reviewer learns that from the appeal, not what the rules say about the remedy.
        if (request.Remedy is { } remedy
            && await files.FindAsync(request.Campaign, request.Appeal).ConfigureAwait(false) is { Step: AppealStep.InReview, Appeal: { Case: { } filed } appeal }
            && appeal.Review!.Reviewer == request.By.Account
            && (remedy.OfCandidate is not { } candidate || candidate == filed.Candidate)
            && await files.ObjectionAsync(appeal, request.Mandate, remedy).ConfigureAwait(false) is { } objection)
        {
            return objection;
        }

        return await files.AskAsync(request.Campaign, request.Appeal, new ProposeDecision(request.Mandate, request.Remedy), request.Operation).ConfigureAwait(false);
    }
}

internal sealed class ApproveAppealDecisionHandler(ServiceParts parts) : IRequestHandler<ApproveAppealDecision, Reply>
{
    private readonly AppealFiles files = new(parts);

    public async Task<Reply> Handle(ApproveAppealDecision request, CancellationToken cancellationToken)
    {
        // Who may not approve, or has seen another proposal, learns that from the appeal.
        if (await files.FindAsync(request.Campaign, request.Appeal).ConfigureAwait(false)
                is { Step: AppealStep.Proposed, Appeal: { Proposal: { Remedy: { } remedy } proposal } appeal }
            && proposal.Act.At == request.Proposed
            && appeal.MayDecide(request.By.Account)
            && await files.LastObjectionAsync(appeal, request.Mandate, remedy).ConfigureAwait(false) is { } objection)
        {
            return objection;
        }

        return await files.AskAsync(request.Campaign, request.Appeal, new ApproveDecision(request.Mandate, request.Proposed), request.Operation).ConfigureAwait(false);
    }
}

internal sealed class ReturnAppealDecisionHandler(ServiceParts parts) : IRequestHandler<ReturnAppealDecision, Reply>
{
    public async Task<Reply> Handle(ReturnAppealDecision request, CancellationToken cancellationToken) =>
        await new AppealFiles(parts)
            .AskAsync(request.Campaign, request.Appeal, new ReturnDecision(request.Mandate), request.Operation).ConfigureAwait(false);
}
