using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Lists;
using Recruit.UseCases.Adjustments;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Registers;
using Recruit.Vacancies;

namespace Recruit.Web.Tests.Candidates;

/// <summary>What candidates do after applying, over real HTTP and without script.</summary>
public sealed class JourneyTests(CandidateService service) : IClassFixture<CandidateService>
{
    private static readonly byte[] Document = Encoding.ASCII.GetBytes("%PDF-1.4 a document");

    [Theory]
    [InlineData("kk", "Сіз әрі қарай өтпейсіз", "«Қазақстан азаматысыз ба?»: «Иә» болуы керек. Сіз көрсеткеніңіз: Жоқ.", "Жиынтық балыңыз 0; өту балы 2.")]
    [InlineData("ru", "Вы не проходите дальше", "«Вы гражданин Казахстана?»: должно быть «Да». Вы указали: Нет.", "Ваш итог 0; проходной балл 2.")]
    [InlineData("en", "You do not go on", "\"Are you a citizen of Kazakhstan?\": must be \"Yes\". You gave: No.", "Your total is 0; the pass mark is 2.")]
    public async Task Reasons_are_told_in_plain_words_with_ones_own_figures(string language, string decision, string requirement, string band)
    {
        var (campaign, people) = await service.JudgedAsync();
        using var outsider = await service.SignInAsync(people[4]);
        var results = await outsider.GetAsync($"/{language}/applications/{campaign}/results");
        results.Document.QuerySelectorAll("h2").Length.ShouldBe(1, "who is out after the filter has no result of the test");
        results.Document.QuerySelector(".govuk-tag")!.TextContent.ShouldBe(decision);
        results.Document.QuerySelectorAll(".govuk-inset-text strong").Select(one => one.TextContent).ShouldBe([requirement]);
        results.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(3);

        using var low = await service.SignInAsync(people[3]);
        (await low.GetAsync($"/{language}/applications/{campaign}/results")).Document.QuerySelectorAll(".govuk-inset-text strong").Select(one => one.TextContent).ShouldBe([band]);
    }

