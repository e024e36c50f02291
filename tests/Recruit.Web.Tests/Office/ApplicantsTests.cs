using System.Globalization;
using System.Net;
using Recruit.Accounts;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.Web.Demo;

namespace Recruit.Web.Tests.Office;

/// <summary>Applicants are filtered, counted and paged by addresses alone, and many are told something only after the count was confirmed.</summary>
[Collection(OfficeTests.Name)]
public sealed class ApplicantsTests(OfficeService office)
{
    private const string List = $"{OfficeService.Filled}/applicants";

    [Fact]
    public async Task Pages_come_to_everybody_once_and_counts_say_how_many_they_are()
    {
        using var officer = await office.OfficerAsync();
        var page = await officer.GetAsync(List);
        page.Status.ShouldBe(HttpStatusCode.OK);
        var total = CountOf(page);
        total.ShouldBeGreaterThan(50);
        page.Document.QuerySelectorAll("input[name=state]").Sum(one => InBrackets(one.NextElementSibling!.TextContent)).ShouldBe(total);

        var found = new List<string>();
        for (var next = List; next is not null; next = page.Document.QuerySelector(".govuk-pagination__next a")?.GetAttribute("href"))
        {
            page = await officer.GetAsync(next);
            var rows = Candidates(page);
            rows.Count.ShouldBeInRange(1, 50);
            found.AddRange(rows);
        }

        found.Count.ShouldBe(total);
        found.Distinct().Count().ShouldBe(total);
    }

    [Fact]
    public async Task A_filter_shows_as_many_as_its_count_says_and_sorts_by_rank_both_ways()
    {
        using var officer = await office.OfficerAsync();
        var all = await officer.GetAsync(List);
        var stage = all.Document.QuerySelectorAll("#stage option").Select(one => one.GetAttribute("value")!).First(one => one.Length > 0);
        var chosen = await officer.GetAsync($"{List}?stage={stage}");
        foreach (var decision in chosen.Document.QuerySelectorAll("input[name=decision]"))
        {
            var filtered = await officer.GetAsync($"{List}?stage={stage}&decision={decision.GetAttribute("value")}");
            CountOf(filtered).ShouldBe(InBrackets(decision.NextElementSibling!.TextContent));
            Candidates(filtered).Count.ShouldBe(Math.Min(50, CountOf(filtered)));
        }

        foreach (var state in all.Document.QuerySelectorAll("input[name=state]"))
        {
            CountOf(await officer.GetAsync($"{List}?state={state.GetAttribute("value")}")).ShouldBe(InBrackets(state.NextElementSibling!.TextContent));
        }

        var up = await officer.GetAsync(all.Document.QuerySelectorAll("#order a")[^1].GetAttribute("href")!);
        var here = up.Document.QuerySelector("#order a[aria-current]")!;
        here.TextContent.ShouldEndWith("↑");
        up.Document.QuerySelector("#applicants tbody td:nth-last-child(2)")!.TextContent.ShouldContain("rank 1)");
        var down = await officer.GetAsync(here.GetAttribute("href")!);
        down.Document.QuerySelector("#order a[aria-current]")!.TextContent.ShouldEndWith("↓");
        Candidates(down)[0].ShouldNotBe(Candidates(up)[0]);
    }

