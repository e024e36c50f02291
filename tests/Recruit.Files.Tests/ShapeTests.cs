namespace Recruit.Files.Tests;

/// <summary>Step 2: members, types, forms and ranges of the rules.</summary>
public class ShapeTests
{
    private const string Vacancy = "vacancy.json";
    private const string Law = "tests/law.json";

    [Theory]
    [InlineData("id", "7", "wrong type")]
    [InlineData("title", "\"Clerk\"", "wrong type")]
    [InlineData("fields", "{}", "wrong type")]
    [InlineData("posts", "\"3\"", "wrong type")]
    [InlineData("noDetriment", "\"true\"", "wrong type")]
    [InlineData("stages[0]", "[]", "wrong type")]
    [InlineData("reserve.expires", "20270131", "wrong type")]
    [InlineData("stages[3].score.digits", "\"1\"", "wrong type")]
    [InlineData("exercises[0].markers", "\"2\"", "wrong type")]
    [InlineData("quotas[0].value", "true", "wrong type")]
    [InlineData("stages[1].requirements[1].value", "30", "wrong type")]
    [InlineData("stages[1].requirements[0].value", "[\"bachelor\"]", "wrong type")]
    [InlineData("exercises[0].tolerance", "[1]", "wrong type")]
    [InlineData("stages[2].kind", "\"testing\"", "unknown value")]
    [InlineData("fields[0].type", "\"integer\"", "unknown value")]
    [InlineData("quotas[0].op", "\"is\"", "unknown value")]
    [InlineData("quotas[0].unfilled", "\"open\"", "unknown value")]
    [InlineData("stages[2].score.components[0].transform", "\"Z\"", "unknown value")]
    [InlineData("stages[2].score.components[0].within", "\"day\"", "unknown value")]
    [InlineData("stages[2].score.combine", "\"sum\"", "unknown value")]
    [InlineData("stages[2].advance.rule", "\"best\"", "unknown value")]
    [InlineData("stages[2].advance.ties", "\"split\"", "unknown value")]
    [InlineData("stages[2].advance.break[0].order", "\"down\"", "unknown value")]
    [InlineData("exercises[0].markers", "3", "unknown value")]
    [InlineData("exercises[0].markers", "2.0", "unknown value")]
    [InlineData("panels[0].method", "\"median\"", "unknown value")]
    [InlineData("stages[2].hurdles[0].atLeast", "1e2", "not a number")]
    [InlineData("stages[2].hurdles[0].atLeast", "1234567890123456", "not a number")]
    [InlineData("stages[2].hurdles[0].atLeast", "0.1234567890123", "not a number")]
    [InlineData("stages[2].hurdles[0].atLeast", "\"5\"", "not a number")]
    [InlineData("stages[2].hurdles[0].atLeast", "\"1/0\"", "not a number")]
    [InlineData("stages[2].hurdles[0].atLeast", "\"1/-2\"", "not a number")]
    [InlineData("stages[2].hurdles[0].atLeast", "\"0.5/2\"", "not a number")]
    [InlineData("quotas[0].value", "1e0", "not a number")]
    [InlineData("posts", "3.0", "not a whole number")]
    [InlineData("posts", "1234567890", "not a whole number")]
    [InlineData("reserve.size", "2e1", "not a whole number")]
    [InlineData("reserve.expires", "\"2027-02-29\"", "not a date")]
    [InlineData("reserve.expires", "\"1799-12-31\"", "not a date")]
    [InlineData("reserve.expires", "\"2200-01-01\"", "not a date")]
    [InlineData("reserve.expires", "\"2027-1-31\"", "not a date")]
    [InlineData("posts", "0", "out of range")]
    [InlineData("posts", "1000001", "out of range")]
    [InlineData("stages[2].score.digits", "11", "out of range")]
    [InlineData("stages[2].score.digits", "-1", "out of range")]
    [InlineData("stages[2].score.components[0].weight", "-0.1", "out of range")]
    [InlineData("stages[2].advance.value", "0", "out of range")]
    [InlineData("exercises[0].criteria[0].max", "0", "out of range")]
    [InlineData("exercises[0].tolerance", "\"-1/3\"", "out of range")]
    [InlineData("panels[0].criteria[0].max", "1", "out of range")]
    [InlineData("panels[0].quorum", "0", "out of range")]
    [InlineData("panels[0].quorum", "\"4/3\"", "out of range")]
    [InlineData("quotas[0].places", "0", "out of range")]
    [InlineData("merit.digits", "11", "out of range")]
    [InlineData("merit.stages[0].weight", "-1", "out of range")]
    [InlineData("reserve.size", "-1", "out of range")]
    [InlineData("id", "\"\"", "bad id")]
    [InlineData("id", "\"-a\"", "bad id")]
    [InlineData("id", "\"a.b\"", "bad id")]
    [InlineData("id", "\"a\\n\"", "bad id")]
    [InlineData("id", "\"a23456789012345678901234567890123456789 1\"", "bad id")]
    [InlineData("id", "\"a2345678901234567890123456789012345678901\"", "bad id")]
    [InlineData("channel", "\"how heard\"", "bad id")]
    [InlineData("stages[1].requirements[0].reason", "\"\"", "bad id")]
    [InlineData("merit.stages[0].stage", "\"stage:talk\"", "bad id")]
    [InlineData("panels[0].members[1]", "\" M2\"", "bad person")]
    [InlineData("panels[0].members[1]", "\"M2 \"", "bad person")]
    [InlineData("panels[0].members[1]", "\"M\\u00852\"", "bad person")]
    [InlineData("panels[0].members[1]", "\"\"", "bad person")]
    [InlineData("stages[2].score.components[0].source", "\"law\"", "bad source")]
    [InlineData("stages[2].score.components[0].source", "\"tests:law\"", "bad source")]
    [InlineData("stages[2].score.components[0].source", "\"section:law\"", "bad source")]
    [InlineData("stages[2].score.components[0].source", "\"test:law/acts\"", "bad source")]
    [InlineData("stages[2].advance.break[0].by", "\"test:law\"", "bad source")]
    [InlineData("merit.break[0].by", "\"component:law\"", "bad source")]
    [InlineData("title.kk", "\"\"", "bad text")]
    [InlineData("fields[4].levels[1]", "\"\"", "bad text")]
    [InlineData("merit.seed", "\"\"", "bad text")]
    [InlineData("stages[2].advance.seed", "\"\"", "bad text")]
    [InlineData("timeZone", "\"Asia/\"", "bad time zone")]
    [InlineData("timeZone", "\"Asia/Al maty\"", "bad time zone")]
    [InlineData("timeZone", "\"+05:00\"", "bad time zone")]
    [InlineData("stages", "[]", "empty list")]
    [InlineData("fields[4].levels", "[]", "empty list")]
    [InlineData("stages[2].score.components", "[]", "empty list")]
    [InlineData("exercises[0].criteria", "[]", "empty list")]
    [InlineData("panels[0].members", "[]", "empty list")]
    [InlineData("merit.stages", "[]", "empty list")]
    public void A_bad_value_of_the_vacancy_is_named_by_its_path(string path, string json, string phrase) =>
        new CampaignBuilder().WithJson(Vacancy, path, json).Problems().ShouldBe([$"{Vacancy}:1: {path}: {phrase}"]);

