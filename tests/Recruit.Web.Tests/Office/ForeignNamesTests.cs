using System.Net;
using System.Text.RegularExpressions;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Walking;

namespace Recruit.Web.Tests.Office;

/// <summary>
/// A name of another agency in an address is answered like a name that nobody has, on every page and by everything that it takes: nobody learns by addresses what
/// other agencies have. One that is typed into a form is told at its field.
/// </summary>
[Collection(OfficeTests.Name)]
public sealed partial class ForeignNamesTests(OfficeService office)
{
    private const string Foreign = "foreign-name";
    private const string Nobodys = "nobodys-name";
    private const string Token = "__RequestVerificationToken";

    private static readonly Caller Stranger = new(new Id("stranger"), [Role.AgencyOfficer], new Id("elsewhere"));

    [Theory]
    [InlineData(Role.AgencyOfficer, "en", "There is no such page")]
    [InlineData(Role.Approver, "ru", "Такой страницы нет")]
    [InlineData(Role.ItemAuthor, "kk", "Мұндай бет жоқ")]
    public async Task In_an_address_it_is_no_name_at_all(Role role, string language, string told)
    {
        await MakeForeignAsync();
        using var visitor = await office.Demo.SignInAsync(role);
        var token = (await visitor.GetAsync("/en/sign-out")).Document.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!;
        var routes = PageRoute.All.Where(route => Named().IsMatch(route.Template)).ToArray();
        routes.Length.ShouldBeGreaterThan(30);
        foreach (var route in routes)
        {
            var (theirs, none) = ($"/{language}{Filled(route.Template, Foreign)}", $"/{language}{Filled(route.Template, Nobodys)}");
            foreach (var handler in (IEnumerable<string?>)[null, .. route.Handlers])
            {
                var replies = new List<string>();
                foreach (var path in (string[])[theirs, none])
                {
                    using var request = new HttpRequestMessage(handler is null ? HttpMethod.Get : HttpMethod.Post, handler is null or "" ? path : $"{path}?handler={handler}");
                    if (handler is not null)
                    {
                        request.Content = new FormUrlEncodedContent([KeyValuePair.Create(Token, token)]);
                        request.Headers.Add("Sec-Fetch-Site", "same-origin");
                    }

                    using var response = await visitor.SendAsync(request);
                    response.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{request.Method} {request.RequestUri} as {role}");
                    replies.Add(Content().Match(await response.Content.ReadAsStringAsync()).Value);
                }

                replies[0].ShouldContain(told);
                replies[0].ShouldBe(replies[1], theirs);
            }
        }
    }

    [Fact]
    public async Task In_a_form_it_is_told_at_its_field()
    {
        await MakeForeignAsync();
        using var officer = await office.OfficerAsync();
        var rules = await officer.SubmitAsync(
            await officer.GetAsync("/en/new-campaign"), [], file: NewCampaignTests.Zip(("vacancy.json", Rules), ("campaign.json", """{ "format": 1 }""")));
        (rules.Status, rules.Heading).ShouldBe((HttpStatusCode.OK, "New campaign"));
        rules.Errors.ShouldBe([$"“{Foreign}” is not free for your agency: choose another id in vacancy.json"]);

        var banks = await officer.SubmitAsync(await officer.GetAsync("/en/banks"), new() { ["Name"] = Foreign });
        banks.Errors.ShouldBe(["This id is not free for your agency: choose another one"]);
        banks.Document.QuerySelector("#Name-error").ShouldNotBeNull();
    }

    private const string Rules = $$"""
        { "id": "{{Foreign}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
          "fields": [ { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] } ],
          "stages": [ { "id": "filter", "kind": "primary-selection",
            "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ] } ] }
        """;

    private async Task MakeForeignAsync()
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["vacancy.json"] = System.Text.Encoding.UTF8.GetBytes(Rules), ["campaign.json"] = """{ "format": 1 }"""u8.ToArray(),
        };
        await office.DoAsync<CampaignDone>(new DraftFromFiles(Stranger, DemoDesk.Fresh, DemoDesk.Reason, new Id(Foreign), files));
        (await office.Demo.Desk.AskAsync(new UseCases.ItemBanks.OpenBank(Stranger, DemoDesk.Fresh, DemoDesk.Reason, new Id(Foreign), 5, 5, 5))).ShouldNotBeOfType<Busy>();
        (await office.Demo.Desk.AskAsync(new ReadStanding(Stranger, DemoDesk.Fresh, new Id(Foreign)))).ShouldBeOfType<StandingTold>();
        (await office.Demo.Desk.AskAsync(new UseCases.ItemBanks.ListItems(Stranger, DemoDesk.Fresh, new Id(Foreign), 0, 1))).ShouldBeOfType<ItemsListed>();
    }

    private static string Filled(string template, string name) => Gap().Replace(template, gap => gap.Groups["name"].Value switch
    {
        "campaign" when template.StartsWith("/banks", StringComparison.Ordinal) => "any",
        "campaign" or "bank" => name,
        "person" => "11111111-1111-1111-1111-111111111111",
        "number" when gap.Groups["kind"].Success => "1",
        _ => "any",
    });

    [GeneratedRegex("^/(office|panels)/\\{campaign\\}|^/banks/\\{bank\\}")]
    private static partial Regex Named();

    [GeneratedRegex("\\{(?<name>[a-z]+)(?<kind>:[a-z]+)?\\??\\}")]
    private static partial Regex Gap();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Content();
}
