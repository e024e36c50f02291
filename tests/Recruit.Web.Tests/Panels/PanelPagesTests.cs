using System.Net;
using Recruit.Accounts;

namespace Recruit.Web.Tests.Panels;

/// <summary>A panel reviews its finalists by pages alone, without script: interests, private ratings, reveal, comparison, decision, minutes.</summary>
public sealed class PanelPagesTests(PanelService panel) : IClassFixture<PanelService>
{
    private const string Path = $"/en{PanelService.Path}";

    [Fact]
    public async Task Finalists_are_declared_rated_revealed_and_decided_about()
    {
        using var chair = await panel.Demo.SignInAsync(Role.PanelChair);
        using var member = await panel.Demo.SignInAsync(Role.PanelMember);
        (await chair.GetAsync("/en/panels")).Text.ShouldContain("You lead the panel");
        (await member.GetAsync("/en/panels")).Document.QuerySelector(".govuk-task-list__link")!.GetAttribute("href").ShouldBe(Path);

        // Nobody sees anything of a finalist before saying whether something ties them.
        var agenda = await member.GetAsync(Path);
        var finalists = agenda.Document.QuerySelectorAll("tbody th a").Select(one => one.GetAttribute("href")!).ToArray();
        finalists.Length.ShouldBe(3);
        var closed = await member.GetAsync(finalists[0]);
        closed.Heading.ShouldContain("Finalist ");
        closed.Text.ShouldNotContain("What you may know");
        var unsaid = await member.SubmitAsync(closed, new() { ["interest"] = "Other", ["words"] = "" }, "Interest");
        unsaid.Errors.ShouldBe(["Say in your own words what it is"], $"{unsaid.Status} {unsaid.Path} {unsaid.Heading}");

        // With the last one something ties the member, who then cannot open that number any more.
        (await member.SubmitAsync(await member.GetAsync(finalists[2]), new() { ["interest"] = "Kinship" }, "Interest")).Path.ShouldBe(Path);
        (await member.GetAsync(finalists[2])).Status.ShouldBe(HttpStatusCode.NotFound);
        await member.SubmitAsync(agenda, [], "None");
        var early = await member.GetAsync(finalists[0]);
        early.Text.ShouldContain("Others declare first");
        await chair.SubmitAsync(await chair.GetAsync(Path), [], "None");

        var open = await member.GetAsync(finalists[0]);
        open.Document.QuerySelector(".govuk-summary-list__key")!.TextContent.ShouldBe("languages");
        var wrong = await member.SubmitAsync(open, new() { ["rating-law"] = "9", ["rating-talk"] = "3,5" }, "Rate");
        wrong.Errors.ShouldBe(["law: enter a number from 1 to 5"]);
        wrong.Document.QuerySelector("#rating-talk")!.GetAttribute("value").ShouldBe("3,5", "what was typed stays");
        await RateAsync(member, finalists[0], "5", "4");
        await RateAsync(member, finalists[1], "2", "2");
        (await member.GetAsync(finalists[0])).Document.QuerySelector("#rating-law")!.GetAttribute("value").ShouldBe("5");
        (await member.GetAsync($"{Path}/compare")).Text.ShouldContain("Nothing is revealed yet");
        (await chair.SubmitAsync(await chair.GetAsync(finalists[0]), [], "Reveal")).Errors.Single().ShouldStartWith("1 members have not rated yet");
        await RateAsync(chair, finalists[0], "4", "4");
        await RateAsync(chair, finalists[1], "3", "2");
        await RateAsync(chair, finalists[2], "3", "3");
        foreach (var finalist in finalists)
        {
            (await chair.SubmitAsync(await chair.GetAsync(finalist), [], "Reveal")).Errors.ShouldBeEmpty();
        }

        // The member sees two of three, best first; the decision that leaves the ranking needs a reason and the other signature.
        var compared = await member.GetAsync($"{Path}/compare");
        compared.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        var (best, worst) = (Number(finalists[0]), Number(finalists[1]));
        var decide = await chair.GetAsync($"{Path}/compare");
        (await chair.SubmitAsync(decide, [], "Decide")).Errors.ShouldBe(["Choose a decision for somebody"]);
        var against = new Dictionary<string, string> { [$"for-{best}"] = "NotRecommended", [$"for-{worst}"] = "Recommended" };
        (await chair.SubmitAsync(decide, against, "Decide")).Errors.ShouldBe(["The decision leaves the ranking: say why"]);
        var proposed = await chair.SubmitAsync(
            await chair.GetAsync($"{Path}/compare"), new(against) { ["deviation"] = "hearing", ["words"] = "Read out somebody else's paper" }, "Decide");
        proposed.Errors.ShouldBeEmpty();
        var sign = await member.GetAsync($"{Path}/compare");
        sign.Text.ShouldContain("Read out somebody else's paper");
        (await member.SubmitAsync(sign, [], "Sign")).Text.ShouldNotContain("Waits for a second signature");

        var minutes = await member.GetAsync($"{Path}/minutes");
        minutes.Document.QuerySelectorAll("tbody tr").Count(row => row.TextContent.Contains("Decided", StringComparison.Ordinal)).ShouldBe(2);
        minutes.Text.ShouldContain("Something in the hearing: Read out somebody else's paper");
        minutes.Text.ShouldNotContain(Number(finalists[2]), customMessage: "the member is recused there");
    }

    [Fact]
    public async Task Who_sits_in_no_panel_finds_none()
    {
        using var officer = await panel.Demo.SignInAsync(Role.AgencyOfficer);
        (await officer.GetAsync("/en/panels")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync(Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var member = await panel.Demo.SignInAsync(Role.PanelMember);
        (await member.GetAsync("/en/panels/finals/none")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await member.GetAsync($"{Path}/finalists/none")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Number(string finalist) => finalist[(finalist.LastIndexOf('/') + 1)..];

    private static async Task RateAsync(Visitor who, string finalist, string law, string talk) =>
        (await who.SubmitAsync(await who.GetAsync(finalist), new() { ["rating-law"] = law, ["rating-talk"] = talk }, "Rate")).Path.ShouldBe(Path);
}
