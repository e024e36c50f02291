using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Stages.Training;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
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
    private readonly Entrants known = new(parts);

    /// <summary>Why the stage must not be closed yet, because somebody may still come to a place; nothing if nobody can.</summary>
    /// <param name="stage">Place of the stage, from 0.</param>
    /// <param name="closing">The closing that is under way; nothing before it begins.</param>
    public async ValueTask<Refusal?> OfPlacesAsync(int stage, Recruit.Campaigns.Closing? closing = null)
    {
        if (await HeadAsync().ConfigureAwait(false) is not { LastReleased: { } released } head
            || !await IsJudgedHereAsync(stage, head).ConfigureAwait(false))
        {
            return null;
        }

        // Nobody can accept an offer that waits for a revision, and none lapses meanwhile.
        if (head.Offers.Any(head.AwaitsRevision))
        {
            await foreach (var one in known.EventsAsync(campaign, released.EventsThrough).ConfigureAwait(false))
            {
                if (!one.KeepsOffers)
                {
                    return RevisionGap.Due(rules, one, released, closing);
                }
            }
        }

        var open = head.Offers.Where(offer => !offer.IsAccepted).ToArray();
        if (open.Length > 0)
        {
            return Refusal.Because(
                UseCaseRefusals.OffersOpen, Count(open.Length, "offers"), new RefusalFact("until", open.Max(offer => offer.Due).ToString()));
        }

        await foreach (var one in known.EventsAsync(campaign, released.EventsThrough).ConfigureAwait(false))
        {
            if (one.Row.Type is EventTypes.Withdraw or EventTypes.Decline && released.Tally!.Places.Any(place => place.Candidate == one.Row.Candidate))
            {
                return RevisionGap.Due(rules, one, released, closing);
            }
        }

        return null;
    }

    /// <summary>
    /// Why the stage must not be closed yet, or closed anew, because somebody came to a place, or was let into a training stage, after that stage was released, and
    /// has no result there: only two people can still say something of it. Nothing if all have. Who did not take part has a result that says so.
    /// </summary>
    /// <param name="stage">Place of the stage, from 0.</param>
    /// <param name="closing">The closing that is under way; nothing before it begins.</param>
    public async ValueTask<Refusal?> OfLatecomersAsync(int stage, Recruit.Campaigns.Closing? closing = null)
    {
        if (await HeadAsync().ConfigureAwait(false) is not { LastReleased: { } released } || !await AreCohortsHereAsync().ConfigureAwait(false))
        {
            return null;
        }

        var confirmed = await ConfirmedAsync().ConfigureAwait(false);
        var gone = await known.GoneAsync(campaign).ConfigureAwait(false);
        for (var earlier = rules.Rules.SelectionStages; earlier <= Math.Min(stage, released.Through); earlier++)
        {
            if (MarkedIn(earlier) is { IsEmpty: false } exercises)
            {
                var judged = await known.JudgedByEventAsync(campaign, exercises, rules.Rules.Vacancy.Stages[StageOf(exercises[0])].Id, closing).ConfigureAwait(false);
                var late = (await LackingAsync(earlier, exercises, confirmed, judged, closing).ConfigureAwait(false)).Where(one => !gone.Contains(one.Key)).ToArray();
                (late, var refusal) = await new StillEntering(parts, campaign).OfAsync(earlier, late, one => one.Key, closing).ConfigureAwait(false);
                if (refusal is not null)
                {
                    return refusal;
                }

                if (late.Length > 0)
                {
                    return Of(UseCaseRefusals.ResultsMissing, late, judged, "record-events");
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Why the stage must not be closed yet, because somebody who enters it is in no cohort, or has no confirmed result in one of its exercises; nothing if all
    /// have. Who did not take part has a result that says so.
    /// </summary>
    /// <param name="closing">The closing that would fix the results.</param>
    public async ValueTask<Refusal?> OfTraineesAsync(Recruit.Campaigns.Closing closing)
    {
        var head = await HeadAsync().ConfigureAwait(false);
        var exercises = await MarkedHereAsync(closing.Through, head).ConfigureAwait(false);
        if (exercises.IsEmpty || head is null)
        {
            return null;
        }

        if (AppealGap.Of(head, closing) is { } appealed)
        {
            return appealed;
        }

        var confirmed = await ConfirmedAsync().ConfigureAwait(false);
        var judged = await known.JudgedByEventAsync(campaign, exercises, rules.Rules.Vacancy.Stages[StageOf(exercises[0])].Id, closing).ConfigureAwait(false);
        var lacking = await LackingAsync(closing.Through, exercises, confirmed, judged, closing).ConfigureAwait(false);
        var open = await desk.OpenAsync(campaign, rules.Training).ConfigureAwait(false);
        var enrolled = CohortDesk.EnrolledIn(open).Where(one => one.Value.IsIn).ToDictionary(one => one.Key, one => one.Value.Cohort);
        var outside = lacking.Where(one => !enrolled.ContainsKey(one.Number)).ToArray();
        var frozen = open.SelectMany(one => one.Read.Frozen.Select(exercise => (one.Cohort, exercise))).ToHashSet();
        return lacking.Length == 0 ? null
            : outside.Length > 0 && open.IsEmpty ? Of(UseCaseRefusals.CohortNotOpen, outside, judged, "open-cohort")
            : outside.Length > 0 ? Of(UseCaseRefusals.TraineesWaiting, outside, judged, "enrol-trainees")
            : lacking.Where(one => frozen.Contains((enrolled[one.Number], one.Exercise))).ToArray() is { Length: > 0 } past
                ? Of(UseCaseRefusals.ResultsMissing, past, judged, "record-events")
            : Of(UseCaseRefusals.ResultsMissing, lacking, judged, "enter-results");
    }

    /// <summary>Who enters a training stage and has no result in one of its exercises, with that exercise.</summary>
    private async ValueTask<(Id Number, PersonKeyId Key, Id Exercise)[]> LackingAsync(
        int stage, ImmutableArray<Id> exercises, HashSet<(Id Number, Id Exercise)> confirmed, JudgedByEvent judged, Recruit.Campaigns.Closing? closing)
    {
        if (await known.OfAsync(campaign, rules, stage, closing?.EventsThrough ?? int.MaxValue).ConfigureAwait(false) is not (var entrants, null))
        {
            return [];
        }

        var numbers = CandidateNumbers.OfTraining(parts, campaign);
        return
        [
            .. from one in entrants
               where !one.Sittings.Any(sitting => exercises.Contains(sitting.Sitting))
               let number = numbers.Of(one.Key)
               from exercise in exercises
               where !judged.Counted.Contains((one.Key, exercise)) && !confirmed.Contains((number, exercise))
               where SealedRow.Open(parts.Seals, one.Key, one.Fields) is [_]
               select (number, one.Key, exercise),
        ];
    }

    private Refusal Of(string code, (Id Number, PersonKeyId Key, Id Exercise)[] waiting, JudgedByEvent judged, string wayOut) => Refusal.Because(
        code,
        Count(waiting.DistinctBy(one => one.Number).Count(), "waiting"),
        new RefusalFact("stage", rules.Rules.Vacancy.Stages[StageOf(waiting[0].Exercise)].Id.Text),
        judged.WayOut(waiting.Select(one => (one.Key, one.Exercise)), wayOut));

    /// <summary>Exercises that cohorts here mark for the first closing of a stage; none if it was released before.</summary>
    private async ValueTask<ImmutableArray<Id>> MarkedHereAsync(int stage, CampaignHead? head) =>
        MarkedIn(stage) is { IsEmpty: false } exercises && !(head?.LastReleased?.Through >= stage) && await AreCohortsHereAsync().ConfigureAwait(false)
            ? exercises
            : [];

    /// <summary>Whether the first closing of a training stage fixes something that is judged here: by cohorts, by a panel, or in a sitting.</summary>
    private async ValueTask<bool> IsJudgedHereAsync(int stage, CampaignHead head)
    {
        if (stage < rules.Rules.SelectionStages || head.LastReleased?.Through >= stage)
        {
            return false;
        }

        foreach (var source in rules.Rules.Vacancy.Stages[stage].DrawsOn())
        {
            if (rules.Sittings.Any(one => one.Plan.Test == source.Id)
                || (source.Kind == SourceKind.Panel && await new HearingGap(parts, campaign, rules).HearsHereAsync(source.Id).ConfigureAwait(false)))
            {
                return true;
            }
        }

        return !(await MarkedHereAsync(stage, head).ConfigureAwait(false)).IsEmpty;
    }

    private ImmutableArray<Id> MarkedIn(int stage) => [.. rules.Rules.TrainerMarked().Select(one => one.Id).Where(id => StageOf(id) == stage)];

    /// <summary>Whether cohorts of the campaign train; not where an import brought marks of what they mark.</summary>
    private async ValueTask<bool> AreCohortsHereAsync() =>
        !rules.Training.Cohorts.IsEmpty && await desk.MarkedElsewhereAsync(campaign, rules.Rules.TrainerMarked()).ConfigureAwait(false) is null;

    private int StageOf(Id exercise) => rules.Rules.FirstStageUsing(new Sitting(SittingKind.Exercise, rules.Rules.ExerciseIndex(exercise)));

    private async ValueTask<CampaignHead?> HeadAsync() =>
        (await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is CampaignRead read ? read.Head : null;

    /// <summary>Confirmed results of all cohorts that are open, by the trainee's number and the exercise; also of those who changed the cohort since.</summary>
    private async ValueTask<HashSet<(Id Number, Id Exercise)>> ConfirmedAsync()
    {
        var confirmed = new HashSet<(Id, Id)>();
        foreach (var cohort in rules.Training.Cohorts)
        {
            if (await desk.AskAsync(campaign, cohort.Id, new ExportResults()).ConfigureAwait(false) is TrainingFacts facts)
            {
                confirmed.UnionWith(facts.Marks.Select(one => (one.Candidate, one.Exercise)));
                confirmed.UnionWith(facts.Attempts.Select(one => (one.Candidate, one.Exercise)));
            }
        }

        return confirmed;
    }

    private static RefusalFact Count(int count, string name) => new(name, count.ToString(CultureInfo.InvariantCulture));
}
