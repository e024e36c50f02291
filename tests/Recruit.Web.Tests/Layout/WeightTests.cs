using Recruit.Web.Hosting;
using Recruit.Web.Tests.Attraction;
using Recruit.Web.Tests.Sitting;
using Xunit.Abstractions;

namespace Recruit.Web.Tests.Layout;

/// <summary>Pages for everybody on a poor line: what they may weigh.</summary>
[Collection(DemoTestGroup.Name)]
public sealed class PublicWeightTests(DemoService service, ITestOutputHelper output)
{
    [Theory]
    [InlineData("/vacancies", 60, 15, 6)]
    [InlineData(DemoService.Open, 60, 15, 6)]
    [InlineData(DemoService.Released, 60, 15, 6)]
    [InlineData($"{DemoService.Released}/results", 60, 15, 6)]
    [InlineData("/register", 40, 12, 4)]
    [InlineData("/sign-in", 40, 12, 4)]
    public async Task A_page_stays_within_its_budget_in_each_language(string path, int first, int again, int requests)
    {
        foreach (var language in (string[])["kk", "ru", "en"])
        {
            using var visitor = service.Visit();
            var weight = await Weight.OfAsync(visitor, $"/{language}{path}");
            output.WriteLine($"/{language}{path} {weight}");
            weight.First.ShouldBeLessThanOrEqualTo(first * 1024, $"/{language}{path}");
            weight.Page.ShouldBeLessThanOrEqualTo(again * 1024, $"/{language}{path}");
            weight.Requests.ShouldBeLessThanOrEqualTo(requests, $"/{language}{path}");
        }
    }
}

/// <summary>Scripts of ours: what each of them weighs as it is served where nothing is compressed.</summary>
public sealed class ScriptWeightTests(WebService service, ITestOutputHelper output) : IClassFixture<WebService>
{
    [Theory]
    [InlineData("sitting.js")]
    [InlineData("passkeys.js")]
    public async Task A_script_has_eight_kilobytes_at_most(string name)
    {
        using var visitor = service.Visit();
        using var response = await visitor.SendAsync(HttpMethod.Get, Assets.Load()[name]);
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        var script = await response.Content.ReadAsByteArrayAsync();
        output.WriteLine($"{name}: {script.Length}");
        script.Length.ShouldBeInRange(1, 8 * 1024, name);
    }

    [Fact]
    public void There_are_no_others() =>
        Directory.GetFiles(Path.Combine(Sources.Web, "Assets"), "*.js").Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["passkeys.js", "sitting.js"]);
}

/// <summary>A test on a poor line: what its pages and each saved answer may weigh.</summary>
public sealed class SittingWeightTests(SittingService service, ITestOutputHelper output) : IClassFixture<SittingService>
{
    [Fact]
    public async Task A_section_and_a_save_stay_within_their_budgets()
    {
        using var visitor = service.Visit(service.Somebody());
        var device = new Device(visitor, "kk");
        var section = await device.EnterAsync();

        var weight = await Weight.OfAsync(visitor, section.Path);
        var saved = await device.SaveAsync(0, 1, "a");

        output.WriteLine($"{section.Path} {weight}, a save {saved.Size}");
        weight.First.ShouldBeLessThanOrEqualTo(90 * 1024);
        weight.Page.ShouldBeLessThanOrEqualTo(60 * 1024);
        weight.Requests.ShouldBeLessThanOrEqualTo(4);
        saved.Size.ShouldBeLessThanOrEqualTo(512, saved.Raw);
    }
}
