using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Recruit.Web.Tests.Hosting;

/// <summary>WS11 and WS12: what every reply says, and what is taken at all.</summary>
public sealed class HeadersTests(WebService service) : IClassFixture<WebService>
{
    [Theory]
    [InlineData("/en/", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/en/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/assets/no-such-file.css", HttpStatusCode.NotFound)]
    [InlineData("/en/problem?code=-1", HttpStatusCode.NotFound)]
    [InlineData("/en/problem?code=200", HttpStatusCode.NotFound)]
    public async Task Every_reply_has_the_agreed_headers(string path, HttpStatusCode expected)
    {
        using var visitor = service.Visit();
        using var response = await visitor.SendAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(expected);
        ShouldBeSafe(response);
    }

    [Fact]
    public async Task The_style_sheet_has_them_too_and_never_changes_under_its_name()
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync("/en/");
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var response = await visitor.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        ShouldBeSafe(response);
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        response.Content.Headers.ContentLength!.Value.ShouldBeLessThan(16_000);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    public async Task Other_methods_are_refused(string method)
    {
        using var visitor = service.Visit();
        using var response = await visitor.SendAsync(new HttpMethod(method), "/en/");
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        ShouldBeSafe(response);
    }

    [Fact]
    public async Task A_request_by_another_name_gets_nothing()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.Address.Host, service.Address.Port);
        await socket.GetStream().WriteAsync("GET /en/ HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(socket.GetStream(), Encoding.ASCII);
        (await reader.ReadLineAsync())!.ShouldContain("400");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://elsewhere.example")]
    public async Task A_form_from_another_site_is_refused(string header, string value)
    {
        using var visitor = service.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/problem") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add(header, value);
        using var response = await visitor.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ShouldBeSafe(response);
    }

    private static void ShouldBeSafe(HttpResponseMessage response)
    {
        string Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
        Header("Content-Security-Policy").ShouldContain("default-src 'none'");
        Header("Content-Security-Policy").ShouldNotContain("unsafe");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("Referrer-Policy").ShouldBe("same-origin");
        Header("Permissions-Policy").ShouldContain("camera=()");
        Header("Cache-Control").ShouldNotBeEmpty();
        Header("Server").ShouldBeEmpty();
        Header("X-Powered-By").ShouldBeEmpty();
    }
}
