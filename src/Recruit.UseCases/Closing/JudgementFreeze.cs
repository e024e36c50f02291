using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.Training;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Training;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Fixes what panels and cohorts judged for the stages that a closing covers. What is not finished, or not begun though somebody is to be judged here,
/// keeps the stage: the closing waits, and goes on when it is asked again. What was judged elsewhere, and came with an import, keeps nobody.
/// </summary>
internal sealed class JudgementFreeze(ServiceParts parts)
{
    /// <summary>
    /// Fixes them all; why the closing must wait, if it must. Repeated, nothing happens. Who is to be judged and is not is read when it is only asked: that takes
    /// all applications.
    /// </summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="closing">Which stages it covers.</param>
    /// <param name="onlyAsks">Whether it is only asked whether they could be fixed.</param>
    public async ValueTask<Refusal?> FreezeAsync(Id campaign, SealedRules rules, Recruit.Campaigns.Closing closing, bool onlyAsks)
    {
        if (onlyAsks && await new RevisionGap(parts, campaign, rules).DueAsync(closing.Through, closing).ConfigureAwait(false) is { } due)
        {
            return due;
        }

        var mandate = new Mandate(closing.Begun.By, closing.Begun.Reason);
        foreach (var panel in rules.Rules.Vacancy.Panels.Where((_, place) => IsCovered(SittingKind.Panel, place)))
        {
            if (onlyAsks && await new HearingGap(parts, campaign, rules).OfAsync(panel.Id, closing).ConfigureAwait(false) is { } unheard)
            {
                return unheard;
            }

            if (await AskAsync(PanelDesk.KeyOf(campaign, panel.Id), new FreezeRatings(mandate, onlyAsks)).ConfigureAwait(false)
                is Refusal { Code: not PanelRefusals.NotConvened } unfinished)
            {
                return Of(unfinished, "panel", panel.Id);
            }
        }

        var exercises = rules.Rules.TrainerMarked().Select(one => one.Id)
            .Where(exercise => IsCovered(SittingKind.Exercise, rules.Rules.ExerciseIndex(exercise))).ToArray();
        var gap = new TrainingGap(parts, campaign, rules);
        if (onlyAsks && (await gap.OfPlacesAsync(closing.Through, closing).ConfigureAwait(false)
            ?? await gap.OfLatecomersAsync(closing.Through, closing).ConfigureAwait(false)
            ?? await gap.OfTraineesAsync(closing).ConfigureAwait(false)) is { } untrained)
        {
            return untrained;
        }

        foreach (var cohort in exercises.Length > 0 ? rules.Training.Cohorts : [])
        {
            if (await AskAsync(CohortDesk.KeyOf(campaign, cohort.Id), new FreezeResults(mandate, [.. exercises], onlyAsks)).ConfigureAwait(false)
                is Refusal unfinished)
            {
                return Of(unfinished, "cohort", cohort.Id);
            }
        }

        return null;

        bool IsCovered(SittingKind kind, int place) => rules.Rules.FirstStageUsing(new Applications.Sitting(kind, place)) <= closing.Through;
    }

    private static Refusal Of(Refusal unfinished, string what, Id which) =>
        Refusal.Because(unfinished.Code, [.. unfinished.Facts, new RefusalFact(what, which.Text)]);

    private async ValueTask<Reply> AskAsync(ActorKey key, ActorCommand command) => (await parts.Actors.AskAsync(key, command).ConfigureAwait(false)).Reply;
}
