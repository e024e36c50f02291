using System.Net;
using System.Text.RegularExpressions;
using Recruit.Web.Identity;

namespace Recruit.Web.Tests.Identity;

public sealed partial class SignInTests(WebService service) : IClassFixture<WebService>
{
    private const string Password = "тау басында қар жатыр";

    [Fact]
    public async Task Somebody_registers_signs_in_and_out_and_the_session_ends_at_the_server()
    {
        using var anna = await service.RegisterAsync("anna@example.kz", Password);
        (await anna.GetAsync("/en/account")).Text.ShouldContain("anna@example.kz");
        var kept = anna.Cookies["__Host-recruit-session"];

        var signedOut = await anna.SubmitAsync(await anna.GetAsync("/en/sign-out"), []);
        signedOut.Path.ShouldBe("/en/sign-in?after=signed-out");

        using var thief = service.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/account");
        request.Headers.Add("Cookie", $"__Host-recruit-session={kept}");
        using var response = await thief.SendAsync(request);
        response.Headers.Location!.ToString().ShouldBe("/en/sign-in?next=%2Faccount");
    }

    [Fact]
    public async Task WS9_known_and_unknown_get_the_same_answers()
    {
        using var known = await service.RegisterAsync("known@example.kz", Password);
        using var visitor = service.Visit();
        var answers = new List<string>();
        foreach (var name in (string[])["known@example.kz", "unknown@example.kz"])
        {
            var wrong = await visitor.SubmitAsync(await visitor.GetAsync("/en/sign-in"), new() { ["Name"] = name, ["Password"] = "not the password" });
            var forgotten = await visitor.SubmitAsync(await visitor.GetAsync("/en/forgotten-password"), new() { ["Name"] = name });
            var again = await visitor.SubmitAsync(await visitor.GetAsync("/en/register"), new() { ["Name"] = name, ["Password"] = "another long password" });
            answers.Add(string.Join('|', wrong.Status, wrong.Title, string.Join(',', wrong.Errors), forgotten.Status, forgotten.Document.QuerySelector("main")!.TextContent, again.Path, again.Status));
        }

        answers[0].ShouldBe(answers[1]);
        var still = await visitor.SubmitAsync(await visitor.GetAsync("/en/sign-in"), new() { ["Name"] = "known@example.kz", ["Password"] = Password });
        still.Heading.ShouldBe("My account", "who registers again changes nothing of the account that is there");
    }

    [Fact]
    public async Task WS10_many_wrong_tries_are_slowed_down_and_a_known_device_is_not()
    {
        using var owner = await service.RegisterAsync("slow@example.kz", Password);
        using var stranger = service.Visit();
        Page page = null!;
        for (var tries = 0; tries < 6; tries++)
        {
            page = await stranger.SubmitAsync(await stranger.GetAsync("/en/sign-in"), new() { ["Name"] = "slow@example.kz", ["Password"] = "not the password" });
        }

        page.Errors.Single().ShouldStartWith("There were too many tries.");
        await owner.SubmitAsync(await owner.GetAsync("/en/sign-out"), []);
        (await owner.SubmitAsync(await owner.GetAsync("/en/sign-in"), new() { ["Name"] = "slow@example.kz", ["Password"] = Password })).Heading.ShouldBe("My account");
    }

