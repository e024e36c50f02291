using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Marking;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Drives a closing from where it stands to where people have to look at it. It keeps nothing of its own: killed at any instant and begun again,
/// it comes to the same results, because every phase is idempotent and the rule engine is a function of what is frozen.
/// </summary>
internal sealed class ClosingDesk(ServiceParts parts)
{
    private readonly LiveFacts facts = new(parts);
    private readonly Definitions definitions = new(parts);

    /// <summary>Goes on with the closing under way: how the campaign stands then, or why it cannot go on.</summary>
    public async ValueTask<Reply> ContinueAsync(Id campaign, CancellationToken cancellation)
    {
        // What is computed follows from what is frozen, so the decisions need not be computed once more.
        ComputedResults? computed = null;
        var areJudgementsFrozen = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var answer = await AskAsync(campaign, new ReadCampaign()).ConfigureAwait(false);
            if (answer is not CampaignRead { Head.Current: { } closing, Phase: { } phase } read)
            {
                return answer;
            }

            // Shards may have told the campaign already that they are frozen; nothing is computed before what people judged is, too.
            if (phase <= ClosingPhase.Tally && !areJudgementsFrozen)
            {
                if (await FreezeJudgementsAsync(campaign, closing, cancellation).ConfigureAwait(false) is { } stop)
                {
                    return stop;
                }

                areJudgementsFrozen = true;
            }

            Refusal? refusal = null;
            if (phase is ClosingPhase.Tally or ClosingPhase.Decide or ClosingPhase.Index && computed is null)
            {
                // What changes is told by what every shard says is released.
                await Releasing.ReachLastAsync(parts.Actors, campaign, read.Head).ConfigureAwait(false);
                (computed, refusal) = await ComputeAsync(campaign, closing, cancellation).ConfigureAwait(false);
            }

            refusal ??= phase switch
            {
                ClosingPhase.Freeze => await FreezeAsync(campaign, read.Head, closing).ConfigureAwait(false),
                ClosingPhase.Tally => await TallyAsync(campaign, read.Head, closing, computed!).ConfigureAwait(false),
                ClosingPhase.Decide => await DecideAsync(campaign, read.Head, closing, computed!).ConfigureAwait(false),
                ClosingPhase.Index => await IndexAsync(campaign, closing, computed!).ConfigureAwait(false),
                _ => null,
            };
            if (refusal is not null || phase >= ClosingPhase.Rehearse)
            {
                return refusal ?? (Reply)read;
            }
        }
    }

    private async ValueTask<Reply?> FreezeJudgementsAsync(Id campaign, Recruit.Campaigns.Closing closing, CancellationToken cancellation)
    {
        var (rules, refusal) = await facts.ReadRulesAsync(campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal;
        }

        // Nothing is fixed before all of it is ready, because what is fixed stays so also if the closing is abandoned.
        var (marks, judgements) = (new FrozenMarks(parts), new JudgementFreeze(parts));
        foreach (var onlyAsks in (bool[])[true, false])
        {
            if ((await marks.FreezeAsync(rules, closing, onlyAsks, cancellation).ConfigureAwait(false)
                ?? await judgements.FreezeAsync(campaign, rules, closing, onlyAsks).ConfigureAwait(false)) is { } stop)
            {
                return stop;
            }
        }

        return null;
    }

    private async ValueTask<Refusal?> FreezeAsync(Id campaign, CampaignHead head, Recruit.Campaigns.Closing closing)
    {
        for (var shard = 0; shard < head.Outline!.Shards; shard++)
        {
            if (closing.Frozen.ContainsKey(shard))
            {
                continue;
            }

            var key = new ShardId(campaign, shard).Key;
            var answer = await parts.Actors.AskAsync(key, new FreezeFacts(closing.Id, closing.Sittings, head.Closings.Length)).ConfigureAwait(false);
            if (answer.Reply is not FactsFixed frozen)
            {
                return answer.Reply as Refusal;
            }

            if (await AskAsync(campaign, new NoteFrozen(closing.Id, shard, frozen.Facts)).ConfigureAwait(false) is Refusal refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private async ValueTask<Refusal?> TallyAsync(Id campaign, CampaignHead head, Recruit.Campaigns.Closing closing, ComputedResults computed)
    {
        if (head.LastReleased is { } released && released.Through < closing.Through
            && await new ErasureGap(parts, campaign, head).DueAsync(released, closing, computed).ConfigureAwait(false) is { } due)
        {
            return due;
        }

        var lists = Definitions.Cut(definitions.Seal(campaign, Definitions.Pack(computed.Lists)));
        return await AskAsync(campaign, new RecordTally(closing.Id, computed.Results, lists, computed.Places, computed.Reserve, computed.Vacant, computed.TellsNews)).ConfigureAwait(false) as Refusal;
    }

    private async ValueTask<Refusal?> DecideAsync(Id campaign, CampaignHead head, Recruit.Campaigns.Closing closing, ComputedResults computed)
    {
        if (computed.Results != closing.Tally!.Results)
        {
            return closing.Differs();
        }

        // New decisions take the place of earlier ones: every shard has heard of the last release before this was computed.
        foreach (var (shard, table) in computed.Decisions)
        {
            if (closing.Decided.ContainsKey(shard))
            {
                continue;
            }

            var answer = await parts.Actors.AskAsync(new ShardId(campaign, shard).Key, new RecordDecisions(closing.Id, table)).ConfigureAwait(false);
            if (answer.Reply is not DecisionsTaken taken)
            {
                return answer.Reply as Refusal;
            }

            if (await AskAsync(campaign, new NoteDecided(closing.Id, shard, taken.Decisions)).ConfigureAwait(false) is Refusal told)
            {
                return told;
            }
        }

        return null;
    }

    /// <summary>
    /// Stores the ranked lists, segment by segment, and waits until the index of lists has passed the decisions, where the host keeps one beside its journal:
    /// every shard told them after they were durable, so what is durable now has them. A cluster's index follows by itself.
    /// </summary>
    private async ValueTask<Refusal?> IndexAsync(Id campaign, Recruit.Campaigns.Closing closing, ComputedResults computed)
    {
        if (computed.Results != closing.Tally!.Results)
        {
            return closing.Differs();
        }

        var (lists, segments) = new RankedSegments(parts, campaign).Cut(computed.Outcome, computed.Keys, closing, !computed.Lists.IsEmpty);
        for (var from = 0; from < segments.Length; from += KeepSegments.SegmentsMax)
        {
            var some = segments.Slice(from, Math.Min(KeepSegments.SegmentsMax, segments.Length - from));
            if (await AskAsync(campaign, new KeepSegments(closing.Id, from, some)).ConfigureAwait(false) is Refusal refusal)
            {
                return refusal;
            }
        }

        var ranked = lists with { Position = (long)await parts.Lists.PlaceAsync().ConfigureAwait(false) };
        return await AskAsync(campaign, new RecordRanked(closing.Id, computed.Results, ranked)).ConfigureAwait(false) as Refusal;
    }

    /// <summary>What the rule engine says about a campaign, over the facts that a closing has fixed: whoever sits a later test meanwhile changes nothing.</summary>
    /// <param name="campaign">Which.</param>
    /// <param name="closing">Up to which event and stage.</param>
    /// <param name="cancellation">Ends the computation between two events.</param>
    public async ValueTask<(ComputedResults? Results, Refusal? Refusal)> ComputeAsync(
        Id campaign, Recruit.Campaigns.Closing closing, CancellationToken cancellation)
    {
        var (live, refusal) = await facts.ReadAsync(campaign, closing.EventsThrough, [.. closing.Sittings], closing.FrozenAt).ConfigureAwait(false);
        if (live is null)
        {
            return (null, refusal);
        }

        var reading = CampaignFolder.Read(live.Handover);
        return reading.Campaign is { } read
            ? (ComputedResults.Of(Assessment.Run(read, cancellation), live, closing.Through), null)
            : (null, FolderProblems.Tell(reading));
    }

    private async ValueTask<Reply> AskAsync(Id campaign, ActorCommand command) =>
        (await parts.Actors.AskAsync(CampaignKey.Of(campaign), command).ConfigureAwait(false)).Reply;
}
