using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>What a member has to do with each finalist: <see cref="PanelAgenda"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
public sealed record ReadAgenda(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

/// <summary>
/// Reads what campaign.json lets members of a panel know of a finalist, under the number; who has an interest, or has not declared none, does not.
/// The person sees that the member looked: <see cref="PackShown"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
public sealed record ReadPack(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel), IReadsBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application")];
}

/// <summary>What members may know of a finalist; it has no room for who it is.</summary>
/// <param name="Number">The finalist's number.</param>
/// <param name="Fields">Fields of the vacancy as they stand now, those that campaign.json names; empty for what is missing.</param>
/// <param name="Hearing">When the panel hears the finalist.</param>
public sealed record PackShown(Id Number, ImmutableSortedDictionary<Id, string> Fields, Instant? Hearing = null) : Reply;

internal sealed class ReadAgendaHandler(ServiceParts parts) : IRequestHandler<ReadAgenda, Reply>
{
    public Task<Reply> Handle(ReadAgenda request, CancellationToken cancellationToken) =>
        new PanelDesk(parts).ReadAsync(request, new Stages.FinalSelection.ReadAgenda(request.By.Account));
}

internal sealed class ReadPackHandler(ServiceParts parts) : IRequestHandler<ReadPack, Reply>
{
    private const string SetField = "set-field";

    private readonly PanelDesk desk = new(parts);
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ReadPack request, CancellationToken cancellationToken)
    {
        var (rules, _, refusal) = await desk.FindRuleAsync(request.Campaign, request.Panel).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var answer = await desk.ReadAsync(request, new Stages.FinalSelection.ReadPack(request.By.Account, request.Number)).ConfigureAwait(false);
        if (answer is not PackOpen open)
        {
            return answer;
        }

        if (CandidateNumbers.OfPanel(parts, request.Campaign, request.Panel).Find(request.Number) is not { } person
            || await RowAsync(request.Campaign, person, rules).ConfigureAwait(false) is not { } row)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var fields = rules.Rules.Vacancy.Fields.Select((field, place) => KeyValuePair.Create(field.Id, row[place + 1]))
            .Where(one => rules.Panels.Pack.Contains(one.Key)).ToImmutableSortedDictionary();
        fields = await CorrectAsync(request.Campaign, person, fields).ConfigureAwait(false);
        return new ShownBlind(person, new PackShown(request.Number, fields, open.Sitting));
    }

    /// <summary>Cells of candidates.csv; nothing if the person's key was erased.</summary>
    private async ValueTask<ImmutableArray<string>?> RowAsync(Id campaign, PersonKeyId person, SealedRules rules)
    {
        var shard = new ShardId(campaign, ShardId.NumberOf(person, rules.Conduct.Shards));
        var answer = await parts.Actors.AskAsync(shard.Key, new FindApplication(person)).ConfigureAwait(false);
        return answer.Reply is ApplicationFound found && SealedRow.Open(parts.Seals, person, found.Application.Fields) is [var row] ? row : null;
    }

    /// <summary>The fields with what events changed in them.</summary>
    private async ValueTask<ImmutableSortedDictionary<Id, string>> CorrectAsync(
        Id campaign, PersonKeyId person, ImmutableSortedDictionary<Id, string> fields)
    {
        for (var after = 0; ;)
        {
            var read = (EventsRead)(await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadEvents(after)).ConfigureAwait(false)).Reply;
            foreach (var one in read.Events)
            {
                after = one.Sequence;
                if (one.Row is { Type: SetField, Item: { } field } && one.Row.Candidate == person && fields.ContainsKey(field))
                {
                    fields = fields.SetItem(field, one.Row.Private is { } value ? definitions.Read(value) ?? "" : one.Row.Value ?? "");
                }
            }

            if (!read.HasMore)
            {
                return fields;
            }
        }
    }
}
