using System.Collections.Immutable;
using System.Text;
using MediatR;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Proves what a closing released, also after later revisions: all lists are computed again from the facts and the events that it covered, and given only if they
/// have the digest that two people released and the journal has signed: <see cref="ListsProven"/>, or results-differ.
/// </summary>
/// <remarks>
/// It differs, too, once facts of later stages came in or somebody was erased: then the facts of that time are not there any more, and what was kept of its
/// lists can still be held against the journal.
/// </remarks>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Closing">Which closing.</param>
public sealed record ProveLists(Caller By, OperationId Operation, Id Campaign, Id Closing) : UseCase(By, Operation), IReadsEverybody
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application"), new Id("places")];
}

/// <summary>Lists as they were released.</summary>
/// <param name="Results">The digest on record, of the whole that was computed.</param>
/// <param name="ReleasedAt">When they were released.</param>
/// <param name="Files">The result files by their paths, as far as this closing released them.</param>
public sealed record ListsProven(Digest Results, Instant ReleasedAt, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files) : Reply;

internal sealed class ProveListsHandler(ServiceParts parts) : IRequestHandler<ProveLists, Reply>
{
    public async Task<Reply> Handle(ProveLists request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead { Head: var head }
            || head.Closings.FirstOrDefault(one => one.Id == request.Closing) is not { Tally: { } tally, Released: { } released } closing)
        {
            return answer.Reply as Refusal ?? Refusal.Because(UseCaseRefusals.NotReleased);
        }

        var (computed, refusal) = await new ClosingDesk(parts)
            .ComputeAsync(request.Campaign, closing, cancellationToken).ConfigureAwait(false);
        return computed is null ? refusal!
            : computed.Results != tally.Results ? Refusal.Because(CampaignRefusals.ResultsDiffer)
            : new ListsProven(tally.Results, released.At, computed.Lists.Add("stages.csv", StagesOf(computed.Outcome, closing.Through)));
    }

    /// <summary>Every application in the stages that this closing released: what is beyond them is nobody's yet.</summary>
    private static byte[] StagesOf(AssessmentOutcome outcome, int through) => Files.Results.StageList.Write(
        from stage in outcome.Stages.Take(through + 1)
        let told = new ToldStage(stage)
        from candidate in Enumerable.Range(0, outcome.Facts.Roll.Count)
        let one = told.To(candidate)
        select (ImmutableArray<string>)[Encoding.UTF8.GetString(outcome.Facts.Roll.IdOf(candidate)), stage.Stage.Id.Text, one.State, one.Decision, one.Reasons, one.Score, one.Rank]);
}
