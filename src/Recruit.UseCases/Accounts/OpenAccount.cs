using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.UseCases.Accounts;

/// <summary>
/// Opens an account: <see cref="AccountOpened"/>. Whoever is registered is a candidate. Where the name is somebody's already nothing happens and the reply
/// is the same, so that nobody learns by it who has an account, or had one that was erased; the owner signs in as before, or sets a new password by a mailed link.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="SignInName">1 to <see cref="AccountFiles.SignInNameMax"/> characters.</param>
/// <param name="Verifier">Hash of the password, made and checked by the host.</param>
public sealed record OpenAccount(OperationId Operation, string SignInName, string Verifier) : PublicUseCase(Operation);

/// <summary>The account is there, by this or from before.</summary>
/// <param name="Account">Its name; it does not tell the sign-in name.</param>
public sealed record AccountOpened(Id Account) : Reply;

/// <summary>
/// Asks whether a letter with a link to a new password may go to a sign-in name: <see cref="ResetAsked"/>. It is for the host that writes the letter and
/// never for a page: what a page shows is the same whatever the answer.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="SignInName">As it was typed in.</param>
public sealed record AskReset(OperationId Operation, string SignInName) : PublicUseCase(Operation);

/// <summary>Whether somebody registered by a name and may sign in.</summary>
public sealed record ResetAsked(bool IsKnown) : Reply;

/// <summary>
/// Sets a new password for somebody who lost it: <see cref="AccountDone"/>. It signs out everywhere and lets tries begin anew. The host asks only
/// once the person has shown that the sign-in name is theirs, as by a link that was mailed to it; a second factor is needed as before.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="SignInName">Whose.</param>
/// <param name="Verifier">Hash of the password.</param>
public sealed record ResetPassword(OperationId Operation, string SignInName, string Verifier) : PublicUseCase(Operation);

internal sealed class OpenAccountValidator : AbstractValidator<OpenAccount>
{
    public OpenAccountValidator()
    {
        RuleFor(one => one.SignInName).IsSignInName();
        RuleFor(one => one.Verifier).NotEmpty();
    }
}

internal sealed class AskResetValidator : AbstractValidator<AskReset>
{
    public AskResetValidator() => RuleFor(one => one.SignInName).IsSignInName();
}

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator() => RuleFor(one => one.SignInName).IsSignInName();
}

/// <summary>Forms of what is typed in.</summary>
internal static class AccountForms
{
    public static IRuleBuilderOptions<T, string> IsSignInName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => TextForm.Of(name).Length is > 0 and <= AccountFiles.SignInNameMax && !name.Any(char.IsControl)).WithMessage("no sign-in name");

    public static IRuleBuilderOptions<T, string?> IsSecret<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(secret => secret is null or { Length: >= AccountFiles.SecretMin and <= AccountFiles.SecretMax }).WithMessage("no secret of a session or device");
}

internal sealed class OpenAccountHandler(ServiceParts parts) : IRequestHandler<OpenAccount, Reply>
{
    public async Task<Reply> Handle(OpenAccount request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        var account = files.AccountOf(request.SignInName);
        if (files.SealName(account, request.SignInName) is not { } name)
        {
            // Whose key was erased had an account by this name; that is nobody's business either.
            return new AccountOpened(account);
        }

        var reply = await files.AskAsync(account, new RegisterAccount(name, request.Verifier), request.Operation).ConfigureAwait(false);
        return reply is AccountDone or Refusal { Code: AccountRefusals.AlreadyRegistered } ? new AccountOpened(account) : reply;
    }
}

internal sealed class AskResetHandler(ServiceParts parts) : IRequestHandler<AskReset, Reply>
{
    public async Task<Reply> Handle(AskReset request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        return new ResetAsked(await files.AskAsync(files.AccountOf(request.SignInName), new ReadAccount()).ConfigureAwait(false) is AccountTold { Disabled: null });
    }
}

internal sealed class ResetPasswordHandler(ServiceParts parts) : IRequestHandler<ResetPassword, Reply>
{
    public Task<Reply> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        var files = new AccountFiles(parts);
        return files.AskAsync(files.AccountOf(request.SignInName), new ChangeVerifier(request.Verifier), request.Operation);
    }
}
