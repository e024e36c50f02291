using Microsoft.Playwright;
using Recruit.Web.Tests.Walking;
using Xunit.Abstractions;

namespace Recruit.Web.Tests.Browser;

/// <summary>
/// Whoever reads a page at 400 % has 320 × 256 CSS pixels of it (WCAG 1.4.10): nothing but wide tables and pictures is scrolled sideways, those in a frame of their
/// own, and whatever is pressed can be seen whole. Each page in one language, picked by its name, and some of them also by axe, which takes seconds for each; with <c>RECRUIT_CASES</c> above 1 all
/// pages to which a link leads, in all languages.
/// </summary>
[Collection(WalkedTests.Name)]
public sealed class ZoomTests(WalkedServices services, Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>
{
    /// <summary>Of so many pages one is looked at by axe in every run; those that have tests of their own are looked at there.</summary>
    private const int OneOf = 12;

    /// <summary>What lies beyond an edge outside of every frame that can be scrolled by the keyboard, and what is pressed and is not there to be pressed.</summary>
    private const string Faults = """
        () => {
          const edge = document.documentElement.clientWidth, faults = [], tell = (what, one) => faults.push(`${what}: ${one.outerHTML.slice(0, 160)}`);
          const frame = one => { for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return up; };
          if (document.documentElement.scrollWidth > edge) faults.push(`${document.documentElement.scrollWidth} wide`);
          for (const one of document.body.querySelectorAll('*')) {
            const box = one.getBoundingClientRect(), style = getComputedStyle(one);
            if (box.width === 0 || style.visibility === 'hidden' || one.closest('.govuk-visually-hidden, .govuk-skip-link, svg svg, [hidden]')) continue;
            if ((box.right > edge + 1 || box.left < -1) && !frame(one)) tell('beyond the edge', one);
            if (/hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1 && style.position !== 'absolute' && one.tagName !== 'svg' && !/input|select/i.test(one.tagName)) tell('cut off', one);
            if (/auto|scroll/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1 && one.tagName !== 'TEXTAREA' && one.tabIndex < 0) tell('scrolled without a keyboard', one);
          }
          for (const one of document.querySelectorAll('main button, main a.govuk-button, main input:not([type=hidden]), main select, main textarea')) {
            const inFrame = frame(one);
            if (one.closest('details:not([open]), [hidden], noscript')) continue;
            one.scrollIntoView({ block: 'center', inline: 'nearest' });
            const box = one.getBoundingClientRect();
            if (box.width === 0 && !one.closest('.govuk-visually-hidden')) { if (getComputedStyle(one).display !== 'none') tell('without a size', one); continue; }
            if (!inFrame && (box.left < -1 || box.right > edge + 1)) tell('not whole', one);
            const x = Math.min(Math.max((box.left + box.right) / 2, 0), edge - 1), y = (box.top + box.bottom) / 2, top = document.elementFromPoint(x, y);
            if (top && !(top === one || one.contains(top) || top.contains(one) || top.closest('label') || top.matches('label'))) tell(`covered by ${top.outerHTML.slice(0, 80)}`, one);
          }
          return [...new Set(faults)].slice(0, 12);
        }
        """;

    [BrowserFact]
    public async Task Whoever_looks_sees_what_is_too_wide_cut_off_covered_or_out_of_reach()
    {
        var window = await browser.OpenAsync(services.Walkers[0].Address, 320);
        await window.SetViewportSizeAsync(320, 256);
        await window.GotoAsync("/en/help");
        (await window.EvaluateAsync<string[]>(Faults)).ShouldBeEmpty();
        await window.EvaluateAsync("""
            () => {
              const add = (html, style) => { const one = document.createElement('div'); one.innerHTML = html; one.style.cssText = style; document.querySelector('main').append(one); };
              add('<p>wide</p>', 'width: 600px');
              add('<p>a long sentence</p>', 'width: 100px; overflow: hidden; white-space: nowrap; height: 20px');
              add('<div>a table</div>', 'overflow-x: auto; width: 200px');
              document.querySelector('main > div:last-child > div').style.width = '900px';
              add('<button>covered</button>', 'position: relative');
              document.querySelector('main > div:last-child').insertAdjacentHTML('beforeend', '<div></div>');
              document.querySelector('main > div:last-child > div').style.cssText = 'position: absolute; inset: 0; width: 300px; height: 60px';
            }
            """);
        var told = await window.EvaluateAsync<string[]>(Faults);
        foreach (var fault in (string[])["wide", "beyond the edge", "cut off", "scrolled without a keyboard", "covered by"])
        {
            told.ShouldContain(one => one.Contains(fault, StringComparison.Ordinal), $"{fault}: {string.Join('\n', told)}");
        }
    }

    [BrowserFact]
    public async Task No_page_has_to_be_scrolled_sideways_or_breaks_a_rule_and_everything_can_be_pressed()
    {
        var (complaints, seen, looked) = (new List<string>(), new HashSet<string>(), 0);
        foreach (var walker in services.Walkers)
        {
            using var visitor = await walker.EnterAsync();
            var paths = new List<string>();
            await foreach (var page in walker.WalkAsync(visitor, "en", 1))
            {
                paths.AddRange(page.Status == System.Net.HttpStatusCode.OK && seen.Add($"{walker.Address} {page.Path}") ? [page.Path["/en".Length..]] : []);
            }

            var window = await browser.OpenAsync(walker.Address, 320);
            await window.SetViewportSizeAsync(320, 256);
            await window.Context.AddCookiesAsync(visitor.Cookies.Select(one => new Cookie
            {
                Name = one.Key, Value = one.Value, Domain = walker.Address.Host, Path = "/", HttpOnly = true, Secure = one.Key.StartsWith("__", StringComparison.Ordinal),
            }));
            foreach (var path in paths)
            {
                var languages = Chromium.CasesOf(path).Select(one => one.Language).Distinct().ToArray();
                foreach (var language in languages)
                {
                    (await window.GotoAsync($"/{language}{path}"))!.Status.ShouldBe(200, path);
                    new Uri(window.Url).PathAndQuery.ShouldBe(new Uri(walker.Address, $"/{language}{path}").PathAndQuery, walker.Name);
                    var broken = languages.Length > 1 || looked++ % OneOf == 0 ? await Chromium.BrokenRulesAsync(window) : [];
                    complaints.AddRange(broken.Concat(await window.EvaluateAsync<string[]>(Faults)).Select(fault => $"{walker.Name} /{language}{path} {fault}"));
                    await Chromium.KeepAsync(window, $"zoom-{path.Trim('/').Replace('/', '-').Replace('?', '-')}-{language}");
                }
            }

            await window.Context.CloseAsync();
        }

        output.WriteLine($"{seen.Count} pages");
        complaints.ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(PageRoute.All.Count);
    }
}
