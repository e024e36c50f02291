using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Recruit.Web.Hosting;

namespace Recruit.Web.Tests;

/// <summary>The whole service on a free port of this machine, with an engine on files of its own.</summary>
public sealed class WebService : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-web-").FullName;
    private WebServer server = null!;

    internal WebServer Server => server;

    internal Uri Address => server.Address;

    internal string Root => root;

    public async Task InitializeAsync() => server = await WebServer.StartAsync(SettingsIn(root), TimeProvider.System, _ => { });

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Stops the service and starts it on the same files.</summary>
    internal async Task RestartAsync()
    {
        await server.DisposeAsync();
        await InitializeAsync();
    }

    internal static WebSettings SettingsIn(string root) => new(
        Path.Combine(root, "journal"), Path.Combine(root, "keys"), Path.Combine(root, "mail"), new Uri("http://127.0.0.1:0"));

    /// <summary>Somebody who opened an account and signed in.</summary>
    internal async Task<Visitor> RegisterAsync(string name, string password)
    {
        using var visitor = Visit();
        await visitor.SubmitAsync(await visitor.GetAsync("/en/register"), new() { ["Name"] = name, ["Password"] = password });
        return await SignInAsync(name, password);
    }

    /// <summary>Somebody who signed in.</summary>
    internal async Task<Visitor> SignInAsync(string name, string password)
    {
        var visitor = Visit();
        var page = await visitor.SubmitAsync(await visitor.GetAsync("/en/sign-in"), new() { ["Name"] = name, ["Password"] = password });
        page.Heading.ShouldBe("My account", string.Join(' ', page.Errors));
        return visitor;
    }

    /// <summary>The link in the letter to somebody, once it is there.</summary>
    internal async Task<string> WaitForLinkAsync(string name)
    {
        for (; ; await Task.Yield())
        {
            foreach (var letter in Directory.GetFiles(Path.Combine(root, "mail"), "*.eml").Select(File.ReadAllText))
            {
                if (letter.Contains($"To: {name}", StringComparison.Ordinal))
                {
                    var body = Encoding.UTF8.GetString(Convert.FromBase64String(letter[letter.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]));
                    return new Uri(body.Split((char[])['\r', '\n']).First(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
                }
            }
        }
    }

    /// <summary>Somebody with a browser of their own.</summary>
    internal Visitor Visit() => new(Address);
}

/// <summary>A browser without script: it keeps cookies, those too that go by HTTPS or from this machine alone, and sends forms as pages have them.</summary>
internal sealed class Visitor : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClient http;
    private readonly Dictionary<string, string> cookies = [];

    public Visitor(Uri address) => http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>Gives the browser a cookie.</summary>
    public void Keep(string name, string value) => cookies[name] = value;

    /// <summary>Sends a request as it is.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(one => $"{one.Key}={one.Value}")));
        }

        var response = await http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                cookies.Remove(pair[0]);
            }
            else
            {
                cookies[pair[0]] = pair[1];
            }
        }

        return response;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path) => SendAsync(new HttpRequestMessage(method, path));

    /// <summary>Opens a page, following redirections.</summary>
    public async Task<Page> GetAsync(string path)
    {
        for (var hops = 0; ; hops++)
        {
            using var response = await SendAsync(HttpMethod.Get, path);
            if (response.Headers.Location is not { } next || hops == 5)
            {
                return await PageOfAsync(path, response);
            }

            path = new Uri(new Uri(http.BaseAddress!, path), next).PathAndQuery;
        }
    }

    /// <summary>Fills the only form of a page, or that with this action or for this handler, and sends it; follows redirections.</summary>
    /// <param name="page">With the form.</param>
    /// <param name="fields">What is filled in.</param>
    /// <param name="action">Which form; the only one if nothing.</param>
    /// <param name="file">A file for its only field of that sort.</param>
    public async Task<Page> SubmitAsync(Page page, Dictionary<string, string> fields, string? action = null, byte[]? file = null)
    {
        var form = page.Document.QuerySelectorAll("form").First(one => action is null
            ? one.GetAttribute("method") == "post" && one.GetAttribute("action")?.Contains("handler=Remove") != true
            : one.GetAttribute("action") is { } to && (to == action || to.EndsWith($"handler={action}", StringComparison.Ordinal)));
        var content = form.QuerySelectorAll("input[type=hidden]").ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields)
        {
            content[name] = value;
        }

        var target = form.GetAttribute("action") is { Length: > 0 } told ? told : page.Path;
        return await PostAsync(target, ContentOf(content, form, file));
    }

    /// <summary>Sends fields to an address of this service for which the page has no form any more, as somebody can whose page is old, or of which several have one name.</summary>
    public Task<Page> PostAsync(Page page, string target, params (string Name, string Value)[] fields)
    {
        const string Token = "__RequestVerificationToken";
        var token = page.Document.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!;
        return PostAsync(target, new FormUrlEncodedContent(fields.Append((Token, token)).Select(one => KeyValuePair.Create(one.Item1, one.Item2))));
    }

    private async Task<Page> PostAsync(string target, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await SendAsync(request);
        return response.Headers.Location is { } next
            ? await GetAsync(new Uri(new Uri(http.BaseAddress!, target), next).PathAndQuery)
            : await PageOfAsync(target, response);
    }

    private static async Task<Page> PageOfAsync(string path, HttpResponseMessage response) => new(path, response.StatusCode, Parser.ParseDocument(await response.Content.ReadAsStringAsync()))
    {
        Type = response.Content.Headers.ContentType?.MediaType,
    };

    /// <summary>Sends the form of a handler and takes what comes, with the length that was told beforehand, if any was.</summary>
    public async Task<(long? Length, byte[] Content)> DownloadAsync(Page page, string handler)
    {
        var form = page.Document.QuerySelectorAll("form").Single(one => one.GetAttribute("action")?.EndsWith($"handler={handler}", StringComparison.Ordinal) == true);
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent(form.QuerySelectorAll("input[type=hidden]").ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value") ?? "")),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, handler);
        var length = response.Headers.TransferEncodingChunked == true ? null : response.Content.Headers.ContentLength;
        return (length, await response.Content.ReadAsByteArrayAsync());
    }

    private static HttpContent ContentOf(Dictionary<string, string> fields, IElement form, byte[]? file)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields);
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        if (file is not null)
        {
            content.Add(new ByteArrayContent(file), form.QuerySelector("input[type=file]")!.GetAttribute("name")!, "file");
        }

        return content;
    }

    public void Dispose() => http.Dispose();
}

/// <summary>A page that was opened.</summary>
internal sealed record Page(string Path, HttpStatusCode Status, IDocument Document)
{
    /// <summary>As the reply named its content; nothing where it has none.</summary>
    public string? Type { get; init; }

    public string Title => Document.Title ?? "";

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public string Text => Document.Body!.TextContent;

    /// <summary>Messages of the error summary.</summary>
    public IEnumerable<string> Errors => Document.QuerySelectorAll(".govuk-error-summary__list li").Select(one => one.TextContent.Trim());
}
