using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Shows what each class of candidate will see before anybody sees it, and puts on record that it was looked at: <see cref="RehearsalShown"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Closing">Which closing.</param>
public sealed record Rehearse(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Closing)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

/// <summary>
/// What a class of candidate will see: all who have the same states, decisions and reasons in the stages that are released, and of whom the same becomes among
/// the places.
/// </summary>
/// <param name="Stages">Stage by stage, without score and rank.</param>
/// <param name="Candidates">How many are in it.</param>
/// <param name="Outcome">
/// What becomes of them on the merit list, or that they have left; nothing for who is not on it and has not, and for who stays before the last stage of the
/// selection is closed.
/// </param>
public sealed record RehearsedClass(ImmutableArray<StageDecision> Stages, int Candidates, MeritOutcome? Outcome = null);

/// <summary>A cut as it will be shown.</summary>
/// <param name="Stage">Id of the stage.</param>
/// <param name="Cut">Nominal number, admitted, ties.</param>
/// <param name="Group"><c>all</c>, <c>open</c> or a quota.</param>
public sealed record RehearsedCut(Id Stage, string Group, Selection.CutLine Cut);

/// <summary>What a release would show.</summary>
/// <param name="Classes">Largest first.</param>
/// <param name="Cuts">By stage, then group.</param>
/// <param name="Places">Places that would be held.</param>
/// <param name="Changes">How the decisions of a revision differ from those released before; none for a first release.</param>
/// <param name="Rescored">How many candidates get another total in a stage that was released.</param>
public sealed record RehearsalShown(
    ImmutableArray<RehearsedClass> Classes, ImmutableArray<RehearsedCut> Cuts, int Places, ImmutableArray<DecisionChange> Changes, int Rescored) : Reply;

/// <summary>Candidates whose decision in a stage becomes another one by a revision.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Before">The released decision; empty for none.</param>
/// <param name="After">The new one.</param>
/// <param name="Candidates">How many.</param>
public sealed record DecisionChange(Id Stage, string Before, string After, int Candidates);

internal sealed class RehearseHandler(ServiceParts parts) : IRequestHandler<Rehearse, Reply>
{
    public async Task<Reply> Handle(Rehearse request, CancellationToken cancellationToken)
    {
        var key = CampaignKey.Of(request.Campaign);
        var answer = await parts.Actors.AskAsync(key, new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead { Head.Current: { Tally: { } tally } closing } || closing.Id != request.Closing)
        {
            return answer.Reply as Refusal ?? Refusal.Because(CampaignRefusals.NotThatFar);
        }

        var (computed, refusal) = await new ClosingDesk(parts)
            .ComputeAsync(request.Campaign, closing, cancellationToken).ConfigureAwait(false);
        if (computed is null)
        {
            return refusal!;
        }

        var told = await parts.Actors.AskAsync(key, new RecordRehearsal(request.Mandate, closing.Id, computed.Results), request.Operation).ConfigureAwait(false);
        return told.Reply is Refusal ? told.Reply : new RehearsalShown(ClassesOf(computed, closing.Through), CutsOf(computed.Outcome, closing.Through), tally.Places.Length, computed.Changes, computed.Rescored);
    }

    private static ImmutableArray<RehearsedClass> ClassesOf(ComputedResults computed, int through)
    {
        var (outcome, told) = (computed.Outcome, new ToldStages(computed.Outcome, through));
        var listed = computed.Reserve is not null && outcome.Merit is { } merit ? merit.Order.Concat(merit.WithoutTotal).ToHashSet() : [];
        var classes =
            from candidate in computed.Keys.Keys
            let stages = told.To(candidate).Select(one => one with { Score = "", Rank = "" }).ToImmutableArray()
            let becomes = listed.Contains(candidate) ? outcome.OutcomeOf(candidate) : outcome.LeftAs(candidate)
            group (stages, becomes) by $"{becomes} {string.Join('\n', stages.Select(one => $"{one.State} {one.Decision} {one.Reasons}"))}" into one
            orderby one.Count() descending, one.Key
            select new RehearsedClass(one.First().stages, one.Count(), one.First().becomes);
        return [.. classes];
    }

    private static ImmutableArray<RehearsedCut> CutsOf(AssessmentOutcome outcome, int through) =>
        [.. outcome.Stages.Take(through + 1).SelectMany(stage => stage.Cuts.Select(cut => new RehearsedCut(stage.Stage.Id, cut.Group, cut.Line)))];
}
