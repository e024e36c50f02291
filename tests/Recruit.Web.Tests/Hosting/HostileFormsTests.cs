using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Recruit.Web.Tests.Walking;
using Xunit.Abstractions;

namespace Recruit.Web.Tests.Hosting;

/// <summary>
/// Whatever is sent to whatever takes a form, by whoever may come to its page, is answered: by a page that says something, by a way on, or by a page that says
/// that it cannot be, in the language of who reads it. The forms are the same in every run; with <c>RECRUIT_CASES</c> above 1 there are ten times as many.
/// </summary>
public sealed class HostileFormsTests(WalkedServices services, ITestOutputHelper output) : IClassFixture<WalkedServices>
{
    /// <summary>Pages take nothing of this name; those that take what has no name take it for that.</summary>
    private const string NoHandler = "Nothing";

    private const string Token = "__RequestVerificationToken";

    private static readonly int CasesOfEach = int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), CultureInfo.InvariantCulture, out var factor) && factor > 1 ? 40 : 4;

    [Fact]
    public async Task Each_is_answered_by_words_and_the_service_goes_on()
    {
        var complaints = new List<string>();
        var (met, sent) = (new HashSet<(string, string)>(), 0);
        foreach (var (place, walker) in services.Walkers.Index())
        {
            var sender = new Sender(walker, ((string[])["kk", "ru", "en"])[place % 3], new HostileForm(new Random(place)), complaints);
            await sender.EnterAsync();
            foreach (var route in PageRoute.All.OrderBy(route => route.Template.StartsWith("/account", StringComparison.Ordinal) || route.Template == "/sign-out").ThenBy(route => route.Template, StringComparer.Ordinal))
            {
                foreach (var handler in (IEnumerable<string>)[.. route.Handlers, NoHandler])
                {
                    sent += await sender.SendAsync(route, handler);
                    met.UnionWith(sender.Met.Contains(route) ? [(route.Template, handler)] : []);
                }
            }
        }

        var all = PageRoute.All.SelectMany(route => route.Handlers.Select(handler => (route.Template, handler))).ToArray();
        output.WriteLine($"{sent} forms to {all.Length} that take one. On no page that somebody met: {string.Join(", ", all.Except(met))}");
        complaints.ShouldBeEmpty();
        met.Count.ShouldBeGreaterThan(all.Length * 9 / 10);

        using var visitor = await services.Candidates.RegisterAsync(services.Candidates.Somebody());
        (await visitor.GetAsync("/en/applications")).Status.ShouldBe(HttpStatusCode.OK);
        await services.Office.AskAsync(await services.Office.SomebodyAsync(1), "Is there still somebody?");
    }

    /// <summary>One who sends forms.</summary>
    private sealed class Sender(Walker walker, string language, HostileForm form, List<string> complaints)
    {
        private readonly Dictionary<PageRoute, List<Page>> pages = [];
        private IReadOnlyDictionary<string, string> cookies = new Dictionary<string, string>();
        private Visitor visitor = null!;
        private string token = "";

        public IReadOnlyCollection<PageRoute> Met => pages.Keys;

        public async Task EnterAsync()
        {
            await SignInAsync();
            await foreach (var page in walker.WalkAsync(visitor, language, 3))
            {
                if (page.Status == HttpStatusCode.OK && PageRoute.Of(page.Path) is { } route)
                {
                    pages[route] = [.. pages.GetValueOrDefault(route) ?? [], page];
                }
            }
        }

        /// <summary>Sends forms to one that takes them; how many.</summary>
        public async Task<int> SendAsync(PageRoute route, string handler)
        {
            var known = pages.GetValueOrDefault(route) ?? [];
            var times = known.Count == 0 || handler == NoHandler ? 1 : CasesOfEach;
            for (var time = 0; time < times; time++)
            {
                var page = known.Count == 0 ? null : known[time % known.Count];
                var path = page is null ? form.Anywhere(route, language) : time % 4 == 3 ? form.Elsewhere(route, page.Path) : page.Path;
                await SendAsync(route, handler, path, page);
            }

            return times;
        }

        private async Task SendAsync(PageRoute route, string handler, string path, Page? page)
        {
            var target = handler.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
            var own = page?.Document.QuerySelectorAll("form").FirstOrDefault(one => HandlerOf(one) == handler);
            var filled = HostileForm.Sent(own);
            string[] files = [.. own?.QuerySelectorAll("input[type=file]").Select(one => one.GetAttribute("name")!) ?? []];
            using var request = new HttpRequestMessage(HttpMethod.Post, target)
            {
                Content = form.Make(filled, [.. filled.Select(one => one.Name).Concat(NamesIn(own)).Concat(route.FieldsOf(handler)).Distinct()], files),
            };
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("RequestVerificationToken", token);
            var body = await request.Content.ReadAsStringAsync();
            foreach (var (name, value) in cookies)
            {
                visitor.Keep(name, value);
            }

            try
            {
                using var response = await visitor.SendAsync(request);
                if (await Answered.ComplaintAsync(response, language, path == page?.Path && own is not null ? page : null) is { } complaint)
                {
                    complaints.Add($"{walker.Name}: {target[..Math.Min(200, target.Length)]} with {request.Content.Headers.ContentType} {body[..Math.Min(body.Length, 300)]}: {complaint}");
                }

                if (response.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true)
                {
                    await SignInAsync();
                }
            }
            catch (Exception wrong) when (wrong is HttpRequestException or TaskCanceledException)
            {
                complaints.Add($"{walker.Name}: {target} with {body[..Math.Min(body.Length, 300)]}: no answer ({wrong.Message})");
            }
        }

        private async Task SignInAsync()
        {
            visitor?.Dispose();
            visitor = await walker.EnterAsync();
            token = (await visitor.GetAsync($"/{language}{(visitor.Cookies.Count > 1 ? "/sign-out" : "/sign-in")}")).Document.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!;
            cookies = visitor.Cookies.ToDictionary();
        }

        private static IEnumerable<string> NamesIn(IElement? form) =>
            form?.QuerySelectorAll("input[name], select[name], textarea[name], button[name]").Select(one => one.GetAttribute("name")!).Where(name => name != Token) ?? [];

        private static string HandlerOf(IElement form) => form.GetAttribute("action")?.Split("handler=") is [_, var named] ? named.Split('&')[0] : "";
    }
}
