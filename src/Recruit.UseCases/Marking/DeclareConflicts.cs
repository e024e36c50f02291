using System.Collections.Immutable;
using System.Text;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>
/// A marker who has a seat says, once, which candidates not to mark, by what they have in common; an empty list says that there are none:
/// <see cref="MarkingDone"/>. Own scripts are never marked, whatever is declared.
/// </summary>
/// <param name="By">The marker.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Conflicts">At most <see cref="MarkingRoundRules.ConflictsMax"/> − 1.</param>
public sealed record DeclareConflicts(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, ImmutableArray<DeclaredConflict> Conflicts)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>Something in common.</summary>
/// <param name="Field">One of those that campaign.json names.</param>
/// <param name="Value">Not empty, at most <see cref="Candidates.SubmitApplication.CellBytesMax"/> bytes.</param>
public sealed record DeclaredConflict(Id Field, string Value);

internal sealed class DeclareConflictsValidator : AbstractValidator<DeclareConflicts>
{
    public DeclareConflictsValidator()
    {
        RuleFor(one => one.Conflicts).Must(conflicts => !conflicts.IsDefault && conflicts.Length < MarkingRoundRules.ConflictsMax)
            .WithMessage($"a list of at most {MarkingRoundRules.ConflictsMax - 1}");
        RuleForEach(one => one.Conflicts.IsDefault ? ImmutableArray<DeclaredConflict>.Empty : one.Conflicts)
            .Must(conflict => conflict.Value.Length > 0 && Encoding.UTF8.GetByteCount(conflict.Value) <= Candidates.SubmitApplication.CellBytesMax)
            .WithMessage($"1 to {Candidates.SubmitApplication.CellBytesMax} bytes")
            .OverridePropertyName(nameof(DeclareConflicts.Conflicts));
    }
}

internal sealed class DeclareConflictsHandler(ServiceParts parts) : IRequestHandler<DeclareConflicts, Reply>
{
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(DeclareConflicts request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules?.Markings.GetValueOrDefault(request.Exercise) is not { } conduct)
        {
            return refusal ?? Refusal.Because(UseCaseRefusals.NotMarkedHere);
        }

        RefusalFact[] unknown =
        [
            .. request.Conflicts.Select(one => one.Field).Except(conduct.Conflicts).Order()
                .Select(field => new RefusalFact(nameof(request.Conflicts), $"{field} is no field of conflict")),
        ];
        if (unknown.Length > 0)
        {
            return Refusal.Because(UseCaseRefusals.Invalid, unknown);
        }

        var declare = new Recruit.Stages.ProfessionalTesting.DeclareConflicts(request.Mandate, [.. HashesOf(request).Distinct()]);
        return (await parts.Actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), declare, request.Operation).ConfigureAwait(false)).Reply;
    }

    private IEnumerable<Evidence.Digest> HashesOf(DeclareConflicts request)
    {
        foreach (var one in request.Conflicts)
        {
            yield return ScriptTraits.OfValue(definitions, request.Campaign, one.Field, one.Value);
        }

        if (request.By.Person is { } person)
        {
            yield return ScriptTraits.OfPerson(definitions, request.Campaign, person);
        }
    }
}
