using System.Collections.Immutable;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Privacy;
using Recruit.UseCases.Agencies;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Appeals;

/// <summary>Reads an appeal; the person whose it is sees who did: <see cref="AppealShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
public sealed record ReadAppeal(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPerson
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("appeal")];
}

/// <summary>An appeal as those who work on it see it.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Told">The file.</param>
/// <param name="Statement">What the candidate wrote.</param>
/// <param name="Kept">Answers that the sittings it is about refused and kept for an appeal, by question; what they say is read by <see cref="ReadKeptAnswers"/>.</param>
public sealed record AppealShown(PersonKeyId Person, AppealTold Told, string Statement, ImmutableArray<KeptOfItem> Kept) : Reply, IShowsPerson;

/// <summary>Says that an appeal is admissible: <see cref="AppealStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
public sealed record AdmitAppeal(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>Says that an appeal is not admissible: <see cref="AppealStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Why.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
public sealed record RejectAppeal(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>
/// Gives an appeal to a reviewer: <see cref="AppealStands"/>. Whoever marked, rated or recorded what it is about is put on record as not free first,
/// as before it is found admissible or not, so nobody of them reviews or approves.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
/// <param name="Reviewer">An account.</param>
public sealed record AllocateAppeal(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal, Id Reviewer)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>
/// Gives the reviewer more time, once, by as many working days as campaign.json says; the candidate sees the new term: <see cref="AppealStands"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Why.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
public sealed record ExtendAppeal(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class ReadAppealHandler(ServiceParts parts) : IRequestHandler<ReadAppeal, Reply>
{
    public async Task<Reply> Handle(ReadAppeal request, CancellationToken cancellationToken) =>
        await new AppealFiles(parts).FindAsync(request.Campaign, request.Appeal).ConfigureAwait(false) is { Appeal.Case: { Statement: { } statement } filed } told
            ? new AppealShown(statement.Person, told, new Definitions(parts).Read(statement) ?? "", await new KeptAnswers(parts).CountAsync(filed).ConfigureAwait(false))
            : Refusal.Because(UseCaseRefusals.NotFound);
}

internal sealed class AdmitAppealHandler(ServiceParts parts) : IRequestHandler<AdmitAppeal, Reply>
{
    public async Task<Reply> Handle(AdmitAppeal request, CancellationToken cancellationToken) =>
        await new AppealFiles(parts)
            .AskOthersAsync(request, request.Campaign, request.Appeal, new Recruit.Appeals.AdmitAppeal(request.Mandate)).ConfigureAwait(false);
}

internal sealed class RejectAppealHandler(ServiceParts parts) : IRequestHandler<RejectAppeal, Reply>
{
    public async Task<Reply> Handle(RejectAppeal request, CancellationToken cancellationToken) =>
        await new AppealFiles(parts)
            .AskOthersAsync(request, request.Campaign, request.Appeal, new Recruit.Appeals.RejectAppeal(request.Mandate)).ConfigureAwait(false);
}

internal sealed class AllocateAppealHandler(ServiceParts parts) : IRequestHandler<AllocateAppeal, Reply>
{
    public async Task<Reply> Handle(AllocateAppeal request, CancellationToken cancellationToken) =>
        await new HandingOver(parts).ObjectionAsync(request.By.Agency, request.Reviewer, Role.AgencyOfficer, Role.Approver).ConfigureAwait(false)
        ?? await new AppealFiles(parts)
            .AskOthersAsync(request, request.Campaign, request.Appeal, new Recruit.Appeals.AllocateAppeal(request.Mandate, request.Reviewer)).ConfigureAwait(false);
}

internal sealed class ExtendAppealHandler(ServiceParts parts) : IRequestHandler<ExtendAppeal, Reply>
{
    public async Task<Reply> Handle(ExtendAppeal request, CancellationToken cancellationToken) =>
        await new AppealFiles(parts)
            .AskAsync(request.Campaign, request.Appeal, new Recruit.Appeals.ExtendAppeal(request.Mandate), request.Operation).ConfigureAwait(false);
}
