using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Testing;

namespace Recruit.Synthetic.Vacancies;

/// <summary>The rules of the synthetic campaign: all five kinds of stage, quotas, a reserve, and nobody loses by a correction.</summary>
/// <param name="Posts">Posts to be filled.</param>
/// <param name="Seed">Seed of the campaign; the lotteries get seeds that name it.</param>
internal sealed record ChiefSpecialist(int Posts, long Seed)
{
    public const string CandidateColumns = "candidate,name,heard,applied,citizen,born,degree,years,region,rural,disability,language";

    /// <summary>Stages in declared order.</summary>
    public const string Interest = "interest", Filter = "filter", Entry = EntryTest.Id, Skills = SkillsTest.Id, Case = "case", Interview = "interview", Course = "course", Practice = "practice";

    /// <summary>Exercises of the training stages.</summary>
    public const string Seminars = "seminars", Mentor = "mentor";

    /// <summary>The tolerance between two blind markers, in marks of 42.5.</summary>
    public const decimal CaseTolerance = 5;

    /// <summary>Total of <see cref="SeminarCriteria"/> from which the course counts as passed.</summary>
    public const int CoursePass = 60;

    /// <summary>Criteria of the case study with the highest mark and the weight.</summary>
    public static readonly IReadOnlyList<(string Id, int Max, decimal Weight)> CaseCriteria =
        [("problem", 10, 1), ("law", 10, 1), ("proposal", 10, 1.5m), ("language", 5, 1.5m)];

    /// <summary>Criteria of the interview, rated from 1 to 5.</summary>
    public static readonly IReadOnlyList<string> InterviewCriteria = ["knowledge", "judgement", "service", "speech"];

    /// <summary>Criteria of the course with the highest mark; attendance is counted in sessions.</summary>
    public static readonly IReadOnlyList<(string Id, int Max)> SeminarCriteria = [("attendance", 24), ("seminars", 36), ("paper", 40)];

    /// <summary>Criteria of the mentor.</summary>
    public static readonly IReadOnlyList<(string Id, int Max)> MentorCriteria = [("results", 50), ("conduct", 50)];

    /// <summary>One post for every 250 who register, at least three.</summary>
    public static ChiefSpecialist For(int candidates, long seed) => new(Math.Max(3, candidates / 250), seed);

    /// <summary>The commission of five.</summary>
    public IReadOnlyList<string> Members => Names.Several(new Chance(Seed, Purpose.Panel), 5);

    /// <summary>One post in five, at least one.</summary>
    private int RuralPlaces => Math.Max(1, Posts / 5);

    /// <summary>One post in twenty; none in a very small campaign.</summary>
    private int DisabilityPlaces => Posts < 5 ? 0 : Math.Max(1, Posts / 20);

    private string Quotas =>
        $$"""
        { "id": "rural", "field": "rural", "op": "equals", "value": "yes", "places": {{RuralPlaces}}, "unfilled": "to-open" }
        """ + (DisabilityPlaces == 0 ? "" :
        $$"""
        ,
          { "id": "disability", "field": "disability", "op": "equals", "value": "yes", "places": {{DisabilityPlaces}}, "unfilled": "vacant" }
        """);