    [Fact]
    public async Task WS16_a_new_password_and_the_list_of_sessions_end_sessions_elsewhere()
    {
        using var here = await service.RegisterAsync("many@example.kz", Password);
        using var there = await service.SignInAsync("many@example.kz", Password);
        (await here.GetAsync("/en/account")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        await here.SubmitAsync(await here.GetAsync("/en/account"), [], "/en/account?handler=EndOthers");
        (await there.GetAsync("/en/account")).Heading.ShouldBe("Sign in");

        using var third = await service.SignInAsync("many@example.kz", Password);
        var changed = await here.SubmitAsync(await here.GetAsync("/en/account/password"), new() { ["Old"] = Password, ["Password"] = "жаңа ұзын құпиясөз" });
        changed.Heading.ShouldBe("My account");
        (await third.GetAsync("/en/account")).Heading.ShouldBe("Sign in");
        using var last = await service.SignInAsync("many@example.kz", "жаңа ұзын құпиясөз");
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_once_it_is_there_and_a_code_counts_once()
    {
        using var anna = await service.RegisterAsync("factor@example.kz", Password);
        var page = await anna.GetAsync("/en/account/second-factor");
        var secret = page.Document.QuerySelector(".recruit-code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        (await anna.SubmitAsync(page, new() { ["Code"] = "000000" })).Errors.ShouldNotBeEmpty();
        var code = TimeCodes.CodeOf(secret, DateTimeOffset.UtcNow.AddSeconds(-30));
        (await anna.SubmitAsync(page, new() { ["Code"] = code })).Heading.ShouldBe("My account");

        using var elsewhere = service.Visit();
        var second = await elsewhere.SubmitAsync(await elsewhere.GetAsync("/en/sign-in"), new() { ["Name"] = "factor@example.kz", ["Password"] = Password });
        second.Heading.ShouldBe("Code from your device");
        (await elsewhere.GetAsync("/en/account")).Heading.ShouldBe("Sign in", "a password alone is not enough");
        (await elsewhere.SubmitAsync(second, new() { ["Code"] = code })).Errors.ShouldNotBeEmpty("it was shown before");
        (await elsewhere.SubmitAsync(second, new() { ["Code"] = TimeCodes.CodeOf(secret, DateTimeOffset.UtcNow.AddSeconds(30)) })).Heading.ShouldBe("My account");
    }

    [Fact]
    public async Task A_link_by_mail_sets_one_new_password_and_ends_all_sessions()
    {
        using var anna = await service.RegisterAsync("lost@example.kz", Password);
        using var visitor = service.Visit();
        await visitor.SubmitAsync(await visitor.GetAsync("/kk/forgotten-password"), new() { ["Name"] = "lost@example.kz" });
        var link = await service.WaitForLinkAsync("lost@example.kz");
        link.ShouldStartWith("/kk/new-password?link=");
        (await visitor.SubmitAsync(await visitor.GetAsync(link), new() { ["Password"] = "мүлде басқа құпиясөз" })).Path.ShouldContain("after=new-password");
        (await anna.GetAsync("/en/account")).Heading.ShouldBe("Sign in");
        using var again = await service.SignInAsync("lost@example.kz", "мүлде басқа құпиясөз");

        await visitor.SubmitAsync(await visitor.GetAsync(link), new() { ["Password"] = "a third long password" });
        using var still = await service.SignInAsync("lost@example.kz", "мүлде басқа құпиясөз");
        (await visitor.GetAsync(link[..^6] + "AAAAAA")).Document.QuerySelectorAll("form").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("short", "The password needs at least 8 characters")]
    [InlineData("Password1", "Many people use this password, so it is tried first. Choose another one")]
    [InlineData("aaaaaaaaaaaa", "Many people use this password, so it is tried first. Choose another one")]
    public async Task A_password_that_is_tried_first_is_not_taken(string password, string told)
    {
        using var visitor = service.Visit();
        var page = await visitor.SubmitAsync(await visitor.GetAsync("/en/register"), new() { ["Name"] = "weak@example.kz", ["Password"] = password });
        page.Errors.ShouldBe([told]);
        page.Title.ShouldStartWith("Error:");
        page.Document.QuerySelector("#Password")!.GetAttribute("aria-describedby").ShouldBe("Password-hint Password-error");
        page.Document.QuerySelector("#Password")!.GetAttribute("value").ShouldBeNull();
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string next)
    {
        using var visitor = await service.RegisterAsync($"next{next.Length}@example.kz", Password);
        (await visitor.GetAsync($"/en/sign-in?next={Uri.EscapeDataString(next)}")).Path.ShouldBe("/en/account");
    }

    [Fact]
    public async Task An_address_in_any_letters_leads_on_after_signing_in()
    {
        using var visitor = await service.RegisterAsync("letters@example.kz", Password);
        using var response = await visitor.SendAsync(HttpMethod.Get, $"/en/sign-in?next={Uri.EscapeDataString("/office/ә?x=я")}");
        response.Headers.Location!.OriginalString.ShouldBe("/en/office/%D3%99?x=%D1%8F");
    }

    [Fact]
    public async Task Cookies_go_to_this_host_alone_over_safe_lines_and_to_no_script()
    {
        using var visitor = service.Visit();
        await service.RegisterAsync("cookie@example.kz", Password);
        using var opened = await visitor.SendAsync(HttpMethod.Get, "/en/sign-in");
        opened.Headers.GetValues("Set-Cookie").ShouldAllBe(one => one.Contains("secure") && one.Contains("httponly") && one.Contains("path=/;") && one.Contains("samesite"));
        var page = await visitor.GetAsync("/en/sign-in");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Name"] = "cookie@example.kz", ["Password"] = Password, ["__RequestVerificationToken"] = token }),
        };
        using var response = await visitor.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookies = response.Headers.GetValues("Set-Cookie").ToArray();
        cookies.Where(one => one.StartsWith("__Host-", StringComparison.Ordinal)).Count().ShouldBeGreaterThanOrEqualTo(2);
        cookies.ShouldAllBe(one => one.Contains("secure") && one.Contains("httponly") && one.Contains("path=/;") && one.Contains("samesite"));
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_taken()
    {
        using var visitor = service.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/sign-in") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Name"] = "a@example.kz" }) };
        using var response = await visitor.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void Codes_are_those_of_RFC_6238()
    {
        // The secret of the RFC's test vectors, "12345678901234567890", in base 32.
        const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        TimeCodes.CodeOf(Secret, DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBe("287082");
        TimeCodes.CodeOf(Secret, DateTimeOffset.FromUnixTimeSeconds(1111111109)).ShouldBe("081804");
        TimeCodes.CodeOf(Secret, DateTimeOffset.FromUnixTimeSeconds(20000000000)).ShouldBe("353130");
    }

    [Fact]
    public async Task A_restart_signs_nobody_out_and_the_key_ring_is_sealed()
    {
        var own = new WebService();
        await own.InitializeAsync();
        try
        {
            using var anna = await own.RegisterAsync("anna@example.kz", Password);
            var session = anna.Cookies["__Host-recruit-session"];
            await own.RestartAsync();
            using var again = own.Visit();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/en/account");
            request.Headers.Add("Cookie", $"__Host-recruit-session={session}");
            using var response = await again.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var ring = Directory.GetFiles(Path.Combine(own.Root, "ring"));
            ring.ShouldNotBeEmpty();
            ring.ShouldAllBe(file => SealedKey().IsMatch(File.ReadAllText(file)) && !File.ReadAllText(file).Contains("masterKey"));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [GeneratedRegex("<sealed[^>]*>[A-Za-z0-9+/=]+</sealed>")]
    private static partial Regex SealedKey();
}
