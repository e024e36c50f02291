using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases.Agencies;
using Recruit.Vacancies;

namespace Recruit.UseCases.Accounts;

/// <summary>
/// The person that an account says to be: whose it is, and setting it free, e.g. because somebody else used the number. The account may be the one
/// that has the person, or the one that could not get it.
/// </summary>
/// <param name="By">Who asks, for the whole service.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">An account that says to be this person.</param>
public abstract record PersonUseCase(Caller By, OperationId Operation, Id Reason, Id Account) : OfficialUseCase(By, Operation, Reason), IAboutAgency
{
    Id? IAboutAgency.Agency => null;
}

/// <summary>Reads whose the person is: <see cref="ClaimTold"/>.</summary>
/// <param name="By">Who asks, for the whole service.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">An account that says to be this person.</param>
public sealed record ReadPersonClaim(Caller By, OperationId Operation, Id Reason, Id Account) : PersonUseCase(By, Operation, Reason, Account);

/// <summary>The first of two people wants the person set free: <see cref="ClaimTold"/>.</summary>
/// <param name="By">Who asks, for the whole service.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">An account that says to be this person.</param>
public sealed record ProposePersonRelease(Caller By, OperationId Operation, Id Reason, Id Account) : PersonUseCase(By, Operation, Reason, Account);

/// <summary>The second sets the person free: <see cref="ClaimTold"/>.</summary>
/// <param name="By">Who asks, for the whole service.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">An account that says to be this person.</param>
public sealed record ApprovePersonRelease(Caller By, OperationId Operation, Id Reason, Id Account) : PersonUseCase(By, Operation, Reason, Account);

/// <summary>Lets the person stay: <see cref="ClaimTold"/>.</summary>
/// <param name="By">Who asks, for the whole service.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Account">An account that says to be this person.</param>
public sealed record DropPersonRelease(Caller By, OperationId Operation, Id Reason, Id Account) : PersonUseCase(By, Operation, Reason, Account);

internal sealed class ReadPersonClaimHandler(ServiceParts parts) : IRequestHandler<ReadPersonClaim, Reply>
{
    public Task<Reply> Handle(ReadPersonClaim request, CancellationToken cancellationToken) => Claims.AskAsync(parts, request, new ReadClaim());
}

internal sealed class ProposePersonReleaseHandler(ServiceParts parts) : IRequestHandler<ProposePersonRelease, Reply>
{
    public async Task<Reply> Handle(ProposePersonRelease request, CancellationToken cancellationToken) => await Claims.AskAsync(
        parts, request, new ProposeRelease(request.Mandate, await new AgencyFiles(parts).DueAsync(null).ConfigureAwait(false))).ConfigureAwait(false);
}

internal sealed class ApprovePersonReleaseHandler(ServiceParts parts) : IRequestHandler<ApprovePersonRelease, Reply>
{
    public Task<Reply> Handle(ApprovePersonRelease request, CancellationToken cancellationToken) =>
        Claims.AskAsync(parts, request, new ApproveRelease(request.Mandate));
}

internal sealed class DropPersonReleaseHandler(ServiceParts parts) : IRequestHandler<DropPersonRelease, Reply>
{
    public Task<Reply> Handle(DropPersonRelease request, CancellationToken cancellationToken) => Claims.AskAsync(parts, request, new DropRelease(request.Mandate));
}

/// <summary>The claim of the person that an account says to be.</summary>
internal static class Claims
{
    public static async Task<Reply> AskAsync(ServiceParts parts, PersonUseCase request, ActorCommand command)
    {
        if (await new AccountFiles(parts).AskAsync(request.Account, new ReadAccount()).ConfigureAwait(false) is not AccountTold { Person: { } link })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var operation = command is ReadClaim ? default : request.Operation;
        return (await parts.Actors.AskAsync(AccountFiles.KeyOfPerson(link.Person), command, operation).ConfigureAwait(false)).Reply;
    }
}
