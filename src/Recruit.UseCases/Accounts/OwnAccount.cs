using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Accounts;

/// <summary>What a person does with the own account. It names no account: which one it is follows from the caller.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
public abstract record OwnAccountUseCase(Caller By, OperationId Operation) : UseCase(By, Operation);

/// <summary>Reads the own account: <see cref="OwnAccountShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ReadOwnAccount(Caller By, OperationId Operation) : OwnAccountUseCase(By, Operation);

/// <summary>Everything about the own account but secrets.</summary>
/// <param name="SignInName">As it is compared.</param>
/// <param name="Since">When it was opened.</param>
/// <param name="Credentials">Passkeys and second factors.</param>
/// <param name="Grants">Roles of staff.</param>
/// <param name="Sessions">Where the person is signed in, by the names of the sessions.</param>
/// <param name="HasPerson">Whether the account has its person: an identity that was checked, and that no other account has.</param>
public sealed record OwnAccountShown(
    string SignInName,
    Instant Since,
    ImmutableArray<CredentialTold> Credentials,
    ImmutableArray<Grant> Grants,
    ImmutableSortedDictionary<Id, Session> Sessions,
    bool HasPerson) : Reply;

/// <summary>
/// Reads what the own passkeys and second factors are checked by: <see cref="CredentialsTold"/>. It is for the host, which adds none that is there already,
/// and never for a page.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ReadOwnCredentials(Caller By, OperationId Operation) : OwnAccountUseCase(By, Operation);

/// <summary>Signs out, here or elsewhere: <see cref="AccountDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Session">Name of the session.</param>
public sealed record SignOut(Caller By, OperationId Operation, Id Session) : OwnAccountUseCase(By, Operation);

/// <summary>Signs out everywhere: <see cref="AccountDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Kept">But not in this session.</param>
public sealed record SignOutElsewhere(Caller By, OperationId Operation, Id? Kept = null) : OwnAccountUseCase(By, Operation);

/// <summary>Sets a new password and signs out everywhere: <see cref="AccountDone"/>. The host has checked the old one.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Verifier">Hash of the password.</param>
/// <param name="Kept">But not in this session.</param>
public sealed record ChangePassword(Caller By, OperationId Operation, string Verifier, Id? Kept = null) : OwnAccountUseCase(By, Operation);

/// <summary>A passkey or second factor more: <see cref="AccountDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Credential">Its name.</param>
/// <param name="Factor">Not the password.</param>
/// <param name="Record">Opaque; made and checked by the host.</param>
public sealed record AddCredential(Caller By, OperationId Operation, Id Credential, Factor Factor, string Record) : OwnAccountUseCase(By, Operation);

/// <summary>A passkey or second factor less: <see cref="AccountDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Credential">Its name.</param>
public sealed record RemoveCredential(Caller By, OperationId Operation, Id Credential) : OwnAccountUseCase(By, Operation);

/// <summary>
/// Says which person the account is: <see cref="PersonTold"/>, or person-has-account, because a person has one account. How the host knows it is
/// its matter: the pages take the person's own word.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Number">The individual identification number (IIN).</param>
public sealed record ProveIdentity(Caller By, OperationId Operation, string Number) : OwnAccountUseCase(By, Operation);

internal sealed class AddCredentialValidator : AbstractValidator<AddCredential>
{
    public AddCredentialValidator() => RuleFor(one => one.Factor).IsInEnum();
}

internal sealed class ProveIdentityValidator : AbstractValidator<ProveIdentity>
{
    private const int Digits = 12;

    public ProveIdentityValidator() =>
        RuleFor(one => one.Number).Must(number => number.Length == Digits && number.All(char.IsAsciiDigit) && PersonalNumber.IsIn(new Id(number)))
            .WithMessage("no individual identification number");
}

internal sealed class ReadOwnAccountHandler(ServiceParts parts) : IRequestHandler<ReadOwnAccount, Reply>
{
    public async Task<Reply> Handle(ReadOwnAccount request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        var reply = await files.AskAsync(request.By.Account, new ReadAccount()).ConfigureAwait(false);
        return reply is AccountTold told
            ? new OwnAccountShown(
                files.ReadName(told.Registered.SignInName) ?? "", told.Registered.At, told.Credentials, told.Grants, told.Sessions, told.Person?.BoundAt is not null)
            : reply;
    }
}

internal sealed class ReadOwnCredentialsHandler(ServiceParts parts) : IRequestHandler<ReadOwnCredentials, Reply>
{
    public Task<Reply> Handle(ReadOwnCredentials request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(request.By.Account, new ReadCredentials());
}

internal sealed class SignOutHandler(ServiceParts parts) : IRequestHandler<SignOut, Reply>
{
    public Task<Reply> Handle(SignOut request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(request.By.Account, new EndSession(request.Session), request.Operation);
}

internal sealed class SignOutElsewhereHandler(ServiceParts parts) : IRequestHandler<SignOutElsewhere, Reply>
{
    public Task<Reply> Handle(SignOutElsewhere request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(request.By.Account, new EndSessions(request.Kept), request.Operation);
}

internal sealed class ChangePasswordHandler(ServiceParts parts) : IRequestHandler<ChangePassword, Reply>
{
    public Task<Reply> Handle(ChangePassword request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(request.By.Account, new ChangeVerifier(request.Verifier, request.Kept), request.Operation);
}

internal sealed class AddCredentialHandler(ServiceParts parts) : IRequestHandler<AddCredential, Reply>
{
    public Task<Reply> Handle(AddCredential request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(
            request.By.Account, new Recruit.Accounts.AddCredential(request.Credential, request.Factor, request.Record), request.Operation);
}

internal sealed class RemoveCredentialHandler(ServiceParts parts) : IRequestHandler<RemoveCredential, Reply>
{
    public Task<Reply> Handle(RemoveCredential request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).AskAsync(request.By.Account, new Recruit.Accounts.RemoveCredential(request.Credential), request.Operation);
}

internal sealed class ProveIdentityHandler(ServiceParts parts) : IRequestHandler<ProveIdentity, Reply>
{
    public async Task<Reply> Handle(ProveIdentity request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        var person = files.PersonOf(request.Number);

        // Account and person send each other the same as messages; asked here, nobody has to wait for them. Both are safe to repeat.
        var reply = await files.AskAsync(request.By.Account, new BindPerson(person)).ConfigureAwait(false);
        if (reply is not PersonTold { Person: { BoundAt: null } link })
        {
            return reply;
        }

        var claim = await parts.Actors.AskAsync(AccountFiles.KeyOfPerson(person), new ClaimPerson(request.By.Account, link.Ask)).ConfigureAwait(false);
        return claim.Reply is ClaimTold
            ? await files.AskAsync(request.By.Account, new TakePerson(person, link.Ask)).ConfigureAwait(false)
            : claim.Reply;
    }
}
