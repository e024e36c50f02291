using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>What is asked about a panel of a campaign, as an official action.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
public abstract record PanelUseCase(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign
{
    /// <summary>Most characters of an explanation in own words, inclusive.</summary>
    public const int WordsMax = 4000;
}

/// <summary>Panels as those who work in them ask for them: by campaign and id, and of candidates nothing but numbers.</summary>
internal sealed class PanelDesk(ServiceParts parts)
{
    private readonly Definitions definitions = new(parts);

    /// <summary>The actor of a panel.</summary>
    public static ActorKey KeyOf(Id campaign, Id panel) => new(PanelKind.KindName, $"{campaign}/{panel}");

    /// <summary>Asks the panel that a request is about for something that has its effect once.</summary>
    public Task<Reply> DoAsync(PanelUseCase request, ActorCommand command) => AskAsync(request.Campaign, request.Panel, command, request.Operation);

    /// <summary>Reads of the panel that a request is about.</summary>
    public Task<Reply> ReadAsync(PanelUseCase request, ActorCommand command) => AskAsync(request.Campaign, request.Panel, command);

    /// <summary>Asks a panel.</summary>
    public async Task<Reply> AskAsync(Id campaign, Id panel, ActorCommand command, OperationId operation = default) =>
        (await parts.Actors.AskAsync(KeyOf(campaign, panel), command, operation).ConfigureAwait(false)).Reply;

    /// <summary>The sealed rules, and the rule of a panel in them; a refusal if there is none.</summary>
    public async ValueTask<(SealedRules? Rules, Panel? Rule, Refusal? Refusal)> FindRuleAsync(Id campaign, Id panel)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false);
        return rules is null ? (null, null, refusal)
            : rules.Rules.Vacancy.Panels.FirstOrDefault(one => one.Id == panel) is { } rule ? (rules, rule, null)
            : (null, null, Refusal.Because(UseCaseRefusals.NotFound));
    }

    /// <summary>Seals words about a candidate under that person's key; nothing where there is nobody behind the number.</summary>
    public SealedNote? Note(PanelUseCase request, Id number, string? words) =>
        words is { Length: > 0 } && CandidateNumbers.OfPanel(parts, request.Campaign, request.Panel).Find(number) is { } person
            ? definitions.Note(request.Campaign, person, $"panel {request.Panel} {request.Operation.Value:N}", words)
            : null;
}
