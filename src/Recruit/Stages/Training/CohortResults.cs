using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.Training;

/// <summary>A result is entered by the exercise's trainer and becomes a fact when another person confirms it.</summary>
internal static class CohortResults
{
    public static Decision Decide(Cohort cohort, CohortPlan plan, ActorCommand command, Instant now)
    {
        return command switch
        {
            EnterResult enter => cohort.IsFrozen(enter.Exercise) ? Decision.Refuse(CohortRefusals.Frozen, new RefusalFact("way-out", "record-events")) : Enter(cohort, plan, enter, now),
            ConfirmResult confirm => cohort.IsFrozen(confirm.Exercise) ? Frozen() : Confirm(cohort, confirm, now),
            ReturnResult returned => cohort.IsFrozen(returned.Exercise) ? Frozen() : Return(cohort, returned, now),
            _ => Freeze(cohort, plan, (FreezeResults)command, now),
        };
    }

    /// <summary>Whether a result waits for another person's word.</summary>
    public static bool IsWaiting(ResultRecord result) => result is { Confirmed: null, Returned: null };

    private static Decision Frozen() => Decision.Refuse(CohortRefusals.Frozen);

    private static Decision Enter(Cohort cohort, CohortPlan plan, EnterResult enter, Instant now)
    {
        if (CohortRules.OfTrainee(cohort, enter.Candidate, out var trainee) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (plan.FindExercise(enter.Exercise) is not { } exercise)
        {
            return Decision.Refuse(CohortRefusals.UnknownExercise);
        }

        if (exercise.Trainer != enter.Mandate.By)
        {
            return Decision.Refuse(CohortRefusals.NotTheTrainer);
        }

        if (now < exercise.From)
        {
            return Decision.Refuse(CohortRefusals.TooEarly, new("from", exercise.From.ToString()), new("server-time", now.ToString()));
        }

        if (OfResult(exercise.Rule, enter.Result) is { } bad)
        {
            return Decision.Tell(bad);
        }

        var known = trainee.Results.GetValueOrDefault(enter.Exercise);
        if (known is { Returned: null } && RecordJson.AreAlike(known.Result, enter.Result))
        {
            return Decision.Tell(new ResultTaken(known.Number));
        }

        if (known is { Confirmed: not null })
        {
            return Decision.Refuse(CohortRefusals.ResultConfirmed);
        }

        var entered = new ResultEntered(enter.Mandate.At(now), enter.Candidate, enter.Exercise, (known?.Number ?? 0) + 1, enter.Result);
        return Decision.Happen(new ResultTaken(entered.Number), entered);
    }

    /// <summary>Every criterion once and within its range, or a state without a score and without marks.</summary>
    private static Refusal? OfResult(Exercise rule, TrainingResult result)
    {
        if (result.State != AttemptState.None)
        {
            return !Attempts.IsScored(result.State) && result.Marks.IsEmpty ? null : Refusal.Because(CohortRefusals.BadResult);
        }

        foreach (var criterion in rule.Criteria)
        {
            if (!result.Marks.TryGetValue(criterion.Id, out var mark) || mark < criterion.Min || mark > criterion.Max || mark.Scale > NumberForm.FractionDigitsMax)
            {
                return Refusal.Because(CohortRefusals.BadResult, new RefusalFact("criterion", criterion.Id.Text));
            }
        }

        var strange = result.Marks.Keys.Except(rule.Criteria.Select(one => one.Id)).ToArray();
        return strange.Length == 0 ? null : Refusal.Because(CohortRefusals.BadResult, new RefusalFact("criterion", strange[0].Text));
    }

    private static Decision Confirm(Cohort cohort, ConfirmResult confirm, Instant now)
    {
        if (OfNumber(cohort, confirm.Candidate, confirm.Exercise, confirm.Number, out var result) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        return result.Returned is not null ? Decision.Tell(Unknown(result))
            : result.Confirmed is not null ? Decision.Tell(new CohortDone())
            : result.Entered.By == confirm.Mandate.By ? Decision.Refuse(CohortRefusals.SamePerson)
            : Decision.Happen(new CohortDone(), new ResultConfirmed(confirm.Mandate.At(now), confirm.Candidate, confirm.Exercise));
    }

    private static Decision Return(Cohort cohort, ReturnResult returned, Instant now)
    {
        if (OfNumber(cohort, returned.Candidate, returned.Exercise, returned.Number, out var result) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        return result.Returned is not null ? Decision.Tell(new CohortDone())
            : result.Entered.By == returned.Mandate.By ? Decision.Refuse(CohortRefusals.SamePerson)
            : Decision.Happen(new CohortDone(), new ResultReturned(returned.Mandate.At(now), returned.Candidate, returned.Exercise));
    }

    private static Refusal? OfNumber(Cohort cohort, Id candidate, Id exercise, int number, out ResultRecord result)
    {
        result = cohort.Find(candidate)?.Results.GetValueOrDefault(exercise)!;
        return cohort.Find(candidate) is null ? CohortRules.Stranger(candidate)
            : result?.Number == number ? null
            : Unknown(result);
    }

    private static Refusal Unknown(ResultRecord? latest) =>
        Refusal.Because(CohortRefusals.UnknownResult, CohortRules.Fact("number", latest?.Number ?? 0));

    /// <summary>A cohort that opens later has no result either of what was fixed before: it would be a fact of a released stage that no event brought.</summary>
    public static Decision FreezeUnopened(Cohort cohort, FreezeResults freeze, Instant now)
    {
        ImmutableArray<Id> open = [.. (freeze.Exercises ?? []).Where(exercise => !cohort.IsFrozen(exercise))];
        return open.IsEmpty || freeze.OnlyAsks ? Decision.Tell(new CohortDone()) : Decision.Happen(new CohortDone(), new ResultsFrozen(freeze.Mandate.At(now), open));
    }

    /// <summary>What was entered must be confirmed or returned first; what was never entered is lacking, which the rules know.</summary>
    private static Decision Freeze(Cohort cohort, CohortPlan plan, FreezeResults freeze, Instant now)
    {
        var open = plan.Exercises.Select(one => one.Rule.Id)
            .Where(exercise => !cohort.IsFrozen(exercise) && (freeze.Exercises?.Contains(exercise) ?? true)).ToImmutableArray();
        if (open.IsEmpty)
        {
            return Decision.Tell(new CohortDone());
        }

        if (OfTime(cohort, plan, open, now) is { } early)
        {
            return Decision.Tell(early);
        }

        // What was given back waits for the trainer while the trainee is in, also if it came back in the very moment of the closing.
        var waiting = cohort.Trainees.Values.Sum(trainee => trainee.Results.Count(one =>
            open.Contains(one.Key) && (IsWaiting(one.Value) || (trainee.IsIn && one.Value.Confirmed is null))));
        return waiting > 0
            ? Decision.Refuse(CohortRefusals.ResultsUnconfirmed, CohortRules.Fact("results", waiting))
            : freeze.OnlyAsks ? Decision.Tell(new CohortDone())
            : Decision.Happen(new CohortDone(), new ResultsFrozen(freeze.Mandate.At(now), open));
    }

    /// <summary>
    /// What is fixed stays so, hence nothing is fixed before it can be marked, or before its sessions are over. A session belongs to every exercise but those
    /// of later stages: it is one of theirs if it begins when one of them, of those that are marked later than what is fixed now, can be marked. A cohort that
    /// nobody is in waits for nothing.
    /// </summary>
    private static Refusal? OfTime(Cohort cohort, CohortPlan plan, ImmutableArray<Id> open, Instant now)
    {
        if (cohort.Trainees.Values.All(one => !one.IsIn))
        {
            return null;
        }

        var from = plan.Exercises.Where(one => open.Contains(one.Rule.Id)).Max(one => one.From);
        if (now < from)
        {
            return Refusal.Because(CohortRefusals.TooEarly, new("from", from.ToString()), new("server-time", now.ToString()));
        }

        var later = plan.Exercises.Where(one => !open.Contains(one.Rule.Id) && !cohort.IsFrozen(one.Rule.Id) && one.From > from)
            .Min(one => (Instant?)one.From);
        var ends = plan.Sessions.Where(one => !(one.Starts >= later)).Select(one => one.Ends).DefaultIfEmpty(now).Max();
        return ends > now ? Refusal.Because(CohortRefusals.SessionsOpen, new("until", ends.ToString()), new("server-time", now.ToString())) : null;
    }
}
