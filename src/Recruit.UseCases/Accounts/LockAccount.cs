using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.UseCases.Accounts;

/// <summary>Closes an account: nobody signs in any more, and all sessions end: <see cref="AccountDone"/>.</summary>
/// <param name="By">Who asks, for the whole service.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">Which.</param>
public sealed record DisableAccount(Caller By, OperationId Operation, Id Reason, Id Account) : OfficialUseCase(By, Operation, Reason), IAboutAgency
{
    Id? IAboutAgency.Agency => null;
}

/// <summary>Lets the person sign in again: <see cref="AccountDone"/>.</summary>
/// <param name="By">Who asks, for the whole service.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">Which.</param>
public sealed record EnableAccount(Caller By, OperationId Operation, Id Reason, Id Account) : OfficialUseCase(By, Operation, Reason), IAboutAgency
{
    Id? IAboutAgency.Agency => null;
}

internal sealed class DisableAccountHandler(ServiceParts parts) : IRequestHandler<DisableAccount, Reply>
{
    public Task<Reply> Handle(DisableAccount request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(request.Account, new Recruit.Accounts.DisableAccount(request.Mandate), request.Operation);
}

internal sealed class EnableAccountHandler(ServiceParts parts) : IRequestHandler<EnableAccount, Reply>
{
    public Task<Reply> Handle(EnableAccount request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(request.Account, new Recruit.Accounts.EnableAccount(request.Mandate), request.Operation);
}
