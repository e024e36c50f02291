using System.Collections.Immutable;
using System.Globalization;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Comparing;
using Recruit.Files;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Who would cross which line if the rules, or rulings on items, were others: <see cref="SuppositionPreviewed"/>. The rule engine computes the whole campaign twice, as it
/// is by now and as it would be; nothing is kept but that everybody was looked at. What cannot be supposed is refused with its place (folder-has-problems).
/// Accepted keys give keys away, so nobody gets it before the last sitting here is over (sitting-not-over), nor rulings on items before
/// every live test with the same items is over, elsewhere too (still-secret).
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason: it names who would cross a line before anything is released.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Vacancy">Another vacancy.json; nothing for the sealed one.</param>
/// <param name="Rulings">Rulings on items after all events, in their order, at most <see cref="RulingsMax"/>.</param>
/// <param name="Field">By whose values people are counted apart; nothing for every flag and ordinal field. Each quota is anyway.</param>
public sealed record PreviewSupposition(
    Caller By, OperationId Operation, Id Reason, Id Campaign, ReadOnlyMemory<byte>? Vacancy, ImmutableArray<SupposedRuling> Rulings, Id? Field = null)
    : OfficialUseCase(By, Operation, Reason), IReadsEverybody
{
    /// <summary>The most rulings at once: more than a commission makes on a test.</summary>
    public const int RulingsMax = 100;

    /// <summary>The most bytes of another vacancy.json, inclusive.</summary>
    public const int VacancyMax = 1 << 19;

    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application"), new Id("answers"), new Id("campaign-events")];
}

/// <summary>The campaign as it is beside itself as it would be.</summary>
/// <param name="Comparison">Both outcomes, and who crosses which line.</param>
/// <param name="Groupings">By what groups are compared.</param>
public sealed record SuppositionPreviewed(Comparison Comparison, ImmutableArray<Grouping> Groupings) : Reply;

internal sealed class PreviewSuppositionValidator : AbstractValidator<PreviewSupposition>
{
    public PreviewSuppositionValidator()
    {
        RuleFor(one => one.Rulings).Must((one, rulings) => one.Vacancy is not null || !rulings.IsDefaultOrEmpty).WithMessage("nothing is supposed");
        RuleFor(one => one.Rulings).Must(rulings => rulings.IsDefaultOrEmpty || rulings.Length <= PreviewSupposition.RulingsMax);
        RuleFor(one => one.Vacancy).Must(vacancy => vacancy is null || vacancy.Value.Length <= PreviewSupposition.VacancyMax);
    }
}

internal sealed class PreviewSuppositionHandler(ServiceParts parts) : IRequestHandler<PreviewSupposition, Reply>
{
    public async Task<Reply> Handle(PreviewSupposition request, CancellationToken cancellationToken)
    {
        var (whole, instead) = await WholeCampaign.ReadAsync(parts, request.Campaign, tellsOfItems: !request.Rulings.IsDefaultOrEmpty).ConfigureAwait(false);
        if (whole is null)
        {
            return instead!;
        }

        var vacancy = whole.Facts.Rules.Vacancy;
        if (request.Field is { } field && !vacancy.Fields.Any(one => one.Id == field))
        {
            return Refusal.Because(UseCaseRefusals.BadFields, new RefusalFact(field.Text, "unknown-field"));
        }

        var supposition = new Supposition(request.Vacancy, request.Rulings);
        var reading = CampaignFolder.ReadSupposing(whole.Handover.ToFiles(), supposition);
        if (reading.Campaign is not { } other)
        {
            return FolderProblems.Tell(reading, problem => supposition.RulingOf(problem) is { } ruling ? $"{ruling}: {problem.Field}: {problem.Message}" : problem.ToString());
        }

        var comparison = Comparison.Of(Assessment.Run(whole.Facts, cancellationToken), Assessment.Run(other, cancellationToken));
        var fields = request.Field is { } by ? [vacancy.Fields.ToList().FindIndex(one => one.Id == by)] : Groupings.PlainFields(vacancy);
        var groupings = Groupings.Of(comparison, fields);
        return groupings.FirstOrDefault(one => one.Names.Length > Grouping.GroupsMax) is { } wide
            ? Refusal.Because(UseCaseRefusals.TooManyGroups, new RefusalFact("field", wide.By), new RefusalFact("most", Grouping.GroupsMax.ToString(CultureInfo.InvariantCulture)))
            : new SuppositionPreviewed(comparison, groupings);
    }
}
