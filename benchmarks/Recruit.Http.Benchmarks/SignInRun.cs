using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Recruit.Actors;
using Recruit.Benchmarks.Running;
using Recruit.UseCases.Accounts;
using Recruit.Web.Hosting;
using Recruit.Web.Identity;

namespace Recruit.Benchmarks.Http;

/// <summary>
/// WS9: whether the time of an answer tells if there is an account. Signing in with a wrong password, asking for a new one and registering, each for names that
/// have an account and names that have none, in an order by chance.
/// </summary>
internal sealed partial class SignInRun(WebServer server, int timings)
{
    private const int Seed = 20261126;
    private const double MedianMax = 5;
    private const double ChanceMin = 0.01;

    private static readonly (string Page, string What, bool HasPassword)[] Questions =
        [("/en/sign-in", "signing in with a wrong password", true), ("/en/forgotten-password", "asking for a new password", false), ("/en/register", "registering", true)];

    /// <summary>Measures and writes sign-in.md.</summary>
    /// <param name="results">The folder of results.</param>
    /// <param name="timings">For each question, of each sort of name.</param>
    public static async Task RunAsync(string results, int timings)
    {
        RankTest.Check();
        var report = new Results("What the time of an answer tells of accounts", $"benchmarks/run sign-in {timings.ToString(CultureInfo.InvariantCulture)}");
        var folder = Directory.CreateTempSubdirectory("recruit-sign-in-").FullName;
        var settings = new WebSettings(Path.Combine(folder, "journal"), Path.Combine(folder, "keys"), Path.Combine(folder, "mail"), new Uri("http://127.0.0.1:0"));
        await using (var server = await WebServer.StartAsync(settings, TimeProvider.System, Console.Error.WriteLine))
        {
            await new SignInRun(server, timings).MeasureAsync(report);
        }

        Directory.Delete(folder, recursive: true);
        report.Write(Path.Combine(results, "sign-in.md"));
    }

    private async Task MeasureAsync(Results report)
    {
        var verifier = new Passwords().Hash("a password that nobody tries");
        await Parallel.ForAsync(0, timings + 1, async (number, _) => await server.Engine.Service.AskAsync(new OpenAccount(new OperationId(Guid.NewGuid()), NameOf("known", number), verifier), default));
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        var rows = new List<string[]>();
        foreach (var (page, what, hasPassword) in Questions)
        {
            var (known, unknown) = await TimesOfAsync(http, page, hasPassword);
            var (one, other, chance) = (Median(known), Median(unknown), RankTest.Chance(known, unknown));
            Console.Error.WriteLine($"{what}: {one:0.00} ms and {other:0.00} ms");
            rows.Add(
            [
                what, Text($"{one:0.00} ms"), Text($"{other:0.00} ms"), Text($"{Math.Abs(one - other):0.00} ms"), Results.Met(Math.Abs(one - other) < MedianMax),
                Text($"{chance:0.000}"), Results.Met(chance > ChanceMin),
            ]);
        }

        report.Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"{timings:N0} timings of each question for names that have an account and as many for names that have none, every name once, in an order by chance (seed {Seed}); one connection, whole replies. "
            + $"The medians are to lie less than {MedianMax} ms apart, and the rank test of Mann and Whitney is to find no difference (chance above {ChanceMin})."));
        report.Table(["question", "median, known", "median, unknown", "apart", "", "chance", ""], rows);
    }

    private async Task<(double[] Known, double[] Unknown)> TimesOfAsync(HttpClient http, string page, bool hasPassword)
    {
        using var opened = await http.GetAsync(new Uri(page, UriKind.Relative));
        var token = Token().Match(await opened.Content.ReadAsStringAsync()).Groups[1].Value;
        var cookie = string.Join("; ", opened.Headers.GetValues("Set-Cookie").Select(one => one.Split(';')[0]));
        var order = Enumerable.Range(0, 2 * timings).ToArray();
        new Random(Seed).Shuffle(order);
        await AskAsync(http, page, token, cookie, NameOf("known", timings), hasPassword);
        var (known, unknown) = (new List<double>(), new List<double>());
        foreach (var number in order)
        {
            var (name, times) = number < timings ? (NameOf("known", number), known) : (NameOf($"unknown{page.Length}-", number), unknown);
            times.Add(await AskAsync(http, page, token, cookie, name, hasPassword));
        }

        return ([.. known], [.. unknown]);
    }

    private static async Task<double> AskAsync(HttpClient http, string page, string token, string cookie, string name, bool hasPassword)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, page);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Name"] = name, ["Password"] = hasPassword ? "not the password of anybody" : "", ["wish"] = Guid.NewGuid().ToString(), ["__RequestVerificationToken"] = token,
        });
        var began = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect ? milliseconds : throw new InvalidDataException($"{page} answered {response.StatusCode}.");
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);

    private static string NameOf(string sort, int number) => string.Create(CultureInfo.InvariantCulture, $"{sort}{number}@example.kz");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