    [Fact]
    public async Task Conditions_on_fields_are_taken_by_level_flag_and_number_and_a_wrong_one_is_told_at_its_field()
    {
        using var officer = await office.OfficerAsync();
        var words = await office.DoAsync<CampaignWordsRead>(new ReadCampaignWords(DemoDesk.Officer, DemoDesk.Fresh, new Id("chief-specialist")));
        var all = CountOf(await officer.GetAsync(List));
        var flag = words.Fields.First(one => one.Field.Type == FieldType.Flag).Field.Id;
        var grouped = await officer.GetAsync($"{List}?by={flag}");
        var rows = grouped.Document.QuerySelectorAll("#groups tr");
        rows.Sum(row => int.Parse(row.QuerySelector("td")!.TextContent, CultureInfo.InvariantCulture)).ShouldBe(all);
        var yes = CountOf(await officer.GetAsync($"{List}?is.{flag}=yes"));
        rows.Single(row => row.QuerySelector("th")!.TextContent.Trim() == "Yes").QuerySelector("td")!.TextContent.ShouldBe(yes.ToString(CultureInfo.InvariantCulture));

        var number = words.Fields.First(one => one.Field.Type == FieldType.Number).Field.Id;
        var (few, many) = (CountOf(await officer.GetAsync($"{List}?max.{number}=2,5")), CountOf(await officer.GetAsync($"{List}?min.{number}=2.5")));
        few.ShouldBeInRange(1, all - 1);
        (few + many).ShouldBeInRange(all - 5, all + 5);
        var wrong = await officer.GetAsync($"{List}?min.{number}=many");
        wrong.Errors.Single().ShouldEndWith("this is no value of this field");
        wrong.Document.QuerySelector($"#min_{number}-error").ShouldNotBeNull();
        (await officer.GetAsync($"{List}?max.{number}=850101300123")).Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_is_found_by_what_they_gave_and_it_stands_in_no_address()
    {
        using var officer = await office.OfficerAsync();
        var page = await officer.GetAsync(List);
        var name = page.Document.QuerySelector("#applicants tbody tr td:nth-child(3)")!.TextContent.Trim();
        var field = page.Document.QuerySelector("#field option")!.GetAttribute("value")!;
        var found = await officer.SubmitAsync(page, new() { ["field"] = field, ["text"] = name }, "Find");
        found.Path.ShouldNotContain("text");
        found.Document.QuerySelectorAll("a").Select(link => Uri.UnescapeDataString(link.GetAttribute("href") ?? "")).ShouldNotContain(href => href.Contains(name));
        Candidates(found).Count.ShouldBeGreaterThan(0);
        found.Document.QuerySelectorAll("#applicants tbody tr td:nth-child(3)").ShouldAllBe(one => one.TextContent.Trim() == name);
        (await officer.GetAsync($"{List}?is.{field}={Uri.EscapeDataString(name)}")).Document.QuerySelectorAll("#applicants tbody tr").Length.ShouldBe(50);
        (await officer.SubmitAsync(page, new() { ["field"] = field, ["text"] = " " }, "Find")).Errors.ShouldBe(["Type what you look for"]);
    }

    [Fact]
    public async Task A_saved_filter_is_told_something_after_its_count_was_confirmed_and_a_draft_is_let_be()
    {
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var stage = (await officer.GetAsync(List)).Document.QuerySelectorAll("#stage option").Select(one => one.GetAttribute("value")!).First(one => one.Length > 0);
        var address = $"{List}?stage={stage}&decision=fail";
        var page = await officer.GetAsync(address);
        var count = CountOf(page);
        count.ShouldBeGreaterThan(0);
        var wrong = await officer.SubmitAsync(page, new() { ["name"] = "не латиница", ["shared"] = "true" }, "Save");
        wrong.Errors.ShouldHaveSingleItem();
        wrong.Document.QuerySelector("#name")!.GetAttribute("value").ShouldBe("не латиница", "what was typed stays");
        wrong.Document.QuerySelector("#shared")!.HasAttribute("checked").ShouldBeTrue();
        var saved = await officer.SubmitAsync(page, new() { ["name"] = "refused", ["shared"] = "true" }, "Save");
        saved.Errors.ShouldBeEmpty();
        saved.Text.ShouldContain("Filter “refused”");
        CountOf(saved).ShouldBe(count);

        // The approver finds it too, and drafts nothing.
        var theirs = await approver.GetAsync((await approver.GetAsync(List)).Document.QuerySelector("#saved a")!.GetAttribute("href")!);
        CountOf(theirs).ShouldBe(count);
        theirs.Document.QuerySelector("a[href*=new-notice]").ShouldBeNull();

        var form = await officer.GetAsync(saved.Document.QuerySelector("a[href*=new-notice]")!.GetAttribute("href")!);
        var draft = await officer.SubmitAsync(form, new() { ["Name"] = "news-1" });
        draft.Errors.ShouldBeEmpty();
        draft.Document.QuerySelector("#recipients")!.TextContent.ShouldBe(count.ToString(CultureInfo.InvariantCulture));
        draft.Document.QuerySelectorAll("div[lang=kk], div[lang=ru], div[lang=en]").Length.ShouldBe(3);
        (await officer.SubmitAsync(draft, new() { ["count"] = "9999" }, "Send")).Errors.Single().ShouldContain("Look at it again");
        var halted = await officer.SubmitAsync(draft, [], "Halt");
        halted.Document.QuerySelector("#changed")!.TextContent.ShouldContain($"Nothing changed for anybody: {count} ");
        halted.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await officer.SubmitAsync(draft, [], "Send")).Errors.ShouldBe(["This notice was stopped"]);

        var second = await officer.SubmitAsync(form, new() { ["Name"] = "news-2" });
        var sent = await officer.SubmitAsync(second, [], "Send");
        sent.Errors.ShouldBeEmpty();
        sent.Document.QuerySelector("#changed")!.TextContent.ShouldContain($"Queued: {count} of {count}");

        var deleted = await officer.SubmitAsync(saved, [], "Delete");
        deleted.Document.QuerySelector("#saved").ShouldBeNull();
        CountOf(deleted).ShouldBe(count);
    }

    [Fact]
    public async Task A_filter_by_more_than_released_results_has_no_notice()
    {
        using var officer = await office.OfficerAsync();
        var state = (await officer.GetAsync(List)).Document.QuerySelector("input[name=state]")!.GetAttribute("value");
        var saved = await officer.SubmitAsync(await officer.GetAsync($"{List}?state={state}"), new() { ["name"] = "some" }, "Save");
        saved.Text.ShouldContain("Filter “some”");
        saved.Document.QuerySelector("a[href*=new-notice]").ShouldBeNull();
        (await officer.GetAsync($"{OfficeService.Filled}/new-notice?saved=some")).Status.ShouldBe(HttpStatusCode.NotFound);
        await officer.SubmitAsync(saved, [], "Delete");
    }

    [Fact]
    public async Task Nobody_else_finds_them()
    {
        foreach (var role in (Role[])[Role.Auditor, Role.Trainer])
        {
            using var other = await office.Demo.SignInAsync(role);
            (await other.GetAsync(List)).Status.ShouldBe(HttpStatusCode.NotFound, role.ToString());
        }

        using var public_ = new Visitor(office.Demo.Address);
        (await public_.GetAsync(List)).Heading.ShouldBe("Sign in");
    }

    private static int CountOf(Page page) =>
        int.Parse(page.Document.QuerySelector("#count")!.TextContent.Split(' ')[0].Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static int InBrackets(string text) => int.Parse(text.Trim().TrimEnd(')').Split('(')[^1], CultureInfo.InvariantCulture);

    private static List<string> Candidates(Page page) => [.. page.Document.QuerySelectorAll("#applicants tbody th").Select(one => one.TextContent.Trim().Split('\n')[0])];
}
