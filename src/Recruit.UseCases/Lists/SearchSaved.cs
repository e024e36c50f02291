using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>A page of the applicants whom a saved filter means, as <see cref="SearchApplicants"/> tells it: <see cref="ApplicantsFound"/>.</summary>
/// <param name="By">Who asks; acts for an agency.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy; one that has the fields and stages of the filter.</param>
/// <param name="Name">Name of the filter.</param>
/// <param name="IsShared">Whether one of the agency is meant; else an own one.</param>
/// <param name="Order">In which order.</param>
/// <param name="Most">Rows of a page, 1 to <see cref="SearchApplicants.RowsMax"/>.</param>
/// <param name="After">The <see cref="ApplicantsFound.Next"/> of the page before; nothing for the first.</param>
public sealed record SearchSaved(
    Caller By,
    OperationId Operation,
    Id Reason,
    Id Campaign,
    Id Name,
    bool IsShared = false,
    ApplicantOrder Order = default,
    int Most = 50,
    string? After = null) : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application")];

    /// <summary>The same search by the filter itself.</summary>
    internal SearchApplicants With(ApplicantFilter filter) => new(By, Operation, Reason, Campaign, filter, Order, Most, After);
}

internal sealed class SearchSavedValidator : AbstractValidator<SearchSaved>
{
    public SearchSavedValidator()
    {
        RuleFor(one => one.Most).InclusiveBetween(1, SearchApplicants.RowsMax);
        RuleFor(one => one.After).Must(after => after is null || ApplicantPlace.Parse(after) is not null).WithMessage("is no end of a page");
    }
}

internal sealed class SearchSavedHandler(ServiceParts parts) : IRequestHandler<SearchSaved, Reply>
{
    public async Task<Reply> Handle(SearchSaved request, CancellationToken cancellationToken) =>
        await new SavedFilters(parts).FindAsync(request.By, request.Name, request.IsShared).ConfigureAwait(false) is { } filter
            ? await new SearchApplicantsHandler(parts).Handle(request.With(filter), cancellationToken).ConfigureAwait(false)
            : Refusal.Because(UseCaseRefusals.NotFound);
}
