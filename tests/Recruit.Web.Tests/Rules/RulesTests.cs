using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Recruit.Accounts;
using Recruit.Files;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.Rules;

/// <summary>An officer writes the rules of a campaign in forms: what can be written there, what is refused and where that is said.</summary>
[Collection(OfficeTests.Name)]
public sealed class RulesTests(OfficeService office)
{
    [Fact]
    public async Task Rules_are_built_from_a_title_alone()
    {
        using var officer = await office.OfficerAsync();
        var rules = await BeginAsync(officer, "built-1");
        await rules.SaveAsync("basics", ("title.ru", "Главный специалист"), ("posts", "3"));
        await rules.SaveAsync("fields/0", ("id", "degree"), ("type", "ordinal"), ("levels", "bachelor\r\nmaster\r\n"));
        await rules.SaveAsync("fields/1", ("id", "born"), ("type", "date"));
        await rules.SaveAsync("fields/2", ("id", "rural"), ("type", "flag"));
        await rules.SaveAsync("fields/3", ("id", "years"), ("type", "number"));
        await rules.SaveAsync("exercises/0", ("id", "essay"), ("markers", "2"), ("tolerance", "4"), ("criteria[0].id", "law"), ("criteria[0].max", "60"));
        await rules.SaveAsync("exercises/0/criteria/1", ("id", "style"), ("max", "40"), ("weight", "0,5"));
        await rules.SaveAsync("panels/0", ("id", "board"), ("members", "Aigul\nBolat\nDana"), ("method", "trimmed"), ("quorum", "2/3"), ("criteria[0].id", "talk"), ("criteria[0].max", "5"));
        await rules.SaveAsync("stages/0/requirements/0", ("id", "degree"), ("field", "degree"), ("op", "at-least"), ("value", "master"), ("reason", "no-degree"));
        await rules.SaveAsync("stages/0/requirements/1", ("id", "age"), ("field", "born"), ("op", "at-most"), ("value", "31.12.2008"));
        await rules.SaveAsync("stages/1", ("id", "essay"), ("kind", "professional-testing"));
        await rules.SaveAsync(
            "stages/1/score", ("combine", "weighted-sum"), ("digits", "2"), ("components[0].id", "text"), ("components[0].source", "exercise:essay"), ("components[0].transform", "percent"));
        await rules.SaveAsync("stages/1/hurdles/0", ("id", "least"), ("source", "exercise:essay"), ("atLeast", "20"));
        await rules.SaveAsync("stages/1/band", ("holdFrom", "30"), ("passFrom", "35,5"));
        await rules.SaveAsync(
            "stages/1/advance", ("rule", "percent"), ("value", "50"), ("ties", "break"), ("break[0].by", "component:text"), ("break[0].order", "desc"), ("break[1].by", "field:born"),
            ("break[1].order", "asc"), ("seed", "2027 draw"));
        await rules.SaveAsync("stages/2", ("id", "interview"), ("kind", "final-selection"));
        await rules.SaveAsync("stages/2/score", ("combine", "weighted-mean"), ("digits", "1"), ("components[0].id", "board"), ("components[0].source", "panel:board"));
        await rules.SaveAsync("stages/2/score/components/1", ("id", "essay"), ("source", "stage:essay"), ("weight", "1/3"));
        await rules.SaveAsync("quotas/0", ("id", "village"), ("places", "1"), ("field", "rural"), ("op", "equals"), ("value", "Yes"), ("unfilled", "to-open"));
        await rules.SaveAsync("merit", ("combine", "weighted-sum"), ("digits", "2"), ("stages[0].stage", "interview"), ("seed", "merit draw"), ("break[0].by", "stage:essay"), ("break[0].order", "desc"));
        await rules.SaveAsync("reserve", ("size", "5"), ("expires", "2027-12-31"));
        await rules.SaveAsync("terms", ("noDetriment", "true"), ("terms.offer", "7"), ("appeals.file", "6"));

        var read = await rules.ReadAsync();
        ShouldSay(read, "vacancy.json", """
            { "id": "built-1", "title": { "kk": "Маман", "ru": "Главный специалист", "en": "Specialist" }, "posts": 3, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] }, { "id": "born", "type": "date" }, { "id": "rural", "type": "flag" }, { "id": "years", "type": "number" } ],
              "stages": [
                { "id": "filter", "kind": "primary-selection", "requirements": [
                  { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" },
                  { "id": "age", "field": "born", "op": "at-most", "value": "2008-12-31" } ] },
                { "id": "essay", "kind": "professional-testing",
                  "score": { "combine": "weighted-sum", "digits": 2, "components": [ { "id": "text", "source": "exercise:essay", "transform": "percent" } ] },
                  "hurdles": [ { "id": "least", "source": "exercise:essay", "atLeast": 20 } ], "band": { "holdFrom": 30, "passFrom": 35.5 },
                  "advance": { "rule": "percent", "value": 50, "ties": "break", "seed": "2027 draw",
                    "break": [ { "by": "component:text", "order": "desc" }, { "by": "field:born", "order": "asc" } ] } },
                { "id": "interview", "kind": "final-selection",
                  "score": { "combine": "weighted-mean", "digits": 1, "components": [ { "id": "board", "source": "panel:board" }, { "id": "essay", "source": "stage:essay", "weight": "1/3" } ] } } ],
              "exercises": [ { "id": "essay", "markers": 2, "tolerance": 4, "criteria": [ { "id": "law", "max": 60 }, { "id": "style", "max": 40, "weight": 0.5 } ] } ],
              "panels": [ { "id": "board", "members": ["Aigul", "Bolat", "Dana"], "method": "trimmed", "quorum": "2/3", "criteria": [ { "id": "talk", "max": 5 } ] } ],
              "quotas": [ { "id": "village", "places": 1, "field": "rural", "op": "equals", "value": "yes", "unfilled": "to-open" } ],
              "merit": { "combine": "weighted-sum", "digits": 2, "stages": [ { "stage": "interview" } ], "seed": "merit draw", "break": [ { "by": "stage:essay", "order": "desc" } ] },
              "reserve": { "size": 5, "expires": "2027-12-31" }, "noDetriment": true }
            """);
        ShouldSay(read, "campaign.json", """{ "format": 1, "calendar": { "utcOffset": "+05:00" }, "terms": { "offer": 7 }, "appeals": { "file": 6 } }""");
        read.Warnings.ShouldBeEmpty();

        // In words, in each language; and what is checked by these forms can be sealed.
        (await officer.GetAsync("/en/office/built-1/rules/stages/1/advance")).Text.ShouldContain(
            "The best 50 % go on. Among equal totals decides: Part of the total “text”, the higher value first; Date of birth (born), the lower value first; the lottery by the text “2027 draw”.");
        (await officer.GetAsync("/ru/office/built-1/rules")).Text.ShouldContain("С итогом ниже 30 кандидат выбывает, с 35,5 проходит, между ними ждёт решения.");
        (await officer.GetAsync("/kk/office/built-1/rules")).Text.ShouldContain("3 мүшенің кемінде 2");
        (await officer.SubmitAsync(await officer.GetAsync("/en/office/built-1"), [], "Seal")).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_work_is_refused_where_it_stands_and_nothing_of_it_is_kept()
    {
        using var officer = await office.OfficerAsync();
        var rules = await BeginAsync(officer, "refused-1");
        await rules.SaveAsync("fields/0", ("id", "years"), ("type", "number"));
        await rules.SaveAsync("stages/0/requirements/0", ("id", "work"), ("field", "years"), ("op", "at-least"), ("value", "2"));
        await rules.SaveAsync("exercises/0", ("id", "essay"), ("markers", "1"), ("criteria[0].id", "law"), ("criteria[0].max", "60"));
        await rules.SaveAsync("stages/1", ("id", "essay"), ("kind", "professional-testing"));
        await rules.SaveAsync("stages/1/score", ("combine", "weighted-sum"), ("digits", "0"), ("components[0].id", "text"), ("components[0].source", "exercise:essay"));
        var before = await rules.ReadAsync();

        await rules.RefusedAsync("stages/1/advance", "value", "The total, the number or the percentage: This number is too small or too large here", ("rule", "percent"), ("value", "101"));
        await rules.RefusedAsync("stages/1/advance", "value", "The total, the number or the percentage: Enter a whole number", ("rule", "count"), ("value", "2,5"));
        await rules.RefusedAsync("stages/1/advance", "value", "The total, the number or the percentage: Fill this in", ("rule", "count"), ("value", ""));
        await rules.RefusedAsync("stages/1/advance", "value", "The total, the number or the percentage: This does not go with what is chosen. Leave it empty", ("rule", "all"), ("value", "5"));
        await rules.RefusedAsync("stages/0/requirements/0", "value", "Value: This is no value of the field. Enter it as an application has it", ("value", "two"));
        await rules.RefusedAsync("stages/0", "kind", "Kind of stage: Choose one of the answers", ("kind", "none"));
        await rules.RefusedAsync("fields/1", "id", "Short name: There is another one of this name", ("id", "years"), ("type", "text"));
        await rules.RefusedAsync("fields/1", "levels", "Levels: Fill this in", ("id", "degree"), ("type", "ordinal"), ("levels", ""));
        await rules.RefusedAsync("basics", "title.kk", "Title in Kazakh: Fill this in", ("title.kk", " "));
        await rules.RefusedAsync("quotas/0", "", "Places kept: More places are kept than there are posts",
            ("id", "q"), ("places", "9"), ("field", "years"), ("op", "present"), ("value", ""), ("unfilled", "vacant"));
        await rules.RefusedAsync("merit", "stages[0].stage", "Stage: There is no stage “none”", ("combine", "weighted-sum"), ("digits", "2"), ("stages[0].stage", "none"), ("seed", "s"));

        // What others refer to is not taken away, and it is said who does.
        (await rules.RemoveAsync("fields/0")).Errors.ShouldBe(["Stage “filter”, Requirement “work”, Field: There is no field “years”"]);
        (await rules.RemoveAsync("exercises/0")).Errors.ShouldBe(["Stage “essay”, Total, Part “text”, What counts: There is no written task “essay”"]);
        (await rules.ReadAsync()).Version.ShouldBe(before.Version);
    }

    [Fact]
    public async Task What_can_never_work_is_said_where_it_stands()
    {
        using var officer = await office.OfficerAsync();
        var rules = await BeginAsync(officer, "warned-1");
        await rules.SaveAsync("fields/0", ("id", "years"), ("type", "number"));
        await rules.SaveAsync("stages/0/requirements/0", ("id", "most"), ("field", "years"), ("op", "at-most"), ("value", "2"));
        var stage = await rules.SaveAsync("stages/0/requirements/1", ("id", "least"), ("field", "years"), ("op", "at-least"), ("value", "3"));
        stage.Document.QuerySelector(".govuk-warning-text")!.TextContent.ShouldContain("Requirement “least”: Nobody can meet this together with the requirements before it.");
        var all = await officer.GetAsync("/en/office/warned-1/rules");
        all.Document.QuerySelector("#warnings + ul a")!.GetAttribute("href").ShouldBe("/en/office/warned-1/rules/stages/0/requirements/1");
        await rules.SaveAsync("exercises/0", ("id", "essay"), ("markers", "1"), ("criteria[0].id", "law"), ("criteria[0].max", "60"));
        await rules.SaveAsync("stages/0/score", ("combine", "weighted-sum"), ("digits", "0"), ("components[0].id", "text"), ("components[0].source", "exercise:essay"));
        stage = await rules.SaveAsync("stages/0/advance", ("rule", "at-least"), ("value", "61"));
        stage.Text.ShouldContain("Nobody can reach this. The most is 60.");
    }

    [Fact]
    public async Task Two_who_change_at_once_do_not_overwrite_each_other()
    {
        using var officer = await office.OfficerAsync();
        var rules = await BeginAsync(officer, "both-1");
        var (mine, theirs) = (await rules.OpenAsync("basics"), await rules.OpenAsync("basics"));
        (await officer.SubmitAsync(theirs, new() { ["posts"] = "7" })).Errors.ShouldBeEmpty();

        var late = await officer.SubmitAsync(mine, new() { ["posts"] = "9" });
        late.Errors.ShouldBe(["Somebody else changed the rules since you opened the page. Nothing of yours was taken. Look at what stands now"]);
        late.Document.QuerySelector("#posts")!.GetAttribute("value").ShouldBe("7");
        late.Document.QuerySelector("#lost dd")!.TextContent.ShouldBe("9");
        (await rules.ReadAsync()).Vacancy.Posts.ShouldBe(7);

        // Whoever saw that can go on from there.
        (await officer.SubmitAsync(late, new() { ["posts"] = "9" })).Errors.ShouldBeEmpty();
        (await rules.ReadAsync()).Vacancy.Posts.ShouldBe(9);

        // A form about something that is gone says so too.
        await rules.SaveAsync("fields/0", ("id", "years"), ("type", "number"));
        var gone = await rules.OpenAsync("fields/0");
        (await rules.RemoveAsync("fields/0")).Errors.ShouldBeEmpty();
        (await officer.SubmitAsync(gone, new() { ["type"] = "text" })).Text.ShouldContain("Somebody else changed the rules");
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_has_its_effect_once()
    {
        using var officer = await office.OfficerAsync();
        var rules = await BeginAsync(officer, "twice-1");
        var page = await rules.OpenAsync("fields/0");
        for (var times = 0; times < 2; times++)
        {
            var saved = await officer.SubmitAsync(page, new() { ["id"] = "years", ["type"] = "number" });
            (saved.Path, string.Join(' ', saved.Errors)).ShouldBe(("/en/office/twice-1/rules/fields?saved=true", ""));
        }

        (await rules.ReadAsync()).Vacancy.Fields.Select(field => field.Id.Text).ShouldBe(["years"]);
        await rules.SaveAsync("stages/1", ("id", "second"), ("kind", "primary-selection"));
        await rules.SaveAsync("stages/2", ("id", "third"), ("kind", "primary-selection"));
        page = await rules.OpenAsync("stages/2");
        for (var times = 0; times < 2; times++)
        {
            (await officer.SubmitAsync(page, [], "Move")).Errors.ShouldBeEmpty();
        }

        (await rules.ReadAsync()).Vacancy.Stages.Select(stage => stage.Id.Text).ShouldBe(["filter", "third", "second"]);
    }

    [Fact]
    public async Task What_the_forms_do_not_know_survives_and_keys_never_leave()
    {
        using var officer = await office.OfficerAsync();
        const string Plan = """{"format":1,"calendar":{"utcOffset":"+05:00","daysOff":["2027-03-08"]},"sittings":[]}""";
        const string Test = """
            { "id": "law", "sections": [ { "id": "first", "floor": 1.50, "items": [
              { "id": "q1", "type": "single", "options": ["a", "b"], "keys": ["a"], "points": 2 },
              { "id": "q2", "type": "numeric", "keys": [7], "tolerance": 0.10, "pretest": true } ] } ] }
            """;
        var sent = await officer.SubmitAsync(await officer.GetAsync("/en/new-campaign"), [], file: NewCampaignTests.Zip(
            ("vacancy.json", """
                { "reserve": { "expires": "2027-01-01", "size": 2 }, "id": "kept-1", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                  "fields": [ { "id": "years", "type": "number" } ], "noDetriment": false,
                  "stages": [ { "id": "law", "kind": "professional-testing", "requirements": [],
                    "score": { "components": [ { "id": "law", "source": "test:law", "transform": "raw", "weight": 1.50 } ], "combine": "weighted-sum", "digits": 0 } } ] }
                """),
            ("campaign.json", Plan), ("tests/law.json", Test), ("words.json", """{"format":1,"fields":{"years":{"label":{"en":"Years"}}}}""")));
        sent.Heading.ShouldBe("kept-1", string.Join(' ', sent.Errors));
        var rules = new RulesForm(officer, office, "kept-1");
        await rules.SaveAsync("basics", ("posts", "2"));
        await rules.SaveAsync("tests/law/sections/0", ("floor", "2"));
        await rules.SaveAsync("tests/law/sections/0/items/0", ("points", "3"), ("penalty", "0,5"));

        var read = await rules.ReadAsync();
        Encoding.UTF8.GetString(read.Files["campaign.json"].Span).ShouldBe(Plan);
        ShouldSay(read, "words.json", """{"format":1,"fields":{"years":{"label":{"en":"Years"}}}}""");
        ShouldSay(read, "vacancy.json", """
            { "reserve": { "expires": "2027-01-01", "size": 2 }, "id": "kept-1", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 2, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "years", "type": "number" } ], "noDetriment": false,
              "stages": [ { "id": "law", "kind": "professional-testing", "requirements": [],
                "score": { "components": [ { "id": "law", "source": "test:law", "transform": "raw", "weight": 1.50 } ], "combine": "weighted-sum", "digits": 0 } } ] }
            """);
        Encoding.UTF8.GetString(read.Files["vacancy.json"].Span).ShouldContain("1.50");
        ShouldSay(read, "tests/law.json", """
            { "id": "law", "sections": [ { "id": "first", "floor": 2, "items": [
              { "id": "q1", "type": "single", "options": ["a", "b"], "points": 3, "penalty": 0.5 },
              { "id": "q2", "type": "numeric", "tolerance": 0.10, "pretest": true } ] } ] }
            """);

        var folder = await officer.DownloadAsync(await officer.GetAsync("/en/office/kept-1/rules"), "Folder");
        using var zip = new ZipArchive(new MemoryStream(folder.Content));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["campaign.json", "tests/law.json", "vacancy.json", "words.json"], ignoreOrder: true);
        using var law = new StreamReader(zip.GetEntry("tests/law.json")!.Open());
        (await law.ReadToEndAsync()).ShouldNotContain("keys");

        // What a field is called goes with it; keys are not changed by anybody who asks past the forms.
        (await rules.RemoveAsync("fields/0")).Errors.ShouldBeEmpty();
        ShouldSay(await rules.ReadAsync(), "words.json", """{"format":1,"fields":{}}""");
        read = await rules.ReadAsync();
        foreach (var path in (string[])["sections[0].items[0].keys", "sections[0].items[0].keys[0]", "sections[0].items[0]", "sections"])
        {
            var past = await office.Demo.Desk.AskAsync(new ChangeRules(
                DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, new Id("kept-1"), read.Version, [new SetRule("tests/law.json", path, "[\"b\"]")]));
            past.ShouldBeOfType<Actors.Refusal>().Code.ShouldBe(UseCaseRefusals.Invalid);
        }
    }

    [Fact]
    public async Task Sealed_rules_are_read_in_words_and_changed_by_nobody()
    {
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var rules = await BeginAsync(officer, "sealed-1");
        var form = await rules.OpenAsync("basics");
        var proposed = await officer.SubmitAsync(await officer.GetAsync("/en/office/sealed-1"), [], "Seal");
        var proposal = await approver.GetAsync(proposed.Document.QuerySelector("main ul a[href*='/proposals/']")!.GetAttribute("href")!);
        var read = await approver.GetAsync(proposal.Document.QuerySelector("a[href$='/rules']")!.GetAttribute("href")!);
        read.Text.ShouldContain("1 post is to be filled.");
        (await approver.GetAsync("/en/office/sealed-1/rules/basics")).Document.QuerySelectorAll("main form").ShouldBeEmpty("who approves does not write");
        await approver.SubmitAsync(proposal, [], "Approve");

        (await officer.SubmitAsync(form, new() { ["posts"] = "5" })).Errors.ShouldBe(["The rules of this campaign are sealed. Nobody changes them"]);
        var basics = await officer.GetAsync("/en/office/sealed-1/rules/basics");
        basics.Text.ShouldContain("1 post is to be filled.");
        basics.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await officer.GetAsync("/en/office/sealed-1/rules/fields/0")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync("/en/office/sealed-1/rules")).Text.ShouldContain("Two people sealed these rules.");
    }

