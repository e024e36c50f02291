using System.Text.Json.Nodes;
using Recruit.Applications;
using Recruit.Explaining;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Cli.Explaining;

/// <summary>Events for programs, in the words of events.csv; the person who marked or rated is left out.</summary>
internal static class EventJson
{
    public static JsonObject Of(AssessmentRules rules, EventExplanation explained)
    {
        var json = new JsonObject { ["seq"] = explained.Event.Sequence };
        foreach (var (name, value) in Cells(rules, explained.Event))
        {
            json[name] = value;
        }

        json["ignored"] = explained.IsIgnored;
        json["noEffect"] = explained.NoEffect is { } why ? Hyphenated(why) : null;
        json["rank"] = explained.Rank;
        json["place"] = MeritJson.Place(explained.Place);
        return json;
    }

    private static (string Name, string? Value)[] Cells(AssessmentRules rules, CampaignEvent happened)
    {
        var vacancy = rules.Vacancy;
        string Item(int test, int item) => rules.Tests[test].Sections.SelectMany(section => section.Items).ElementAt(item).Id.Text;
        string TestId(int test) => rules.Tests[test].Id.Text;
        return happened switch
        {
            ItemVoided e => [("type", "void-item"), ("test", TestId(e.Test)), ("item", Item(e.Test, e.Item)), ("value", SourceJson.PolicyWord(e.Policy))],
            KeyAccepted e => [("type", "accept-key"), ("test", TestId(e.Test)), ("item", Item(e.Test, e.Item))],
            Withdrawn e => [("type", "withdraw"), ("stage", e.Stage is { } stage ? vacancy.Stages[stage].Id.Text : null)],
            Declined => [("type", "decline")],
            Reinstated => [("type", "reinstate")],
            Accepted => [("type", "accept")],
            Readmitted e => [("type", "readmit"), ("stage", vacancy.Stages[e.Stage].Id.Text)],
            MarkSet e => Judged("set-mark", vacancy.Exercises[e.Exercise].Id, vacancy.Exercises[e.Exercise].Criteria[e.Criterion].Id, e.Mark),
            RatingSet e => Judged("set-rating", vacancy.Panels[e.Panel].Id, vacancy.Panels[e.Panel].Criteria[e.Criterion].Id, e.Rating),
            MemberRecused e => [("type", "set-rating"), ("test", vacancy.Panels[e.Panel].Id.Text), ("value", "recused")],
            AttemptSet e => [("type", "set-attempt"), ("test", SittingId(rules, e.Sitting)), ("value", StateWord(e.State))],
            ResponseSet e => [("type", "set-response"), ("test", TestId(e.Test)), ("item", Item(e.Test, e.Item))],
            FieldSet e => [("type", "set-field"), ("item", vacancy.Fields[e.Field].Id.Text), ("value", e.Value?.Print(vacancy.Fields[e.Field]))],
            _ => throw new ArgumentException($"{happened.GetType().Name} has no words.", nameof(happened)),
        };
    }

    private static (string, string?)[] Judged(string type, Id id, Id criterion, decimal? value) =>
        [("type", type), ("test", id.Text), ("item", criterion.Text), ("value", value is { } mark ? ExplanationJson.Exact(mark) : null)];

    private static string SittingId(AssessmentRules rules, Sitting sitting) => (sitting.Kind switch
    {
        SittingKind.Test => rules.Tests[sitting.Index].Id,
        SittingKind.Exercise => rules.Vacancy.Exercises[sitting.Index].Id,
        _ => rules.Vacancy.Panels[sitting.Index].Id,
    }).Text;

    private static string? StateWord(AttemptState state) => state switch
    {
        AttemptState.None => null,
        AttemptState.TimedOut => "timed-out",
        AttemptState.NotStarted => "not-started",
        _ => ExplanationJson.Lower(state),
    };

    private static string Hyphenated(NoEffect why) =>
        string.Concat(why.ToString().Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
}