    [Theory]
    [InlineData("sections", "[]", "empty list")]
    [InlineData("sections[0].items", "[]", "empty list")]
    [InlineData("sections[0].items[0].options", "[]", "empty list")]
    [InlineData("sections[0].items[0].keys", "[]", "empty list")]
    [InlineData("sections[0].items[1].keys[0]", "[]", "empty list")]
    [InlineData("sections[0].items[1].keys[0]", "\"a\"", "wrong type")]
    [InlineData("sections[0].items[0].keys[1]", "[\"a\"]", "wrong type")]
    [InlineData("sections[0].items[1].partial", "1", "wrong type")]
    [InlineData("sections[0].items[0].type", "\"choice\"", "unknown value")]
    [InlineData("sections[0].items[0].points", "0", "out of range")]
    [InlineData("sections[0].items[0].penalty", "-1", "out of range")]
    [InlineData("sections[1].items[0].tolerance", "-1", "out of range")]
    [InlineData("sections[1].items[0].keys[0]", "\"1,5\"", "not a number")]
    [InlineData("sections[0].floor", "\"half\"", "not a number")]
    [InlineData("sections[0].items[0].options[2]", "\"c d\"", "bad option")]
    [InlineData("sections[0].items[0].options[2]", "\"c\\u00a0d\"", "bad option")]
    [InlineData("sections[0].items[0].options[2]", "\"c|d\"", "bad option")]
    [InlineData("sections[0].items[0].options[2]", "\"\"", "bad option")]
    [InlineData("sections[0].items[0].options[2]", "\"😀23456789012345678901234567890123456789😀1\"", "bad option")]
    [InlineData("sections[1].items[1].keys[0]", "\" \\u3000\\t\"", "bad text")]
    public void A_bad_value_of_a_test_is_named_by_its_path(string path, string json, string phrase) =>
        new CampaignBuilder().WithJson(Law, path, json).Problems().ShouldBe([$"{Law}:1: {path}: {phrase}"]);

