using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.UseCases.Accounts;

/// <summary>
/// Begins to sign in: <see cref="SignInChallenge"/>, which is for the host that checks the proof and never for a page. Asked again it is another try,
/// and each is counted before anybody knows whether it is right.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="SignInName">As it was typed in.</param>
/// <param name="Device">The secret that the device kept from an earlier time, if it kept any.</param>
public sealed record BeginSignIn(OperationId Operation, string SignInName, string? Device = null) : PublicUseCase(Operation);

/// <summary>
/// Ends a try: <see cref="SignedIn"/>, or a refusal. The host says what it has checked to be shown; no page and no interface may say so itself.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="SignInName">As it was typed in.</param>
/// <param name="Number">Of the try.</param>
/// <param name="Shown">What was proven; nothing if a proof was wrong.</param>
/// <param name="Session">A new secret of at least 128 random bits that the device keeps as long as it is signed in.</param>
/// <param name="Device">A secret that the device keeps beyond that.</param>
public sealed record FinishSignIn(
    OperationId Operation, string SignInName, int Number, ImmutableArray<Factor> Shown, string Session, string? Device = null) : PublicUseCase(Operation);

/// <summary>The person is signed in: account and secret go on as <see cref="ResumeSession"/>.</summary>
/// <param name="Account">The account.</param>
/// <param name="Session">Name of the session.</param>
/// <param name="Expires">Until when it holds at most.</param>
public sealed record SignedIn(Id Account, Id Session, Instant Expires) : Reply;

/// <summary>
/// Asks, with every request, who uses a session: <see cref="SessionResumed"/> with the caller of the request. A role that was withdrawn, an account
/// that was closed or a session that was ended counts from the next request on.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Account">The account.</param>
/// <param name="Session">The session's secret.</param>
/// <param name="Agency">For which agency the person wants to act; only one where the account has a role.</param>
/// <param name="Place">From where the person asks.</param>
public sealed record ResumeSession(OperationId Operation, Id Account, string Session, Id? Agency = null, Id? Place = null) : PublicUseCase(Operation);

/// <summary>Who uses a session.</summary>
/// <param name="Caller">By whom the request is.</param>
/// <param name="Session">Name of the session.</param>
/// <param name="Roles">All roles that the session is good for, with the agencies the person may choose.</param>
/// <param name="Expires">Until when it holds at most.</param>
public sealed record SessionResumed(Caller Caller, Id Session, ImmutableArray<HeldRole> Roles, Instant Expires) : Reply;

internal sealed class BeginSignInValidator : AbstractValidator<BeginSignIn>
{
    public BeginSignInValidator()
    {
        RuleFor(one => one.SignInName).IsSignInName();
        RuleFor(one => one.Device).IsSecret();
    }
}

internal sealed class FinishSignInValidator : AbstractValidator<FinishSignIn>
{
    public FinishSignInValidator()
    {
        RuleFor(one => one.SignInName).IsSignInName();
        RuleFor(one => (string?)one.Session).IsSecret().OverridePropertyName(nameof(FinishSignIn.Session));
        RuleFor(one => one.Device).IsSecret();
        RuleForEach(one => one.Shown).IsInEnum();
    }
}

internal sealed class BeginSignInHandler(ServiceParts parts) : IRequestHandler<BeginSignIn, Reply>
{
    public Task<Reply> Handle(BeginSignIn request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        return files.BeginAsync(files.AccountOf(request.SignInName), request.Device);
    }
}

internal sealed class FinishSignInHandler(ServiceParts parts) : IRequestHandler<FinishSignIn, Reply>
{
    public Task<Reply> Handle(FinishSignIn request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        return files.FinishAsync(files.AccountOf(request.SignInName), request.Session, request.Device, (session, device) =>
            new Recruit.Accounts.FinishSignIn(request.Number, request.Shown, session, parts.SignIn, device));
    }
}

internal sealed class ResumeSessionHandler(ServiceParts parts) : IRequestHandler<ResumeSession, Reply>
{
    public async Task<Reply> Handle(ResumeSession request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        var session = AccountFiles.HashOf(request.Session);
        var reply = await files.AskAsync(request.Account, new UseSession(session)).ConfigureAwait(false);
        return reply is not SessionHolds holds ? reply
            : Caller.Of(holds, files.PersonKeyOf(request.Account), request.Agency, request.Place) is { } caller
                ? new SessionResumed(caller, session, holds.Roles, holds.Expires)
                : Refusal.Because(UseCaseRefusals.NotFound);
    }
}
