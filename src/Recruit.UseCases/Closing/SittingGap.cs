using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Who could not start a test or exercise that is sat here: whoever was dealt no form, or not in time, applied after its last start, or came into its stage too late to be
/// told. By the rules they did not come; that this is so, or what becomes of them instead, two people record.
/// </summary>
internal sealed class SittingGap(ServiceParts parts, Id campaign, SealedRules rules)
{
    /// <summary>
    /// Whoever others let in learns of it, and can come, in this time; the shortest notice of a hearing where campaign.json tells none. A form is dealt in time that long before
    /// the last start, or before half of a shorter window is over.
    /// </summary>
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

            back ??= await Returning.ReadAsync(parts, campaign, head, rules).ConfigureAwait(false);
            foreach (var sitting in over)
            {
                var (forms, window) = (await FormsAsync(head, sitting).ConfigureAwait(false), head.WindowOf(sitting)!);
                var (isNeeded, inTime) = (FormsNeeded(head, entrants, sitting), window.LastStart - Shorter(Notice, (window.LastStart - window.Opens) / 2));
                var late = entrants.Where(one => forms.GetValueOrDefault(one.Key) is not { IsStarted: true } && !IsSatElsewhere(one, sitting)
                    && (IsWithout(one, forms.GetValueOrDefault(one.Key), isNeeded, window.LastStart, inTime) || back.IsAfter(one, stage, window.LastStart - Notice)));
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

        var marked = rules.Rules.Vacancy.Exercises.FirstOrDefault(one => one.Id == sitting) is { } exercise
            ? await new JudgedFacts(parts.Actors, campaign).MarkedAsync(exercise).ConfigureAwait(false)
            : [];
        var judged = await known.JudgedByEventAsync(campaign, [sitting], rules.Rules.Vacancy.Stages[stage].Id, null).ConfigureAwait(false);
        var gone = await known.GoneAsync(campaign).ConfigureAwait(false);
        var waiting = late.Where(one => !judged.Counted.Contains((one.Key, sitting)) && !gone.Contains(one.Key) && !marked.Contains(one.Key) && parts.Seals.Find(one.Key) is not null).ToArray();
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
        stage >= rules.Rules.SelectionStages || head.Closings.Count(one => one.Released is not null && one.Through >= stage) > 1;

    /// <summary>
    /// Whether it takes a form to sit it. Where an import brought the applications and somebody's attempt at it, it was sat elsewhere, and whoever has none there did not come;
    /// of an exercise an import may bring the marks alone.
    /// </summary>
    private bool FormsNeeded(CampaignHead head, ImmutableArray<ApplicationFacts> entrants, Id sitting) =>
        !head.AppliedElsewhere || (rules.Rules.Tests.Any(test => test.Id == sitting) && !entrants.Any(one => IsSatElsewhere(one, sitting)));

    private static bool IsSatElsewhere(ApplicationFacts one, Id sitting) => one.Sittings.Any(elsewhere => elsewhere.Sitting == sitting);

    /// <summary>Whether somebody had no form that could be started; whoever was dealt one is to sit it here, wherever the others sat.</summary>
    /// <param name="one">Who.</param>
    /// <param name="form">The form; nothing if none was dealt.</param>
    /// <param name="isNeeded">Whether it takes a form to sit it.</param>
    /// <param name="lastStart">When it could be started last.</param>
    /// <param name="inTime">Until when a form is dealt in time.</param>
    private static bool IsWithout(ApplicationFacts one, Form? form, bool isNeeded, Instant lastStart, Instant inTime) =>
        form?.At > inTime || (isNeeded && (form is null || one.At > lastStart));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>The forms of a test or exercise that were dealt.</summary>
    private async ValueTask<Dictionary<PersonKeyId, Form>> FormsAsync(CampaignHead head, Id sitting)
    {
        var forms = new Dictionary<PersonKeyId, Form>();
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
                    forms[attempt.Person] = new Form(attempt.Dealt, attempt.Started is not null);
                }

                (from, total) = (watched.Next, watched.Total);
            }
        }

        return forms;
    }

    /// <summary>A form that was dealt.</summary>
    /// <param name="At">When; nothing where an earlier build dealt it.</param>
    /// <param name="IsStarted">Whether the person started.</param>
    private sealed record Form(Instant? At, bool IsStarted);
}