    [Theory]
    [InlineData(Vacancy, "title.kk")]
    [InlineData(Vacancy, "fields")]
    [InlineData(Vacancy, "stages")]
    [InlineData(Vacancy, "fields[4].levels")]
    [InlineData(Vacancy, "stages[2].advance.value")]
    [InlineData(Vacancy, "stages[2].score.digits")]
    [InlineData(Vacancy, "stages[2].band.holdFrom")]
    [InlineData(Vacancy, "quotas[0].value")]
    [InlineData(Vacancy, "exercises[0].tolerance")]
    [InlineData(Vacancy, "merit.seed")]
    [InlineData(Law, "id")]
    [InlineData(Law, "sections[0].items[0].options")]
    [InlineData(Law, "sections[0].items[0].keys")]
    public void A_missing_member_is_named_by_the_path_it_would_have(string file, string path) =>
        new CampaignBuilder().WithJson(file, path, null).Problems().ShouldBe([$"{file}:1: {path}: missing member"]);

    [Theory]
    [InlineData(Vacancy, "campaign", "1")]
    [InlineData(Vacancy, "fields[0].levels", "[\"a\"]")]
    [InlineData(Vacancy, "stages[0].requirements[0].value", "\"yes\"")]
    [InlineData(Vacancy, "stages[2].advance.byCategory", "true")]
    [InlineData(Vacancy, "exercises[1].tolerance", "1")]
    [InlineData(Vacancy, "exercises[0].criteria[0].min", "0")]
    [InlineData(Law, "sections[0].items[0].partial", "true")]
    [InlineData(Law, "sections[0].items[0].tolerance", "1")]
    [InlineData(Law, "sections[1].items[0].options", "[\"a\"]")]
    public void A_member_that_is_not_listed_there_is_unknown(string file, string path, string json) =>
        new CampaignBuilder().WithJson(file, path, json).Problems().ShouldBe([$"{file}:1: {path}: unknown member"]);

    [Theory]
    [InlineData("""{ "rule": "all", "value": 1 }""", "value")]
    [InlineData("""{ "rule": "at-least", "value": 1, "ties": "admit-all" }""", "ties")]
    [InlineData("""{ "rule": "count", "value": 1, "break": [] }""", "break")]
    [InlineData("""{ "rule": "percent", "value": 1, "ties": "exclude-all", "seed": "x" }""", "seed")]
    public void An_advance_rule_takes_only_its_own_members(string advance, string member) =>
        new CampaignBuilder().WithJson(Vacancy, "stages[2].advance", advance).Problems()
            .ShouldBe([$"vacancy.json:1: stages[2].advance.{member}: unknown member"]);

    [Theory]
    [InlineData("""{ "rule": "percent", "value": 0 }""")]
    [InlineData("""{ "rule": "percent", "value": 100.1 }""")]
    [InlineData("""{ "rule": "per-post", "value": 0 }""")]
    [InlineData("""{ "rule": "count", "value": 0 }""")]
    public void The_value_of_an_advance_rule_has_its_range(string advance) =>
        new CampaignBuilder().WithJson(Vacancy, "stages[2].advance", advance).Problems()
            .ShouldBe(["vacancy.json:1: stages[2].advance.value: out of range"]);

    [Fact]
    public void What_decides_about_other_members_leaves_them_unjudged_when_it_is_wrong()
    {
        new CampaignBuilder()
            .WithJson(Vacancy, "stages[2].advance", """{ "rule": "best", "value": "x", "ties": 1 }""")
            .Problems().ShouldBe(["vacancy.json:1: stages[2].advance.rule: unknown value"]);
        new CampaignBuilder()
            .WithJson(Law, "sections[0].items[0].type", null)
            .Problems().ShouldBe(["tests/law.json:1: sections[0].items[0].type: missing member"]);
    }

    [Fact]
    public void A_null_is_of_the_wrong_type() =>
        new CampaignBuilder().WithText(Vacancy, text => text.Replace("\"reserve\": {", "\"channel2\": null, \"reserve\": {", StringComparison.Ordinal)
                .Replace("\"posts\": 3", "\"posts\": null", StringComparison.Ordinal))
            .Problems().ShouldBe(["vacancy.json:1: channel2: unknown member", "vacancy.json:1: posts: wrong type"]);

