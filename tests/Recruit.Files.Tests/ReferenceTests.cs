namespace Recruit.Files.Tests;

/// <summary>Step 3: what rules refer to is there and fits.</summary>
public class ReferenceTests
{
    private const string Vacancy = "vacancy.json";
    private const string Law = "tests/law.json";

    [Theory]
    [InlineData("fields[5]", """{ "id": "age", "type": "text" }""", "fields[5].id: duplicate id")]
    [InlineData("fields[4].levels[2]", "\"bachelor\"", "fields[4].levels[2]: duplicate id")]
    [InlineData("stages[4].id", "\"interest\"", "stages[4].id: duplicate id")]
    [InlineData("stages[1].requirements[1].id", "\"degree\"", "stages[1].requirements[1].id: duplicate id")]
    [InlineData("stages[3].score.components[1].id", "\"board\"", "stages[3].score.components[1].id: duplicate id")]
    [InlineData("stages[2].hurdles[1]", """{ "id": "acts", "source": "test:law", "atLeast": 1 }""", "stages[2].hurdles[1].id: duplicate id")]
    [InlineData("exercises[1].id", "\"essay\"", "exercises[1].id: duplicate id")]
    [InlineData("exercises[1].id", "\"law\"", "exercises[1].id: duplicate id")]
    [InlineData("panels[1]", """{ "id": "memo", "members": ["M"], "criteria": [{ "id": "a", "max": 1 }], "method": "mean", "quorum": 1 }""", "panels[1].id: duplicate id")]
    [InlineData("exercises[0].criteria[1].id", "\"law\"", "exercises[0].criteria[1].id: duplicate id")]
    [InlineData("panels[0].criteria[1]", """{ "id": "fit", "max": 1 }""", "panels[0].criteria[1].id: duplicate id")]
    [InlineData("panels[0].members[2]", "\"M1\"", "panels[0].members[2]: duplicate id")]
    [InlineData("quotas[1]", """{ "id": "village", "field": "age", "op": "present", "places": 1, "unfilled": "vacant" }""", "quotas[1].id: duplicate id")]
    [InlineData("merit.stages[1].stage", "\"talk\"", "merit.stages[1].stage: duplicate id")]
    [InlineData("fields[5]", """{ "id": "candidate", "type": "text" }""", "fields[5].id: reserved id")]
    [InlineData("quotas[0].id", "\"open\"", "quotas[0].id: reserved id")]
    [InlineData("quotas[0].id", "\"all\"", "quotas[0].id: reserved id")]
    [InlineData("stages[1].requirements[0].field", "\"diploma\"", "stages[1].requirements[0].field: unknown field \"diploma\"")]
    [InlineData("quotas[0].field", "\"diploma\"", "quotas[0].field: unknown field \"diploma\"")]
    [InlineData("channel", "\"source\"", "channel: unknown field \"source\"")]
    [InlineData("stages[2].advance.break[1].by", "\"field:x\"", "stages[2].advance.break[1].by: unknown field \"x\"")]
    [InlineData("merit.break[1].by", "\"field:x\"", "merit.break[1].by: unknown field \"x\"")]
    [InlineData("merit.stages[0].stage", "\"x\"", "merit.stages[0].stage: unknown stage \"x\"")]
    [InlineData("merit.break[0].by", "\"stage:x\"", "merit.break[0].by: unknown stage \"x\"")]
    [InlineData("stages[3].score.components[1].source", "\"stage:x\"", "stages[3].score.components[1].source: unknown stage \"x\"")]
    [InlineData("stages[2].score.components[0].source", "\"test:x\"", "stages[2].score.components[0].source: unknown test \"x\"")]
    [InlineData("stages[2].hurdles[0].source", "\"section:x/acts\"", "stages[2].hurdles[0].source: unknown test \"x\"")]
    [InlineData("stages[2].hurdles[0].source", "\"section:law/x\"", "stages[2].hurdles[0].source: unknown section \"x\"")]
    [InlineData("stages[2].hurdles[0].source", "\"exercise:law\"", "stages[2].hurdles[0].source: unknown exercise \"law\"")]
    [InlineData("stages[2].hurdles[0].source", "\"panel:x\"", "stages[2].hurdles[0].source: unknown panel \"x\"")]
    [InlineData("stages[2].advance.break[0].by", "\"component:board\"", "stages[2].advance.break[0].by: unknown component \"board\"")]
    [InlineData("stages[2].hurdles[0].source", "\"stage:exam\"", "stages[2].hurdles[0].source: later stage \"exam\"")]
    [InlineData("stages[2].hurdles[0].source", "\"stage:talk\"", "stages[2].hurdles[0].source: later stage \"talk\"")]
    [InlineData("stages[2].advance.break[0].by", "\"stage:exam\"", "stages[2].advance.break[0].by: later stage \"exam\"")]
    [InlineData("stages[2].hurdles[0].source", "\"stage:filter\"", "stages[2].hurdles[0].source: stage without score \"filter\"")]
    [InlineData("stages[2].advance.break[0].by", "\"stage:filter\"", "stages[2].advance.break[0].by: stage without score \"filter\"")]
    [InlineData("merit.break[0].by", "\"stage:filter\"", "merit.break[0].by: stage without score \"filter\"")]
    [InlineData("merit.stages[0].stage", "\"filter\"", "merit.stages[0].stage: stage without score \"filter\"")]
    [InlineData("merit.stages[0].stage", "\"course\"", "merit.stages[0].stage: training stage \"course\"")]
    [InlineData("merit.break[0].by", "\"stage:course\"", "merit.break[0].by: training stage \"course\"")]
    [InlineData("stages[3].kind", "\"primary-selection\"", "stages[3].kind: kinds out of order")]
    [InlineData("stages[0].score", """{ "components": [{ "id": "a", "source": "test:law" }], "combine": "weighted-sum", "digits": 0 }""", "stages[0].score: score not allowed")]
    [InlineData("stages[1].band", """{ "holdFrom": 1, "passFrom": 1 }""", "stages[1].band: needs score")]
    [InlineData("stages[1].advance", """{ "rule": "all" }""", "stages[1].advance: needs score")]
    [InlineData("stages[1].hurdles", """[{ "id": "h", "source": "test:law", "atLeast": 1 }]""", "stages[1].hurdles: needs score")]
    [InlineData("channel", "\"rural\"", "channel: channel must be text or ordinal")]
    [InlineData("channel", "\"age\"", "channel: channel must be text or ordinal")]
    [InlineData("stages[3].score.components[1].transform", "\"percent\"", "stages[3].score.components[1].transform: transform does not fit source")]
    [InlineData("stages[2].score.components[0].transform", "\"raw\"", "stages[2].score.components[0].within: transform does not fit source")]
    [InlineData("stages[2].score.components[0].source", "\"exercise:memo\"", "stages[2].score.components[0].within: transform does not fit source")]
    [InlineData("stages[1].requirements[0].field", "\"heard\"", "stages[1].requirements[0].op: operator does not fit field")]
    [InlineData("quotas[0].op", "\"at-most\"", "quotas[0].op: operator does not fit field")]
    [InlineData("stages[1].requirements[1].value[1]", "\"31\"", "stages[1].requirements[1].value[1]: value does not fit field")]
    [InlineData("quotas[0].value", "\"true\"", "quotas[0].value: value does not fit field")]
    [InlineData("quotas[0].value", "1", "quotas[0].value: value does not fit field")]
    [InlineData("stages[1].requirements[0].value", "2", "stages[1].requirements[0].value: value does not fit field")]
    [InlineData("stages[1].requirements[0].value", "\"Master\"", "stages[1].requirements[0].value: unknown level")]
    [InlineData("stages[2].band.passFrom", "-5.1", "stages[2].band.passFrom: pass below hold")]
    [InlineData("panels[0].criteria[0].weight", "0", "panels[0].criteria: weights are all zero")]
    [InlineData("exercises[1].criteria[0].weight", "0", "exercises[1].criteria: weights are all zero")]
    [InlineData("merit.stages", """[{ "stage": "talk", "weight": 0 }]""", "merit.stages: weights are all zero")]
    [InlineData("stages[3].score.components", """[{ "id": "a", "source": "panel:board", "weight": 0 }]""", "stages[3].score.components: weights are all zero")]
    [InlineData("quotas[0].places", "4", "quotas: more reserved places than posts")]
    public void A_bad_reference_of_the_vacancy_is_named_by_its_path(string path, string json, string problem) =>
        new CampaignBuilder().WithJson(Vacancy, path, json).Problems().ShouldBe([$"{Vacancy}:1: {problem}"]);

