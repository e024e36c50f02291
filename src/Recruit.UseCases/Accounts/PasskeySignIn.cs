using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.UseCases.Accounts;

/// <summary>
/// Begins to sign in with a passkey, which itself says whose account it is: <see cref="SignInChallenge"/>, which is for the host that checks the proof
/// and never for a page. It is a try like that with a password, and counted with those.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Account">The account, as the device told it.</param>
/// <param name="Device">The secret that the device kept from an earlier time, if it kept any.</param>
public sealed record BeginPasskeySignIn(OperationId Operation, Id Account, string? Device = null) : PublicUseCase(Operation);

/// <summary>Ends such a try, whose proof the host has found right: <see cref="SignedIn"/>, or a refusal.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Account">The account.</param>
/// <param name="Number">Of the try.</param>
/// <param name="Passkey">Name of the passkey that was shown.</param>
/// <param name="Record">What it is checked by from now on.</param>
/// <param name="Session">A new secret of at least 128 random bits that the device keeps as long as it is signed in.</param>
/// <param name="Device">A secret that the device keeps beyond that.</param>
public sealed record FinishPasskeySignIn(
    OperationId Operation, Id Account, int Number, Id Passkey, string Record, string Session, string? Device = null) : PublicUseCase(Operation);

internal sealed class BeginPasskeySignInValidator : AbstractValidator<BeginPasskeySignIn>
{
    public BeginPasskeySignInValidator() => RuleFor(one => one.Device).IsSecret();
}

internal sealed class FinishPasskeySignInValidator : AbstractValidator<FinishPasskeySignIn>
{
    public FinishPasskeySignInValidator()
    {
        RuleFor(one => (string?)one.Session).IsSecret().OverridePropertyName(nameof(FinishPasskeySignIn.Session));
        RuleFor(one => one.Device).IsSecret();
    }
}

internal sealed class BeginPasskeySignInHandler(ServiceParts parts) : IRequestHandler<BeginPasskeySignIn, Reply>
{
    public Task<Reply> Handle(BeginPasskeySignIn request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).BeginAsync(request.Account, request.Device);
}

internal sealed class FinishPasskeySignInHandler(ServiceParts parts) : IRequestHandler<FinishPasskeySignIn, Reply>
{
    public Task<Reply> Handle(FinishPasskeySignIn request, CancellationToken cancellationToken) =>
        new AccountFiles(parts).FinishAsync(request.Account, request.Session, request.Device, (session, device) => new Recruit.Accounts.FinishPasskeySignIn(
            request.Number, request.Passkey, request.Record, session, parts.SignIn, device));
}
