using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>
/// The member who asks has no interest in a finalist, or in anybody who is on the agenda now and in whom the member has declared none:
/// <see cref="PanelDone"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number; everybody if nothing.</param>
public sealed record DeclareNoInterest(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id? Number = null)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>The member who asks has an interest in a finalist, and neither sees nor rates that finalist from then on: <see cref="PanelDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
/// <param name="Interest">What it is.</param>
/// <param name="Words">Which, in own words, up to <see cref="PanelUseCase.WordsMax"/> characters; compulsory for <see cref="Interest.Other"/>.</param>
public sealed record DeclareInterest(
    Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number, Interest Interest, string? Words = null)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>Goes on without a member who let the term for declarations pass: <see cref="PanelDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
/// <param name="Member">The member's account.</param>
public sealed record RecuseSilent(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number, Id Member)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

internal sealed class DeclareInterestValidator : AbstractValidator<DeclareInterest>
{
    public DeclareInterestValidator() => RuleFor(one => one.Words).MaximumLength(PanelUseCase.WordsMax);
}

internal sealed class DeclareNoInterestHandler(ServiceParts parts) : IRequestHandler<DeclareNoInterest, Reply>
{
    public Task<Reply> Handle(DeclareNoInterest request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).DoAsync(request, new Stages.FinalSelection.DeclareNoInterest(request.Mandate, request.Number));
}

internal sealed class DeclareInterestHandler(ServiceParts parts) : IRequestHandler<DeclareInterest, Reply>
{
    private readonly PanelDesk desk = new(parts);

    public Task<Reply> Handle(DeclareInterest request, CancellationToken cancellationToken)
    {
        var mandate = request.Mandate with { Note = desk.Note(request, request.Number, request.Words) };
        return desk.DoAsync(request, new Stages.FinalSelection.DeclareInterest(mandate, request.Number, request.Interest));
    }
}

internal sealed class RecuseSilentHandler(ServiceParts parts) : IRequestHandler<RecuseSilent, Reply>
{
    public Task<Reply> Handle(RecuseSilent request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).DoAsync(request, new Stages.FinalSelection.RecuseSilent(request.Mandate, request.Number, request.Member));
}
