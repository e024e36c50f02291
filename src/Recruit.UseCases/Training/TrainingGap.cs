using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Stages.Training;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Training;

/// <summary>
/// Who is to be trained in cohorts of the campaign before a training stage is closed for the first time, and is not: what is fixed then stays so. Where
/// campaign.json plans no cohort, or an import brought marks of what cohorts mark, training is held elsewhere and nobody is waited for.
/// </summary>
internal sealed class TrainingGap(ServiceParts parts, Id campaign, SealedRules rules)
{
    private readonly CohortDesk desk = new(parts);

    /// <summary>Why the stage must not be closed yet, because somebody may still accept a place; nothing if nobody can.</summary>
    /// <param name="stage">Place of the stage, from 0.</param>
    public async ValueTask<Refusal?> OfOffersAsync(int stage)
    {
        if (await MarkedHereAsync(stage).ConfigureAwait(false) is { IsEmpty: true } || await HeadAsync().ConfigureAwait(false) is not { } head)
        {
            return null;
        }

        var open = head.Offers.Where(offer => !offer.IsAccepted).ToArray();
        return open.Length == 0 ? null : Refusal.Because(
            UseCaseRefusals.OffersOpen, Count(open.Length, "offers"), new RefusalFact("until", open.Max(offer => offer.Due).ToString()));
    }

    /// <summary>Why the stage must not be closed yet, because somebody who enters it is in no cohort; nothing if all are.</summary>
    /// <param name="stage">Place of the stage, from 0.</param>
    public async ValueTask<Refusal?> OfTraineesAsync(int stage)
    {
        var exercises = await MarkedHereAsync(stage).ConfigureAwait(false);
        if (exercises.IsEmpty)
        {
            return null;
        }

        var known = new Entrants(parts);
        var (entrants, notReleased) = await known.OfAsync(campaign, rules, stage).ConfigureAwait(false);
        if (notReleased is not null || entrants.IsEmpty)
        {
            return null;
        }

        var numbers = CandidateNumbers.OfTraining(parts, campaign);
        var enrolled = await desk.EnrolledAsync(campaign, rules.Training).ConfigureAwait(false);
        var judged = await known.JudgedByEventAsync(campaign, exercises).ConfigureAwait(false);
        var waiting = entrants.Count(one =>
            !(enrolled.TryGetValue(numbers.Of(one.Key), out var entry) && entry.IsIn)
            && !judged.Contains(one.Key)
            && !one.Sittings.Any(sitting => exercises.Contains(sitting.Sitting))
            && SealedRow.Open(parts.Seals, one.Key, one.Fields) is [_]);
        return waiting == 0 ? null : Refusal.Because(
            await IsAnyOpenAsync().ConfigureAwait(false) ? UseCaseRefusals.TraineesWaiting : UseCaseRefusals.CohortNotOpen,
            Count(waiting, "waiting"),
            new RefusalFact("stage", rules.Rules.Vacancy.Stages[stage].Id.Text));
    }

    /// <summary>Exercises that cohorts here mark for the first closing of a stage; none if it was released before.</summary>
    private async ValueTask<ImmutableArray<Id>> MarkedHereAsync(int stage)
    {
        var marked = rules.Rules.TrainerMarked();
        ImmutableArray<Id> exercises =
        [
            .. marked.Select(one => one.Id)
                .Where(id => rules.Rules.FirstStageUsing(new Sitting(SittingKind.Exercise, rules.Rules.ExerciseIndex(id))) == stage),
        ];
        return exercises.IsEmpty || rules.Training.Cohorts.IsEmpty
            || (await HeadAsync().ConfigureAwait(false))?.LastReleased?.Through >= stage
            || await desk.MarkedElsewhereAsync(campaign, marked).ConfigureAwait(false) is not null
                ? []
                : exercises;
    }

    private async ValueTask<CampaignHead?> HeadAsync() =>
        (await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is CampaignRead read ? read.Head : null;

    private async ValueTask<bool> IsAnyOpenAsync()
    {
        foreach (var cohort in rules.Training.Cohorts)
        {
            if (await desk.AskAsync(campaign, cohort.Id, new ReadCohort()).ConfigureAwait(false) is CohortRead)
            {
                return true;
            }
        }

        return false;
    }

    private static RefusalFact Count(int count, string name) => new(name, count.ToString(CultureInfo.InvariantCulture));
}
