using MediatR;
using Recruit.Actors;
using Recruit.Mailings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>How far a mailing is, and what was drafted: <see cref="MailingRead"/>. It counts nobody anew.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Mailing">Which mailing.</param>
public sealed record WatchMailing(Caller By, OperationId Operation, Id Campaign, Id Mailing) : UseCase(By, Operation), IAboutCampaign;

internal sealed class WatchMailingHandler(ServiceParts parts) : IRequestHandler<WatchMailing, Reply>
{
    public async Task<Reply> Handle(WatchMailing request, CancellationToken cancellationToken) =>
        (await new MailingDesk(parts, request.Campaign, request.Mailing).ReadAsync().ConfigureAwait(false)).Reply;
}