    [Fact]
    public async Task A_place_is_accepted_once_another_declined_and_a_third_person_waits()
    {
        var (campaign, people) = await service.JudgedAsync();
        using var first = await service.SignInAsync(people[0]);
        var offer = await first.GetAsync($"/en/applications/{campaign}/offer");
        (await first.SubmitAsync(offer, [])).Errors.ShouldBe(["Choose whether you accept or decline the place"]);
        var accepted = await first.SubmitAsync(offer, new() { ["answer"] = "accept" });
        accepted.Text.ShouldContain("You have accepted the place.");
        Next(accepted).ShouldStartWith("You have accepted a place.");
        (await first.SubmitAsync(offer, new() { ["answer"] = "accept" })).Path.ShouldBe($"/en/applications/{campaign}", "there is nothing left to answer");

        using var third = await service.SignInAsync(people[2]);
        Next(await third.GetAsync($"/en/applications/{campaign}")).ShouldContain("You are number 1 in the reserve");
        (await third.GetAsync($"/en/applications/{campaign}/offer")).Path.ShouldBe($"/en/applications/{campaign}");

        using var second = await service.SignInAsync(people[1]);
        var declined = await second.SubmitAsync(await second.GetAsync($"/en/applications/{campaign}/offer"), new() { ["answer"] = "decline" });
        declined.Text.ShouldContain("you declined the place.");
        declined.Document.QuerySelectorAll($"a[href$='/withdraw']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_withdraws_and_that_is_said()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        await CandidateService.ApplyAsync(visitor, person, campaign);
        var page = await visitor.GetAsync($"/en/applications/{campaign}/withdraw");
        var done = await visitor.SubmitAsync(page, []);
        done.Text.ShouldContain("You have withdrawn your application.");
        Next(done).ShouldStartWith("You have withdrawn.");
        (await visitor.SubmitAsync(page, [])).Path.ShouldStartWith($"/en/applications/{campaign}");
        done.Document.QuerySelectorAll("main .govuk-list--bullet li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_appeals_with_grounds_adds_a_document_and_withdraws()
    {
        var (campaign, people) = await service.JudgedAsync();
        using var visitor = await service.SignInAsync(people[4]);
        var address = $"/en/applications/{campaign}/appeal/filter";
        var page = await visitor.GetAsync(address);
        (await visitor.SubmitAsync(page, [])).Errors.ShouldBe(["Choose what is wrong", "Say what is wrong"]);
        var filed = await visitor.SubmitAsync(page, new() { ["Grounds"] = "wrong-decision", ["Statement"] = "I am a citizen." });
        filed.Path.ShouldBe(address);
        filed.Text.ShouldContain("Your appeal is in.");
        filed.Document.QuerySelector("#state")!.TextContent.ShouldContain("This step is due by");
        filed.Text.ShouldContain("I am a citizen.");

        (await UploadAsync(visitor, filed, $"{address}?handler=Evidence", "Document", "hello"u8.ToArray())).Errors.ShouldBe(["This is no PDF, JPEG or PNG"]);
        (await UploadAsync(visitor, filed, $"{address}?handler=Evidence", "Document", new byte[2_000_000])).Errors.ShouldBe(["This is no PDF, JPEG or PNG"], "it is no longer than a document may be");
        (await UploadAsync(visitor, filed, $"{address}?handler=Evidence", "Document", new byte[6_000_000])).Heading.ShouldBe("What was sent is too long");
        var documented = await UploadAsync(visitor, filed, $"{address}?handler=Evidence", "Document", Document);
        documented.Document.QuerySelectorAll(".recruit-timeline__title").Select(one => one.TextContent).ShouldBe(["The result was released", "You appealed", "You added a document"]);
        var withdrawn = await visitor.SubmitAsync(documented, [], $"{address}?handler=Withdraw");
        withdrawn.Text.ShouldContain("You have withdrawn this appeal.");
        withdrawn.Document.QuerySelectorAll("main form").ShouldBeEmpty();

        (await visitor.GetAsync($"/en/applications/{campaign}/appeal/entry")).Status.ShouldBe(HttpStatusCode.NotFound, "nothing was released about the person there");
    }

    [Fact]
    public async Task Help_is_asked_for_documented_and_granted()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        await CandidateService.ApplyAsync(visitor, person, campaign);
        var address = $"/en/applications/{campaign}/adjustments";
        var page = await visitor.GetAsync(address);
        (await visitor.SubmitAsync(page, [], $"{address}?handler=Ask")).Errors.ShouldBe(["Choose what you need it for", "Say why you need it"]);
        var asked = await visitor.SubmitAsync(page, new() { ["Kind"] = "low-vision", ["Statement"] = "I see badly." }, $"{address}?handler=Ask");
        asked.Document.QuerySelector(".govuk-tag")!.TextContent.ShouldBe("Waits for a decision");
        asked.Text.ShouldContain("I see badly.");
        var field = asked.Document.QuerySelector("input[type=file]")!.GetAttribute("name")!;
        (await UploadAsync(visitor, asked, $"{address}?handler=Attach", field, Document)).Document.QuerySelectorAll(".govuk-summary-list__value").ShouldContain(one => one.TextContent == "1");

        var waiting = (await service.DoAsync<AdjustmentsWaiting>(new ListAdjustments(CandidateService.Officer, CandidateService.Next(), new Id("routine"), new Id(campaign)))).Waiting.Single();
        await service.DoAsync<AdjustmentTold>(new UseCases.Adjustments.DecideAdjustment(
            CandidateService.Officer, CandidateService.Next(), new Id("routine"), new Id(campaign), waiting.Person, waiting.Adjustment, IsGranted: true));
        var granted = await visitor.GetAsync(address);
        granted.Document.QuerySelector(".govuk-tag")!.TextContent.ShouldBe("Granted");
        granted.Text.ShouldContain("25 percent longer");

        // The officer's looks are in the person's own data.
        var looks = await visitor.GetAsync("/en/my-data/looks");
        looks.Document.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(0);
        looks.Text.ShouldContain("Agency officer");
        looks.Text.ShouldContain("Your wish for more time or help");
    }

    [Fact]
    public async Task Questions_are_asked_and_answered_and_messages_say_so()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        await CandidateService.ApplyAsync(visitor, person, campaign);
        (await visitor.GetAsync("/ru/messages")).Text.ShouldContain("Ваше заявление получено.");
        var address = $"/en/applications/{campaign}/questions";
        (await visitor.SubmitAsync(await visitor.GetAsync(address), [])).Errors.ShouldBe(["Write your question"]);
        var asked = await visitor.SubmitAsync(await visitor.GetAsync(address), new() { ["Question"] = "When is the test?" });
        asked.Text.ShouldContain("To be answered by");
        asked.Text.ShouldContain("When is the test?");
    }

    [Fact]
    public async Task Own_dates_are_a_list_and_a_calendar_file()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        await CandidateService.ApplyAsync(visitor, person, campaign);
        (await visitor.GetAsync("/en/calendar")).Text.ShouldContain("There are no dates ahead of you just now.");
        await service.DealAsync(campaign);
        (await visitor.GetAsync("/en/calendar")).Document.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("Start \"Test of law\"");
        using var response = await visitor.SendAsync(HttpMethod.Get, "/kk/calendar.ics");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n");
        lines.ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        var whole = string.Join("\r\n", lines).Replace("\r\n ", "", StringComparison.Ordinal);
        whole.ShouldContain("SUMMARY:«Заңнама тесті» бастау: Бас маман");
        whole.ShouldContain($"UID:{campaign}-sitting-law@");
        (lines[0], lines[^2]).ShouldBe(("BEGIN:VCALENDAR", "END:VCALENDAR"));
    }

