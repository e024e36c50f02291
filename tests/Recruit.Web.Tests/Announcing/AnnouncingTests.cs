using System.Net;
using Recruit.Accounts;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Office;
using Announced = Recruit.UseCases.Attraction;

namespace Recruit.Web.Tests.Announcing;

/// <summary>A campaign is announced by two people by pages alone, and everybody finds it.</summary>
[Collection(OfficeTests.Name)]
public sealed class AnnouncingTests(OfficeService office)
{
    [Theory]
    [InlineData(Language.Kk, "Бас маман", "Жатақхана бар ма?")]
    [InlineData(Language.Ru, "Главный специалист", "Есть ли общежитие?")]
    [InlineData(Language.En, "Chief specialist", "Is there a dormitory?")]
    public async Task Two_announce_it_and_a_question_to_it_is_answered_for_everybody(Language language, string title, string question)
    {
        var id = $"announced-{language}".ToLowerInvariant();
        var desk = new Announcer(office, id, language);
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        using var visitor = new Visitor(office.Demo.Address);
        var list = $"/{desk.Words.Code}/vacancies";
        await desk.DraftAsync();
        (await officer.GetAsync(desk.Campaign)).Document.QuerySelector("#unannounced")!.TextContent.ShouldBe(desk.Words["announce.unpublished"]);
        await desk.ProposeAsync(officer);
        (await visitor.GetAsync(list)).Document.QuerySelectorAll($"main a[href$='/vacancies/{id}']").ShouldBeEmpty("it is only proposed");
        (await LinksOfAsync(approver, $"/{desk.Words.Code}/office")).ShouldContain(desk.Announcement, "what waits for the approver leads to its page");
        var seen = await approver.GetAsync(desk.Announcement);
        seen.Document.QuerySelectorAll("[id^=preview-] .recruit-text").Select(one => one.TextContent).ShouldBe(["Астанадағы жұмыс.", "Работа в Астане.", "Work in Astana."]);
        (await approver.SubmitAsync(seen, [], "Approve")).Errors.ShouldBeEmpty();

        (await visitor.GetAsync(list)).Document.QuerySelectorAll($"main a[href$='/vacancies/{id}']").ShouldNotBeEmpty();
        (await visitor.GetAsync($"{list}/{id}")).Heading.ShouldContain(title);
        (await officer.GetAsync(desk.Campaign)).Document.QuerySelector("#unannounced").ShouldBeNull();
        var number = await desk.AskAsync(visitor, question);
        var waiting = await officer.GetAsync($"{desk.Campaign}/public-questions");
        waiting.Document.QuerySelector("#questions tbody tr")!.TextContent.ShouldContain("agency-officer");
        var asked = await officer.GetAsync(waiting.Document.QuerySelector("#questions a")!.GetAttribute("href")!);
        asked.Path.ShouldEndWith(number);
        asked.Document.QuerySelector("#question")!.TextContent.ShouldBe(question);
        asked.Text.ShouldNotContain("asks@example.kz");
        (await officer.SubmitAsync(asked, Announcer.Wording, "Publicly")).Errors.ShouldBeEmpty();
        office.Demo.Time.Move(TimeSpan.FromSeconds(6));
        (await visitor.GetAsync($"{list}/{id}/questions")).Document.QuerySelectorAll("section h2").Select(one => one.TextContent.Trim()).ShouldBe([question]);
        (await officer.GetAsync($"{desk.Campaign}/public-questions")).Document.QuerySelector("#none").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_wrong_with_terms_or_words_is_told_at_its_field_and_kept()
    {
        var desk = new Announcer(office, "announced-wrong", Language.En);
        using var officer = await office.OfficerAsync();
        await desk.DraftAsync();
        var wrong = await officer.SubmitAsync(await officer.GetAsync(desk.Announcement), new() { ["DraftDays"] = "many", ["ApprovalDays"] = "3", ["AnswerDays"] = "5", ["QuestionsUntil"] = desk.In(-1) }, "Open");
        wrong.Errors.ShouldBe(["Say how many working days, 1 to 1,000", "Say until when, later than now"], ignoreOrder: true);
        wrong.Document.QuerySelector("#DraftDays")!.GetAttribute("value").ShouldBe("many", "what was typed stays");
        await desk.OpenAsync(officer);

        (await desk.WriteAsync(officer, [])).Errors.ShouldBe(["Write it in one language at least"]);
        var half = await desk.WriteAsync(officer, new() { ["Ru.Title"] = "Специалист", ["En.Title"] = new string('x', AnnouncementText.TitleBytesMax + 1), ["En.Body"] = "Work." });
        half.Errors.ShouldBe(["Write the text (Russian)", "The title is too long (English)"], ignoreOrder: true);
        half.Document.QuerySelectorAll("#Ru_Body-error, #En_Title-error").Length.ShouldBe(2);
        half.Document.QuerySelector("#Ru_Title")!.GetAttribute("value").ShouldBe("Специалист");

        var kazakh = await desk.WriteAsync(officer, new() { ["Kk.Title"] = "Маман", ["Kk.Body"] = "Жұмыс." });
        kazakh.Path.ShouldBe(desk.Announcement);
        (await officer.SubmitAsync(kazakh, [], "Propose")).Errors.ShouldBe(["Only what is there in all three languages is published. Missing: Russian, English"]);
    }

    [Fact]
    public async Task Nobody_publishes_what_they_wrote_or_did_not_read_and_what_is_returned_is_written_anew()
    {
        var desk = new Announcer(office, "announced-own", Language.En);
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        await desk.DraftAsync();
        await desk.ProposeAsync(officer);
        var own = await officer.GetAsync(desk.Announcement);
        own.Document.QuerySelector("#own").ShouldNotBeNull();
        (await officer.PostAsync(await officer.GetAsync("/en/sign-out"), $"{desk.Announcement}?handler=Approve", ("version", "1"))).Status.ShouldBe(HttpStatusCode.NotFound, "the matrix gives it to approvers alone");

        var page = await approver.GetAsync(desk.Announcement);
        (await approver.SubmitAsync(page, new() { ["seen"] = new string('0', 64) }, "Approve")).Errors.ShouldBe(["This is not the text that is proposed. Read it again"]);
        (await approver.SubmitAsync(page, new() { ["reason"] = "whatever" }, "Return")).Errors.ShouldBe(["Choose a reason"]);
        var returned = await approver.SubmitAsync(page, new() { ["reason"] = "mistake" }, "Return");
        returned.Document.QuerySelector("#steps")!.TextContent.ShouldContain("There was a mistake");
        returned.Document.QuerySelectorAll("form[action*=Approve]").ShouldBeEmpty();

        // One account with both roles: what it wrote as an officer it does not publish as an approver.
        var both = new UseCases.Caller(new Id(await office.AccountOfAsync(Role.Approver)), [Role.AgencyOfficer], DemoDesk.Agency);
        var texts = new Trilingual<AnnouncementText>(new("Маман", "Бір."), new("Специалист", "Один."), new("Specialist", "One."));
        await office.DoAsync<TextStands>(new Announced.DraftText(both, DemoDesk.Fresh, DemoDesk.Reason, new Id("announced-own"), texts));
        await office.DoAsync<TextStands>(new Announced.ProposePublication(both, DemoDesk.Fresh, DemoDesk.Reason, new Id("announced-own"), 2));
        var theirs = await approver.GetAsync(desk.Announcement);
        theirs.Document.QuerySelector("#own").ShouldNotBeNull();
        theirs.Document.QuerySelectorAll("form[action*=Approve]").ShouldBeEmpty();
        (await approver.PostAsync(await approver.GetAsync("/en/sign-out"), $"{desk.Announcement}?handler=Approve", ("version", "2"))).Errors.ShouldBe(
            ["You wrote or proposed this version, so somebody else does this"]);
    }

    [Fact]
    public async Task A_correction_says_in_three_languages_what_is_new()
    {
        var desk = new Announcer(office, "announced-anew", Language.En);
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        await desk.PublishAsync(officer, approver);
        var silent = await desk.WriteAsync(officer, new(Announcer.Texts) { ["Ru.Body"] = "Работа в Алматы." });
        silent.Document.QuerySelector("#published")!.TextContent.ShouldContain("version 1");
        (await officer.SubmitAsync(silent, [], "Propose")).Errors.ShouldBe(["Say in all three languages what is new: write a new version"]);
        (await desk.WriteAsync(officer, new(Announcer.Texts) { ["Ru.Changed"] = new string('ж', 3000) })).Document.QuerySelector("#Ru_Changed-error").ShouldNotBeNull();
        var told = await desk.WriteAsync(officer, new(Announcer.Texts) { ["Ru.Body"] = "Работа в Алматы.", ["Kk.Changed"] = "Қаласы", ["Ru.Changed"] = "Город", ["En.Changed"] = "The town" });
        (await officer.SubmitAsync(told, [], "Propose")).Errors.ShouldBeEmpty();
        var published = await approver.SubmitAsync(await approver.GetAsync(desk.Announcement), [], "Approve");
        published.Document.QuerySelector("#published")!.TextContent.ShouldContain("version 3");
        (await officer.GetAsync("/ru/vacancies/announced-anew")).Text.ShouldContain("Работа в Алматы.");
    }

    [Fact]
    public async Task Channels_are_opened_closed_and_opened_again_and_the_public_reads_which()
    {
        var desk = new Announcer(office, "announced-channels", Language.En);
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        await desk.PublishAsync(officer, approver);
        var channels = await officer.GetAsync($"{desk.Campaign}/channels");
        var wrong = await officer.SubmitAsync(channels, new() { ["Name"] = "Not a name" }, "New");
        wrong.Document.QuerySelector("#Name-error").ShouldNotBeNull();
        channels = await officer.SubmitAsync(wrong, new() { ["Name"] = "employment-centre" }, "New");
        channels.Document.QuerySelector("#channels tbody tr")!.TextContent.ShouldContain("employment centres");
        (await officer.GetAsync("/en/vacancies/announced-channels")).Text.ShouldContain("employment centres");
        channels = await officer.SubmitAsync(channels, [], "Close");
        (await officer.GetAsync("/en/vacancies/announced-channels")).Text.ShouldNotContain("employment centres");
        (await officer.SubmitAsync(channels, [], "Open")).Document.QuerySelector("#channels .govuk-tag")!.TextContent.ShouldBe("Open");

        using var auditor = await office.Demo.SignInAsync(Role.Auditor);
        var read = await auditor.GetAsync($"{desk.Campaign}/channels");
        read.Document.QuerySelectorAll("#channels tbody tr").Length.ShouldBe(1);
        read.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await auditor.GetAsync(desk.Announcement)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Links of a list, on all its pages.</summary>
    private static async Task<List<string>> LinksOfAsync(Visitor visitor, string path)
    {
        var links = new List<string>();
        for (string? next = path; next is not null;)
        {
            var page = await visitor.GetAsync(next);
            links.AddRange(page.Document.QuerySelectorAll("main a").Select(one => one.GetAttribute("href")!));
            next = page.Document.QuerySelector("main a[href*=workAfter]")?.GetAttribute("href");
        }

        return links;
    }
}
