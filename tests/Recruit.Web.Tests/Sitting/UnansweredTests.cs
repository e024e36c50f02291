using System.Net;

namespace Recruit.Web.Tests.Sitting;

/// <summary>What is told where no actor answers: never that something is done, is not there, or that somebody is signed out.</summary>
public sealed class UnansweredTests(MutedService service) : IClassFixture<MutedService>, IDisposable
{
    private const string Password = "тау басында қар жатыр";

    [Fact]
    public async Task A_device_is_told_that_nobody_knows_and_what_it_sends_again_is_taken()
    {
        var somebody = service.Somebody();
        using var browser = service.Visit(somebody);
        var device = new Device(browser);
        await device.EnterAsync();
        service.Actors.AreMuted = true;
        foreach (var told in (Told[])[await device.SaveAsync(0, 1, "a"), await device.ContactAsync(), await device.HandInAsync(0)])
        {
            (told.Status, told.Code, told.Type).ShouldBe((HttpStatusCode.ServiceUnavailable, "outcome-unknown", "application/problem+json"));
        }

        service.Actors.AreMuted = false;
        (await device.SaveAsync(0, 1, "a")).Status.ShouldBe(HttpStatusCode.OK);
        (await service.StoredAsync(somebody)).Values.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_device_that_goes_on_after_a_restart_is_not_told_that_there_is_no_such_test()
    {
        var somebody = service.Somebody();
        using var before = service.Visit(somebody);
        var device = new Device(before);
        await device.EnterAsync();
        await service.RestartAsync();
        using var after = service.Visit(somebody);
        foreach (var (name, value) in before.Cookies)
        {
            after.Keep(name, value);
        }

        var again = new Device(after) { Attempt = device.Attempt };
        service.Actors.AreMuted = true;
        (await again.SaveAsync(0, 1, "b")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable, "nobody knows its paper here yet");
        (await after.GetAsync(again.Here)).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await after.GetAsync($"/en{SittingService.Law}")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        service.Actors.AreMuted = false;
        (await again.SaveAsync(0, 1, "b")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_is_signed_out_and_pages_for_everybody_stay()
    {
        using var anna = new Visitor(service.Address);
        await anna.SubmitAsync(await anna.GetAsync("/en/register"), new() { ["Name"] = "anna@example.kz", ["Password"] = Password });
        (await anna.SubmitAsync(await anna.GetAsync("/en/sign-in"), new() { ["Name"] = "anna@example.kz", ["Password"] = Password })).Heading.ShouldBe("My account");
        service.Actors.AreMuted = true;
        var account = await anna.GetAsync("/en/account");
        (account.Path, account.Status, account.Heading).ShouldBe(("/en/account", HttpStatusCode.ServiceUnavailable, "Please try again in a moment"));
        account.Text.ShouldContain("What was confirmed to you is saved.");
        using (var reply = await anna.SendAsync(HttpMethod.Get, "/en/account"))
        {
            reply.Headers.RetryAfter.ShouldNotBeNull();
        }

        (await anna.GetAsync("/en/help")).Status.ShouldBe(HttpStatusCode.OK);
        service.Actors.AreMuted = false;
        (await anna.GetAsync("/en/account")).Text.ShouldContain("anna@example.kz");
    }

    public void Dispose() => service.Actors.AreMuted = false;
}
