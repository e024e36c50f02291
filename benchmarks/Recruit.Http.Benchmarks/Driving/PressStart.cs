using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Recruit.Benchmarks.Http.Serving;

namespace Recruit.Benchmarks.Http.Driving;

/// <summary>Candidates who opened the page of a start press it within some seconds, and have their paper: the first section with all its questions.</summary>
internal static partial class PressStart
{
    private const string Page = "/en/vacancies/clerk/tests/law";

    /// <summary>Seconds from each press to the whole paper, in order; everybody has one.</summary>
    /// <param name="server">Where the service listens.</param>
    /// <param name="within">How long it takes until everybody has pressed.</param>
    /// <exception cref="InvalidOperationException">Somebody got something else.</exception>
    public static async Task<double[]> RunAsync(Uri server, TimeSpan within)
    {
        using var line = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = ServedTarget.Devices };
        using var http = new HttpClient(line) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(5) };
        var forms = new Form[ServedTarget.Devices];
        await Parallel.ForAsync(0, forms.Length, async (candidate, _) => forms[candidate] = await OpenAsync(http, candidate + ServedTarget.Devices));
        var taken = new ConcurrentBag<double>();
        var start = Stopwatch.GetTimestamp();
        var all = new List<Task>();
        for (var next = 0; next < forms.Length; Thread.Sleep(1))
        {
            var due = Math.Min(forms.Length, (int)(Stopwatch.GetElapsedTime(start) / within * forms.Length) + 1);
            for (; next < due; next++)
            {
                var (form, at) = (forms[next], start + (long)(within.TotalSeconds * next / forms.Length * Stopwatch.Frequency));
                all.Add(Task.Run(async () =>
                {
                    await PressAsync(http, form);
                    taken.Add(Stopwatch.GetElapsedTime(at).TotalSeconds);
                }));
            }
        }

        await Task.WhenAll(all);
        return [.. taken.Order()];
    }

    private static async Task<Form> OpenAsync(HttpClient http, int candidate)
    {
        var cookies = string.Create(CultureInfo.InvariantCulture, $"{RecruitService.Who}={candidate}");
        using var reply = await SendAsync(http, HttpMethod.Get, Page, cookies, null);
        var page = await reply.Content.ReadAsStringAsync();
        var token = Token().Match(page);
        return token.Success
            ? new Form(WebUtility.HtmlDecode(token.Groups[1].Value), Merge(cookies, reply))
            : throw new InvalidOperationException($"{reply.StatusCode}: no form in {page}");
    }

    private static async Task PressAsync(HttpClient http, Form form)
    {
        using var pressed = await SendAsync(http, HttpMethod.Post, Page, form.Cookies, new FormUrlEncodedContent([new("__RequestVerificationToken", form.Token)]));
        if (pressed.Headers.Location is not { } paper)
        {
            throw new InvalidOperationException($"{pressed.StatusCode}: {await pressed.Content.ReadAsStringAsync()}");
        }

        using var got = await SendAsync(http, HttpMethod.Get, paper.ToString(), Merge(form.Cookies, pressed), null);
        if (got.StatusCode != HttpStatusCode.OK || (await got.Content.ReadAsByteArrayAsync()).Length < 1000)
        {
            throw new InvalidOperationException($"{paper}: {got.StatusCode}");
        }
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, string path, string cookies, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Cookie", cookies);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (method == HttpMethod.Get && content is null && path != Page)
        {
            request.Headers.Add("Accept-Encoding", "gzip, br");
        }

        return http.SendAsync(request);
    }

    /// <summary>The cookies after a reply: the last word of each name, those of other languages' addresses apart.</summary>
    private static string Merge(string cookies, HttpResponseMessage reply)
    {
        var all = cookies.Split("; ").Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1]);
        foreach (var set in reply.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            all[pair[0]] = pair[1];
        }

        return string.Join("; ", all.Select(one => $"{one.Key}={one.Value}"));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed record Form(string Token, string Cookies);
}
