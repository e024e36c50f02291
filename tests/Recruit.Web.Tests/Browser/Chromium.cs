using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Recruit.Web.Tests.Browser;

/// <summary>
/// A real browser: the Chromium of this machine, no other one is fetched. Where there is none, a test that needs it says so and is passed over
/// (<see cref="BrowserFactAttribute"/>).
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Pages are also kept as pictures in this folder, for people to look at.</summary>
    private const string PicturesVariable = "RECRUIT_PICTURES";

    /// <summary>Elements that reach beyond the right edge, where a page has to be scrolled sideways.</summary>
    private const string TooWide = """
        () => { const edge = document.documentElement.clientWidth;
          return document.documentElement.scrollWidth <= edge ? []
            : [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > edge).map(one => one.outerHTML.slice(0, 120)); }
        """;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser's file; nothing where there is none.</summary>
    public static string? Executable { get; } = (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in Names
        let file = Path.Combine(folder, name)
        where File.Exists(file)
        select file).FirstOrDefault();

    public async Task InitializeAsync()
    {
        if (Executable is { } file)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = file, Args = ["--no-sandbox"] });
        }
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A window of its own, with its own cookies.</summary>
    /// <param name="address">The service.</param>
    /// <param name="width">In CSS pixels: 360 for a phone, 1280 for a desk.</param>
    /// <param name="script">Whether pages may run script.</param>
    public async Task<IPage> OpenAsync(Uri address, int width = 1280, bool script = true)
    {
        var window = await browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(), ViewportSize = new() { Width = width, Height = 800 }, JavaScriptEnabled = script, Locale = "kk-KZ",
        });
        return await window.NewPageAsync();
    }

    /// <summary>
    /// Looks at a page as it stands: no rule of axe is broken, nothing has to be scrolled sideways, and the console says nothing. In every run each page is
    /// looked at in one language and width, picked by its name; with <c>RECRUIT_CASES</c> above 1 in all of them.
    /// </summary>
    public async Task LookAsync(Uri address, string path, Func<IPage, Task>? prepare = null, int status = 200)
    {
        foreach (var (language, width) in CasesOf(path))
        {
            var page = await OpenAsync(address, width);
            var complaints = new List<string>();
            page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load", StringComparison.Ordinal) ? [message.Text] : []);
            page.Response += (_, response) => complaints.AddRange(response.Status >= 400 && response.Request.ResourceType != "document" ? [response.Url] : []);
            if (prepare is not null)
            {
                await prepare(page);
            }

            (await page.GotoAsync($"/{language}{path}"))!.Status.ShouldBe(status, path);
            await ShouldBeFineAsync(page, $"{path} in {language} at {width}");
            complaints.ShouldBeEmpty();
            await KeepAsync(page, $"{path.Trim('/').Replace('/', '-')}-{language}-{width}");
            await page.Context.CloseAsync();
        }
    }

    /// <summary>In which languages and widths a page is looked at: in one, picked by its name; with <c>RECRUIT_CASES</c> above 1 in all of them.</summary>
    public static (string Language, int Width)[] CasesOf(string name)
    {
        (string Language, int Width)[] all = [.. from language in (string[])["kk", "ru", "en"] from width in (int[])[360, 1280] select (language, width)];
        return Environment.GetEnvironmentVariable("RECRUIT_CASES") is { } told && int.TryParse(told, out var many) && many > 1
            ? all
            : [all[(int)(Evidence.Digest.Of(System.Text.Encoding.UTF8.GetBytes(name)).ToString()[0] % all.Length)]];
    }

    /// <summary>No rule of axe is broken on the page as it stands, and nothing has to be scrolled sideways.</summary>
    public static async Task ShouldBeFineAsync(IPage page, string name)
    {
        (await BrokenRulesAsync(page)).ShouldBeEmpty(name);
        (await page.EvaluateAsync<string[]>(TooWide)).ShouldBeEmpty($"{name} has to be scrolled sideways");
    }

    /// <summary>Rules of axe that the page breaks as it stands, each with where.</summary>
    public static async Task<IReadOnlyList<string>> BrokenRulesAsync(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") });
        return [.. found.Violations.Select(one => $"{one.Id}: {one.Help}: {string.Join("; ", one.Nodes.Select(node => node.Html))}")];
    }

    /// <summary>Keeps a picture of the page where people asked for it.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(PicturesVariable) is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{(name.StartsWith('-') ? "home" : "")}{name}.png"), FullPage = true });
        }
    }
}

/// <summary>A test that needs a browser; without one it is passed over and says why.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = BrowserSkip.Reason;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserSkip.Reason;
}

internal static class BrowserSkip
{
    public static string? Reason => Chromium.Executable is null ? "there is no Chromium here (Debian: apt-get install chromium)" : null;
}
