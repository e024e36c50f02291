using System.Collections.Immutable;
using System.Globalization;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>A member of a panel: the account that acts where the vacancy has a name.</summary>
/// <param name="Account">The account.</param>
/// <param name="Ties">What would tie a candidate to the member, e.g. employers, in own words; only keyed hashes of them are kept.</param>
public sealed record PanelSeat(Id Account, ImmutableArray<string> Ties);

/// <summary>Convenes a panel by its rule in the vacancy and the terms of campaign.json: <see cref="PanelDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Seats">One for each declared member, in the order of the rule.</param>
/// <param name="Chair">The account of one of them.</param>
public sealed record ConvenePanel(
    Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, ImmutableArray<PanelSeat> Seats, Id Chair)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>Lets another member lead: <see cref="PanelDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Chair">The member's account.</param>
public sealed record AppointChair(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Chair)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

internal sealed class ConvenePanelValidator : AbstractValidator<ConvenePanel>
{
    private const int TieMax = 500;

    public ConvenePanelValidator()
    {
        RuleFor(one => one.Seats).Must(seats => !seats.IsDefaultOrEmpty && seats.Length <= PanelCharter.MembersMax)
            .WithMessage($"1 to {PanelCharter.MembersMax} members");
        RuleFor(one => one.Seats).Must(seats => seats.IsDefault || seats.Select(seat => seat.Account).Distinct().Count() == seats.Length)
            .WithMessage("each account once");
        RuleFor(one => one.Seats)
            .Must(seats => seats.IsDefault || seats.All(seat => seat.Ties.Length <= PanelMember.ConflictKeysMax && seat.Ties.All(tie => tie.Length <= TieMax)))
            .WithMessage($"at most {PanelMember.ConflictKeysMax} ties of at most {TieMax} characters");
        RuleFor(one => one.Chair).Must((one, chair) => one.Seats.IsDefault || one.Seats.Any(seat => seat.Account == chair)).WithMessage("one of the members");
    }
}

internal sealed class ConvenePanelHandler(ServiceParts parts) : IRequestHandler<ConvenePanel, Reply>
{
    private readonly PanelDesk desk = new(parts);

    public async Task<Reply> Handle(ConvenePanel request, CancellationToken cancellationToken)
    {
        var (rules, rule, refusal) = await desk.FindRuleAsync(request.Campaign, request.Panel).ConfigureAwait(false);
        if (rules is null || rule is null)
        {
            return refusal!;
        }

        if (request.Seats.Length != rule.Members.Length)
        {
            return Refusal.Because(
                UseCaseRefusals.Invalid,
                new RefusalFact(nameof(request.Seats), string.Create(CultureInfo.InvariantCulture, $"{rule.Members.Length} members are declared")));
        }

        if (await IsOverAsync(request, rules).ConfigureAwait(false))
        {
            return Refusal.Because(PanelRefusals.Frozen, new RefusalFact("way-out", "record-events"));
        }

        var ties = new Ties(parts, request.Campaign);
        var charter = new PanelCharter(
            rule.Id, [.. request.Seats.Select(seat => new PanelMember(seat.Account, ties.Of(seat.Ties)))], request.Chair, rule.Criteria, rule.Method,
            rule.Quorum, rules.Panels.Terms, rules.Conduct.Calendar);
        return await desk.DoAsync(request, new Stages.FinalSelection.ConvenePanel(request.Mandate, charter)).ConfigureAwait(false);
    }

    /// <summary>Whether the stage was released without this panel: what it rated now would be no fact of the stage any more.</summary>
    private async ValueTask<bool> IsOverAsync(ConvenePanel request, SealedRules rules)
    {
        var panel = new Applications.Sitting(Applications.SittingKind.Panel, rules.Rules.PanelIndex(request.Panel));
        return (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is CampaignRead { Head.LastReleased: { } released }
            && released.Through >= rules.Rules.FirstStageUsing(panel)
            && await desk.ReadAsync(request, new ReadPanel()).ConfigureAwait(false) is Refusal { Code: PanelRefusals.NotConvened };
    }
}

internal sealed class AppointChairHandler(ServiceParts parts) : IRequestHandler<AppointChair, Reply>
{
    public Task<Reply> Handle(AppointChair request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).DoAsync(request, new Stages.FinalSelection.AppointChair(request.Mandate, request.Chair));
}
