using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>Reads what the person who asks agreed to, those that were withdrawn too: <see cref="OwnConsentsShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ReadOwnConsents(Caller By, OperationId Operation) : OwnUseCase(By, Operation);

/// <summary>
/// Withdraws a consent: <see cref="CandidateDone"/>. Nothing is taken by it any more; an application that is in stays until the person withdraws that, and
/// whoever applies again is asked again.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Purpose">To what, e.g. <c>apply</c>.</param>
public sealed record WithdrawConsent(Caller By, OperationId Operation, Id Purpose) : OwnUseCase(By, Operation);

/// <summary>The own consents, in the order in which they were given.</summary>
public sealed record OwnConsentsShown(ImmutableArray<Consent> Consents) : Reply;

internal sealed class ReadOwnConsentsHandler(IActors actors) : IRequestHandler<ReadOwnConsents, Reply>
{
    public async Task<Reply> Handle(ReadOwnConsents request, CancellationToken cancellationToken) =>
        (await actors.AskAsync(PersonRecord.KeyOf(request.Person), new ReadCandidate()).ConfigureAwait(false)).Reply is var reply && reply is CandidateTold told
            ? new OwnConsentsShown(told.Record.Consents)
            : PersonRecord.Told(reply);
}

internal sealed class WithdrawConsentHandler(IActors actors) : IRequestHandler<WithdrawConsent, Reply>
{
    public async Task<Reply> Handle(WithdrawConsent request, CancellationToken cancellationToken)
    {
        var withdraw = new Recruit.Candidates.Profile.WithdrawConsent(request.Mandate, request.Purpose);
        return PersonRecord.Told((await actors.AskAsync(PersonRecord.KeyOf(request.Person), withdraw, request.Operation).ConfigureAwait(false)).Reply);
    }
}
