using System.Collections.Immutable;
using System.Text;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates;
using Recruit.Stages.PrimarySelection;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>
/// Whether somebody with these values would meet the requirements of a vacancy, by the minimum filter of its sealed rules: <see cref="EligibilityJudged"/>.
/// Anybody may ask, and nothing of it is kept.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Fields">Cells of candidates.csv by the ids of the declared fields; what is missing is empty.</param>
public sealed record CheckEligibility(OperationId Operation, Id Campaign, ImmutableSortedDictionary<Id, string> Fields) : PublicUseCase(Operation);

/// <summary>What the minimum filter says.</summary>
/// <param name="Requirements">Every requirement of the vacancy that fields decide, in declared order.</param>
/// <param name="Faults">Values that are none of their field, by the field; of what they are asked for nothing is said.</param>
public sealed record EligibilityJudged(ImmutableArray<JudgedRequirement> Requirements, ImmutableSortedDictionary<Id, FieldFault> Faults) : Reply
{
    /// <summary>Whether every requirement is met.</summary>
    public bool IsEligible => Faults.IsEmpty && Requirements.All(one => one.Verdict == Verdict.Met);
}

/// <summary>What became of a requirement.</summary>
public enum Verdict
{
    /// <summary>It is met.</summary>
    Met,

    /// <summary>It is not met.</summary>
    Unmet,

    /// <summary>There is no value; an application without one does not meet it.</summary>
    Missing,
}

/// <summary>A requirement that was judged.</summary>
/// <param name="Stage">In which stage.</param>
/// <param name="Requirement">Which.</param>
/// <param name="Verdict">What became of it.</param>
public sealed record JudgedRequirement(Id Stage, Requirement Requirement, Verdict Verdict);

internal sealed class CheckEligibilityValidator : AbstractValidator<CheckEligibility>
{
    public CheckEligibilityValidator()
    {
        RuleFor(one => one.Fields).Must(fields => fields.Count <= Recruit.Candidates.Profile.Candidate.FieldsMax).WithMessage("too many fields");
        RuleForEach(one => one.Fields).Must(field => Encoding.UTF8.GetByteCount(field.Value) <= SubmitApplication.CellBytesMax)
            .WithMessage($"at most {SubmitApplication.CellBytesMax} bytes");
    }
}

internal sealed class CheckEligibilityHandler(ServiceParts parts) : IRequestHandler<CheckEligibility, Reply>
{
    /// <summary>The only row there is.</summary>
    private const int Asker = 0;

    public async Task<Reply> Handle(CheckEligibility request, CancellationToken cancellationToken)
    {
        var (found, refusal) = await new VacancyFiles(parts).FindAsync(request.Campaign).ConfigureAwait(false);
        return refusal ?? (found!.Rules is { } rules ? Judge(rules.Vacancy, request.Fields) : Refusal.Because(UseCaseRefusals.NotFound));
    }

    /// <summary>Judges what somebody would fill in, by the minimum filter.</summary>
    internal static EligibilityJudged Judge(Vacancy vacancy, ImmutableSortedDictionary<Id, string> cells)
    {
        var faults = ImmutableSortedDictionary.CreateBuilder<Id, FieldFault>();
        var columns = ImmutableArray.CreateBuilder<FieldColumn>(vacancy.Fields.Length);
        foreach (var field in vacancy.Fields)
        {
            var column = new FieldColumn.Builder(field);
            var cell = Encoding.UTF8.GetBytes(cells.GetValueOrDefault(field.Id, ""));
            FieldValue value = default;
            var fault = cell.Length == 0 ? null : FieldValue.TryRead(field, cell, out value);
            column.Add(cell.Length == 0 || fault is not null ? null : value);
            columns.Add(column.Build([Asker]));
            if (fault is { } wrong)
            {
                faults.Add(field.Id, wrong);
            }
        }

        var judged = ImmutableArray.CreateBuilder<JudgedRequirement>();
        foreach (var stage in vacancy.Stages)
        {
            var filter = new MinimumFilter(stage.Requirements, columns.ToImmutable());
            for (var place = 0; place < filter.Count; place++)
            {
                var requirement = stage.Requirements[place];
                var column = columns.First(one => one.Field.Id == requirement.Condition.Field);
                judged.Add(new JudgedRequirement(stage.Id, requirement, filter.IsMet(Asker, place) ? Verdict.Met : column[Asker] is null ? Verdict.Missing : Verdict.Unmet));
            }
        }

        return new EligibilityJudged(judged.DrainToImmutable(), faults.ToImmutable());
    }
}
