using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Files.Handover;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>An applicant as the shards have them, opened.</summary>
/// <param name="Shard">Number of the shard.</param>
/// <param name="Key">Names the person's key.</param>
/// <param name="Row">Cells of candidates.csv: the id, then the fields; nothing once the person's key was erased.</param>
/// <param name="Released">What was released, stage by stage.</param>
internal sealed record Applicant(int Shard, PersonKeyId Key, ImmutableArray<string>? Row, ImmutableArray<StageDecision> Released)
{
    /// <summary>The candidate's id in the campaign; nothing once the person's key was erased.</summary>
    public string? Candidate => Row?[0];
}

/// <summary>Everything that is recorded of a live campaign.</summary>
/// <param name="Rules">The sealed rules.</param>
/// <param name="Head">Where the campaign stands.</param>
/// <param name="Applicants">By shard, in the order in which they came; those whose keys were erased too, because shards still count them.</param>
/// <param name="Handover">Facts and events as files.</param>
internal sealed record LiveCampaignFacts(SealedRules Rules, CampaignHead Head, ImmutableArray<Applicant> Applicants, CampaignHandover Handover);

/// <summary>
/// Collects a live campaign from its actors and opens what is sealed: for closings, which compute over it with the rule engine, and for exports,
/// which write it down. Both see the same, so what was computed live is what anybody computes from an export.
/// </summary>
internal sealed class LiveFacts(ServiceParts parts)
{
    /// <summary>The sealed rules of a campaign; a refusal if there is none, or they are not sealed.</summary>
    public async ValueTask<(SealedRules? Rules, Refusal? Refusal)> ReadRulesAsync(Id campaign)
    {
        var (rules, _, refusal) = await ReadHeadAsync(campaign).ConfigureAwait(false);
        return (rules, refusal);
    }

    /// <summary>Collects a campaign; a refusal if there is none, or its rules are not sealed.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="through">Number of the last event that counts; all if nothing.</param>
    /// <param name="sittings">Tests and exercises whose attempts here are facts already; all if nothing.</param>
    /// <param name="at">As of which instant attempts stand; now if nothing.</param>
    public async ValueTask<(LiveCampaignFacts? Facts, Refusal? Refusal)> ReadAsync(
        Id campaign, int? through = null, ImmutableHashSet<Id>? sittings = null, Instant? at = null)
    {
        var (rules, head, refusal) = await ReadHeadAsync(campaign).ConfigureAwait(false);
        if (rules is null || head is null)
        {
            return (null, refusal);
        }

        var shards = new ShardFacts[head.Outline!.Shards];
        var sat = new SatHere(parts, rules.Rules.Tests, sittings, at);
        await Parallel.ForAsync(0, shards.Length, async (shard, _) =>
            shards[shard] = await ShardFacts.ReadAsync(parts.Actors, parts.Seals, new ShardId(campaign, shard), sat).ConfigureAwait(false)).ConfigureAwait(false);
        ImmutableArray<Applicant> applicants = [.. shards.SelectMany(one => one.Applicants)];
        List<ImmutableArray<string>> attempts = [.. shards.SelectMany(one => one.Attempts)];
        var idOf = applicants.Where(one => one.Row is not null).ToDictionary(one => one.Key, one => one.Candidate!);
        var events = await ReadEventsAsync(campaign, idOf, through ?? int.MaxValue).ConfigureAwait(false);
        var judged = new JudgedFacts(parts.Actors, campaign);
        var marks = await judged.MarksAsync(rules.Rules.Vacancy, idOf).ConfigureAwait(false);
        await new CohortFacts(parts, campaign).AddAsync(rules.Training, idOf, marks, attempts).ConfigureAwait(false);
        var ratings = await new PanelRatingFacts(parts, campaign).ReadAsync(rules.Rules.Vacancy, idOf, attempts).ConfigureAwait(false);
        var handover = CampaignHandover.Of(
            rules.Files,
            rules.Rules.Vacancy,
            applicants.Select(one => one.Row).OfType<ImmutableArray<string>>(),
            attempts,
            shards.SelectMany(one => one.Responses),
            marks,
            ratings,
            new LateFacts(rules.Rules.Vacancy, attempts, marks).Settle(events, ratings, sittings));
        return (new LiveCampaignFacts(rules, head, applicants, handover), null);
    }

    private async ValueTask<(SealedRules? Rules, CampaignHead? Head, Refusal? Refusal)> ReadHeadAsync(Id campaign)
    {
        var answer = await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead { Head: { Outline: not null } head })
        {
            return (null, null, answer.Reply as Refusal ?? Refusal.Because(CampaignRefusals.NotSealed));
        }

        return ((await parts.SealedRules.ReadAsync(parts, campaign, head.Definition.Reference).ConfigureAwait(false)).After(head), head, null);
    }

    private async ValueTask<List<ImmutableArray<string>>> ReadEventsAsync(Id campaign, Dictionary<PersonKeyId, string> idOf, int through)
    {
        var rows = new List<ImmutableArray<string>>();
        for (var after = 0; ;)
        {
            var answer = await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadEvents(after)).ConfigureAwait(false);
            var read = (EventsRead)answer.Reply;
            foreach (var one in read.Events)
            {
                after = one.Sequence;
                if (one.Sequence <= through && EventCells.Of(one, idOf, parts.Seals) is { } cells)
                {
                    rows.Add(cells);
                }
            }

            if (!read.HasMore)
            {
                return rows;
            }
        }
    }
}
