using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>Lists the panels of a campaign as its rules declare them, with who was convened and when whom is heard: <see cref="PanelsListed"/>. Finalists have numbers in it.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ListPanels(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

/// <summary>A panel of a campaign.</summary>
/// <param name="Panel">Its id.</param>
/// <param name="Declared">Members as the rules name them.</param>
/// <param name="QuorumMembers">How many of them must take part for a finalist.</param>
/// <param name="Terms">How long the steps may take.</param>
/// <param name="HearingMinutes">How long a finalist is heard.</param>
/// <param name="Convened">Who was convened; nothing before.</param>
public sealed record ShownPanel(
    Id Panel, ImmutableArray<string> Declared, int QuorumMembers, PanelTerms Terms, int HearingMinutes, ConvenedMembers? Convened)
{
    /// <summary>By which name the rules declare the member whose account it is; nothing for anybody else.</summary>
    public string? NameOf(Id account) => Convened?.Members.IndexOf(account) is >= 0 and var place ? Declared[place] : null;
}

/// <summary>A panel that was convened.</summary>
/// <param name="Members">Accounts, in the order of the rules.</param>
/// <param name="Chair">Who leads now.</param>
/// <param name="Finalists">Who is on the agenda, the earliest first.</param>
/// <param name="IsFrozen">Whether its stage was closed, so that nothing about it changes.</param>
public sealed record ConvenedMembers(ImmutableArray<Id> Members, Id Chair, ImmutableArray<ListedFinalist> Finalists, bool IsFrozen);

/// <summary>The panels, in the order of the rules.</summary>
public sealed record PanelsListed(ImmutableArray<ShownPanel> Panels) : Reply;

internal sealed class ListPanelsHandler(ServiceParts parts) : IRequestHandler<ListPanels, Reply>
{
    public async Task<Reply> Handle(ListPanels request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var (desk, shown) = (new PanelDesk(parts), ImmutableArray.CreateBuilder<ShownPanel>());
        foreach (var rule in rules.Rules.Vacancy.Panels)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = await desk.AskAsync(request.Campaign, rule.Id, new ReadPanel()).ConfigureAwait(false) as PanelRead;
            var convened = read is null ? null : new ConvenedMembers(
                [.. read.Charter.Members.Select(one => one.Account)], read.Chair, [.. read.Finalists.OrderBy(one => one.Sitting).ThenBy(one => one.Candidate)], read.IsFrozen);
            shown.Add(new ShownPanel(
                rule.Id, [.. rule.Members.Select(one => one.Name)], rule.QuorumMembers, read?.Charter.Terms ?? rules.Panels.Terms, rules.Panels.HearingMinutes, convened));
        }

        return new PanelsListed(shown.DrainToImmutable());
    }
}
