using System.Globalization;
using System.Net;
using Recruit.Accounts;
using Recruit.Candidates.Profile;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Web.Demo;

namespace Recruit.Web.Tests.Office;

/// <summary>A sitting is watched while it is sat: who runs, is late or has lost the line; one gets more time with a reason, everybody by two people.</summary>
[Collection(OfficeTests.Name)]
public sealed class MonitorTests(OfficeService office)
{
    [Fact]
    public async Task It_counts_and_shows_who_runs_who_is_late_and_whose_line_is_lost()
    {
        await office.MakeLostAsync("counted");
        const string Sat = "/en/office/counted/sittings";
        using var officer = await office.OfficerAsync();
        var list = await officer.GetAsync(Sat);
        list.Document.QuerySelectorAll("tbody th").Select(one => one.TextContent).ShouldBe(["law", "quick"], ignoreOrder: true);
        var monitor = await officer.GetAsync($"{Sat}/law");
        Counts(monitor).ShouldBe((2, 1, 0, 4));
        monitor.Document.QuerySelector("#attempts").ShouldBeNull();

        var offline = await officer.GetAsync(monitor.Document.QuerySelector("#counts a[href$='show=offline']")!.GetAttribute("href")!);
        var row = offline.Document.QuerySelectorAll("#attempts tbody tr").ShouldHaveSingleItem();
        row.QuerySelector("th")!.TextContent.Trim().ShouldBe("A");
        row.TextContent.ShouldContain("line lost");
        (await officer.GetAsync($"{Sat}/law?show=everybody")).Document.QuerySelectorAll("#attempts tbody tr").Length.ShouldBe(4);

        var late = await officer.GetAsync($"{Sat}/quick?show=late");
        Counts(late).ShouldBe((1, 1, 1, 4));
        late.Document.QuerySelectorAll("#attempts tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("late");
        (await officer.GetAsync($"{Sat}/none")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_person_gets_more_time_after_an_incident_and_it_is_on_record()
    {
        var (_, people) = await office.MakeSatAsync("helped");
        const string Sat = "/en/office/helped/sittings";
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var running = await officer.GetAsync($"{Sat}/law?show=running");
        var row = running.Document.QuerySelectorAll("#attempts tbody tr").Single(one => one.QuerySelector("th")!.TextContent.Trim() == "B");
        var link = row.QuerySelector("a[href*='/time/']")!.GetAttribute("href")!;
        (await LooksAsync(people["B"])).ShouldBe(["WatchSitting"]);
        (await LooksAsync(people["D"])).ShouldBeEmpty();
        var page = await officer.GetAsync(link);
        var wrong = await officer.SubmitAsync(page, new() { ["Minutes"] = "many", ["incident"] = "lost-line" });
        wrong.Errors.Single().ShouldContain("Say how many minutes");
        wrong.Document.QuerySelector("#Minutes")!.GetAttribute("value").ShouldBe("many", "what was typed stays");
        wrong.Document.QuerySelector("#Incident option[selected]")!.GetAttribute("value").ShouldBe("lost-line", "and what was chosen");
        (await officer.SubmitAsync(page, new() { ["Minutes"] = "15", ["incident"] = "whatever" })).Errors.ShouldBe(["Choose a reason"]);
        var given = await officer.SubmitAsync(page, new() { ["Minutes"] = "15", ["incident"] = "disturbance" });
        given.Errors.ShouldBeEmpty();
        given.Document.QuerySelectorAll("#attempts tbody tr").Single(one => one.QuerySelector("th")!.TextContent.Trim() == "B").TextContent.ShouldContain("15 minutes given");
        (await officer.GetAsync(link)).Document.QuerySelector("#given")!.TextContent.ShouldContain("15 minutes");

        (await approver.GetAsync($"{Sat}/law?show=running")).Document.QuerySelectorAll("a[href*='/time/']").ShouldBeEmpty();
        (await approver.SubmitAsync(await approver.GetAsync(link), new() { ["Minutes"] = "5", ["incident"] = "incident" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everybody_gets_more_time_by_two_people()
    {
        await office.MakeSatAsync("extended");
        const string Sat = "/en/office/extended/sittings";
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var monitor = await officer.GetAsync($"{Sat}/quick");
        (await officer.SubmitAsync(monitor, new() { ["LastStart"] = "2027-01-01T10:00", ["Closes"] = "2027-01-01T09:00" }, "Extend")).Errors.Single().ShouldContain("the end after the start");
        var early = new Dictionary<string, string> { ["LastStart"] = "2020-01-01T10:00", ["Closes"] = "2020-01-01T11:00" };
        (await officer.SubmitAsync(await officer.GetAsync($"{Sat}/quick"), early, "Extend")).Errors.ShouldBe(["It cannot end earlier than it does now"]);

        var (start, closes) = (monitor.Document.QuerySelector("#LastStart")!.GetAttribute("value")!, monitor.Document.QuerySelector("#Closes")!.GetAttribute("value")!);
        var later = DateTime.ParseExact(closes, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture).AddHours(3).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var campaign = await officer.SubmitAsync(await officer.GetAsync($"{Sat}/quick"), new() { ["LastStart"] = start, ["Closes"] = later }, "Extend");
        campaign.Errors.ShouldBeEmpty();
        var proposal = campaign.Document.QuerySelectorAll("main a").Single(one => one.TextContent.Contains("last longer", StringComparison.Ordinal)).GetAttribute("href")!;
        (await approver.SubmitAsync(await approver.GetAsync(proposal), [], "Approve")).Errors.ShouldBeEmpty();
        (await officer.GetAsync($"{Sat}/quick")).Document.QuerySelector("#Closes")!.GetAttribute("value").ShouldBe(later);
    }

    [Fact]
    public async Task Nobody_else_watches()
    {
        const string Sat = $"{OfficeService.Filled}/sittings";
        using var trainer = await office.Demo.SignInAsync(Role.Trainer);
        (await trainer.GetAsync($"{Sat}/law")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var auditor = await office.Demo.SignInAsync(Role.Auditor);
        (await auditor.GetAsync($"{Sat}/law")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>By which use cases of people who signed in somebody was looked at; the making of the campaign does not count.</summary>
    private async Task<string[]> LooksAsync(Caller who)
    {
        var month = new DateOnly(office.Demo.Time.GetUtcNow().Year, office.Demo.Time.GetUtcNow().Month, 1);
        var looks = new List<string>();
        foreach (var one in (DateOnly[])[month.AddMonths(-1), month])
        {
            looks.AddRange((await office.DoAsync<LooksTold>(new ReadOwnLooks(who, DemoDesk.Fresh, one))).Looks
                .Where(look => look.Act.By != DemoDesk.Officer.Account).Select(look => look.UseCase.Text));
        }

        return [.. looks];
    }

    /// <summary>Running, offline, late and all.</summary>
    private static (int Running, int Offline, int Late, int All) Counts(Page page)
    {
        int Of(string what) => int.Parse(page.Document.QuerySelector($"#count-{what}")!.TextContent, CultureInfo.InvariantCulture);
        return (Of("running"), Of("offline"), Of("late"), Of("everybody"));
    }
}
