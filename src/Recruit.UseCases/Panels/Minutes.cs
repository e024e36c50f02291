using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>
/// Makes the minutes of a panel from its record. A member gets them without the finalists for whom that member is recused; the finalists in them see
/// that they were read: <see cref="MinutesShown"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
public sealed record ReadMinutes(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel), IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("panel-acts")];
}

/// <summary>Whose turn it is with each finalist: <see cref="PanelFiles"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="OverdueOnly">Only files that their holder delays.</param>
public sealed record WatchPanel(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, bool OverdueOnly = false)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>Who did something, when, for which coded reason; what was said in own words about a person is not in the minutes.</summary>
public sealed record MinutedAct(Id By, Instant At, Id Reason);

/// <summary>A line of minutes.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Number">About which finalist.</param>
/// <param name="Act">By whom; nothing for what follows from another line.</param>
/// <param name="Member">The recused member, or the new chair.</param>
/// <param name="Basis">Why the member is recused.</param>
/// <param name="Interest">The declared interest.</param>
/// <param name="TookPart">At the reveal: the members whose ratings count.</param>
/// <param name="IsQuorate">At the reveal: whether they are enough.</param>
/// <param name="State">What became of the hearing.</param>
/// <param name="Recommendation">What was decided.</param>
/// <param name="Deviation">Why the decision leaves the ranking or an earlier decision.</param>
/// <param name="Second">Who signed too.</param>
public sealed record MinutedFact(
    Instant At,
    MinuteKind Kind,
    Id? Number = null,
    MinutedAct? Act = null,
    Id? Member = null,
    RecusalBasis? Basis = null,
    Interest? Interest = null,
    ImmutableArray<Id>? TookPart = null,
    bool? IsQuorate = null,
    StageState? State = null,
    Recommendation? Recommendation = null,
    DeviationGiven? Deviation = null,
    MinutedAct? Second = null);

/// <summary>Minutes in the order in which it happened; they have no room for who a finalist is.</summary>
public sealed record MinutesShown(ImmutableArray<MinutedFact> Facts) : Reply;

internal sealed class ReadMinutesHandler(ServiceParts parts) : IRequestHandler<ReadMinutes, Reply>
{
    private readonly PanelDesk desk = new(parts);
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ReadMinutes request, CancellationToken cancellationToken)
    {
        if (await desk.AskAsync(request.Campaign, request.Panel, new ReadPanel()).ConfigureAwait(false) is not PanelRead panel)
        {
            return Refusal.Because(PanelRefusals.NotConvened);
        }

        // Who is a member reads as one, whatever else that account may do.
        var isMember = panel.Charter.PlaceOf(request.By.Account) >= 0;
        var mayReadAll = request.By.Roles.Any(role => role is Recruit.Accounts.Role.AgencyOfficer or Recruit.Accounts.Role.Approver or Recruit.Accounts.Role.Auditor);
        Id? member = isMember || !mayReadAll ? request.By.Account : null;
        var answer = await desk.ReadAsync(request, new Stages.FinalSelection.ReadMinutes(member)).ConfigureAwait(false);
        var numbers = CandidateNumbers.OfPanel(parts, request.Campaign, request.Panel);
        return answer is PanelMinutes minutes
            ? new PeopleShownBlind(numbers.PeopleOf(minutes.Facts.Select(one => one.Candidate).OfType<Id>()), new MinutesShown([.. minutes.Facts.Select(Shown)]))
            : answer;
    }

    private MinutedFact Shown(Minute one) => new(
        one.At, one.Kind, one.Candidate, Shown(one.Act), one.Member, one.Basis, one.Interest, one.TookPart, one.IsQuorate, one.State, one.Recommendation,
        one.Deviation is { } deviation ? new DeviationGiven(deviation.Reason, definitions.Read(deviation.Note) ?? "") : null,
        Shown(one.Second));

    private static MinutedAct? Shown(Recruit.Accounts.Act? act) => act is null ? null : new MinutedAct(act.By, act.At, act.Reason);
}

internal sealed class WatchPanelHandler(ServiceParts parts) : IRequestHandler<WatchPanel, Reply>
{
    public Task<Reply> Handle(WatchPanel request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).ReadAsync(request, new ReadPanelFiles(request.OverdueOnly));
}
