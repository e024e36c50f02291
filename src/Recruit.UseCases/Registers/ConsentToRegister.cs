using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Registers;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Registers;

/// <summary>
/// Lets one question be asked of a state register about oneself: <see cref="RegisterConsentShown"/> names the token, which follows from the operation
/// and which nobody can guess.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">In which campaign; one in which the person applied.</param>
/// <param name="Register">Which register, e.g. <c>education</c>.</param>
/// <param name="Purpose">For what, e.g. <c>check-degree</c>.</param>
/// <param name="Expires">Until when, exclusive; at most 366 days from now.</param>
/// <param name="Subject">By what the register knows the person, e.g. a personal number; 1 to <see cref="SubjectMax"/> characters. It is sealed.</param>
public sealed record ConsentToRegister(
    Caller By, OperationId Operation, Id Campaign, Id Register, Id Purpose, Instant Expires, string Subject) : OwnUseCase(By, Operation)
{
    /// <summary>Longest subject in characters, inclusive.</summary>
    public const int SubjectMax = 200;
}

/// <summary>Withdraws a consent that was not used yet: <see cref="RegisterDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Token">Its name.</param>
public sealed record WithdrawRegisterConsent(Caller By, OperationId Operation, Id Token) : OwnUseCase(By, Operation);

/// <summary>A consent was given.</summary>
/// <param name="Token">By which the question can be asked, once.</param>
/// <param name="Expires">Until when, exclusive.</param>
public sealed record RegisterConsentShown(Id Token, Instant Expires) : Reply;

internal sealed class ConsentToRegisterValidator : AbstractValidator<ConsentToRegister>
{
    public ConsentToRegisterValidator() => RuleFor(one => one.Subject).NotEmpty().MaximumLength(ConsentToRegister.SubjectMax);
}

internal sealed class ConsentToRegisterHandler(ServiceParts parts) : IRequestHandler<ConsentToRegister, Reply>
{
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ConsentToRegister request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is null)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        // From secrets of the service, so that nobody guesses it, and from the wish, so that a repeat is the same consent.
        var salt = definitions.SaltOf(request.Campaign, $"consent {request.Operation.Value:N} {request.Person.Value:N}");
        var token = new Id($"t{Convert.ToHexStringLower(salt)}");
        if (definitions.Note(request.Campaign, request.Person, $"subject {token}", request.Subject) is not { } subject)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var give = new GiveRegisterConsent(request.Mandate, token, request.Register, request.Purpose, request.Campaign, request.Expires, subject);
        var reply = (await parts.Actors.AskAsync(RegisterFile.KeyOf(request.Person), give, request.Operation).ConfigureAwait(false)).Reply;
        return reply is RegisterDone ? new RegisterConsentShown(token, request.Expires) : reply;
    }
}

internal sealed class WithdrawRegisterConsentHandler(IActors actors) : IRequestHandler<WithdrawRegisterConsent, Reply>
{
    public async Task<Reply> Handle(WithdrawRegisterConsent request, CancellationToken cancellationToken)
    {
        var withdraw = new Recruit.Registers.WithdrawRegisterConsent(request.Mandate, request.Token);
        return (await actors.AskAsync(RegisterFile.KeyOf(request.Person), withdraw, request.Operation).ConfigureAwait(false)).Reply;
    }
}
