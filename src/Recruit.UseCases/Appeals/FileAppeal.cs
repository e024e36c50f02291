using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Appeals;

/// <summary>
/// Appeals against something that was released about the own application, in the term that counts from the last release that changed
/// anything: <see cref="OwnAppealShown"/>. However often the same thing is appealed against, there is one file.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Subject">What was decided.</param>
/// <param name="Grounds">One of those that campaign.json names.</param>
/// <param name="Statement">1 to <see cref="StatementMax"/> characters.</param>
public sealed record FileAppeal(Caller By, OperationId Operation, Id Campaign, AppealSubject Subject, Id Grounds, string Statement)
    : OwnUseCase(By, Operation)
{
    /// <summary>Longest statement in characters, inclusive.</summary>
    public const int StatementMax = 20_000;
}

/// <summary>Reads the own appeal about something: <see cref="OwnAppealShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Subject">What was decided.</param>
public sealed record ReadOwnAppeal(Caller By, OperationId Operation, Id Campaign, AppealSubject Subject) : OwnUseCase(By, Operation);

/// <summary>Withdraws the own appeal about something: <see cref="OwnAppealShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Subject">What was decided.</param>
public sealed record WithdrawAppeal(Caller By, OperationId Operation, Id Campaign, AppealSubject Subject) : OwnUseCase(By, Operation);

/// <summary>An appeal as the candidate sees it.</summary>
/// <param name="Appeal">Its name.</param>
/// <param name="Told">Where it stands.</param>
/// <param name="Statement">What the candidate wrote.</param>
/// <param name="Note">Why it was so decided, in own words; nothing while it is open.</param>
public sealed record OwnAppealShown(Id Appeal, OwnAppealTold Told, string Statement, string? Note = null) : Reply;

internal sealed class FileAppealValidator : AbstractValidator<FileAppeal>
{
    public FileAppealValidator() => RuleFor(one => one.Statement).NotEmpty().MaximumLength(FileAppeal.StatementMax);
}

internal sealed class FileAppealHandler(ServiceParts parts) : IRequestHandler<FileAppeal, Reply>
{
    private readonly OwnAppeals appeals = new(parts);

    public async Task<Reply> Handle(FileAppeal request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { } own)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        // What the candidate has not been told cannot be appealed against, even if others were told theirs.
        var head = own.Campaign.Head;
        var stage = head.Outline!.Stages.IndexOf(request.Subject.Stage);
        if (stage < 0 || stage >= own.Application.Released.Length || !own.Application.Released[stage].IsReached
            || head.AppealableSince(stage) is not { } closing)
        {
            return Refusal.Because(UseCaseRefusals.NotReleased);
        }

        if (!AppealSubjects.IsThere(rules.Rules, request.Subject))
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        if (new Definitions(parts).Note(request.Campaign, request.Person, $"appeal {OwnAppeals.IdOf(request.Campaign, request.Person, request.Subject)}", request.Statement)
            is not { } statement)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var filed = new AppealCase(
            request.Campaign,
            PersonRecord.IdOf(request.Person),
            PersonRecord.IdOf(request.Person),
            request.By.Account,
            request.Subject,
            request.Grounds,
            statement,
            closing.Released!.At,
            [.. head.Closings.Where(one => one.Through >= stage).SelectMany(DecidersOf)],
            rules.Appeals);
        return await appeals.AskAsync(
            request.Campaign, request.Person, request.Subject, new Recruit.Appeals.FileAppeal(request.Mandate, filed), request.Operation).ConfigureAwait(false);
    }

    /// <summary>Who began the closing, rehearsed it, and proposed and approved its release.</summary>
    private static IEnumerable<Id> DecidersOf(Recruit.Campaigns.Closing closing) =>
        ((Act?[])[closing.Begun, closing.Rehearsed, closing.Proposed, closing.Released]).OfType<Act>().Select(act => act.By);
}

internal sealed class ReadOwnAppealHandler(ServiceParts parts) : IRequestHandler<ReadOwnAppeal, Reply>
{
    public async Task<Reply> Handle(ReadOwnAppeal request, CancellationToken cancellationToken) =>
        await new OwnAppeals(parts).AskAsync(request.Campaign, request.Person, request.Subject, new Recruit.Appeals.ReadOwnAppeal()).ConfigureAwait(false);
}

internal sealed class WithdrawAppealHandler(ServiceParts parts) : IRequestHandler<WithdrawAppeal, Reply>
{
    public async Task<Reply> Handle(WithdrawAppeal request, CancellationToken cancellationToken) =>
        await new OwnAppeals(parts)
            .AskAsync(request.Campaign, request.Person, request.Subject, new Recruit.Appeals.WithdrawAppeal(request.Mandate), request.Operation)
            .ConfigureAwait(false);
}

/// <summary>A person's appeals: which one it is follows from the person and what it is about.</summary>
internal sealed class OwnAppeals(ServiceParts parts)
{
    public static Id IdOf(Id campaign, PersonKeyId person, AppealSubject subject) => AppealCase.IdOf(campaign, PersonRecord.IdOf(person), subject);

    public async ValueTask<Reply> AskAsync(
        Id campaign, PersonKeyId person, AppealSubject subject, ActorCommand command, OperationId operation = default)
    {
        var appeal = IdOf(campaign, person, subject);
        var reply = (await parts.Actors.AskAsync(AppealFiles.KeyOf(appeal), command, operation).ConfigureAwait(false)).Reply;
        return reply switch
        {
            OwnAppealTold told => new OwnAppealShown(appeal, told, Read(told.Statement), told.Note is { } note ? Read(note) : null),
            Refusal { Code: AppealRefusals.NotFiled } => Refusal.Because(UseCaseRefusals.NotFound),
            _ => reply,
        };
    }

    private string Read(SealedNote note) => new Definitions(parts).Read(note) ?? "";
}