    [Theory]
    [InlineData("sections[1].id", "\"acts\"", "sections[1].id: duplicate id")]
    [InlineData("sections[1].items[0].id", "\"q1\"", "sections[1].items[0].id: duplicate id")]
    [InlineData("sections[0].items[0].options[3]", "\"a\"", "sections[0].items[0].options[3]: duplicate id")]
    [InlineData("sections[0].items[1].keys[0][1]", "\"a\"", "sections[0].items[1].keys[0][1]: duplicate id")]
    [InlineData("sections[0].items[0].keys[1]", "\"d\"", "sections[0].items[0].keys[1]: unknown option \"d\"")]
    [InlineData("sections[0].items[2].keys[0][2]", "\"A\"", "sections[0].items[2].keys[0][2]: unknown option \"A\"")]
    public void A_bad_reference_of_a_test_is_named_by_its_path(string path, string json, string problem) =>
        new CampaignBuilder().WithJson(Law, path, json).Problems().ShouldBe([$"{Law}:1: {problem}"]);

    [Fact]
    public void A_test_goes_by_the_name_of_its_file()
    {
        new CampaignBuilder().WithJson(Law, "id", "\"low\"").Problems().ShouldBe(["tests/law.json:1: id: id differs from file name"]);
        new CampaignBuilder().With("tests/my law.json", new CampaignBuilder().Text(Law)).Problems()
            .ShouldBe(["tests/my law.json:1: id: id differs from file name"]);
    }

