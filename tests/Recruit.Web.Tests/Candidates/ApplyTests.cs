using System.Net;

namespace Recruit.Web.Tests.Candidates;

/// <summary>Applying over real HTTP, without script.</summary>
public sealed class ApplyTests(CandidateService service) : IClassFixture<CandidateService>
{
    [Theory]
    [InlineData("kk", "Айжан Серікқызы", "2,5")]
    [InlineData("ru", "Айжан Серікқызы", "2,5")]
    [InlineData("en", "Айжан Серікқызы", "2.5")]
    public async Task Somebody_applies_and_gets_a_receipt_in_each_language(string language, string name, string years)
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        var here = $"/{language}/apply/{campaign}";
        var tasks = await visitor.GetAsync(here);
        tasks.Document.QuerySelectorAll(".govuk-task-list a").Select(link => link.GetAttribute("href")).ShouldBe([$"{here}/identity", $"{here}/details", $"{here}/consent"]);

        (await visitor.SubmitAsync(await visitor.GetAsync($"{here}/identity"), new() { ["Number"] = CandidateService.NumberOf(person) })).Path.ShouldBe(here);
        (await visitor.SubmitAsync(await visitor.GetAsync($"{here}/details"), CandidateService.Details())).Path.ShouldBe(here);
        var ready = await visitor.SubmitAsync(await visitor.GetAsync($"{here}/consent"), new() { ["Agreed"] = "true" });
        ready.Document.QuerySelectorAll(".govuk-task-list a").Select(link => link.GetAttribute("href")).ShouldContain($"{here}/check");

        var check = await visitor.GetAsync($"{here}/check");
        check.Document.QuerySelectorAll("dd.govuk-summary-list__value").Select(value => value.TextContent).ShouldContain(name);
        check.Document.QuerySelectorAll("dd.govuk-summary-list__value").Select(value => value.TextContent).ShouldContain(years);
        check.Document.QuerySelectorAll(".govuk-warning-text").ShouldBeEmpty();
        check.Text.ShouldContain(person);
        var receipt = await visitor.SubmitAsync(check, []);
        receipt.Path.ShouldBe($"{here}/receipt");
        var reference = receipt.Document.QuerySelector(".recruit-code")!.TextContent;
        reference.ShouldMatch("^K[a-p]{20}$");

