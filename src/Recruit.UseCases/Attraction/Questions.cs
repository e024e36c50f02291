using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>Asks something about a vacancy; anybody may: <see cref="QuestionAsked"/>.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Address">Mail address of who asks.</param>
/// <param name="Language">In which it is asked.</param>
/// <param name="Text">1 to <see cref="LengthMax"/> characters.</param>
public sealed record AskQuestion(OperationId Operation, Id Campaign, string Address, Language Language, string Text) : PublicUseCase(Operation)
{
    /// <summary>Longest question or private answer in characters, inclusive.</summary>
    public const int LengthMax = 4000;
}

/// <summary>The question is asked.</summary>
/// <param name="Question">Its name, for who asked alone: nobody can guess it.</param>
/// <param name="Stands">Whose turn it is, until when.</param>
public sealed record QuestionAsked(Id Question, QuestionStands Stands) : Reply;

/// <summary>Reads what became of a question: <see cref="OwnQuestionRead"/>, or not-found for all but who asked.</summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Question">Its name.</param>
/// <param name="Address">Mail address of who asked.</param>
public sealed record ReadOwnQuestion(OperationId Operation, Id Campaign, Id Question, string Address) : PublicUseCase(Operation);

/// <summary>One's own question.</summary>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Due">When the answer is due.</param>
/// <param name="Answer">The answer, if it was given to the asker alone.</param>
/// <param name="Public">The published answer, once it is visible.</param>
public sealed record OwnQuestionRead(Instant AskedAt, Instant Due, string? Answer = null, PublishedAnswer? Public = null) : Reply;

/// <summary>Questions that wait, oldest first, without their words: <see cref="QuestionsListed"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="From">How many to pass over.</param>
/// <param name="Count">1 to <see cref="Announcement.RowsMax"/>.</param>
/// <param name="Overdue">Only those whose term is over.</param>
public sealed record ListOpenQuestions(Caller By, OperationId Operation, Id Campaign, int From, int Count, bool Overdue = false)
    : UseCase(By, Operation), IAboutCampaign;

/// <summary>Reads a question to answer it: <see cref="QuestionRead"/>, which does not tell who asked.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Question">Its name.</param>
public sealed record ReadQuestion(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Question)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>A question as who answers it sees it.</summary>
/// <param name="Question">Its name.</param>
/// <param name="Language">In which it is asked and to be answered.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Due">When the answer is due.</param>
/// <param name="Holder">Who has to answer.</param>
/// <param name="Text">What was asked; empty once the key of who asked was erased.</param>
public sealed record QuestionRead(Id Question, Language Language, Instant AskedAt, Instant Due, Id Holder, string Text) : Reply;

/// <summary>Gives a question to somebody; its due date stays: <see cref="QuestionStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Question">Its name.</param>
/// <param name="Holder">A role or an account.</param>
public sealed record AssignQuestion(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Question, Id Holder)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>Answers what concerns one person alone: <see cref="QuestionStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Question">Its name.</param>
/// <param name="Language">That of the question.</param>
/// <param name="Answer">1 to <see cref="AskQuestion.LengthMax"/> characters.</param>
public sealed record AnswerPrivately(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Question, Language Language, string Answer)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>Answers what concerns everybody, for everybody from the same instant on: <see cref="AnswerStands"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Answer">A new name for it.</param>
/// <param name="Questions">Which questions it answers; with <paramref name="Corrects"/> there may be none.</param>
/// <param name="Wording">In all three languages, naming nobody.</param>
/// <param name="VisibleFrom">From when on.</param>
/// <param name="Corrects">An earlier answer that it corrects.</param>
public sealed record AnswerPublicly(
    Caller By,
    OperationId Operation,
    Id Reason,
    Id Campaign,
    Id Answer,
    ImmutableArray<Id> Questions,
    Trilingual<PublicWording> Wording,
    Instant VisibleFrom,
    Id? Corrects = null) : AnnouncementUseCase(By, Operation, Reason, Campaign);

/// <summary>Takes questions for longer: <see cref="AnnouncementIsOpen"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Until">Until when, exclusive.</param>
public sealed record ExtendQuestions(Caller By, OperationId Operation, Id Reason, Id Campaign, Instant Until)
    : AnnouncementUseCase(By, Operation, Reason, Campaign);

internal sealed class AskQuestionValidator : AbstractValidator<AskQuestion>
{
    public AskQuestionValidator()
    {
        RuleFor(one => one.Address).Must(AddressForm.IsAddress).WithMessage("This is no mail address.");
        RuleFor(one => one.Language).IsInEnum();
        RuleFor(one => one.Text).NotEmpty().MaximumLength(AskQuestion.LengthMax);
    }
}

internal sealed class ReadOwnQuestionValidator : AbstractValidator<ReadOwnQuestion>
{
    public ReadOwnQuestionValidator() => RuleFor(one => one.Address).Must(AddressForm.IsAddress).WithMessage("This is no mail address.");
}

internal sealed class AnswerPrivatelyValidator : AbstractValidator<AnswerPrivately>
{
    public AnswerPrivatelyValidator() => RuleFor(one => one.Answer).NotEmpty().MaximumLength(AskQuestion.LengthMax);
}

