using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Agencies;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.UseCases.Attraction;

/// <summary>An official action about the announcement of a campaign.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public abstract record AnnouncementUseCase(Caller By, OperationId Operation, Id Reason, Id Campaign)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>Opens the file of the announcement of a drafted campaign, with the agency's working days: <see cref="AnnouncementIsOpen"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="DraftDays">Working days for whoever drafts, to propose a text.</param>
/// <param name="ApprovalDays">Working days for its approval.</param>
/// <param name="QuestionsUntil">Until when questions are taken, exclusive.</param>
/// <param name="AnswerDays">Working days for an answer.</param>
/// <param name="Parts">In how many parts interest is registered.</param>
/// <param name="Purposes">What people may ask to be told, e.g. <c>told-of-opening</c>; at least one.</param>
/// <param name="ConsentDaysMax">For how many days of 24 hours at most.</param>
public sealed record OpenAnnouncement(
    Caller By,
    OperationId Operation,
    Id Reason,
    Id Campaign,
    int DraftDays,
    int ApprovalDays,
    Instant QuestionsUntil,
    int AnswerDays,
    int Parts,
    ImmutableArray<Id> Purposes,
    int ConsentDaysMax) : AnnouncementUseCase(By, Operation, Reason, Campaign)
{
    /// <summary>Most days of a consent, inclusive: ten years.</summary>
    public const int ConsentDaysLimit = 3660;
}

/// <summary>Writes a new version of the text; languages may still be missing: <see cref="TextStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Texts">The words.</param>
/// <param name="Changed">What is new, told to the public; needed in three languages once a version was published.</param>
public sealed record DraftText(
    Caller By, OperationId Operation, Id Reason, Id Campaign, Trilingual<AnnouncementText> Texts, Trilingual<string>? Changed = null)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>Proposes the newest version for publication: <see cref="TextStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Version">Which version.</param>
public sealed record ProposePublication(Caller By, OperationId Operation, Id Reason, Id Campaign, int Version)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>Publishes what somebody else drafted and proposed: <see cref="TextStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Version">Which version.</param>
/// <param name="Seen">Digest of what was read.</param>
public sealed record ApprovePublication(Caller By, OperationId Operation, Id Reason, Id Campaign, int Version, Digest Seen)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>Turns a proposed publication down: <see cref="TextStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Version">Which version.</param>
public sealed record ReturnText(Caller By, OperationId Operation, Id Reason, Id Campaign, int Version)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>Reads any version and where it stands: <see cref="TextShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Version">Which version.</param>
public sealed record ReadText(Caller By, OperationId Operation, Id Campaign, int Version) : UseCase(By, Operation), IAboutCampaign;

internal sealed class OpenAnnouncementValidator : AbstractValidator<OpenAnnouncement>
{
    public OpenAnnouncementValidator()
    {
        RuleFor(one => one.DraftDays).InclusiveBetween(1, WorkingCalendar.TermMax);
        RuleFor(one => one.ApprovalDays).InclusiveBetween(1, WorkingCalendar.TermMax);
        RuleFor(one => one.AnswerDays).InclusiveBetween(1, WorkingCalendar.TermMax);
        RuleFor(one => one.Parts).InclusiveBetween(1, AnnouncementTerms.PartsMax);
        RuleFor(one => one.Purposes).Must(purposes => !purposes.IsEmpty).WithMessage("no purpose");
        RuleFor(one => one.ConsentDaysMax).InclusiveBetween(1, OpenAnnouncement.ConsentDaysLimit);
    }
}

internal sealed class OpenAnnouncementHandler(ServiceParts parts) : IRequestHandler<OpenAnnouncement, Reply>
{
    public async Task<Reply> Handle(OpenAnnouncement request, CancellationToken cancellationToken)
    {
        var terms = new AnnouncementTerms(
            await new AgencyFiles(parts).CalendarAsync(request.By.Agency).ConfigureAwait(false),
            request.DraftDays,
            Roles.Holder(Role.Approver),
            request.ApprovalDays,
            request.QuestionsUntil,
            Roles.Holder(Role.AgencyOfficer),
            request.AnswerDays,
            request.Parts,
            new InterestTerms(request.Purposes, request.ConsentDaysMax));
        return await new AnnouncementFiles(parts)
            .AskAsync(request.Campaign, new Recruit.Stages.Attraction.OpenAnnouncement(request.Mandate, terms), request.Operation).ConfigureAwait(false);
    }
}

internal sealed class DraftTextHandler(ServiceParts parts) : IRequestHandler<DraftText, Reply>
{
    public Task<Reply> Handle(DraftText request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign, new Recruit.Stages.Attraction.DraftText(request.Mandate, request.Texts, request.Changed), request.Operation);
}

internal sealed class ProposePublicationHandler(ServiceParts parts) : IRequestHandler<ProposePublication, Reply>
{
    public Task<Reply> Handle(ProposePublication request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign, new Recruit.Stages.Attraction.ProposePublication(request.Mandate, request.Version), request.Operation);
}

internal sealed class ApprovePublicationHandler(ServiceParts parts) : IRequestHandler<ApprovePublication, Reply>
{
    public Task<Reply> Handle(ApprovePublication request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign, new Recruit.Stages.Attraction.ApprovePublication(request.Mandate, request.Version, request.Seen), request.Operation);
}

internal sealed class ReturnTextHandler(ServiceParts parts) : IRequestHandler<ReturnText, Reply>
{
    public Task<Reply> Handle(ReturnText request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign, new Recruit.Stages.Attraction.ReturnText(request.Mandate, request.Version), request.Operation);
}

internal sealed class ReadTextHandler(ServiceParts parts) : IRequestHandler<ReadText, Reply>
{
    public Task<Reply> Handle(ReadText request, CancellationToken cancellationToken) =>
        new AnnouncementFiles(parts).AskAsync(request.Campaign, new Recruit.Stages.Attraction.ReadText(request.Version));
}
