using System.Globalization;
using System.Net;
using Recruit.Web.Tests.Walking;
using Xunit.Abstractions;

namespace Recruit.Web.Tests.Hosting;

/// <summary>
/// Whatever is asked of a page after the question mark of its address, by whoever may come to it, is answered by a page in the language of who reads it, by a way
/// on or by a file. The questions are the same in every run; with <c>RECRUIT_CASES</c> above 1 there are ten times as many.
/// </summary>
[Collection(WalkedTests.Name)]
public sealed class HostileQueriesTests(WalkedServices services, ITestOutputHelper output)
{
    private static readonly int CasesOfEach = int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), CultureInfo.InvariantCulture, out var factor) && factor > 1 ? 20 : 2;

    [Fact]
    public async Task Each_is_answered_by_words()
    {
        var (complaints, asked, met) = (new List<string>(), 0, new HashSet<string>());
        foreach (var (place, walker) in services.Walkers.Index())
        {
            var (language, form) = (((string[])["kk", "ru", "en"])[place % 3], new HostileForm(new Random(place)));
            using var visitor = await walker.EnterAsync();
            var pages = new List<Page>();
            await foreach (var page in walker.WalkAsync(visitor, language, 1))
            {
                pages.Add(page);
            }

            foreach (var page in pages.Where(page => page.Status == HttpStatusCode.OK))
            {
                var (plain, query) = page.Path.Split('?') is [var before, var after] ? (before, after) : (page.Path, "");
                (string Name, string Value)[] sent = [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).Select(one => (one[0], one.Length > 1 ? one[1] : ""))];
                var route = PageRoute.Of(page.Path)!;
                met.Add(route.Template);
                for (var time = 0; time < CasesOfEach; time++, asked++)
                {
                    var path = $"{plain}?{form.Query(sent, [.. route.Asked().Concat(sent.Select(one => one.Name)).Distinct()])}";
                    using var response = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
                    if (await Answered.ComplaintAsync(response, language) is { } complaint)
                    {
                        complaints.Add($"{walker.Name}: {path[..Math.Min(300, path.Length)]}: {complaint}");
                    }
                }
            }
        }

        output.WriteLine($"{asked} questions to {met.Count} kinds of pages");
        complaints.ShouldBeEmpty();
        met.Count.ShouldBeGreaterThan(PageRoute.All.Count * 8 / 10);
    }
}
