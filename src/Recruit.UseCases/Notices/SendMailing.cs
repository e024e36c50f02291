using MediatR;
using Recruit.Actors;
using Recruit.Mailings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>
/// Confirms the number that was shown and queues the notices. It is refused when others are meant than were counted. Interrupted and asked again, it
/// goes on: <see cref="MailingRead"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Mailing">Which mailing.</param>
/// <param name="Count">The number that was shown.</param>
public sealed record SendMailing(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Mailing, int Count)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>Queues no further part of a mailing.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Mailing">Which mailing.</param>
public sealed record HaltMailing(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Mailing)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class SendMailingHandler(ServiceParts parts) : IRequestHandler<SendMailing, Reply>
{
    public async Task<Reply> Handle(SendMailing request, CancellationToken cancellationToken)
    {
        var desk = new MailingDesk(parts, request.Campaign, request.Mailing);
        var (drafted, reply) = await desk.ReadAsync().ConfigureAwait(false);
        if (drafted is null)
        {
            return reply;
        }

        var (now, refusal) = await desk.CountAsync(drafted, cancellationToken).ConfigureAwait(false);

        // Without the operation's name: asked again, others may be meant, and then the answer has to be another one.
        return refusal
            ?? await desk.AskAsync(new ConfirmMailing(request.Mandate, request.Count, now)).ConfigureAwait(false) as Refusal
            ?? await desk.QueueAsync(cancellationToken).ConfigureAwait(false);
    }
}

internal sealed class HaltMailingHandler(ServiceParts parts) : IRequestHandler<HaltMailing, Reply>
{
    public async Task<Reply> Handle(HaltMailing request, CancellationToken cancellationToken) =>
        await new MailingDesk(parts, request.Campaign, request.Mailing).AskAsync(new StopMailing(request.Mandate), request.Operation).ConfigureAwait(false);
}