    [Fact]
    public async Task Own_data_are_downloaded_corrected_and_erased_and_consents_withdrawn()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        (await visitor.SubmitAsync(await visitor.GetAsync("/en/my-data/erase"), [], "/en/my-data/erase?handler=Clear")).Text.ShouldContain("What was not sent is erased.");
        await CandidateService.ApplyAsync(visitor, person, campaign);
        var page = await visitor.GetAsync("/en/my-data");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/my-data?handler=Download")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = TokenOf(page) }),
        };
        using var file = await visitor.SendAsync(request);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await file.Content.ReadAsStringAsync()).ShouldContain("Айжан Серікқызы");

        page.Document.QuerySelectorAll("a[href$='/questions?about=correction']").Length.ShouldBe(1);
        var withdrawn = await visitor.SubmitAsync(page, [], "/en/my-data?handler=Consent");
        withdrawn.Text.ShouldContain("Use of my data for my applications: withdrawn on");

        var erase = await visitor.GetAsync("/en/my-data/erase");
        await visitor.SubmitAsync(erase, [], "/en/my-data/erase?handler=Clear");
        var asked = await visitor.SubmitAsync(erase, [], "/en/my-data/erase?handler=Ask");
        asked.Text.ShouldContain("Your wish is with the agency.");
        (await visitor.GetAsync($"/en/applications/{campaign}/questions")).Text.ShouldContain("I ask you to erase my data");
        (await visitor.GetAsync($"/en/applications/{campaign}")).Text.ShouldContain("Айжан Серікқызы", Case.Sensitive, "what was sent stays as it was sent");
    }

    [Fact]
    public async Task A_register_is_asked_once_by_ones_consent_and_the_person_sees_what_it_answered()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        const string Registers = "/en/my-data/registers";
        (await visitor.GetAsync(Registers)).Text.ShouldContain("once you have applied");
        await CandidateService.ApplyAsync(visitor, person, campaign);
        (await visitor.GetAsync("/en/my-data")).Document.QuerySelectorAll($"a[href='{Registers}']").Length.ShouldBe(1);
        var page = await visitor.GetAsync(Registers);
        page.Text.ShouldContain("You have agreed to no question.");
        var wrong = await visitor.SubmitAsync(page, new() { ["Vacancy"] = campaign, ["Days"] = "365" }, "Give");
        wrong.Errors.ShouldBe(["Choose a register", "Say by what the register knows you"], ignoreOrder: true);
        wrong.Document.QuerySelector("#Days option[selected]")!.GetAttribute("value").ShouldBe("365", "what was chosen stays");
        var consent = new Dictionary<string, string> { ["Register"] = "education", ["Vacancy"] = campaign, ["Days"] = "30", ["Subject"] = "950327000001" };
        var given = await visitor.SubmitAsync(page, consent, "Give");
        given.Errors.ShouldBeEmpty();
        given.Text.ShouldContain("The consent stands.");
        var token = new Id(given.Document.QuerySelector(".recruit-code")!.TextContent);

        var (own, education, purpose) = ((await service.DoAsync<ApplicantsFound>(
            new SearchApplicants(CandidateService.Officer, CandidateService.Next(), new Id("routine"), new Id(campaign), ApplicantFilter.All))).Rows.Single().Person, new Id("education"), new Id("check-degree"));
        var ask = new AskStateRegister(
            CandidateService.Officer, CandidateService.Next(), new Id("routine"), new Id(campaign), own, token, education, purpose);
        await service.DoAsync<RegisterAskShown>(ask);
        var asked = await visitor.GetAsync(Registers);
        asked.Document.QuerySelector("#asks tbody tr")!.TextContent.ShouldContain("The register has not answered yet");
        asked.Document.QuerySelectorAll(".recruit-code").ShouldBeEmpty("a consent is good for one question");
        (await visitor.SubmitAsync(given, [], "Withdraw")).Errors.ShouldBe(["This consent was used or has ended, so it cannot be withdrawn"]);
        await new RegisterClerk(service.Server.Engine.Parts, education, new EveryDegree()).GoRoundAsync(CancellationToken.None);
        var answered = await visitor.GetAsync(Registers);
        answered.Document.QuerySelector("#asks tbody tr")!.TextContent.ShouldContain("Found: master of 950327000001");
        (await visitor.GetAsync("/kk/my-data/registers")).Document.QuerySelector("#asks tbody tr")!.TextContent.ShouldContain("Табылды: master of 950327000001");

        // Another consent is taken back before anybody asks, and then nobody can.
        var second = await visitor.SubmitAsync(answered, consent, "Give");
        var unused = new Id(second.Document.QuerySelector(".recruit-code")!.TextContent);
        (await visitor.SubmitAsync(second, [], "Withdraw")).Text.ShouldContain("The consent is withdrawn.");
        (await service.Server.Engine.Service.AskAsync(ask with { Operation = CandidateService.Next(), Token = unused })).ShouldBeOfType<Refusal>();
    }

    [Fact]
    public async Task Nobody_finds_the_application_of_another()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var owner = await service.RegisterAsync(person);
        await CandidateService.ApplyAsync(owner, person, campaign);
        using var other = await service.RegisterAsync(service.Somebody());
        foreach (var page in (string[])["", "/results", "/withdraw", "/offer", "/adjustments", "/questions", "/appeal/filter", "/reserve", "/challenges/law"])
        {
            (await other.GetAsync($"/en/applications/{campaign}{page}")).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    internal static string Next(Page page) => string.Join(' ', page.Document.QuerySelector("#next")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string TokenOf(Page page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>Adds a document by the form of a page.</summary>
    private static async Task<Page> UploadAsync(Visitor visitor, Page page, string action, string field, byte[] document)
    {
        var form = page.Document.QuerySelectorAll("form").Single(one => one.GetAttribute("action") == action);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
        {
            content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        }

        var file = new ByteArrayContent(document);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(file, field, "name-that-is-not-kept.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await visitor.SendAsync(request);
        return response.Headers.Location is { } next
            ? await visitor.GetAsync(next.ToString())
            : new Page(action, response.StatusCode, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
    }
}
