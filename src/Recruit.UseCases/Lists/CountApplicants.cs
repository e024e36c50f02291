using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// How many applicants are meant, by value: <see cref="ApplicantsCounted"/>. Numbers are exact; where conditions single out so few that a number tells
/// something about each of them, they see that it was asked. Who may not search applicants asks by flags and ordinals only.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Filter">Who is meant.</param>
/// <param name="ByWhat">By what they are counted.</param>
/// <param name="OfWhat">The stage, sitting or field; nothing for the state of the journey.</param>
public sealed record CountApplicants(Caller By, OperationId Operation, Id Campaign, ApplicantFilter Filter, CountBy ByWhat = CountBy.State, Id? OfWhat = null)
    : UseCase(By, Operation), IAboutCampaign, IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application")];
}

/// <summary>Numbers of applicants.</summary>
/// <param name="Position">Batches of the journal that they show.</param>
/// <param name="Total">All who are meant.</param>
/// <param name="Values">By value.</param>
public sealed record ApplicantsCounted(ulong Position, int Total, ImmutableArray<ValueCount> Values) : Reply;

/// <summary>How many stand where in each released stage of those who are meant: <see cref="FunnelRead"/>. Those singled out see it, as with <see cref="CountApplicants"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Filter">Who is meant.</param>
public sealed record ReadFunnel(Caller By, OperationId Operation, Id Campaign, ApplicantFilter Filter)
    : UseCase(By, Operation), IAboutCampaign, IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application")];
}

/// <summary>A funnel.</summary>
/// <param name="Position">Batches of the journal that it shows.</param>
/// <param name="Applied">All who are meant.</param>
/// <param name="Stages">Those that are released, in declared order.</param>
public sealed record FunnelRead(ulong Position, int Applied, ImmutableArray<FunnelStage> Stages) : Reply;

internal sealed class CountApplicantsValidator : AbstractValidator<CountApplicants>
{
    public CountApplicantsValidator()
    {
        RuleFor(one => one.Filter).Must(FilterForm.IsBounded).WithMessage(FilterForm.Message);
        RuleFor(one => one.ByWhat).IsInEnum();
        RuleFor(one => one.OfWhat).Must((one, of) => of is null == (one.ByWhat == CountBy.State)).WithMessage("names the stage, sitting or field that is counted by");
    }
}

internal sealed class ReadFunnelValidator : AbstractValidator<ReadFunnel>
{
    public ReadFunnelValidator() => RuleFor(one => one.Filter).Must(FilterForm.IsBounded).WithMessage(FilterForm.Message);
}

internal sealed class CountApplicantsHandler(ServiceParts parts) : IRequestHandler<CountApplicants, Reply>
{
    public async Task<Reply> Handle(CountApplicants request, CancellationToken cancellationToken)
    {
        var list = new ApplicantList(parts, request.Campaign);
        var (rules, refusal) = await list
            .RulesForAsync(request.Filter, request.ByWhat is CountBy.StageState or CountBy.Decision ? [request.OfWhat!.Value] : []).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        if (ApplicantList.TooNarrow(rules, request.Filter, request.By) is { } narrow)
        {
            return narrow;
        }

        // Values of other fields can be those of one person, who would be shown by a count of one.
        Id? field = request.ByWhat == CountBy.Field ? request.OfWhat : null;
        if (field is not null && !rules.Rules.Vacancy.Fields.Any(one => one.Id == field && one.Type is FieldType.Flag or FieldType.Ordinal))
        {
            return Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact(nameof(request.OfWhat), $"{field} is no flag and no ordinal"));
        }

        var (values, position, people, notFound) = await list.CountAsync(
            rules, request.Filter, field, (search, value) => search.CountBy(request.ByWhat, request.OfWhat, value), cancellationToken).ConfigureAwait(false);
        return notFound ?? (Reply)new PeopleShownBlind(people, new ApplicantsCounted(position, values.Sum(one => one.Count), values));
    }
}

internal sealed class ReadFunnelHandler(ServiceParts parts) : IRequestHandler<ReadFunnel, Reply>
{
    public async Task<Reply> Handle(ReadFunnel request, CancellationToken cancellationToken)
    {
        var list = new ApplicantList(parts, request.Campaign);
        var (rules, refusal) = await list.RulesForAsync(request.Filter).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        if (ApplicantList.TooNarrow(rules, request.Filter, request.By) is { } narrow)
        {
            return narrow;
        }

        var (funnel, position, people, notFound) = await list
            .CountAsync(rules, request.Filter, null, (search, _) => search.Funnel(), cancellationToken).ConfigureAwait(false);
        return notFound ?? (Reply)new PeopleShownBlind(people, new FunnelRead(position, funnel.Applied, funnel.Stages));
    }
}
