using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Lists;
using Recruit.Numbers;
using Recruit.Sittings;
using Recruit.UseCases.Agencies;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// Keeps a filter of applicants under a name, or replaces the one of this name: <see cref="AgencyDone"/>. It is judged like a search. One that compares a
/// text that somebody typed, or a number of twelve digits, is refused, because that may name a person and a filter outlives its campaign.
/// </summary>
/// <param name="By">Who asks; acts for an agency.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">The campaign for whose fields and stages it is made; it can be used in others that have them too.</param>
/// <param name="Name">Its name.</param>
/// <param name="Filter">Who is meant.</param>
/// <param name="IsShared">Whether everybody who may search for the agency may use it; else it is an own one.</param>
public sealed record SaveFilter(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Name, ApplicantFilter Filter, bool IsShared = false)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign
{
    /// <summary>The filter compares a text that somebody typed, or a number as long as a personal one; fact: <c>field</c>.</summary>
    public const string MayNamePerson = "may-name-person";
}

/// <summary>The filters that the caller may use, those of the agency first: <see cref="SavedFiltersListed"/>.</summary>
/// <param name="By">Who asks; acts for an agency.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ListSavedFilters(Caller By, OperationId Operation) : UseCase(By, Operation);

/// <summary>Deletes a filter of the agency, or an own one: <see cref="AgencyDone"/>.</summary>
/// <param name="By">Who asks; acts for an agency.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsShared">Whether one of the agency is meant.</param>
public sealed record DeleteSavedFilter(Caller By, OperationId Operation, Id Reason, Id Name, bool IsShared = false) : OfficialUseCase(By, Operation, Reason);

/// <summary>A filter in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsShared">Whether it is the agency's.</param>
/// <param name="SavedBy">The account that saved it last.</param>
/// <param name="SavedAt">When.</param>
/// <param name="Filter">Who is meant.</param>
public sealed record ShownFilter(Id Name, bool IsShared, Id SavedBy, Instant SavedAt, ApplicantFilter Filter);

/// <summary>Filters, those of the agency first, each by name.</summary>
public sealed record SavedFiltersListed(ImmutableArray<ShownFilter> Filters) : Reply;

internal sealed class SaveFilterValidator : AbstractValidator<SaveFilter>
{
    public SaveFilterValidator()
    {
        RuleFor(one => one.Filter).Must(FilterForm.IsBounded).WithMessage(FilterForm.Message);
        RuleFor(one => one.Name).Must(name => !PersonalNumber.IsIn(name)).WithMessage("holds a personal number");
    }
}

internal sealed class SaveFilterHandler(ServiceParts parts) : IRequestHandler<SaveFilter, Reply>
{
    private static readonly Rational LeastPersonal = new(100_000_000_000, 1);
    private static readonly Rational LeastLonger = new(1_000_000_000_000, 1);

    public async Task<Reply> Handle(SaveFilter request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new ApplicantList(parts, request.Campaign).RulesForAsync(request.Filter).ConfigureAwait(false);
        return rules is null ? refusal!
            : TypedText(rules, request.Filter) is { } field ? Refusal.Because(SaveFilter.MayNamePerson, new RefusalFact("field", field.Text))
            : await new SavedFilters(parts).AskAsync(
                request.By, new Recruit.Agencies.SaveFilter(request.Mandate, request.Name, SavedFilters.Write(request.Filter), request.IsShared), request.Operation)
                .ConfigureAwait(false);
    }

    /// <summary>The first field that is compared with a text that somebody typed, or with a number of as many digits as a personal one.</summary>
    private static Id? TypedText(SealedRules rules, ApplicantFilter filter) => filter.Fields
        .Where(condition => condition.Values.Any(value => value.Number >= LeastPersonal && value.Number < LeastLonger)
            || (!condition.Values.IsEmpty && rules.Rules.Vacancy.Fields.Any(field => field.Id == condition.Field && field.Type == FieldType.Text)))
        .Select(condition => (Id?)condition.Field).FirstOrDefault();
}

internal sealed class ListSavedFiltersHandler(ServiceParts parts) : IRequestHandler<ListSavedFilters, Reply>
{
    public async Task<Reply> Handle(ListSavedFilters request, CancellationToken cancellationToken) =>
        await new SavedFilters(parts).AskAsync(request.By, new ReadFilters(request.By.Account)).ConfigureAwait(false) is var reply && reply is FiltersTold told
            ? new SavedFiltersListed([.. told.Filters.Select(one => new ShownFilter(one.Name, one.Owner is null, one.Act.By, one.Act.At, SavedFilters.Read(one.Content)))])
            : reply;
}

internal sealed class DeleteSavedFilterHandler(ServiceParts parts) : IRequestHandler<DeleteSavedFilter, Reply>
{
    public Task<Reply> Handle(DeleteSavedFilter request, CancellationToken cancellationToken) =>
        new SavedFilters(parts).AskAsync(request.By, new DeleteFilter(request.Mandate, request.Name, request.IsShared), request.Operation);
}

/// <summary>Filters as the agency keeps them.</summary>
internal sealed class SavedFilters(ServiceParts parts)
{
    /// <summary>As it is kept.</summary>
    public static string Write(ApplicantFilter filter) => JsonSerializer.Serialize(filter, RecordJson.Options);

    /// <summary>What <see cref="Write"/> gave.</summary>
    public static ApplicantFilter Read(string content) => RecordJson.Read<ApplicantFilter>(Encoding.UTF8.GetBytes(content));

    /// <summary>Asks the caller's agency; who acts for none has no filters.</summary>
    public async Task<Reply> AskAsync(Caller by, ActorCommand command, OperationId operation = default) =>
        by.Agency is { } agency
            ? await new AgencyFiles(parts).AskAsync(agency, command, operation).ConfigureAwait(false)
            : Refusal.Because(UseCaseRefusals.NotFound);

    /// <summary>A filter that the caller may use, or nothing.</summary>
    public async ValueTask<ApplicantFilter?> FindAsync(Caller by, Id name, bool isShared) =>
        await AskAsync(by, new ReadFilters(by.Account)).ConfigureAwait(false) is FiltersTold told
        && told.Filters.FirstOrDefault(one => one.Name == name && (one.Owner is null) == isShared) is { } saved
            ? Read(saved.Content)
            : null;
}
