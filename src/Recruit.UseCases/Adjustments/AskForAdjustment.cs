using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Adjustments;

/// <summary>
/// Asks for an adjustment of the own sittings of a campaign, e.g. more time: <see cref="AdjustmentTold"/>. Only those who run this campaign read why. The officer has as long for it as for an enquiry. It bears a
/// name that follows from the operation.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">In which campaign; one in which the person applied.</param>
/// <param name="Kind">One that a sitting of the campaign names, or another one, e.g. a seat by the door.</param>
/// <param name="Statement">Why; 1 to <see cref="StatementMax"/> characters.</param>
public sealed record AskForAdjustment(Caller By, OperationId Operation, Id Campaign, Id Kind, string Statement) : OwnUseCase(By, Operation)
{
    /// <summary>Longest statement in characters, inclusive.</summary>
    public const int StatementMax = 4000;
}

internal sealed class AskForAdjustmentValidator : AbstractValidator<AskForAdjustment>
{
    public AskForAdjustmentValidator() => RuleFor(one => one.Statement).NotEmpty().MaximumLength(AskForAdjustment.StatementMax);
}

internal sealed class AskForAdjustmentHandler(ServiceParts parts) : IRequestHandler<AskForAdjustment, Reply>
{
    public async Task<Reply> Handle(AskForAdjustment request, CancellationToken cancellationToken)
    {
        var name = new Id(request.PartOf("adjustment").Value.ToString("N"));
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { Campaign.Head.Outline: { } outline }
            || new Definitions(parts).Note(request.Campaign, request.Person, $"adjustment {name}", request.Statement) is not { } statement)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var ask = new AskAdjustment(request.Mandate, name, request.Kind, outline.Calendar, outline.Terms.Enquiry, statement, request.Campaign);
        return (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), ask, request.Operation).ConfigureAwait(false)).Reply;
    }
}
