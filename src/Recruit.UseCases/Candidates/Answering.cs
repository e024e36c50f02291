using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.UseCases.Agencies;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>Reads an enquiry that waits for an answer; the person who asked sees who did: <see cref="EnquiryShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Enquiry">Its name.</param>
public sealed record ReadEnquiry(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Enquiry)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPerson
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("enquiry")];
}

/// <summary>An enquiry as who has to answer it sees it.</summary>
/// <param name="Person">Who asked.</param>
/// <param name="Question">What was asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Due">Until when it is to be answered.</param>
public sealed record EnquiryShown(PersonKeyId Person, string Question, Instant AskedAt, Instant Due) : Reply, IShowsPerson;

/// <summary>Gives an enquiry to another owner; its term goes on.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Enquiry">Its name.</param>
/// <param name="Owner">A role or an account.</param>
public sealed record PassEnquiry(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Enquiry, Id Owner)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>Answers an enquiry; the answer is sealed under the key of who asked.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Enquiry">Its name.</param>
/// <param name="Answer">1 to <see cref="AskEnquiry.LengthMax"/> characters.</param>
public sealed record AnswerEnquiry(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Enquiry, string Answer)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class AnswerEnquiryValidator : AbstractValidator<AnswerEnquiry>
{
    public AnswerEnquiryValidator() => RuleFor(one => one.Answer).NotEmpty().MaximumLength(AskEnquiry.LengthMax);
}

internal sealed class ReadEnquiryHandler(ServiceParts parts) : IRequestHandler<ReadEnquiry, Reply>
{
    public async Task<Reply> Handle(ReadEnquiry request, CancellationToken cancellationToken) =>
        await OpenEnquiry.FindAsync(parts.Actors, request.Campaign, request.Enquiry).ConfigureAwait(false) is { Asked: { Note: { } note } asked } enquiry
            ? new EnquiryShown(note.Person, new Definitions(parts).Read(note) ?? "", asked.At, enquiry.File.Due)
            : Refusal.Because(CampaignRefusals.NoEnquiry);
}

internal sealed class PassEnquiryHandler(ServiceParts parts) : IRequestHandler<PassEnquiry, Reply>
{
    public async Task<Reply> Handle(PassEnquiry request, CancellationToken cancellationToken)
    {
        if (await new HandingOver(parts).ObjectionAsync(request.By.Agency, request.Owner, Role.AgencyOfficer).ConfigureAwait(false) is { } objection)
        {
            return objection;
        }

        var pass = new Recruit.Campaigns.PassEnquiry(request.Mandate, request.Enquiry, request.Owner);
        return (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), pass, request.Operation).ConfigureAwait(false)).Reply;
    }
}

internal sealed class AnswerEnquiryHandler(ServiceParts parts) : IRequestHandler<AnswerEnquiry, Reply>
{
    public async Task<Reply> Handle(AnswerEnquiry request, CancellationToken cancellationToken)
    {
        // One that was answered is looked for too: a repeat must come to the actor, which keeps the reply.
        if (await OpenEnquiry.ReadAsync(parts.Actors, request.Campaign, request.Enquiry).ConfigureAwait(false) is not { Asked.Note: { } question })
        {
            return Refusal.Because(CampaignRefusals.NoEnquiry);
        }

        var note = new Definitions(parts).Note(request.Campaign, question.Person, $"answer {request.Enquiry}", request.Answer);
        var answer = new Recruit.Campaigns.AnswerEnquiry(new Mandate(request.By.Account, request.Reason, note), request.Enquiry);
        return (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), answer, request.Operation).ConfigureAwait(false)).Reply;
    }
}

/// <summary>Enquiries of a campaign by their names.</summary>
internal static class OpenEnquiry
{
    public static async ValueTask<Enquiry?> ReadAsync(IActors actors, Id campaign, Id enquiry) =>
        (await actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is CampaignRead read
            ? read.Head.Enquiries.GetValueOrDefault(enquiry)
            : null;

    public static async ValueTask<Enquiry?> FindAsync(IActors actors, Id campaign, Id enquiry) =>
        await ReadAsync(actors, campaign, enquiry).ConfigureAwait(false) is { Answered: null } open ? open : null;
}
