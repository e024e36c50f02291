using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>Lists the panels of the caller's agency in which the caller sits: <see cref="OwnPanelsListed"/>. It tells of no finalist.</summary>
/// <param name="By">Who asks; acts for an agency.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ListOwnPanels(Caller By, OperationId Operation) : UseCase(By, Operation);

/// <summary>A panel in which somebody sits.</summary>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Leads">Whether the caller is its chair.</param>
/// <param name="IsFrozen">Whether its stage was closed.</param>
public sealed record OwnPanel(Id Campaign, Id Panel, bool Leads, bool IsFrozen);

/// <summary>Panels by campaign, then in the order of its rules.</summary>
public sealed record OwnPanelsListed(ImmutableArray<OwnPanel> Panels) : Reply
{
    /// <summary>Campaigns whose records cannot be read, by id: panels of theirs may be missing.</summary>
    public ImmutableArray<Id> Broken { get; init; } = [];
}

internal sealed class ListOwnPanelsHandler(ServiceParts parts) : IRequestHandler<ListOwnPanels, Reply>
{
    public async Task<Reply> Handle(ListOwnPanels request, CancellationToken cancellationToken)
    {
        var (campaigns, refusal) = await new ListDesk(parts).ReadAsync<List<Id>>(
            view => [.. view.Campaigns.Where(id => view.FindCampaign(id)!.Shown is { Outline: not null } head && head.Agency == request.By.Agency)],
            cancellationToken).ConfigureAwait(false);
        if (campaigns is null)
        {
            return refusal!;
        }

        var (desk, facts, broken) = (new PanelDesk(parts), new LiveFacts(parts), new BrokenRecords());
        var own = ImmutableArray.CreateBuilder<OwnPanel>();
        foreach (var campaign in campaigns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            own.AddRange(await broken.TryAsync(campaign, () => OwnOfAsync(campaign)).ConfigureAwait(false) ?? []);
        }

        return new OwnPanelsListed(own.DrainToImmutable()) { Broken = broken.Met };

        async ValueTask<List<OwnPanel>?> OwnOfAsync(Id campaign)
        {
            var (rules, _) = await facts.ReadRulesAsync(campaign).ConfigureAwait(false);
            var seats = new List<OwnPanel>();
            foreach (var panel in rules?.Rules.Vacancy.Panels ?? [])
            {
                if (await desk.AskAsync(campaign, panel.Id, new ReadPanel()).ConfigureAwait(false) is PanelRead read && read.Charter.PlaceOf(request.By.Account) >= 0)
                {
                    seats.Add(new OwnPanel(campaign, panel.Id, read.Chair == request.By.Account, read.IsFrozen));
                }
            }

            return seats;
        }
    }
}
