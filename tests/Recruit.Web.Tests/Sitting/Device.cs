using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Recruit.Web.Tests.Layout;

namespace Recruit.Web.Tests.Sitting;

/// <summary>What a device was told, and how many bytes the whole reply had, its head included.</summary>
internal sealed record Told(HttpStatusCode Status, string Type, JsonElement Body, string Raw, int Size)
{
    public string? Code => Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string? this[string name] => Body.TryGetProperty(name, out var value) ? value.ToString() : null;
}

/// <summary>A browser that sits a test by what its script would send.</summary>
internal sealed class Device(Visitor visitor, string language = "en")
{
    public string Attempt { get; set; } = "";

    public string Here => $"/{language}/tests/{Attempt}";

    /// <summary>Opens the page of the start and starts, or takes over where it runs elsewhere.</summary>
    public async Task<Page> EnterAsync(string sitting = SittingService.Law)
    {
        var start = await visitor.GetAsync($"/{language}{sitting}");
        var page = await visitor.SubmitAsync(start, []);
        page.Status.ShouldBe(HttpStatusCode.OK);
        Attempt = page.Path.Split('/')[3].Split('?')[0];
        return page;
    }

    public Task<Told> SaveAsync(int position, long number, string answer, byte salt = 1) => PutAsync(
        $"{Here}/answers/{position.ToString(CultureInfo.InvariantCulture)}/{number.ToString(CultureInfo.InvariantCulture)}?s={Base64Url.EncodeToString(Enumerable.Repeat(salt, 16).ToArray())}", answer);

    public Task<Told> ContactAsync() => PutAsync($"{Here}/contact", "");

    public Task<Told> HandInAsync(long covers) => PutAsync($"{Here}/submission/{covers.ToString(CultureInfo.InvariantCulture)}", "");

    public async Task<Told> PutAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(body, Encoding.UTF8, "text/plain") };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await visitor.SendAsync(request);
        var raw = await response.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(raw.Length > 0 ? raw : "{}");
        return new Told(response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", json.RootElement.Clone(), raw, await Weight.OfReplyAsync(response));
    }
}
