using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Recruit.Web.Tests.Walking;

/// <summary>What every answer owes to who asked, whatever was asked.</summary>
internal static class Answered
{
    private static readonly HtmlParser Parser = new();

    /// <summary>What is wrong with an answer; nothing if nothing is.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="language">Of the address that was asked.</param>
    /// <param name="before">The page on which something was sent that cannot be; nothing if what was asked may leave a page as it was.</param>
    public static async Task<string?> ComplaintAsync(HttpResponseMessage response, string language, Page? before = null)
    {
        var status = (int)response.StatusCode;
        if (status >= 500)
        {
            return $"{status}";
        }

        if (response.Headers.Location?.OriginalString is { } next)
        {
            return next.StartsWith($"/{language}/", StringComparison.Ordinal) ? null : $"leads to {next}";
        }

        if (response.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return status == 200 ? null : $"{status} without a page";
        }

        var document = Parser.ParseDocument(await response.Content.ReadAsStringAsync());
        return document.DocumentElement.GetAttribute("lang") != language ? $"{status} in another language"
            : document.QuerySelector("h1") is null ? $"{status} without a heading"
            : status == 200 && before is not null && TextOf(document) == TextOf(before.Document) ? "a page that says nothing new"
            : null;
    }

    private static string TextOf(IDocument document) => string.Join(' ', document.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
