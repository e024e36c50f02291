using MediatR;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>
/// Finds the own attempt at a test or exercise: <see cref="OwnSittingFound"/>. With what it tells, the door lets the caller arrive, start or take over;
/// whoever did not apply, or was dealt no form, finds none.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Sitting">Test or exercise.</param>
public sealed record FindOwnSitting(Caller By, OperationId Operation, Id Campaign, Id Sitting) : OwnUseCase(By, Operation);

/// <summary>An own attempt.</summary>
/// <param name="Shard">Where it is.</param>
/// <param name="Attempt">Which.</param>
/// <param name="Plan">How it is sat, as it was sealed.</param>
/// <param name="Items">How many positions its form has.</param>
/// <param name="Window">When it may start and when the last ends, as it was extended.</param>
/// <param name="Status">What it has come to.</param>
/// <param name="Clock">Its time.</param>
public sealed record OwnSittingFound(
    ShardId Shard, AttemptRef Attempt, SittingPlan Plan, int Items, AttemptWindow Window, AttemptStatus Status, SittingClock Clock) : Reply;

internal sealed class FindOwnSittingHandler(ServiceParts parts) : IRequestHandler<FindOwnSitting, Reply>
{
    public async Task<Reply> Handle(FindOwnSitting request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { Campaign: var campaign })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var shard = new ShardId(request.Campaign, ShardId.NumberOf(request.Person, campaign.Head.Outline!.Shards));
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(parts), request.Campaign, request.Sitting, request.Person));
        if (rules.Sittings.FirstOrDefault(one => one.Plan.Test == request.Sitting) is not { } sitting
            || (await parts.Actors.AskAsync(shard.Key, new ReadAttempt(attempt)).ConfigureAwait(false)).Reply is not AttemptRead read)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var window = campaign.Head.WindowOf(request.Sitting) ?? sitting.Plan.Window;
        return new OwnSittingFound(shard, attempt, sitting.Plan, sitting.Items, window, read.Status, read.Clock);
    }
}