    [Fact]
    public async Task Nobody_else_reads_or_changes_them()
    {
        using var officer = await office.OfficerAsync();
        await BeginAsync(officer, "foreign-1");
        var id = new Id("foreign-1");
        var version = (await office.DoAsync<RulesRead>(new ReadRules(DemoDesk.Officer, DemoDesk.Fresh, id))).Version;
        var foreign = new Caller(new Id("stranger"), [Role.AgencyOfficer, Role.Approver], new Id("another"));
        (await office.Demo.Desk.AskAsync(new ReadRules(foreign, DemoDesk.Fresh, id))).ShouldBeOfType<Actors.Refusal>().Code.ShouldBe(UseCaseRefusals.NotFound);
        (await office.Demo.Desk.AskAsync(new ChangeRules(foreign, DemoDesk.Fresh, DemoDesk.Reason, id, version, [new SetRule("vacancy.json", "posts", "2")])))
            .ShouldBeOfType<Actors.Refusal>().Code.ShouldBe(UseCaseRefusals.NotFound);
        (await office.Demo.Desk.AskAsync(new ChangeRules(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, id, version, [new SetRule("vacancy.json", "posts", "2")])))
            .ShouldBeOfType<Actors.Refusal>().Code.ShouldBe(UseCaseRefusals.NotAllowed);

        using var author = await office.Demo.SignInAsync(Role.ItemAuthor);
        (await author.GetAsync("/en/office/foreign-1/rules")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync("/en/office/foreign-1/rules/tests/law")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync("/en/office/foreign-1/rules/stages/7")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync("/en/office/foreign-1/rules/nonsense")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_campaign_is_not_begun_over_another_one_nor_without_a_title()
    {
        using var officer = await office.OfficerAsync();
        await BeginAsync(officer, "taken-1");
        var begin = await officer.GetAsync("/en/new-campaign");
        (await officer.SubmitAsync(begin, new() { ["ShortName"] = "taken-1", ["TitleKk"] = "Б", ["TitleRu"] = "Б", ["TitleEn"] = "B", ["Posts"] = "9" }, "Begin")).Errors
            .ShouldBe(["There is a campaign of this name already. Take another name"]);
        (await office.DoAsync<RulesRead>(new ReadRules(DemoDesk.Officer, DemoDesk.Fresh, new Id("taken-1")))).Vacancy.Posts.ShouldBe(1);
        (await officer.SubmitAsync(begin, new() { ["ShortName"] = "a b", ["TitleKk"] = "Б", ["Posts"] = "many" }, "Begin")).Errors.ShouldBe(
            [
                "Short name: Use 1 to 40 Latin letters, digits and hyphens, beginning with a letter or digit", "Number of posts: Enter a whole number",
                "Title in English: Fill this in", "Title in Russian: Fill this in",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Sittings_hearings_calendar_and_words_are_set_in_forms_and_said_in_words()
    {
        using var officer = await office.OfficerAsync();
        var rules = await BeginAsync(officer, "runs-1");
        await rules.SaveAsync("fields/0", ("id", "degree"), ("type", "ordinal"), ("levels", "bachelor\n4 г. [v2]"));
        await rules.SaveAsync("fields/1", ("id", "2027"), ("type", "text"));
        await rules.SaveAsync("exercises/0", ("id", "essay"), ("markers", "2"), ("tolerance", "4"), ("criteria[0].id", "law"), ("criteria[0].max", "60"));
        var sitting = await rules.SaveAsync(
            "sittings/0", ("of", "exercise:essay"), ("window.opens", "2027-03-02T09:00"), ("window.lastStart", "2027-03-02T10:00"), ("window.closes", "2027-03-02T13:30"), ("minutes", "120"),
            ("lostTime.credit", "all"), ("place.kk", "Астана"), ("place.ru", "Астана"), ("place.en", "Astana"), ("sharedDevices", "true"));
        sitting.Text.ShouldContain(
            "Written task “essay”: starts from 2 March 2027, 09:00 to 2 March 2027, 10:00, all over by 2 March 2027, 13:30, 120 minutes for each person. Place: Astana. "
            + "Time that the service loses, or that is lost on the line, is given back.");
        await rules.SaveAsync("sittings/0/adjustments/0", ("id", "eyesight"), ("time", "5/4"));
        await rules.SaveAsync("sittings/0/marking", ("spread", "2,5"), ("conflicts", "2027"), ("terms.mark", "7"));
        await rules.SaveAsync("hearings", ("hearingMinutes", "45"), ("pack", "degree"), ("declareDays", "4"));
        await rules.SaveAsync("calendar", ("daysOff", "22.03.2027\n23.3.2027"), ("daysOn", "27.03.2027"));
        await rules.SaveAsync(
            "words/fields/degree", ("label.kk", "Дәрежесі"), ("label.en", "Degree"), ("hint.en", "The last one"), ("level0.en", "Bachelor"), ("level1.kk", "Магистр"), ("level1.en", "Master"));
        await rules.SaveAsync("words/fields/2027", ("label.ru", "Работодатель"));
        await rules.SaveAsync("words/stages/filter", ("ru", "Документы"));

        var read = await rules.ReadAsync();
        ShouldSay(read, "campaign.json", """
            { "format": 1, "calendar": { "utcOffset": "+05:00", "daysOff": ["2027-03-22", "2027-03-23"], "daysOn": ["2027-03-27"] },
              "sittings": [ { "of": "exercise:essay",
                "window": { "opens": "2027-03-02T09:00:00+05:00", "lastStart": "2027-03-02T10:00:00+05:00", "closes": "2027-03-02T13:30:00+05:00" }, "minutes": 120, "lostTime": { "credit": "all" },
                "place": { "kk": "Астана", "ru": "Астана", "en": "Astana" }, "sharedDevices": true, "adjustments": [ { "id": "eyesight", "time": "5/4" } ],
                "marking": { "spread": 2.5, "conflicts": ["2027"], "terms": { "mark": 7 } } } ],
              "panels": { "hearingMinutes": 45, "pack": ["degree"], "declareDays": 4 } }
            """);
        ShouldSay(read, "words.json", """
            { "format": 1, "fields": { "2027": { "label": { "ru": "Работодатель" } }, "degree": { "label": { "kk": "Дәрежесі", "en": "Degree" }, "hint": { "en": "The last one" },
                "levels": { "bachelor": { "en": "Bachelor" }, "4 г. [v2]": { "kk": "Магистр", "en": "Master" } } } }, "stages": { "filter": { "ru": "Документы" } } }
            """);

        // What stands is what the forms show again, and sending them so changes nothing.
        var shown = (await rules.OpenAsync("sittings/0")).Document;
        shown.QuerySelector("[name='window.opens']")!.GetAttribute("value").ShouldBe("2027-03-02T09:00");
        (await rules.OpenAsync("calendar")).Document.QuerySelector("[name=daysOff]")!.TextContent.Trim().ShouldBe("22.03.2027\n23.03.2027");
        foreach (var place in (string[])["sittings/0", "sittings/0/adjustments/0", "sittings/0/marking", "hearings", "calendar", "words/fields/degree", "words/fields/2027", "words/stages/filter"])
        {
            await rules.SaveAsync(place);
        }

        (await rules.ReadAsync()).Version.ShouldBe(read.Version);
        (await officer.GetAsync("/ru/office/runs-1/rules")).Text.ShouldContain("Праздники: 22 марта 2027 года, 23 марта 2027 года. Рабочие выходные: 27 марта 2027 года.");
        (await officer.GetAsync("/kk/office/runs-1/rules/fields/0")).Text.ShouldContain("Дәрежесі");

        await rules.RefusedAsync("sittings/0", "window.closes", "Ends for everybody: This number is too small or too large here", ("window.closes", "2027-03-02T09:30"));
        await rules.RefusedAsync("sittings/0", "window.opens", "Begins: Enter a date and a time", ("window.opens", "soon"));
        await rules.RefusedAsync("sittings/0", "of", "What is sat: Choose one of the answers", ("of", "panel:board"));
        // What is emptied whole is not there any more, and other levels take their words along.
        await rules.SaveAsync("sittings/0", ("place.kk", ""), ("place.ru", ""), ("place.en", ""));
        await rules.SaveAsync("words/fields/degree", ("hint.en", ""));
        await rules.SaveAsync("fields/0", ("levels", "bachelor\nmaster"));
        (await rules.ReadAsync()).ShouldSatisfyAllConditions(
            one => JsonNode.Parse(one.Files["campaign.json"].Span)!["sittings"]![0]!["place"].ShouldBeNull(),
            one => ShouldSay(one, "words.json", """
                { "format": 1, "fields": { "2027": { "label": { "ru": "Работодатель" } }, "degree": { "label": { "kk": "Дәрежесі", "en": "Degree" },
                    "levels": { "bachelor": { "en": "Bachelor" }, "master": { "kk": "master", "ru": "master", "en": "master" } } } }, "stages": { "filter": { "ru": "Документы" } } }
                """));

        (await rules.RemoveAsync("words/stages/filter")).Path.ShouldBe("/en/office/runs-1/rules/stages?saved=true");
        (await rules.RemoveAsync("sittings/0")).Errors.ShouldBeEmpty();
        ShouldSay(await rules.ReadAsync(), "words.json", """
            { "format": 1, "fields": { "2027": { "label": { "ru": "Работодатель" } }, "degree": { "label": { "kk": "Дәрежесі", "en": "Degree" },
                "levels": { "bachelor": { "en": "Bachelor" }, "master": { "kk": "master", "ru": "master", "en": "master" } } } }, "stages": { } }
            """);
        (await officer.GetAsync("/en/office/runs-1/rules/words/fields/nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<RulesForm> BeginAsync(Visitor officer, string id)
    {
        var begun = await officer.SubmitAsync(
            await officer.GetAsync("/en/new-campaign"), new() { ["ShortName"] = id, ["TitleKk"] = "Маман", ["TitleRu"] = "Специалист", ["TitleEn"] = "Specialist", ["Posts"] = "1" }, "Begin");
        begun.Path.ShouldBe($"/en/office/{id}/rules", string.Join(' ', begun.Errors));
        return new RulesForm(officer, office, id);
    }

    private static void ShouldSay(RulesRead rules, string file, string json) =>
        JsonNode.DeepEquals(JsonNode.Parse(rules.Files[file].Span), JsonNode.Parse(json)).ShouldBeTrue(Encoding.UTF8.GetString(rules.Files[file].Span));
}