        // The same form sent again, and any step of applying, lead to the same receipt.
        (await visitor.SubmitAsync(check, [])).Document.QuerySelector(".recruit-code")!.TextContent.ShouldBe(reference);
        (await visitor.GetAsync($"{here}/details")).Path.ShouldBe(here);
    }

    [Fact]
    public async Task What_was_saved_is_there_after_a_restart_on_another_device()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        var details = CandidateService.Details();
        details["f0"] = "";
        await visitor.SubmitAsync(await visitor.GetAsync($"/en/apply/{campaign}/details"), details);
        await service.RestartAsync();
        using var elsewhere = await service.SignInAsync(person);
        var page = await elsewhere.GetAsync($"/en/apply/{campaign}/details");
        page.Document.QuerySelector("#f1-year")!.GetAttribute("value").ShouldBe("1995");
        page.Document.QuerySelector("input[name=f3][checked]")!.GetAttribute("value").ShouldBe("master");
        (await elsewhere.GetAsync($"/en/apply/{campaign}")).Text.ShouldContain("4 of 5");
    }

    [Fact]
    public async Task Every_error_names_its_field_and_keeps_what_was_typed()
    {
        var campaign = await service.OpenAsync();
        using var visitor = await service.RegisterAsync(service.Somebody());
        var wrong = await visitor.SubmitAsync(
            await visitor.GetAsync($"/en/apply/{campaign}/details"),
            new() { ["f0"] = "A", ["f1"] = "31", ["f1-month"] = "2", ["f1-year"] = "1995", ["f2"] = "perhaps", ["f3"] = "wizard", ["f4"] = "two" });
        wrong.Title.ShouldStartWith("Error:");
        wrong.Errors.ShouldBe(
        [
            "Date of birth: enter a real date, such as 27 3 1995", "Are you a citizen of Kazakhstan?: choose yes or no", "Highest degree: choose one of the answers",
            "Years of work: enter a number, such as 3 or 2.5",
        ]);
        wrong.Document.QuerySelectorAll(".govuk-error-summary__list a").Select(link => wrong.Document.QuerySelector(link.GetAttribute("href")!)?.TagName).ShouldAllBe(tag => tag == "INPUT");
        wrong.Document.QuerySelector("#f1-month")!.GetAttribute("value").ShouldBe("2");
        wrong.Document.QuerySelector("#f4")!.GetAttribute("aria-describedby").ShouldBe("f4-error");
        (await visitor.GetAsync($"/en/apply/{campaign}/details")).Document.QuerySelector("#f0")!.GetAttribute("value").ShouldBe("", "nothing of a page with errors is kept");
    }

    [Fact]
    public async Task What_would_be_refused_is_said_before_and_stops_nobody()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using var visitor = await service.RegisterAsync(person);
        await CandidateService.ApplyAsync(visitor, person, campaign, isCitizen: false);
        (await visitor.GetAsync($"/en/apply/{campaign}")).Text.ShouldContain("You applied on");

        var other = service.Somebody();
        using var second = await service.RegisterAsync(other);
        await second.SubmitAsync(await second.GetAsync($"/en/apply/{campaign}/identity"), new() { ["Number"] = CandidateService.NumberOf(other) });
        await second.SubmitAsync(await second.GetAsync($"/en/apply/{campaign}/details"), CandidateService.Details(isCitizen: false));
        await second.SubmitAsync(await second.GetAsync($"/en/apply/{campaign}/consent"), new() { ["Agreed"] = "true" });
        var check = await second.GetAsync($"/en/apply/{campaign}/check");
        check.Document.QuerySelectorAll(".govuk-list--bullet li").Select(one => one.TextContent).ShouldBe(["\"Are you a citizen of Kazakhstan?\": must be \"Yes\""]);
    }

    [Fact]
    public async Task A_number_is_one_persons_and_a_mistyped_one_is_nobodys()
    {
        var campaign = await service.OpenAsync();
        var (first, second) = (service.Somebody(), service.Somebody());
        using var owner = await service.RegisterAsync(first);
        using var other = await service.RegisterAsync(second);
        await owner.SubmitAsync(await owner.GetAsync($"/en/apply/{campaign}/identity"), new() { ["Number"] = CandidateService.NumberOf(first) });
        var page = await other.GetAsync($"/en/apply/{campaign}/identity");
        (await other.SubmitAsync(page, new() { ["Number"] = CandidateService.NumberOf(first) })).Errors.Single().ShouldStartWith("Somebody has an account with this number");
        var mistyped = CandidateService.NumberOf(second);
        mistyped = mistyped[..11] + (mistyped[11] == '9' ? '0' : (char)(mistyped[11] + 1));
        (await other.SubmitAsync(page, new() { ["Number"] = mistyped })).Errors.Single().ShouldStartWith("Enter the 12 digits of your IIN");
    }

    [Fact]
    public async Task Nobody_applies_without_consent_or_before_the_tasks_are_done()
    {
        var campaign = await service.OpenAsync();
        using var visitor = await service.RegisterAsync(service.Somebody());
        (await visitor.GetAsync($"/en/apply/{campaign}/check")).Path.ShouldBe($"/en/apply/{campaign}");
        (await visitor.SubmitAsync(await visitor.GetAsync($"/en/apply/{campaign}/consent"), [])).Errors.Single().ShouldStartWith("Tick the box");
        (await visitor.GetAsync($"/en/apply/{campaign}/receipt")).Path.ShouldBe($"/en/apply/{campaign}");
    }

    [Fact]
    public async Task Strangers_sign_in_first_and_what_is_not_there_is_not_found()
    {
        using var stranger = new Visitor(service.Address);
        (await stranger.GetAsync("/en/apply/nothing")).Heading.ShouldBe("Sign in");
        using var visitor = await service.RegisterAsync(service.Somebody());
        foreach (var page in (string[])["", "/identity", "/details", "/consent", "/check", "/receipt"])
        {
            (await visitor.GetAsync($"/en/apply/nothing{page}")).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }
}
