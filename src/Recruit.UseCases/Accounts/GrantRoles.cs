using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases.Agencies;
using Recruit.Vacancies;

namespace Recruit.UseCases.Accounts;

/// <summary>The first of two people wants a role of staff granted: <see cref="RolesTold"/>.</summary>
/// <param name="By">Who asks; not the account that gets it.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">Who gets it.</param>
/// <param name="Role">Which.</param>
/// <param name="Agency">For which agency; nothing for the whole service.</param>
public sealed record ProposeRole(Caller By, OperationId Operation, Id Reason, Id Account, Role Role, Id? Agency = null)
    : OfficialUseCase(By, Operation, Reason), IAboutAgency;

/// <summary>The second of two people grants it: <see cref="RolesTold"/>.</summary>
/// <param name="By">Who asks; neither the first nor the account that gets it.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">Who gets it.</param>
/// <param name="Role">Which.</param>
/// <param name="Agency">For which agency; nothing for the whole service.</param>
public sealed record ApproveRole(Caller By, OperationId Operation, Id Reason, Id Account, Role Role, Id? Agency = null)
    : OfficialUseCase(By, Operation, Reason), IAboutAgency;

/// <summary>Withdraws a role, or the proposal of one, at once: <see cref="RolesTold"/>. One person is enough.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">Who loses it.</param>
/// <param name="Role">Which.</param>
/// <param name="Agency">For which agency; nothing for the whole service.</param>
public sealed record WithdrawRole(Caller By, OperationId Operation, Id Reason, Id Account, Role Role, Id? Agency = null)
    : OfficialUseCase(By, Operation, Reason), IAboutAgency;

/// <summary>Reads who has which roles by whom, and what waits for a second person: <see cref="RolesShown"/>. Nothing of the person is in it.</summary>
/// <param name="By">Who asks. Who acts for an agency sees the roles at that agency.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Account">Whose.</param>
public sealed record ReadRoles(Caller By, OperationId Operation, Id Account) : UseCase(By, Operation);

/// <summary>Roles of an account, as those see them who grant them.</summary>
/// <param name="Grants">Roles of staff.</param>
/// <param name="Proposals">Roles that wait for a second person.</param>
/// <param name="HasPerson">Whether its owner has shown who it is, without which nobody proposes a role.</param>
/// <param name="HasSecondProof">Whether it has a passkey or a second factor, without which nobody signs in with a role.</param>
/// <param name="Disabled">Who closed it; nothing while it is open, and for who acts for an agency.</param>
public sealed record RolesShown(
    ImmutableArray<Grant> Grants, ImmutableArray<RoleProposal> Proposals, bool HasPerson, bool HasSecondProof, Act? Disabled = null) : Reply;

/// <summary>Finds the account of a sign-in name, to propose a role for it: <see cref="AccountOpened"/>, or not-found.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="SignInName">As the person tells it.</param>
public sealed record FindAccount(Caller By, OperationId Operation, string SignInName) : UseCase(By, Operation);

internal sealed class ProposeRoleValidator : AbstractValidator<ProposeRole>
{
    public ProposeRoleValidator() => RuleFor(one => one.Role).IsInEnum();
}

internal sealed class FindAccountValidator : AbstractValidator<FindAccount>
{
    public FindAccountValidator() => RuleFor(one => one.SignInName).IsSignInName();
}

internal sealed class ProposeRoleHandler(ServiceParts parts) : IRequestHandler<ProposeRole, Reply>
{
    public async Task<Reply> Handle(ProposeRole request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        if (await files.AskAsync(request.Account, new ReadPerson()).ConfigureAwait(false) is Refusal nobody)
        {
            return nobody;
        }

        var due = await new AgencyFiles(parts).DueAsync(request.Agency).ConfigureAwait(false);
        var propose = new Recruit.Accounts.ProposeRole(request.Mandate, request.Role, due, request.Agency);
        return await files.AskAsync(request.Account, propose, request.Operation).ConfigureAwait(false);
    }
}

internal sealed class ApproveRoleHandler(ServiceParts parts) : IRequestHandler<ApproveRole, Reply>
{
    public Task<Reply> Handle(ApproveRole request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(
            request.Account, new Recruit.Accounts.ApproveRole(request.Mandate, request.Role, request.Agency), request.Operation);
}

internal sealed class WithdrawRoleHandler(ServiceParts parts) : IRequestHandler<WithdrawRole, Reply>
{
    public Task<Reply> Handle(WithdrawRole request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(
            request.Account, new Recruit.Accounts.WithdrawRole(request.Mandate, request.Role, request.Agency), request.Operation);
}

internal sealed class ReadRolesHandler(ServiceParts parts) : IRequestHandler<ReadRoles, Reply>
{
    public async Task<Reply> Handle(ReadRoles request, CancellationToken cancellationToken)
    {
        var reply = await new AccountFiles(parts).AskAsync(request.Account, new ReadAccount()).ConfigureAwait(false);
        return reply is AccountTold told
            ? new RolesShown(
                Seen(told.Grants, one => one.Agency),
                Seen(told.Proposals, one => one.Agency),
                told.Person?.BoundAt is not null,
                !told.Credentials.IsEmpty,
                request.By.Agency is null ? told.Disabled : null)
            : reply;

        ImmutableArray<T> Seen<T>(ImmutableArray<T> all, Func<T, Id?> agencyOf) =>
            request.By.Agency is { } own ? all.RemoveAll(one => agencyOf(one) != own) : all;
    }
}

internal sealed class FindAccountHandler(ServiceParts parts) : IRequestHandler<FindAccount, Reply>
{
    public async Task<Reply> Handle(FindAccount request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        var account = files.AccountOf(request.SignInName);
        return await files.AskAsync(account, new ReadAccount()).ConfigureAwait(false) is AccountTold
            ? new AccountOpened(account)
            : Refusal.Because(UseCaseRefusals.NotFound);
    }
}
