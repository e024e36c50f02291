using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Privacy;
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
public sealed record AppealShown(PersonKeyId Person, AppealTold Told, string Statement) : Reply, IShowsPerson;

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
/// Gives an appeal to a reviewer: <see cref="AppealStands"/>. Whoever marked or rated what it is about is put on record as not free first, so
/// neither reviews nor approves.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
/// <param name="Reviewer">An account.</param>
public sealed record AllocateAppeal(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal, Id Reviewer)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class ReadAppealHandler(ServiceParts parts) : IRequestHandler<ReadAppeal, Reply>
{
    public async Task<Reply> Handle(ReadAppeal request, CancellationToken cancellationToken) =>
        await new AppealFiles(parts).FindAsync(request.Campaign, request.Appeal).ConfigureAwait(false) is { Appeal.Case.Statement: { } statement } told
            ? new AppealShown(statement.Person, told, new Definitions(parts).Read(statement) ?? "")
            : Refusal.Because(UseCaseRefusals.NotFound);
}

internal sealed class AdmitAppealHandler(ServiceParts parts) : IRequestHandler<AdmitAppeal, Reply>
{
    public async Task<Reply> Handle(AdmitAppeal request, CancellationToken cancellationToken) =>
        await new AppealFiles(parts)
            .AskAsync(request.Campaign, request.Appeal, new Recruit.Appeals.AdmitAppeal(request.Mandate), request.Operation).ConfigureAwait(false);
}

internal sealed class RejectAppealHandler(ServiceParts parts) : IRequestHandler<RejectAppeal, Reply>
{
    public async Task<Reply> Handle(RejectAppeal request, CancellationToken cancellationToken) =>
        await new AppealFiles(parts)
            .AskAsync(request.Campaign, request.Appeal, new Recruit.Appeals.RejectAppeal(request.Mandate), request.Operation).ConfigureAwait(false);
}

internal sealed class AllocateAppealHandler(ServiceParts parts) : IRequestHandler<AllocateAppeal, Reply>
{
    private static readonly Id Judged = new("judged-it");

    private readonly AppealFiles files = new(parts);

    public async Task<Reply> Handle(AllocateAppeal request, CancellationToken cancellationToken)
    {
        if (await files.FindAsync(request.Campaign, request.Appeal).ConfigureAwait(false) is not { Appeal.Case: { } filed } told)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        foreach (var judge in (await files.JudgesAsync(filed).ConfigureAwait(false)).Except(told.Appeal.Conflicts))
        {
            var declare = new DeclareConflict(request.Mandate with { Reason = Judged }, judge);
            if ((await parts.Actors.AskAsync(AppealFiles.KeyOf(request.Appeal), declare, request.PartOf($"judge {judge}")).ConfigureAwait(false)).Reply is Refusal refusal)
            {
                return refusal;
            }
        }

        var allocate = new Recruit.Appeals.AllocateAppeal(request.Mandate, request.Reviewer);
        return (await parts.Actors.AskAsync(AppealFiles.KeyOf(request.Appeal), allocate, request.Operation).ConfigureAwait(false)).Reply;
    }
}
