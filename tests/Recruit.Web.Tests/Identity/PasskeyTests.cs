using System.Net;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.Vacancies;
using AddCredential = Recruit.UseCases.Accounts.AddCredential;

namespace Recruit.Web.Tests.Identity;

/// <summary>What is sent to the pages of passkeys by somebody who has none.</summary>
public sealed class PasskeyTests(WebService service) : IClassFixture<WebService>
{
    private const string Password = "тау басында қар жатыр";

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[1]")]
    [InlineData("""{ "response": { "userHandle": 5 } }""")]
    [InlineData("""{ "response": { "userHandle": "%%%" } }""")]
    [InlineData("""{ "response": { "userHandle": "YQ" } }""")]
    [InlineData("""{ "id": "YQ", "rawId": "YQ", "type": "public-key", "clientExtensionResults": {}, "response": { "userHandle": "YQ", "clientDataJSON": "YQ", "authenticatorData": "YQ", "signature": "YQ" } }""")]
    [InlineData("""{ "id": "YQ", "rawId": "YQ", "type": "public-key", "clientExtensionResults": {}, "response": { "userHandle": "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMA", "clientDataJSON": "YQ", "authenticatorData": "YQ", "signature": "YQ" } }""")]
    public async Task An_answer_that_is_none_signs_nobody_in(string answer)
    {
        using var visitor = new Visitor(new UriBuilder(service.Address) { Host = "localhost" }.Uri);
        var page = await visitor.GetAsync("/en/sign-in");

        var refused = await visitor.SubmitAsync(page, new() { ["answer"] = answer }, "Passkey");

        (refused.Status, refused.Heading).ShouldBe((HttpStatusCode.OK, "Sign in"));
        refused.Errors.ShouldBe(["This passkey proved nothing. Try again, or use your password"]);
        visitor.Cookies.ContainsKey("__Host-recruit-session").ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_that_is_a_number_offers_none()
    {
        using var visitor = service.Visit();
        (await visitor.GetAsync("/en/sign-in")).Document.QuerySelector("form[data-passkey]").ShouldBeNull();
    }

    [Fact]
    public async Task A_session_of_a_password_alone_adds_none_where_more_is_asked_for()
    {
        using var anna = await service.RegisterAsync("keys@example.kz", Password);
        var before = await anna.GetAsync("/en/account/passkeys");
        var account = new Id(anna.Cookies["__Host-recruit-session"].Split('.')[0]);
        (await service.Server.Engine.Service.AskAsync(new AddCredential(
            new Caller(account, [Role.Candidate]), new OperationId(Guid.NewGuid()), new Id("code"), Factor.SecondFactor, "secret"))).ShouldBeOfType<AccountDone>();

        (await anna.GetAsync("/en/account/passkeys")).Text.ShouldContain("Your account asks for more than a password");
        var tried = await anna.SendAsync(await FormAsync(anna, before));
        (await tried.Content.ReadAsStringAsync()).ShouldContain("Sign in with all of it before you change how you sign in");
    }

    /// <summary>What a form would send that was shown before.</summary>
    private static async Task<HttpRequestMessage> FormAsync(Visitor visitor, Page before)
    {
        var token = (await visitor.GetAsync("/en/sign-out")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var request = new HttpRequestMessage(HttpMethod.Post, $"{before.Path}?handler=Add")
        {
            Content = new StringContent($"__RequestVerificationToken={Uri.EscapeDataString(token)}&answer=%7B%7D&state=x", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return request;
    }
}
