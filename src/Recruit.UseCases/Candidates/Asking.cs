using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>Asks about the own file: <see cref="CampaignDone"/>. The enquiry bears a name that follows from the operation.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Question">1 to <see cref="LengthMax"/> characters.</param>
public sealed record AskEnquiry(Caller By, OperationId Operation, Id Campaign, string Question) : OwnUseCase(By, Operation)
{
    /// <summary>Longest question or answer in characters, inclusive.</summary>
    public const int LengthMax = 4000;
}

/// <summary>Reads the own questions and what was answered: <see cref="OwnEnquiriesShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadOwnEnquiries(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

/// <summary>A question of a candidate.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Due">Until when it is to be answered.</param>
/// <param name="Answer">What was answered; nothing before.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record OwnEnquiry(string Question, Instant AskedAt, Instant Due, string? Answer = null, Instant? AnsweredAt = null);

/// <summary>The own questions, as they were asked.</summary>
public sealed record OwnEnquiriesShown(ImmutableArray<OwnEnquiry> Enquiries) : Reply;

internal sealed class AskEnquiryValidator : AbstractValidator<AskEnquiry>
{
    public AskEnquiryValidator() => RuleFor(one => one.Question).NotEmpty().MaximumLength(AskEnquiry.LengthMax);
}

internal sealed class AskEnquiryHandler(ServiceParts parts) : IRequestHandler<AskEnquiry, Reply>
{
    private static readonly Id Question = new("question");

    public async Task<Reply> Handle(AskEnquiry request, CancellationToken cancellationToken)
    {
        var enquiry = new Id(request.PartOf("enquiry").Value.ToString("N"));
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is null
            || new Definitions(parts).Note(request.Campaign, request.Person, $"question {enquiry}", request.Question) is not { } note)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var file = new FileEnquiry(new Mandate(request.By.Account, Question, note), enquiry, Roles.Holder(Role.AgencyOfficer));
        return (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), file, request.Operation).ConfigureAwait(false)).Reply;
    }
}

internal sealed class ReadOwnEnquiriesHandler(ServiceParts parts) : IRequestHandler<ReadOwnEnquiries, Reply>
{
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ReadOwnEnquiries request, CancellationToken cancellationToken) =>
        await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is { } own
            ? new OwnEnquiriesShown(
            [
                .. own.Campaign.Head.Enquiries.Values.Where(one => one.Asked.Note!.Person == request.Person).OrderBy(one => one.Asked.At).Select(Shown),
            ])
            : Refusal.Because(UseCaseRefusals.NotFound);

    private OwnEnquiry Shown(Enquiry one) => new(
        definitions.Read(one.Asked.Note!) ?? "",
        one.Asked.At,
        one.File.Due,
        one.Answered?.Note is { } answer ? definitions.Read(answer) : null,
        one.Answered?.At);
}
