using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>
/// Stores what is to be told to whom, and shows how many that are: <see cref="MailingRead"/>. Nothing goes out. Asked again, it counts again. Those who
/// registered interest are told that the vacancy is open, and nothing else; who was told before gets no second notice by another mailing.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Mailing">A new name for it.</param>
/// <param name="Text">Which text.</param>
/// <param name="Facts">Facts of the text beyond those about the vacancy.</param>
/// <param name="To">To whom.</param>
/// <param name="Closing">For results: the closing that released them.</param>
public sealed record PrepareMailing(
    Caller By,
    OperationId Operation,
    Id Reason,
    Id Campaign,
    Id Mailing,
    NoticeText Text,
    ImmutableSortedDictionary<Id, string> Facts,
    RecipientQuery To,
    Id? Closing = null) : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class PrepareMailingValidator : AbstractValidator<PrepareMailing>
{
    public PrepareMailingValidator()
    {
        RuleFor(request => request.Text).IsInEnum();
        RuleFor(request => request.Text).Must((request, text) => request.To.Purpose is null == (text != NoticeText.Opening))
            .WithMessage("Who registered interest is told of the opening, and nobody else is.");
        RuleFor(request => request.To).Must(query => query.IsWhole).WithMessage("States and decisions are those of a stage, and not too many.");
    }
}

internal sealed class PrepareMailingHandler(ServiceParts parts) : IRequestHandler<PrepareMailing, Reply>
{
    public async Task<Reply> Handle(PrepareMailing request, CancellationToken cancellationToken)
    {
        var (matter, refusal) = await new NoticeMatters(parts)
            .OfAsync(request.Campaign, request.To.Purpose is null ? request.Mailing : NoticeMatters.Opening, request.Text, request.Facts, request.Closing).ConfigureAwait(false);
        if (matter is null)
        {
            return refusal!;
        }

        var desk = new MailingDesk(parts, request.Campaign, request.Mailing);
        if (await desk.AskAsync(new DraftMailing(request.Mandate, matter, request.To), request.Operation).ConfigureAwait(false) is Refusal problem)
        {
            return problem;
        }

        var (drafted, reply) = await desk.ReadAsync().ConfigureAwait(false);
        if (drafted is null)
        {
            return reply;
        }

        var (counted, notOpen) = await desk.CountAsync(drafted, cancellationToken).ConfigureAwait(false);
        return notOpen
            ?? await desk.AskAsync(new RecordRecipients(counted)).ConfigureAwait(false) as Refusal
            ?? (await desk.ReadAsync().ConfigureAwait(false)).Reply;
    }
}
