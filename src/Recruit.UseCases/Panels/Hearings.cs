using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>
/// Says that a finalist was absent or did not begin, or corrects that the finalist was there; another person who says the same confirms it, and then the
/// correction takes two people too: <see cref="PanelDone"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
/// <param name="State">Absent, not started, or none: was there.</param>
public sealed record RecordHearing(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number, AttemptState State)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>
/// Wants a hearing not to count; it does not once a second person wants it too, and who was still to be heard is told that: <see cref="VoidingAsked"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
public sealed record VoidHearing(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>Lets a hearing stand that somebody wanted voided: <see cref="PanelDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
public sealed record KeepHearing(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>Reads when panels hear the candidate who asks, and under which number: <see cref="OwnHearingsShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadOwnHearings(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

/// <summary>A hearing of a candidate.</summary>
/// <param name="Panel">Id of the panel.</param>
/// <param name="Number">What the candidate says at the door instead of a name.</param>
/// <param name="At">When.</param>
public sealed record OwnHearing(Id Panel, Id Number, Instant At);

/// <summary>The own hearings, in the order of the vacancy's panels.</summary>
public sealed record OwnHearingsShown(ImmutableArray<OwnHearing> Hearings) : Reply;

internal sealed class RecordHearingValidator : AbstractValidator<RecordHearing>
{
    public RecordHearingValidator() => RuleFor(one => one.State)
        .Must(state => state is AttemptState.None or AttemptState.Absent or AttemptState.NotStarted).WithMessage("none, absent or not started");
}

internal sealed class RecordHearingHandler(ServiceParts parts) : IRequestHandler<RecordHearing, Reply>
{
    public async Task<Reply> Handle(RecordHearing request, CancellationToken cancellationToken)
    {
        // The role says that somebody sits in panels; that it is this one, the panel says.
        var desk = new PanelDesk(parts);
        return !request.By.Roles.Contains(Recruit.Accounts.Role.AgencyOfficer)
            && await desk.ReadAsync(request, new ReadPanel()).ConfigureAwait(false) is PanelRead panel && panel.Charter.PlaceOf(request.By.Account) < 0
            ? Refusal.Because(PanelRefusals.NotAMember)
            : await desk.DoAsync(request, new RecordAttendance(request.Mandate, request.Number, request.State)).ConfigureAwait(false);
    }
}

internal sealed class VoidHearingHandler(ServiceParts parts) : IRequestHandler<VoidHearing, Reply>
{
    private readonly PanelDesk desk = new(parts);

    public async Task<Reply> Handle(VoidHearing request, CancellationToken cancellationToken)
    {
        var (rules, _, refusal) = await desk.FindRuleAsync(request.Campaign, request.Panel).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var letter = CandidateNumbers.OfPanel(parts, request.Campaign, request.Panel).Find(request.Number) is { } person
            && await desk.ReadAsync(request, new ReadPanel(request.Number)).ConfigureAwait(false) is PanelRead { Finalists: [{ Sitting: { } at }] }
                ? new HearingLetters(rules, request.Campaign, request.Panel).Cancelled(person, at)
                : null;
        return await desk.DoAsync(request, new VoidSitting(request.Mandate, request.Number, letter)).ConfigureAwait(false);
    }
}

internal sealed class KeepHearingHandler(ServiceParts parts) : IRequestHandler<KeepHearing, Reply>
{
    public Task<Reply> Handle(KeepHearing request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).DoAsync(request, new DeclineVoiding(request.Mandate, request.Number));
}

internal sealed class ReadOwnHearingsHandler(ServiceParts parts) : IRequestHandler<ReadOwnHearings, Reply>
{
    public async Task<Reply> Handle(ReadOwnHearings request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is null)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var hearings = ImmutableArray.CreateBuilder<OwnHearing>();
        foreach (var panel in rules.Rules.Vacancy.Panels)
        {
            var number = CandidateNumbers.OfPanel(parts, request.Campaign, panel.Id).Of(request.Person);
            if (await new PanelDesk(parts).AskAsync(request.Campaign, panel.Id, new ReadPanel(number)).ConfigureAwait(false)
                is PanelRead { Finalists: [{ Sitting: { } at }] })
            {
                hearings.Add(new OwnHearing(panel.Id, number, at));
            }
        }

        return new OwnHearingsShown(hearings.DrainToImmutable());
    }
}