internal sealed class AskQuestionHandler(ServiceParts parts) : IRequestHandler<AskQuestion, Reply>
{
    public async Task<Reply> Handle(AskQuestion request, CancellationToken cancellationToken)
    {
        var files = new AnnouncementFiles(parts);
        var (person, question) = (files.PersonOf(request.Campaign, request.Address), new Id(request.PartOf("question").Value.ToString("N")));

        // Nothing is kept for an announcement that is not there, a key neither.
        if (await files.AskAsync(request.Campaign, new Recruit.Stages.Attraction.ReadAnnouncement()).ConfigureAwait(false) is not AnnouncementShown)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        parts.CreateKeys([person]);
        if (new Definitions(parts).Note(request.Campaign, person, $"public question {question}", request.Text) is not { } text)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var ask = new Recruit.Stages.Attraction.AskQuestion(question, request.Language, text);
        var reply = await files.AskAsync(request.Campaign, ask, request.Operation).ConfigureAwait(false);
        return reply is QuestionStands stands ? new QuestionAsked(question, stands) : PublicReplies.Of(reply);
    }
}

internal sealed class ReadOwnQuestionHandler(ServiceParts parts) : IRequestHandler<ReadOwnQuestion, Reply>
{
    public async Task<Reply> Handle(ReadOwnQuestion request, CancellationToken cancellationToken)
    {
        var files = new AnnouncementFiles(parts);
        var read = new Recruit.Stages.Attraction.ReadOwnQuestion(request.Question, files.PersonOf(request.Campaign, request.Address));
        return await files.AskAsync(request.Campaign, read).ConfigureAwait(false) switch
        {
            OwnQuestionShown shown => new OwnQuestionRead(
                shown.AskedAt, shown.Due, shown.Private is { } answer ? new Definitions(parts).Read(answer) : null, shown.Public),
            Refusal { Code: AnnouncementRefusals.UnknownQuestion } => Refusal.Because(UseCaseRefusals.NotFound),
            var other => PublicReplies.Of(other),
        };
    }
}

internal sealed class ListOpenQuestionsHandler(ServiceParts parts) : IRequestHandler<ListOpenQuestions, Reply>
{
    public Task<Reply> Handle(ListOpenQuestions request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign, new Recruit.Stages.Attraction.ListOpenQuestions(request.From, request.Count, request.Overdue));
}

internal sealed class ReadQuestionHandler(ServiceParts parts) : IRequestHandler<ReadQuestion, Reply>
{
    public async Task<Reply> Handle(ReadQuestion request, CancellationToken cancellationToken) =>
        await new AnnouncementFiles(parts).AskAsync(request.Campaign, new Recruit.Stages.Attraction.ReadQuestion(request.Question)).ConfigureAwait(false) switch
        {
            QuestionShown { Question: var one } => new QuestionRead(
                one.Id, one.Language, one.AskedAt, one.Due, one.Holder, new Definitions(parts).Read(one.Text) ?? ""),
            var other => other,
        };
}

internal sealed class AssignQuestionHandler(ServiceParts parts) : IRequestHandler<AssignQuestion, Reply>
{
    public Task<Reply> Handle(AssignQuestion request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign, new Recruit.Stages.Attraction.AssignQuestion(request.Mandate, request.Question, request.Holder), request.Operation);
}

internal sealed class AnswerPrivatelyHandler(ServiceParts parts) : IRequestHandler<AnswerPrivately, Reply>
{
    public async Task<Reply> Handle(AnswerPrivately request, CancellationToken cancellationToken)
    {
        var files = new AnnouncementFiles(parts);
        var reply = await files.AskAsync(request.Campaign, new Recruit.Stages.Attraction.ReadQuestion(request.Question)).ConfigureAwait(false);
        if (reply is not QuestionShown { Question: var asked })
        {
            return reply;
        }

        if (new Definitions(parts).Note(request.Campaign, asked.Text.Person, $"public answer {request.Question}", request.Answer) is not { } answer)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var give = new Recruit.Stages.Attraction.AnswerPrivately(request.Mandate, request.Question, request.Language, answer);
        return await files.AskAsync(request.Campaign, give, request.Operation).ConfigureAwait(false);
    }
}

internal sealed class AnswerPubliclyHandler(ServiceParts parts) : IRequestHandler<AnswerPublicly, Reply>
{
    public Task<Reply> Handle(AnswerPublicly request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign,
        new Recruit.Stages.Attraction.AnswerPublicly(
            request.Mandate, request.Answer, request.Questions, request.Wording, request.VisibleFrom, request.Corrects),
        request.Operation);
}

internal sealed class ExtendQuestionsHandler(ServiceParts parts) : IRequestHandler<ExtendQuestions, Reply>
{
    public Task<Reply> Handle(ExtendQuestions request, CancellationToken cancellationToken) => new AnnouncementFiles(parts).AskAsync(
        request.Campaign, new Recruit.Stages.Attraction.ExtendQuestions(request.Mandate, request.Until), request.Operation);
}
