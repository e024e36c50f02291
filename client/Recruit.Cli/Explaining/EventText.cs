using Recruit.Applications;
using Recruit.Explaining;
using Recruit.Testing;

namespace Recruit.Cli.Explaining;

/// <summary>What happened after the first release, in words. Whoever marked or rated is not named.</summary>
internal static class EventText
{
    public static void Write(AssessmentRules rules, EventExplanation explained, Prose prose)
    {
        var place = explained.Place is { } held && explained.Event is Withdrawn or Declined
            ? prose.Say("event.gave-up", ("place", Prose.Number(explained.Place!.Number)))
            : null;
        var effect = explained.NoEffect is { } why
            ? prose.Say(explained.IsIgnored ? "event.ignored" : "event.no-effect", ("why", Why(why, explained, prose)))
            : null;
        prose.Text(1, prose.Say("event", ("n", Prose.Number(explained.Event.Sequence)), ("what", What(rules, explained, prose))), place, effect);
    }

    private static string What(AssessmentRules rules, EventExplanation explained, Prose prose)
    {
        var vacancy = rules.Vacancy;
        string Item(int test, int item) => prose.Quoted(rules.Tests[test].Sections.SelectMany(section => section.Items).ElementAt(item).Id);
        string StageName(int stage) => prose.Quoted(vacancy.Stages[stage].Id);
        switch (explained.Event)
        {
            case ItemVoided e:
                return prose.Say("event.of-test", ("test", prose.Quoted(rules.Tests[e.Test].Id)), ("what", prose.Say(SourceText.PolicyKey(e.Policy), ("item", Item(e.Test, e.Item)))));
            case KeyAccepted e:
                return prose.Say("event.of-test", ("test", prose.Quoted(rules.Tests[e.Test].Id)), ("what", prose.Say("ruling.keys", ("item", Item(e.Test, e.Item)), ("count", "1"))));
            case Withdrawn e:
                return e.Stage is { } from ? prose.Say("event.withdraw-stage", ("stage", StageName(from))) : prose.Say("event.withdraw");
            case Declined:
                return prose.Say("event.decline");
            case Reinstated:
                return prose.Say("event.reinstate");
            case Accepted:
                return explained.Place is { } place ? prose.Say("event.accept", ("place", Prose.Number(place.Number))) : prose.Say("event.accept-none");
            case Readmitted e:
                return prose.Say("event.readmit", ("stage", StageName(e.Stage)));
            case MarkSet e:
                var exercise = vacancy.Exercises[e.Exercise];
                return Judged("mark", exercise.Id, exercise.Criteria[e.Criterion].Id, e.Mark, prose);
            case RatingSet e:
                var panel = vacancy.Panels[e.Panel];
                return Judged("rating", panel.Id, panel.Criteria[e.Criterion].Id, e.Rating, prose);
            case MemberRecused e:
                return prose.Say("event.recuse", ("id", prose.Quoted(vacancy.Panels[e.Panel].Id)));
            case AttemptSet e:
                return e.State == AttemptState.None
                    ? prose.Say("event.attempt-removed", ("id", SittingName(rules, e.Sitting, prose)))
                    : prose.Say("event.attempt", ("id", SittingName(rules, e.Sitting, prose)), ("state", prose.Say(AttemptKey(e.State))));
            case ResponseSet e:
                return prose.Say("event.response", ("test", prose.Quoted(rules.Tests[e.Test].Id)), ("item", Item(e.Test, e.Item)));
            case FieldSet e:
                var field = vacancy.Fields[e.Field];
                return prose.Say("event.field", ("field", prose.Quoted(field.Id)), ("value", prose.Value(field, e.Value)));
            default:
                throw new ArgumentException($"{explained.Event.GetType().Name} has no words.", nameof(explained));
        }
    }

    private static string Judged(string kind, Vacancies.Id id, Vacancies.Id criterion, decimal? value, Prose prose) => prose.Say(
        value is null ? $"event.{kind}-removed" : $"event.{kind}",
        ("id", prose.Quoted(id)),
        ("criterion", prose.Quoted(criterion)),
        ("value", prose.Number(value ?? 0)));

    private static string SittingName(AssessmentRules rules, Sitting sitting, Prose prose) => sitting.Kind switch
    {
        SittingKind.Test => prose.Say("source.test", ("id", prose.Quoted(rules.Tests[sitting.Index].Id))),
        SittingKind.Exercise => prose.Say("source.exercise", ("id", prose.Quoted(rules.Vacancy.Exercises[sitting.Index].Id))),
        _ => prose.Say("source.panel", ("id", prose.Quoted(rules.Vacancy.Panels[sitting.Index].Id))),
    };

    private static string AttemptKey(AttemptState state) => state switch
    {
        AttemptState.Completed => "attempt.completed",
        AttemptState.TimedOut => "attempt.timed-out",
        AttemptState.Absent => "attempt.absent",
        AttemptState.Voided => "attempt.voided",
        _ => "attempt.not-started",
    };

    private static string Why(NoEffect why, EventExplanation explained, Prose prose) => prose.Say(
        why switch
        {
            NoEffect.NoMeritList => "why.no-merit-list",
            NoEffect.AcceptedBefore => "why.accepted-before",
            NoEffect.Departed => "why.departed",
            NoEffect.NotListed => "why.not-listed",
            NoEffect.NoTotal => "why.no-total",
            NoEffect.NoOffer => "why.no-offer",
            NoEffect.NothingToCancel => "why.nothing-to-cancel",
            NoEffect.WithdrawnBefore => "why.withdrawn-before",
            _ => "why.not-needed",
        },
        ("rank", Prose.Number(explained.Rank ?? 0)));
}
