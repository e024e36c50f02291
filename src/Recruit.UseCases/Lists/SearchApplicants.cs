using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Lists;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// A page of the applicants who are meant: <see cref="ApplicantsFound"/>. What is not released is neither shown nor asked for; everybody on the page
/// will see that the list was read.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Filter">Who is meant.</param>
/// <param name="Order">In which order.</param>
/// <param name="Most">Rows of a page, 1 to <see cref="RowsMax"/>.</param>
/// <param name="After">The <see cref="ApplicantsFound.Next"/> of the page before; nothing for the first.</param>
public sealed record SearchApplicants(
    Caller By, OperationId Operation, Id Reason, Id Campaign, ApplicantFilter Filter, ApplicantOrder Order = default, int Most = 50, string? After = null)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeople
{
    /// <summary>Most rows of a page: each is an entry in somebody's record of who looked.</summary>
    public const int RowsMax = 200;

    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application")];
}

/// <summary>An applicant in a list.</summary>
/// <param name="Person">Names the person's key.</param>
/// <param name="Candidate">The id in the campaign.</param>
/// <param name="At">When the application was received.</param>
/// <param name="Standing">Where it is on its way.</param>
/// <param name="Fields">Declared fields as the person gave them, in declared order; empty cells for none.</param>
/// <param name="Released">What was released, stage by stage.</param>
public sealed record ShownApplicant(
    PersonKeyId Person, string Candidate, Instant At, JourneyStanding Standing, ImmutableArray<string> Fields, ImmutableArray<StageDecision> Released);

/// <summary>A page of applicants.</summary>
/// <param name="Position">Batches of the journal that it shows.</param>
/// <param name="Rows">In the order that was asked for; fewer than asked where somebody was erased this moment.</param>
/// <param name="Next">For the next page; nothing after the last.</param>
public sealed record ApplicantsFound(ulong Position, ImmutableArray<ShownApplicant> Rows, string? Next) : Reply, IShowsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<PersonKeyId> People => [.. Rows.Select(row => row.Person)];
}

/// <summary>Form of filters, the same for all use cases that have one.</summary>
internal static class FilterForm
{
    private static readonly ImmutableHashSet<string> Words =
    [
        .. Enumerable.Range(0, StageStates.Count).Select(state => StageStates.Word((StageState)state)),
        .. Enum.GetValues<Applications.Decision>().Select(decision => StageStates.Word(decision)),
    ];

    /// <summary>Not more than anybody types, and no word that lists do not have: so nothing in it can name a person but a value of a field.</summary>
    public static bool IsBounded(ApplicantFilter filter) =>
        filter.States.Length <= ApplicantFilter.PartsMax
        && filter.Fields.Length <= ApplicantFilter.PartsMax
        && filter.Fields.All(condition => condition.Values.Length <= ApplicantFilter.PartsMax)
        && (filter.Results is not { } results
            || (results.States.Length <= ApplicantFilter.PartsMax && results.Decisions.Length <= ApplicantFilter.PartsMax
                && results.States.Concat(results.Decisions).All(Words.Contains)))
        && (filter.Sitting is not { } sitting || sitting.Stands.Length <= ApplicantFilter.PartsMax);

    public const string Message = "at most 50 of each part, and no word of results that lists do not have";
}

internal sealed class SearchApplicantsValidator : AbstractValidator<SearchApplicants>
{
    public SearchApplicantsValidator()
    {
        RuleFor(one => one.Filter).Must(FilterForm.IsBounded).WithMessage(FilterForm.Message);
        RuleFor(one => one.Most).InclusiveBetween(1, SearchApplicants.RowsMax);
        RuleFor(one => one.After).Must(after => after is null || ApplicantPlace.Parse(after) is not null).WithMessage("is no end of a page");
    }
}

internal sealed class SearchApplicantsHandler(ServiceParts parts) : IRequestHandler<SearchApplicants, Reply>
{
    public async Task<Reply> Handle(SearchApplicants request, CancellationToken cancellationToken)
    {
        var list = new ApplicantList(parts, request.Campaign);
        var (rules, refusal) = await list.RulesForAsync(request.Filter, request.Order.Stage is { } stage ? [stage] : []).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var after = request.After is { } text ? ApplicantPlace.Parse(text)!.Value : ApplicantPlace.Start;
        var (answer, notFound) = await list.AskAsync(
            rules, request.Filter, null, (search, _) => search.Find(request.Order, after, request.Most), cancellationToken).ConfigureAwait(false);
        if (answer is not var ((found, hasMore), position))
        {
            return notFound!;
        }

        var rows = await Task.WhenAll(found.Select(one => ShowAsync(request.Campaign, one))).ConfigureAwait(false);
        return new ApplicantsFound(position, [.. rows.OfType<ShownApplicant>()], hasMore ? found[^1].At.ToString() : null);
    }

    /// <summary>Opens one row; nothing for somebody who was erased this moment.</summary>
    private async Task<ShownApplicant?> ShowAsync(Id campaign, FoundApplicant one)
    {
        var answer = await parts.Actors.AskAsync(new ShardId(campaign, one.At.Shard).Key, new FindApplication(one.Application.Person)).ConfigureAwait(false);
        return answer.Reply is ApplicationFound { Application: var facts } && SealedRow.Open(parts.Seals, facts.Key, facts.Fields) is [var row]
            ? new ShownApplicant(facts.Key, row[0], one.Application.At, one.Standing, row[1..], one.Released)
            : null;
    }
}
