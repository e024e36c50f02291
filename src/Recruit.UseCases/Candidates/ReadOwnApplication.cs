using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>Reads what was released about the own application: <see cref="OwnApplicationShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadOwnApplication(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

/// <summary>What a candidate may see.</summary>
/// <param name="At">When the application was received.</param>
/// <param name="Released">What was released, stage by stage.</param>
/// <param name="Offer">The place that is offered or taken, if one is.</param>
/// <param name="AwaitsRevision">Whether the offer waits for lists that are under revision: it cannot be accepted until then, and does not lapse.</param>
/// <param name="Reference">The person's id in the campaign, as lists have it.</param>
public sealed record OwnApplicationShown(
    Instant At, ImmutableArray<StageDecision> Released, Offer? Offer = null, bool AwaitsRevision = false, string? Reference = null) : Reply;

internal sealed class ReadOwnApplicationHandler(ServiceParts parts) : IRequestHandler<ReadOwnApplication, Reply>
{
    public async Task<Reply> Handle(ReadOwnApplication request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { Application: var application, Campaign: { Head: var head } campaign })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var offer = head.Offers.FirstOrDefault(offer => offer.Candidate == request.Person);
        var given = await new GivenFields(parts).ReadAsync(campaign, request.Campaign, request.Person).ConfigureAwait(false);
        return new OwnApplicationShown(
            application.At, application.Released, offer, offer is not null && head.AwaitsRevision(offer), given is [var reference, ..] ? reference : null);
    }
}
