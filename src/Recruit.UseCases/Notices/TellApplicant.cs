using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>Queues a notice to one person: <see cref="NoticesTaken"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Person">Names the person's key.</param>
/// <param name="Matter">Name of the matter; the person gets it once. It keeps no mailing of that name from anybody.</param>
/// <param name="Text">Which text.</param>
/// <param name="Facts">Facts of the text beyond those about the vacancy.</param>
/// <param name="Closing">For results: the closing that released them.</param>
public sealed record TellApplicant(
    Caller By,
    OperationId Operation,
    Id Reason,
    Id Campaign,
    PersonKeyId Person,
    Id Matter,
    NoticeText Text,
    ImmutableSortedDictionary<Id, string> Facts,
    Id? Closing = null) : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class TellApplicantValidator : AbstractValidator<TellApplicant>
{
    public TellApplicantValidator() => RuleFor(request => request.Text).IsInEnum();
}

internal sealed class TellApplicantHandler(ServiceParts parts) : IRequestHandler<TellApplicant, Reply>
{
    public async Task<Reply> Handle(TellApplicant request, CancellationToken cancellationToken)
    {
        var (rules, _) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        var (matter, refusal) = await new NoticeMatters(parts)
            .OfAsync(request.Campaign, request.Matter, request.Text, request.Facts, request.Closing).ConfigureAwait(false);
        if (rules is null || matter is null)
        {
            return refusal!;
        }

        var own = matter with { Id = Letterhead.NameOf("told", request.Matter.Text) };
        var desk = new NoticeDeskId(request.Campaign, ShardId.NumberOf(request.Person, rules.Conduct.Shards));
        return (await parts.Actors.AskAsync(desk.Key, new QueueNotices(own, [request.Person]), request.Operation).ConfigureAwait(false)).Reply;
    }
}
