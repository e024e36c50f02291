namespace Recruit.Web.Tests.Walking;

/// <summary>Somebody who walks through the pages of a service.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Address">The service.</param>
/// <param name="EnterAsync">Gives them a browser of their own, signed in anew where they sign in at all.</param>
/// <param name="From">Addresses without a language that they know, beyond where links lead.</param>
internal sealed record Walker(string Name, Uri Address, Func<Task<Visitor>> EnterAsync, params string[] From)
{
    /// <summary>Every page to which links lead, in order: of addresses that differ in names alone so many as are asked for.</summary>
    /// <param name="visitor">Their browser.</param>
    /// <param name="language">Of the addresses.</param>
    /// <param name="each">How many of one kind.</param>
    public async IAsyncEnumerable<Page> WalkAsync(Visitor visitor, string language, int each)
    {
        var (seen, met) = (new HashSet<string>(), new Dictionary<string, int>());
        var waiting = new Queue<string>(((string[])["/", .. From]).Select(path => $"/{language}{path}"));
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(path) || KindOf(path) is not { } kind || met.GetValueOrDefault(kind) == each)
            {
                continue;
            }

            met[kind] = met.GetValueOrDefault(kind) + 1;
            var page = await visitor.GetAsync(path);
            if (page.Type != "text/html")
            {
                continue;
            }

            yield return page;
            foreach (var link in page.Document.QuerySelectorAll("a[href]:not([hreflang])").Select(one => one.GetAttribute("href")!).Where(link => link.StartsWith('/')))
            {
                waiting.Enqueue(link.Split('#')[0]);
            }
        }
    }

    /// <summary>What addresses have in common whose pages are alike: the template, names of what is asked, and in rules the form; nothing for no page.</summary>
    private static string? KindOf(string path)
    {
        if (PageRoute.Of(path) is not { } route)
        {
            return null;
        }

        var (plain, query) = path.Split('?') is [var before, var after] ? (before, after) : (path, "");
        var form = route.Template.Contains("**", StringComparison.Ordinal) ? string.Concat(plain.Split("/rules/")[^1].Where(letter => !char.IsAsciiDigit(letter))) : "";
        return $"{route.Template} {form} {string.Join(' ', query.Split('&').Select(one => one.Split('=')[0]).Distinct().Order(StringComparer.Ordinal))}";
    }
}
