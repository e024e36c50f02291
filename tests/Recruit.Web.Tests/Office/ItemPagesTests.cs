using System.Net;
using Recruit.Accounts;

namespace Recruit.Web.Tests.Office;

/// <summary>The item report of a campaign whose selection is over, and what if an item were void, by pages.</summary>
[Collection(OfficeTests.Name)]
public sealed class ItemPagesTests(OfficeService office)
{
    private const string Items = $"{OfficeService.Filled}/items";

    [Fact]
    public async Task It_shows_every_item_and_what_would_change_and_keeps_what_was_typed()
    {
        using var officer = await office.OfficerAsync();
        var page = await officer.GetAsync(Items);
        page.Document.QuerySelectorAll("table tbody tr").Length.ShouldBeGreaterThan(20);
        page.Document.QuerySelector("#preview").ShouldBeNull();
        var asked = await office.AnItemAsync();
        var preview = await officer.GetAsync($"{Items}{asked}");
        preview.Errors.ShouldBeEmpty();
        preview.Document.QuerySelector("#preview")!.TextContent.ShouldContain("Candidates with another total");
        var wrong = await officer.GetAsync($"{Items}?test=law&item=no%20item&policy=Spread");
        wrong.Errors.ShouldBe(["This test has no such item"]);
        wrong.Document.QuerySelector("#Item")!.GetAttribute("value").ShouldBe("no item");
        wrong.Document.QuerySelector("#Policy option[selected]")!.GetAttribute("value").ShouldBe("Spread");
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        foreach (var role in (Role[])[Role.ItemAuthor, Role.PanelMember, Role.Trainer])
        {
            using var other = await office.Demo.SignInAsync(role);
            (await other.GetAsync(Items)).Status.ShouldBe(HttpStatusCode.NotFound, role.ToString());
        }
    }
}