    /// <summary>vacancy.json.</summary>
    public string ToJson() =>
        $$"""
        {
         "id": "chief-specialist",
         "title": { "kk": "Бас маман", "ru": "Главный специалист", "en": "Chief specialist" },
         "posts": {{Posts}},
         "timeZone": "Asia/Almaty",
         "channel": "heard",
         "fields": [
          { "id": "name", "type": "text" },
          { "id": "heard", "type": "text" },
          { "id": "applied", "type": "flag" },
          { "id": "citizen", "type": "flag" },
          { "id": "born", "type": "date" },
          { "id": "degree", "type": "ordinal", "levels": {{Json.List(People.Degrees)}} },
          { "id": "years", "type": "number" },
          { "id": "region", "type": "text" },
          { "id": "rural", "type": "flag" },
          { "id": "disability", "type": "flag" },
          { "id": "language", "type": "text" }
         ],
         "exercises": [
          { "id": "{{Case}}", "markers": 2, "tolerance": {{CaseTolerance}}, "criteria": [
        {{string.Join(",\n", CaseCriteria.Select(criterion => $$"""   { "id": "{{criterion.Id}}", "max": {{criterion.Max}}, "weight": {{Folder.Cells.Number(criterion.Weight)}} }"""))}} ] },
          { "id": "{{Seminars}}", "markers": 1, "criteria": {{Criteria(SeminarCriteria)}} },
          { "id": "{{Mentor}}", "markers": 1, "criteria": {{Criteria(MentorCriteria)}} }
         ],
         "panels": [
          { "id": "commission", "members": {{Json.List(Members)}}, "method": "trimmed", "quorum": "2/3", "criteria": [
        {{string.Join(",\n", InterviewCriteria.Select(id => $$"""   { "id": "{{id}}", "min": 1, "max": 5 }"""))}} ] }
         ],
         "stages": [
          { "id": "{{Interest}}", "kind": "attraction", "requirements": [
           { "id": "applied", "field": "applied", "op": "equals", "value": "yes", "reason": "never-applied" } ] },
          { "id": "{{Filter}}", "kind": "primary-selection", "requirements": [
           { "id": "citizen", "field": "citizen", "op": "equals", "value": "yes", "reason": "not-a-citizen" },
           { "id": "of-age", "field": "born", "op": "at-most", "value": "2008-03-01", "reason": "under-age" },
           { "id": "degree", "field": "degree", "op": "at-least", "value": "bachelor", "reason": "no-degree" },
           { "id": "experience", "field": "years", "op": "at-least", "value": 1, "reason": "too-little-experience" } ] },
          { "id": "{{Entry}}", "kind": "primary-selection",
           "score": { "components": [ { "id": "law", "source": "test:{{Entry}}" } ], "combine": "weighted-sum", "digits": 0 },
           "band": { "holdFrom": 30, "passFrom": 30 } },
          { "id": "{{Skills}}", "kind": "professional-testing",
           "score": { "components": [ { "id": "skills", "source": "test:{{Skills}}", "transform": "t", "within": "shift" } ], "combine": "weighted-sum", "digits": 0 },
           "hurdles": [ { "id": "least-language", "source": "section:{{Skills}}/{{SkillsTest.LanguageSection}}", "atLeast": 4 } ],
           "advance": { "rule": "per-post", "value": 12, "byCategory": true, "ties": "admit-all" } },
          { "id": "{{Case}}", "kind": "professional-testing",
           "score": { "components": [ { "id": "script", "source": "exercise:{{Case}}", "transform": "percent", "weight": 2 }, { "id": "skills", "source": "stage:{{Skills}}" } ],
            "combine": "weighted-mean", "digits": 1 },
           "advance": { "rule": "per-post", "value": 4, "ties": "break", "seed": "chief specialist {{Seed}}, case",
            "break": [ { "by": "component:script", "order": "desc" }, { "by": "field:born", "order": "asc" } ] } },
          { "id": "{{Interview}}", "kind": "final-selection",
           "score": { "components": [ { "id": "commission", "source": "panel:commission", "transform": "percent" } ], "combine": "weighted-sum", "digits": 1 },
           "band": { "holdFrom": 50, "passFrom": 60 } },
          { "id": "{{Course}}", "kind": "training",
           "score": { "components": [ { "id": "course", "source": "exercise:{{Seminars}}" } ], "combine": "weighted-sum", "digits": 0 },
           "band": { "holdFrom": 50, "passFrom": {{CoursePass}} } },
          { "id": "{{Practice}}", "kind": "training",
           "score": { "components": [ { "id": "mentor", "source": "exercise:{{Mentor}}", "weight": 2 }, { "id": "course", "source": "stage:{{Course}}" } ],
            "combine": "weighted-mean", "digits": 1 },
           "band": { "holdFrom": 60, "passFrom": 60 } }
         ],
         "quotas": [
          {{Quotas}}
         ],
         "merit": { "combine": "weighted-mean", "digits": 2, "seed": "chief specialist {{Seed}}, places",
          "stages": [ { "stage": "{{Interview}}", "weight": 3 }, { "stage": "{{Case}}", "weight": 2 }, { "stage": "{{Skills}}" } ],
          "break": [ { "by": "stage:{{Interview}}", "order": "desc" }, { "by": "field:born", "order": "asc" } ] },
         "reserve": { "size": {{Math.Max(1, Posts / 2)}}, "expires": "2027-06-30" },
         "noDetriment": true
        }
        """;

    private static string Criteria(IEnumerable<(string Id, int Max)> criteria) =>
        "[ " + string.Join(", ", criteria.Select(criterion => $$"""{ "id": "{{criterion.Id}}", "max": {{criterion.Max}} }""")) + " ]";
}
