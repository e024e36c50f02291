using System.Net;
using System.Text;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Layout;
using CountInterest = Recruit.UseCases.Attraction.CountInterest;

namespace Recruit.Web.Tests.Attraction;

/// <summary>Who asks to be told of a vacancy gets a letter, and ends by its link what was begun; nobody else learns anything.</summary>
[Collection(DemoTestGroup.Name)]
public sealed class InterestTests(DemoService service)
{
    private const string Form = $"{DemoService.Open}/interest";
    private const string Own = $"{DemoService.Open}/interest/own";

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Somebody_is_told_and_ends_it_by_the_link_in_a_letter_of_the_chosen_language(string code)
    {
        var words = new Speech(Speech.Codes.Single(one => one.Value == code).Key);
        var address = $"told-{code}@example.kz";
        using var visitor = service.Visit();
        var vacancy = await visitor.GetAsync($"/en{DemoService.Open}");
        var form = await visitor.GetAsync(vacancy.Document.QuerySelector("a[href$='/interest']")!.GetAttribute("href")!);
        (await visitor.SubmitAsync(form, Filled(address, code))).Document.QuerySelector(".govuk-panel h1")!.TextContent.ShouldBe("Your wish was received");

        var letter = (await LettersAsync(address, 1)).Single();
        letter.ShouldContain(code switch { "kk" => "Заң департаментінің маманы", "ru" => "Специалист юридического департамента", _ => "Specialist of the legal department" });
        var link = LinkIn(letter);
        link.ShouldStartWith($"/{code}{Own}?name=");

        // Mail systems open links before people do.
        using var reader = service.Visit();
        for (var times = 0; times < 2; times++)
        {
            (await reader.GetAsync(link)).Document.QuerySelector("#state")!.TextContent.ShouldStartWith(words.Say("interest.own.stands", ("moment", "")).TrimEnd('.')[..20]);
        }

        var page = await reader.SubmitAsync(await reader.GetAsync(link), [], "Withdraw");
        page.Document.QuerySelector("#state")!.TextContent.ShouldStartWith(words.Say("interest.own.withdrawn", ("moment", ""))[..10]);
        page.Document.QuerySelector("form[action*=Withdraw]").ShouldBeNull();
        page = await reader.SubmitAsync(page, [], "Forget");
        page.Document.QuerySelector(".govuk-panel h1")!.TextContent.ShouldBe(words["interest.forgotten"]);
        page = await reader.GetAsync(link);
        page.Document.QuerySelector("#nothing")!.TextContent.ShouldBe(words["interest.own.nothing"]);
        page.Document.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_learns_from_the_receipt_whether_an_address_is_registered()
    {
        using var visitor = service.Visit();
        var form = await visitor.GetAsync($"/en{Form}");
        var first = await visitor.SubmitAsync(form, Filled("known@example.kz"));
        var again = await visitor.SubmitAsync(await visitor.GetAsync($"/en{Form}"), Filled("known@example.kz"));
        var otherwise = await visitor.SubmitAsync(await visitor.GetAsync($"/en{Form}"), Filled(" KNOWN@example.kz ", "ru", "365"));
        var stranger = await visitor.SubmitAsync(await visitor.GetAsync($"/en{Form}"), Filled("stranger@example.kz"));
        foreach (var page in (Page[])[first, again, otherwise, stranger])
        {
            (page.Status, page.Text).ShouldBe((HttpStatusCode.OK, first.Text));
            page.Document.DocumentElement.OuterHtml.ShouldNotMatch("[0-9a-f]{64}", "the name of an interest is for who reads mail");
        }

        // What stood stands, and says so in the language that was chosen first.
        LinkIn((await LettersAsync("known@example.kz", 1)).Single()).ShouldStartWith("/en/");
    }

    [Fact]
    public async Task An_address_gets_one_letter_a_day_about_a_vacancy_however_often_it_is_typed_in()
    {
        const string Address = "pestered@example.kz";
        using var visitor = service.Visit();
        await visitor.SubmitAsync(await visitor.GetAsync($"/en{Form}"), Filled(Address));
        var link = LinkIn((await LettersAsync(Address, 1)).Single());
        await visitor.SubmitAsync(await visitor.GetAsync($"/en{Form}"), Filled(Address));
        await visitor.SubmitAsync(await visitor.GetAsync(link), [], "Forget");
        await visitor.SubmitAsync(await visitor.GetAsync($"/en{Form}"), Filled(Address));

        // Letters go one after the other: what comes after theirs is there, and none of theirs.
        await visitor.SubmitAsync(await visitor.GetAsync($"/en{Form}"), Filled("afterwards@example.kz"));
        await LettersAsync("afterwards@example.kz", 1);
        (await LettersAsync(Address, 1)).Count.ShouldBe(1);
        (await visitor.GetAsync(link)).Document.QuerySelector("#state").ShouldNotBeNull("the link that was mailed is that of the new interest too");
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_told_at_its_field_and_nobody_is_registered()
    {
        var before = await CountAsync();
        using var visitor = service.Visit();
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/en{Form}"), new() { ["Address"] = "nobody", ["Language"] = "de" });
        page.Document.QuerySelectorAll(".govuk-error-summary__list a").Select(one => one.GetAttribute("href")).ShouldBe(["#Address", "#Language", "#channel", "#Days", "#Agreed"], ignoreOrder: true);
        foreach (var field in (string[])["Address", "Language", "channel", "Days", "Agreed"])
        {
            page.Document.GetElementById($"{field}-error").ShouldNotBeNull(field);
        }

        page.Document.QuerySelector("#Address")!.GetAttribute("value").ShouldBe("nobody");
        page.Title.ShouldStartWith("Error:");

        var wrong = Filled("nobody@example.kz");
        (await visitor.SubmitAsync(page, new(wrong) { ["Days"] = "4000" })).Errors.ShouldBe(["Choose for how long"]);
        (await visitor.SubmitAsync(page, new(wrong) { ["channel"] = "nowhere" })).Errors.ShouldBe(["Choose where you heard of the vacancy"]);
        (await visitor.SubmitAsync(page, new(wrong) { ["Agreed"] = "perhaps" })).Errors.ShouldBe(["Tick the box if you agree. Without it your address is not kept"]);
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_channel_that_spreads_a_link_is_chosen_already()
    {
        using var visitor = service.Visit();
        (await visitor.GetAsync($"/en{Form}?channel=employment-centre")).Document.QuerySelector("#channel option[selected]")!.GetAttribute("value").ShouldBe("employment-centre");
        (await visitor.GetAsync($"/en{Form}?channel=nowhere")).Document.QuerySelector("#channel option[selected]").ShouldBeNull();
    }

    [Fact]
    public async Task Where_nobody_applies_any_more_nobody_is_told()
    {
        using var visitor = service.Visit();
        (await visitor.GetAsync($"/en{DemoService.Released}")).Document.QuerySelector("a[href$='/interest']").ShouldBeNull();
        (await visitor.GetAsync($"/en{DemoService.Released}/interest")).Document.QuerySelector("main form").ShouldBeNull();
        var form = await visitor.GetAsync($"/en{Form}");
        var sent = await visitor.PostAsync(form, $"/en{DemoService.Released}/interest", [.. Filled("late@example.kz").Select(one => (one.Key, one.Value))]);
        sent.Document.QuerySelector("#over").ShouldNotBeNull();
        (await CountAsync("chief-specialist")).ShouldBe(0);
        (await visitor.GetAsync("/en/vacancies/nobodys/interest")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?name=x")]
    [InlineData("?name=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("?name=FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    public async Task A_link_that_names_nothing_shows_nothing(string query)
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/en{Own}{query}");
        (page.Status, page.Document.QuerySelector("#nothing") is not null).ShouldBe((HttpStatusCode.OK, true));
        var form = await visitor.GetAsync($"/en{Form}");
        (await visitor.PostAsync(form, $"/en{Own}?handler=Withdraw", ("name", query.Split('=')[^1]))).Document.QuerySelector("#nothing").ShouldNotBeNull();
    }

    private static Dictionary<string, string> Filled(string address, string language = "en", string days = "90") => new()
    {
        ["Address"] = address, ["Language"] = language, ["channel"] = "site", ["Days"] = days, ["Agreed"] = "true",
    };

    private async Task<int> CountAsync(string campaign = "legal-specialist") => (await service.Server.Engine.Service.AskAsync(new CountInterest(DemoDesk.Officer, DemoDesk.Fresh, new Id(campaign))))
        .ShouldBeOfType<InterestCounted>().Channels.Sum(one => one.Registered);

    /// <summary>The letters to somebody, once there are so many.</summary>
    private async Task<List<string>> LettersAsync(string address, int count)
    {
        for (; ; await Task.Yield())
        {
            var letters = Directory.GetFiles(service.Mail, "*.eml").Select(File.ReadAllText).Where(one => one.Contains($"To: {address}", StringComparison.Ordinal)).ToList();
            if (letters.Count >= count)
            {
                return [.. letters.Select(one => Encoding.UTF8.GetString(Convert.FromBase64String(one.Split("\r\n\r\n", 2)[1])))];
            }
        }
    }

    private static string LinkIn(string letter) => new Uri(letter.Split((char[])['\r', '\n']).First(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
}
