using System.Globalization;
using Recruit.Lists;

namespace Recruit.Web.Tests.Attraction;

/// <summary>Released results for everybody, in pictures with tables beside them.</summary>
[Collection(DemoTestGroup.Name)]
public sealed class ResultsTests(DemoService service)
{
    [Fact]
    public async Task Every_step_is_told_and_no_number_is_about_a_few()
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/en{DemoService.Released}/results");
        page.Heading.ShouldContain("Results");
        var cells = page.Document.QuerySelectorAll("td.govuk-table__cell--numeric").Select(one => one.TextContent.Trim()).ToList();
        var numbers = cells.Where(cell => cell is not ("not told" or "none")).Select(cell => int.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
        numbers.ShouldContain(200, "all who applied got to the first step");
        numbers.ShouldAllBe(number => number == 0 || number >= ApplicantSearch.Few);
        cells.ShouldContain("not told", "of so few who reach the end nothing is told");
        page.Document.QuerySelectorAll("svg[role=img]").Length.ShouldBeGreaterThan(1);
        page.Document.QuerySelectorAll("svg[role=img]").ShouldAllBe(one => one.GetAttribute("aria-label")!.Length > 0);
        page.Text.ShouldContain("Pass mark: 30. Some with this mark or more did not go on: by another requirement of the step.");
    }

    [Fact]
    public async Task Before_the_first_release_there_is_nothing_to_see()
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/en{DemoService.Open}/results");
        page.Text.ShouldContain("Nothing has been released yet");
        page.Document.QuerySelector("table").ShouldBeNull();
    }
}