    [Fact]
    public void Only_training_is_no_campaign() =>
        new CampaignBuilder()
            .WithJson(Vacancy, "stages", """[{ "id": "course", "kind": "training" }]""").WithJson(Vacancy, "merit", null)
            .Problems().ShouldBe(["vacancy.json:1: stages: no selection stage"]);

    [Theory]
    [InlineData(Law, "sections[0].items[0].keys[2]", "\"a\"")]
    [InlineData(Vacancy, "stages[2].advance.break[2]", """{ "by": "component:law", "order": "desc" }""")]
    [InlineData(Vacancy, "stages[1].requirements[1].value[2]", "30")]
    [InlineData(Vacancy, "merit.break[0].by", "\"field:age\"")]
    [InlineData(Vacancy, "stages[3].kind", "\"professional-testing\"")]
    [InlineData(Vacancy, "stages[4]", """{ "id": "course", "kind": "training", "score": { "components": [{ "id": "a", "source": "stage:talk", "transform": "z" }], "combine": "weighted-sum", "digits": 0 } }""")]
    [InlineData(Vacancy, "stages[2].score.components[1].weight", "0")]
    [InlineData(Vacancy, "stages[2].band.passFrom", "-5")]
    [InlineData(Vacancy, "quotas[0].places", "3")]
    [InlineData(Vacancy, "quotas[0]", """{ "id": "q", "field": "heard", "op": "equals", "value": "", "places": 1, "unfilled": "vacant" }""")]
    [InlineData(Vacancy, "channel", "\"degree\"")]
    [InlineData(Vacancy, "stages[0].id", "\"law\"")]
    [InlineData(Vacancy, "stages[2].score.components[0].source", "\"section:law/sums\"")]
    public void What_may_repeat_or_stands_at_its_limit_is_fine(string file, string path, string json) =>
        new CampaignBuilder().WithJson(file, path, json).Problems().ShouldBeEmpty();
}
