using System.Net;
using System.Text.RegularExpressions;
using Recruit.Accounts;
using Recruit.Web.Tests.Walking;

namespace Recruit.Web.Tests.Office;

/// <summary>
/// A name of another agency in an address is answered like a name that nobody has, on every page and by everything that it takes: nobody learns by addresses what
/// other agencies have. One that is typed into a form is told at its field.
/// </summary>
[Collection(OfficeTests.Name)]
public sealed partial class ForeignNamesTests(OfficeService office)
{
    private const string Nobodys = "nobodys-name";
    private const string Token = "__RequestVerificationToken";

    [Theory]
    [InlineData(Role.AgencyOfficer, "en", "There is no such page")]
    [InlineData(Role.Approver, "ru", "Такой страницы нет")]
    [InlineData(Role.ItemAuthor, "kk", "Мұндай бет жоқ")]
    public async Task In_an_address_it_is_no_name_at_all(Role role, string language, string told)
    {
        await office.MakeForeignAsync();
        using var visitor = await office.Demo.SignInAsync(role);
        var token = (await visitor.GetAsync("/en/sign-out")).Document.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!;
        var routes = PageRoute.All.Where(route => Named().IsMatch(route.Template)).ToArray();
        routes.Length.ShouldBeGreaterThan(30);
        foreach (var route in routes)
        {
            var (theirs, none) = ($"/{language}{Filled(route.Template, OfficeService.Foreign)}", $"/{language}{Filled(route.Template, Nobodys)}");
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
        await office.MakeForeignAsync();
        using var officer = await office.OfficerAsync();
        var rules = await officer.SubmitAsync(
            await officer.GetAsync("/en/new-campaign"), [], file: NewCampaignTests.Zip(("vacancy.json", OfficeService.ForeignRules), ("campaign.json", """{ "format": 1 }""")));
        (rules.Status, rules.Heading).ShouldBe((HttpStatusCode.OK, "New campaign"));
        rules.Errors.ShouldBe([$"“{OfficeService.Foreign}” is not free for your agency: choose another id in vacancy.json"]);

        var banks = await officer.SubmitAsync(await officer.GetAsync("/en/banks"), new() { ["Name"] = OfficeService.Foreign });
        banks.Errors.ShouldBe(["This id is not free for your agency: choose another one"]);
        banks.Document.QuerySelector("#Name-error").ShouldNotBeNull();
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
