using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Appeals;

/// <summary>
/// Reads what the answers say that a sitting refused and kept for an appeal, while the appeal is decided: <see cref="KeptAnswersShown"/>. Only the reviewer may, and whoever may
/// approve a decision that waits for a second person; the person whose they are sees who did. How many there are, <see cref="ReadAppeal"/> tells.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Appeal">Its name.</param>
/// <param name="Sitting">A test or exercise that the appeal is about.</param>
/// <param name="From">How many of them are gone over, at least 0.</param>
public sealed record ReadKeptAnswers(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Appeal, Id Sitting, int From = 0)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPerson
{
    /// <summary>Most answers in one reply, inclusive; the rest comes with the next.</summary>
    public const int Most = 100;

    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("answers")];
}

/// <summary>Answers that were refused and kept, with what they say, in the order in which they came.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Answers">Those that were asked for, at most <see cref="ReadKeptAnswers.Most"/>.</param>
public sealed record KeptAnswersShown(PersonKeyId Person, int Count, ImmutableArray<KeptSaid> Answers) : Reply, IShowsPerson;

internal sealed class ReadKeptAnswersValidator : AbstractValidator<ReadKeptAnswers>
{
    public ReadKeptAnswersValidator() => RuleFor(one => one.From).GreaterThanOrEqualTo(0);
}

internal sealed class ReadKeptAnswersHandler(ServiceParts parts) : IRequestHandler<ReadKeptAnswers, Reply>
{
    public async Task<Reply> Handle(ReadKeptAnswers request, CancellationToken cancellationToken)
    {
        if (await new AppealFiles(parts).FindAsync(request.Campaign, request.Appeal).ConfigureAwait(false) is not { Appeal.Case: { } filed } told)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        if (!MayRead(told, request.By))
        {
            return Refusal.Because(AppealRefusals.NotReviewer);
        }

        var (count, answers) = await new KeptAnswers(parts).ReadAsync(filed, request.Sitting, request.From, ReadKeptAnswers.Most).ConfigureAwait(false);
        return count > 0 ? new KeptAnswersShown(filed.Statement.Person, count, answers) : Refusal.Because(UseCaseRefusals.NotFound);
    }

    private static bool MayRead(AppealTold told, Caller by) => told.Step switch
    {
        AppealStep.InReview => told.Appeal.Review!.Reviewer == by.Account,
        AppealStep.Proposed => told.Appeal.Review!.Reviewer == by.Account || (by.Roles.Contains(Role.Approver) && told.Appeal.MayDecide(by.Account)),
        _ => false,
    };
}
