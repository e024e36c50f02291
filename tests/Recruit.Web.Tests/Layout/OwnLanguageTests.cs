using System.Net;
using AngleSharp.Dom;
using Recruit.Web.Layout;
using Recruit.Web.Tests.Walking;
using Xunit.Abstractions;

namespace Recruit.Web.Tests.Layout;

/// <summary>Whoever walks through the pages by their links stays in one language, from the first page to the last.</summary>
[Collection(WalkedTests.Name)]
public sealed class OwnLanguageTests(WalkedServices services, ITestOutputHelper output)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Every_page_speaks_the_language_of_its_address_and_leads_to_no_other(string code)
    {
        var language = Speech.Codes.Single(one => one.Value == code).Key;
        var (complaints, walked) = (new List<string>(), new HashSet<string>());
        foreach (var walker in services.Walkers)
        {
            using var visitor = await walker.EnterAsync();
            await foreach (var page in walker.WalkAsync(visitor, code, 2))
            {
                walked.Add(PageRoute.Of(page.Path)?.Template ?? page.Path);
                complaints.AddRange(OtherWords.Of(page.Document, language).Concat(OtherLinks(page, code)).Append(FaultOf(page, code)).OfType<string>().Select(one => $"{page.Path}: {one}"));
            }
        }

        output.WriteLine($"{walked.Count} kinds of pages. Nobody came to {string.Join(", ", PageRoute.All.Select(route => route.Template).Except(walked))}");
        complaints.Distinct().ShouldBeEmpty();
        walked.Count.ShouldBeGreaterThan(PageRoute.All.Count * 9 / 10);
    }

    private static string? FaultOf(Page page, string code) =>
        page.Status is not (HttpStatusCode.OK or HttpStatusCode.NotFound) ? page.Status.ToString()
        : page.Document.DocumentElement.GetAttribute("lang") != code ? "the language is not told"
        : page.Path.StartsWith($"/{code}/", StringComparison.Ordinal) ? null : "another address";

    /// <summary>Links and forms that lead to another language of this service, but for those that say so.</summary>
    private static IEnumerable<string> OtherLinks(Page page, string code) =>
        from one in page.Document.QuerySelectorAll("a[href], form[action]")
        let to = one.GetAttribute("href") ?? one.GetAttribute("action")!
        where to.StartsWith('/') && !to.StartsWith($"/{one.GetAttribute("hreflang") ?? code}/", StringComparison.Ordinal)
        select $"leads to {to}";
}
