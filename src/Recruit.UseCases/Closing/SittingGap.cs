using System.Globalization;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Who could not start a test or exercise that is sat here: whoever was dealt no form, applied after its last start, or came into its stage too late to be told. By the
/// rules they did not come; that this is so, or what becomes of them instead, two people record.
/// </summary>
internal sealed class SittingGap(ServiceParts parts, Id campaign, SealedRules rules)
{
    /// <summary>Whoever others let in learns of it, and can come, in this time; the shortest notice of a hearing where campaign.json tells none.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromHours(PanelConduct.Plain.Terms.NoticeHours);

    private readonly Entrants known = new(parts);

    /// <summary>Why the campaign must not go on, or end: nobody said what becomes of somebody who could not sit what the others sat.</summary>
    /// <param name="through">Place of the last stage that is looked at.</param>
    public async ValueTask<Refusal?> OfAsync(int through)
    {
        if ((await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is not CampaignRead { Head: { } head })
        {
            return null;
        }

        // While people may apply, and while a window is open, the campaign's actor says so itself.
        var (released, now) = (head.LastReleased?.Through ?? -1, Instant.Of(parts.Time.GetUtcNow()));
        Returning? back = null;
        for (var stage = now < head.AppliesUntil ? through + 1 : 0; stage <= Math.Min(through, released + 1); stage++)
        {
            Id[] over = [.. CloseStageHandler.SittingsOf(rules.Rules.Vacancy.Stages[stage]).Distinct().Where(sitting => head.OverAt(sitting) <= now)];
            if (over.Length == 0 || (stage <= released && !CanAnybodyHaveCome(head, stage))
                || await known.OfAsync(campaign, rules, stage).ConfigureAwait(false) is not ({ IsEmpty: false } entrants, null))
            {
                continue;
            }

            back ??= await Returning.ReadAsync(parts, campaign).ConfigureAwait(false);
            foreach (var sitting in over)
            {
                var started = await StartedAsync(head, sitting).ConfigureAwait(false);
                var late = entrants.Where(one => !started.GetValueOrDefault(one.Key) && one.Sittings.All(elsewhere => elsewhere.Sitting != sitting)
                    && IsLate(head, one, stage, head.WindowOf(sitting)!.LastStart, back, started.ContainsKey(one.Key)));
                if (await OfAsync(head, stage, sitting, [.. late]).ConfigureAwait(false) is { } unsat)
                {
                    return unsat;
                }
            }
        }

        return null;
    }

    private async ValueTask<Refusal?> OfAsync(CampaignHead head, int stage, Id sitting, ApplicationFacts[] late)
    {
        if (late.Length == 0)
        {
            return null;
        }

        var judged = await known.JudgedByEventAsync(campaign, [sitting], rules.Rules.Vacancy.Stages[stage].Id, null).ConfigureAwait(false);
        var gone = await known.GoneAsync(campaign).ConfigureAwait(false);
        var waiting = late.Where(one => !judged.Counted.Contains((one.Key, sitting)) && !gone.Contains(one.Key) && parts.Seals.Find(one.Key) is not null).ToArray();
        if (stage <= head.LastReleased?.Through)
        {
            (waiting, var refusal) = await new StillEntering(parts, campaign).OfAsync(stage, waiting, one => one.Key, null).ConfigureAwait(false);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return waiting.Length == 0 ? null
            : Refusal.Because(
                UseCaseRefusals.Unsat,
                new("waiting", waiting.Length.ToString(CultureInfo.InvariantCulture)), new("sitting", sitting.Text), new("way-out", "record-events"));
    }

    /// <summary>Whether anybody can have come into a released stage since its first release, when all who were in it were looked at.</summary>
    private bool CanAnybodyHaveCome(CampaignHead head, int stage) =>
        stage == rules.Rules.SelectionStages || head.Closings.Count(one => one.Released is not null && one.Through >= stage) > 1;

    /// <summary>Whoever applied elsewhere sat elsewhere too, as far as an import brought it: nobody is waited for because of no form.</summary>
    private bool IsLate(CampaignHead head, ApplicationFacts one, int stage, Instant lastStart, Returning back, bool isDealt) =>
        (!head.AppliedElsewhere && (!isDealt || one.At > lastStart))
        || back.IsAfter(one, stage, lastStart - Notice)
        || (stage == rules.Rules.SelectionStages && head.Offers.Any(offer => offer.Candidate == one.Key && offer.IsAccepted && offer.Due > lastStart));

    /// <summary>Who was dealt a form of a test or exercise, with whether they started.</summary>
    private async ValueTask<Dictionary<PersonKeyId, bool>> StartedAsync(CampaignHead head, Id sitting)
    {
        var started = new Dictionary<PersonKeyId, bool>();
        for (var shard = 0; shard < head.Outline!.Shards; shard++)
        {
            // Where nothing was dealt, a shard does not know the sitting.
            var key = new ShardId(campaign, shard).Key;
            for (var (from, total) = (0, 1); from < total;)
            {
                if ((await parts.Actors.AskAsync(key, new WatchAttempts(sitting, from)).ConfigureAwait(false)).Reply is not AttemptsWatched watched)
                {
                    break;
                }

                foreach (var attempt in watched.Attempts)
                {
                    started[attempt.Person] = attempt.Started is not null;
                }

                (from, total) = (watched.Next, watched.Total);
            }
        }

        return started;
    }
}