    [Fact]
    public void A_member_that_is_there_three_times_is_named_once() =>
        new CampaignBuilder().WithText(Vacancy, text => text.Replace("\"size\": 2", "\"size\": 2, \"size\": 3, \"size\": 4", StringComparison.Ordinal))
            .Problems().ShouldBe(["vacancy.json:1: reserve.size: duplicate member"]);

    [Fact]
    public void A_repeated_member_is_named_by_its_path_however_it_is_escaped() =>
        new CampaignBuilder().WithText(Vacancy, text => text.Replace("\"size\": 2", "\"size\": 2, \"si\\u007ae\": \"x\"", StringComparison.Ordinal))
            .Problems().ShouldBe(["vacancy.json:1: reserve.size: duplicate member"]);

    [Theory]
    [InlineData("[]")]
    [InlineData("\"vacancy\"")]
    [InlineData("null")]
    public void The_whole_of_the_vacancy_must_be_an_object(string json) =>
        new CampaignBuilder().With(Vacancy, json).Problems().ShouldBe(["vacancy.json:1: -: wrong type"]);

    [Fact]
    public void Every_problem_of_all_files_is_found_at_once()
    {
        var problems = new CampaignBuilder()
            .WithJson(Vacancy, "posts", "0").WithJson(Vacancy, "stages[5]", "1").WithJson(Vacancy, "merit", "[]")
            .WithJson(Law, "id", "1")
            .Problems();

        problems.ShouldBe(
        [
            "vacancy.json:1: merit: wrong type",
            "vacancy.json:1: posts: out of range",
            "vacancy.json:1: stages[5]: wrong type",
            "tests/law.json:1: id: wrong type",
        ]);
    }

    [Theory]
    [InlineData(Vacancy, "id", "\"a234567890123456789012345678901234567890\"")]
    [InlineData(Vacancy, "posts", "1000000")]
    [InlineData(Vacancy, "timeZone", "\"Etc/GMT+5\"")]
    [InlineData(Vacancy, "timeZone", "\"America/Argentina/Rio_Gallegos\"")]
    [InlineData(Vacancy, "stages[2].hurdles[0].atLeast", "-123456789012345.123456789012")]
    [InlineData(Vacancy, "stages[2].hurdles[0].atLeast", "\"-123456789012345/999999999999999\"")]
    [InlineData(Vacancy, "stages[2].hurdles[0].atLeast", "-0")]
    [InlineData(Vacancy, "panels[0].quorum", "1")]
    [InlineData(Vacancy, "panels[0].criteria[0].min", "-3")]
    [InlineData(Vacancy, "panels[0].members[3]", "\"Айгүл Б.\"")]
    [InlineData(Vacancy, "stages[2].advance", """{ "rule": "all" }""")]
    [InlineData(Vacancy, "stages[2].advance", """{ "rule": "percent", "value": 100 }""")]
    [InlineData(Vacancy, "stages[2].advance", """{ "rule": "per-post", "value": "1/2", "byCategory": true, "ties": "break" }""")]
    [InlineData(Vacancy, "stages[1].requirements[1].value", "[]")]
    [InlineData(Vacancy, "reserve.expires", "\"2199-12-31\"")]
    [InlineData(Vacancy, "reserve.expires", "\"1800-01-01\"")]
    [InlineData(Vacancy, "stages[2].hurdles", "[]")]
    [InlineData(Law, "sections[0].items[0].options[2]", "\"😀234567890123456789012345678901234567890\"")]
    [InlineData(Law, "sections[1].items[0].keys[0]", "\"1/3\"")]
    [InlineData(Law, "sections[0].floor", "1000000")]
    public void A_value_at_its_limit_is_fine(string file, string path, string json) =>
        new CampaignBuilder().WithJson(file, path, json).Problems().ShouldBeEmpty();

    [Fact]
    public void A_person_has_at_most_100_bytes_and_a_seed_200()
    {
        new CampaignBuilder().WithJson(Vacancy, "panels[0].members[0]", $"\"{new string('ә', 50)}\"")
            .WithText("ratings.csv", text => text.Replace("M1", new string('ә', 50), StringComparison.Ordinal))
            .WithJson(Vacancy, "merit.seed", $"\"{new string('ә', 100)}\"").Problems().ShouldBeEmpty();
        new CampaignBuilder().WithJson(Vacancy, "panels[0].members[0]", $"\"{new string('ә', 50)}x\"")
            .WithJson(Vacancy, "merit.seed", $"\"{new string('ә', 100)}x\"").Problems()
            .ShouldBe(["vacancy.json:1: merit.seed: bad text", "vacancy.json:1: panels[0].members[0]: bad person"]);
    }
}
