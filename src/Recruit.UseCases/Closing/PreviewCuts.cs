using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Comparing;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>Shows every possible cut of a stage of the closing under way, before anybody releases anything: <see cref="CutsShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Stage">Which stage.</param>
public sealed record PreviewCuts(Caller By, OperationId Operation, Id Campaign, Id Stage) : UseCase(By, Operation), IAboutCampaign;

/// <summary>A possible cut with its total as results print it.</summary>
public sealed record ShownCut(string Total, int AtOrAbove, int Tied, ImmutableArray<int> Groups);

/// <summary>Every possible cut.</summary>
/// <param name="Groups">Ids of the quotas, in declared order.</param>
/// <param name="Cuts">Highest total first.</param>
public sealed record CutsShown(ImmutableArray<Id> Groups, ImmutableArray<ShownCut> Cuts) : Reply;

internal sealed class PreviewCutsHandler(ServiceParts parts) : IRequestHandler<PreviewCuts, Reply>
{
    public async Task<Reply> Handle(PreviewCuts request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead { Head: { Current: { Tally: not null } closing, Outline: { } outline } })
        {
            return answer.Reply as Refusal ?? Refusal.Because(CampaignRefusals.NotThatFar);
        }

        var stage = outline.Stages.IndexOf(request.Stage);
        if (stage < 0 || stage > closing.Through)
        {
            return Refusal.Because(CampaignRefusals.NoStage, new RefusalFact("stage", request.Stage.Text));
        }

        var (computed, refusal) = await new ClosingDesk(parts)
            .ComputeAsync(request.Campaign, closing, cancellationToken).ConfigureAwait(false);
        if (computed is null)
        {
            return refusal!;
        }

        var outcome = computed.Outcome;
        var digits = outcome.Stages[stage].Stage.Score?.Digits ?? 0;
        var quotas = outcome.Rules.Vacancy.Quotas;
        var members = quotas.Select(quota => Grouping.OfQuota(quota, outcome.Facts.Fields, outcome.Facts.Roll.Count)).ToArray();
        return new CutsShown(
            [.. quotas.Select(quota => quota.Id)],
            [
                .. PossibleCuts.Of(outcome, stage, members).Select(cut => new ShownCut(
                    NumberForm.Print(cut.Units, digits), cut.AtOrAbove, cut.Tied, [.. cut.Groups.Select(groups => groups[0])])),
            ]);
    }
}
