using System.IO.Compression;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;

namespace Recruit.Web.Tests.Layout;

/// <summary>What a page costs over the line, compressed, heads of replies included, in bytes.</summary>
/// <param name="Page">The page alone: what a second visit costs, because what belongs to it is kept for good.</param>
/// <param name="Belongings">Style sheet, script and pictures, each once.</param>
/// <param name="Requests">How many requests a first visit takes.</param>
internal sealed record Weight(int Page, int Belongings, int Requests)
{
    public int First => Page + Belongings;

    /// <summary>Opens a page as a browser does that was never here.</summary>
    public static async Task<Weight> OfAsync(Visitor visitor, string path)
    {
        var (size, page) = await LoadAsync(visitor, path);
        var document = new HtmlParser().ParseDocument(page);
        string[] belongings =
        [
            .. document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=modulepreload]").Select(one => one.GetAttribute("href")!),
            .. document.QuerySelectorAll("script[src], img[src]").Select(one => one.GetAttribute("src")!),
        ];
        belongings = [.. belongings.Distinct()];
        var total = 0;
        foreach (var one in belongings)
        {
            total += (await LoadAsync(visitor, one)).Size;
        }

        return new Weight(size, total, 1 + belongings.Length);
    }

    /// <summary>Bytes of a reply, its head and its body as they go over the line.</summary>
    public static async Task<int> OfReplyAsync(HttpResponseMessage response) =>
        $"HTTP/1.1 {(int)response.StatusCode} {response.ReasonPhrase}\r\n{response.Headers}{response.Content.Headers}\r\n".Length
        + (await response.Content.ReadAsByteArrayAsync()).Length;

    private static async Task<(int Size, string Text)> LoadAsync(Visitor visitor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await visitor.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {response.StatusCode}");
        response.Content.Headers.ContentEncoding.ShouldBe(["br"], path);
        await using var plain = new BrotliStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        var text = await reader.ReadToEndAsync();
        return (await OfReplyAsync(response), text);
    }
}
