using System.Net;
using System.Net.Sockets;
using System.Text;
using Recruit.Sittings;

namespace Recruit.Web.Tests.Sitting;

/// <summary>The requests of a running test over real HTTP.</summary>
public sealed class AttemptApiTests(SittingService service) : IClassFixture<SittingService>
{
    [Fact]
    public async Task A_save_is_stored_and_a_repeat_gets_the_same_reply()
    {
        var (somebody, device) = await EnterAsync();
        var first = await device.SaveAsync(0, 1, "a");
        first.Status.ShouldBe(HttpStatusCode.OK);
        first["highest"].ShouldBe("1");
        first["receipt"].ShouldNotBeNull();
        long.Parse(first["left"]!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(3_000_000, 3_600_000);
        var again = await device.SaveAsync(0, 1, "a");
        (again["at"], again["receipt"]).ShouldBe((first["at"], first["receipt"]));
        (await service.StoredAsync(somebody)).Values.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_stale_number_is_refused_and_kept()
    {
        var (somebody, device) = await EnterAsync();
        (await device.SaveAsync(0, 5, "b")).Status.ShouldBe(HttpStatusCode.OK);
        var stale = await device.SaveAsync(0, 4, "a", salt: 2);
        (stale.Status, stale.Code, stale.Type, stale["highest-taken"]).ShouldBe((HttpStatusCode.Conflict, SittingRefusals.StaleSequence, "application/problem+json", "5"));
        (stale["type"], stale["status"]).ShouldBe(("urn:recruit:problem:stale-sequence", "409"));
        stale["title"].ShouldNotBeNullOrWhiteSpace();
        stale["trace"].ShouldNotBeNullOrWhiteSpace();
        (await device.SaveAsync(0, 5, "c", salt: 3)).Code.ShouldBe(SittingRefusals.SequenceReused);
        (await service.StoredAsync(somebody)).Values.ShouldBe(["b"]);
        (await service.KeptAsync(somebody)).ShouldBe(1);
    }

    [Fact]
    public async Task A_newer_device_takes_over_after_asking_and_the_older_one_is_told()
    {
        var (somebody, older) = await EnterAsync();
        await older.SaveAsync(0, 1, "a");
        using var browser = service.Visit(somebody);
        var asked = await browser.GetAsync($"/en{SittingService.Law}");
        asked.Document.QuerySelector("form[action*=TakeOver]").ShouldNotBeNull();
        (await service.FindAsync(somebody)).Clock.Epoch.ShouldBe(0);

        // The form sent twice takes over once.
        var newer = new Device(browser) { Attempt = older.Attempt };
        await browser.SubmitAsync(asked, []);
        var page = await browser.SubmitAsync(asked, []);
        (await service.FindAsync(somebody)).Clock.Epoch.ShouldBe(1);
        page.Document.QuerySelector("#sitting")!.GetAttribute("data-epoch").ShouldBe("1");

        var refused = await older.SaveAsync(0, 2, "b", salt: 2);
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, SittingRefusals.TakenOver));
        (await newer.SaveAsync(1, 1, "c")).Status.ShouldBe(HttpStatusCode.OK);
        (await service.StoredAsync(somebody)).Values.Order().ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task The_attempt_of_somebody_else_is_not_there()
    {
        var (_, one) = await EnterAsync();
        var (somebody, other) = await EnterAsync();
        var (own, others) = (one.Here, other.Here);
        foreach (var path in (string[])["/contact", "/submission/0", "/answers/0/1?s=AQEBAQEBAQEBAQEBAQEBAQ"])
        {
            var told = await one.PutAsync(others + path, "a");
            (told.Status, told.Code).ShouldBe((HttpStatusCode.NotFound, "not-found"));
        }

        using var nobody = new Visitor(service.Address);
        (await nobody.GetAsync(own)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.GetAsync($"/en{SittingService.Law}")).Status.ShouldBe(HttpStatusCode.NotFound);
        nobody.Keep("__Secure-recruit-attempt", "AAAA");
        (await new Device(nobody) { Attempt = one.Attempt }.ContactAsync()).Status.ShouldBe(HttpStatusCode.NotFound);
        (await service.StoredAsync(somebody)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_after_the_submission_is_refused_and_kept()
    {
        var (somebody, device) = await EnterAsync();
        await device.SaveAsync(0, 1, "a");
        (await device.HandInAsync(7)).Code.ShouldBe(SittingRefusals.SubmitAhead);
        var receipt = await device.HandInAsync(1);
        (receipt["answered"], receipt["blank"], receipt["status"], receipt["reference"]).ShouldBe(("1", "4", "completed", device.Attempt));
        receipt["hash"]!.Length.ShouldBe(16);
        (await device.HandInAsync(1)).Raw.ShouldBe(receipt.Raw);
        (await device.SaveAsync(1, 2, "b", salt: 2)).Code.ShouldBe(SittingRefusals.AttemptEnded);
        (await service.StoredAsync(somebody)).Values.ShouldBe(["a"]);
        (await service.KeptAsync(somebody)).ShouldBe(1);
    }

    [Theory]
    [InlineData("nonsense", HttpStatusCode.UnprocessableEntity, SittingRefusals.BadResponse)]
    [InlineData("a|a", HttpStatusCode.UnprocessableEntity, SittingRefusals.BadResponse)]
    public async Task An_answer_that_the_question_cannot_have_is_refused(string answer, HttpStatusCode status, string code)
    {
        var (_, device) = await EnterAsync();
        var told = await device.SaveAsync(0, 1, answer);
        (told.Status, told.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task What_is_not_as_it_must_be_is_refused_by_its_code()
    {
        var (_, device) = await EnterAsync();
        (await device.SaveAsync(99, 1, "a")).Code.ShouldBe(SittingRefusals.UnknownPosition);
        (await device.SaveAsync(0, 1, new string('a', 2000))).Code.ShouldBe(SittingRefusals.TooLong);
        (await device.SaveAsync(0, 0, "a")).Code.ShouldBe(SittingRefusals.BadSequence);
        (await device.PutAsync($"{device.Here}/answers/0/1?s=short", "a")).Code.ShouldBe(SittingRefusals.BadSalt);
        (await device.PutAsync($"{device.Here}/answers/0/4294967296?s=AQEBAQEBAQEBAQEBAQEBAQ", "a")).Code.ShouldBe(SittingRefusals.BadSequence);
    }

    [Fact]
    public async Task The_credential_is_kept_from_scripts_and_goes_to_its_own_attempt_alone()
    {
        using var visitor = service.Visit(service.Somebody());
        var start = await visitor.GetAsync($"/en{SittingService.Law}");
        using var request = new HttpRequestMessage(HttpMethod.Post, start.Path)
        {
            Content = new FormUrlEncodedContent(start.Document.QuerySelectorAll("input[type=hidden]").ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value")!)),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await visitor.SendAsync(request);
        var location = response.Headers.Location!.ToString();
        var cookies = response.Headers.GetValues("Set-Cookie").Where(one => one.StartsWith("__Secure-recruit-attempt=", StringComparison.Ordinal)).ToArray();
        cookies.Length.ShouldBe(3);
        foreach (var (code, cookie) in ((string[])["kk", "ru", "en"]).Zip(cookies.OrderBy(one => one.Contains("path=/kk") ? 0 : one.Contains("path=/ru") ? 1 : 2)))
        {
            cookie.ShouldContain("; httponly", Case.Insensitive);
            cookie.ShouldContain("; secure", Case.Insensitive);
            cookie.ShouldContain("; samesite=strict", Case.Insensitive);
            cookie.ShouldContain($"path=/{code}{location[3..]};", Case.Insensitive);
        }
    }

    [Fact]
    public async Task One_answer_costs_half_a_kilobyte_down()
    {
        var somebody = service.Somebody();
        using var visitor = service.Visit(somebody);
        var device = new Device(visitor);
        await device.EnterAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.Address.Host, service.Address.Port);
        var request = $"PUT {device.Here}/answers/0/1?s=AQEBAQEBAQEBAQEBAQEBAQ HTTP/1.1\r\nHost: {service.Address.Authority}\r\nSec-Fetch-Site: same-origin\r\n"
            + $"Accept-Encoding: gzip, deflate, br\r\nCookie: __Secure-recruit-attempt={visitor.Cookies["__Secure-recruit-attempt"]}\r\nContent-Length: 1\r\nConnection: close\r\n\r\na";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reply = new MemoryStream();
        await socket.GetStream().CopyToAsync(reply);
        var text = Encoding.UTF8.GetString(reply.ToArray());
        text.ShouldStartWith("HTTP/1.1 200");
        reply.Length.ShouldBeLessThanOrEqualTo(512, text);
        (await service.StoredAsync(somebody)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_restart_in_the_middle_loses_nothing()
    {
        var somebody = service.Somebody();
        using var before = service.Visit(somebody);
        var device = new Device(before);
        await device.EnterAsync();
        await device.SaveAsync(0, 1, "a");
        await service.RestartAsync();
        using var after = service.Visit(somebody);
        foreach (var (name, value) in before.Cookies)
        {
            after.Keep(name, value);
        }

        var same = new Device(after) { Attempt = device.Attempt };
        (await same.SaveAsync(1, 2, "b")).Status.ShouldBe(HttpStatusCode.OK);
        (await service.StoredAsync(somebody)).Count.ShouldBe(2);
    }

    private async Task<(int Somebody, Device Device)> EnterAsync()
    {
        var somebody = service.Somebody();
        var device = new Device(service.Visit(somebody));
        await device.EnterAsync();
        return (somebody, device);
    }
}

/// <summary>The end of the time; the clock of this service is moved, so nobody else sits here.</summary>
public sealed class DeadlineTests(SittingService service) : IClassFixture<SittingService>
{
    [Fact]
    public async Task Bytes_in_flight_within_the_grace_are_taken_and_flagged_later_ones_kept()
    {
        var somebody = service.Somebody();
        using var visitor = service.Visit(somebody);
        var device = new Device(visitor);
        await device.EnterAsync();
        await device.SaveAsync(0, 1, "a");
        service.Time.Move(TimeSpan.FromMinutes(60) + TimeSpan.FromSeconds(5));
        (await device.SaveAsync(0, 2, "b", salt: 2))["late"].ShouldBe("True");
        (await visitor.GetAsync($"{device.Here}/finished")).Document.QuerySelector("#receipt").ShouldBeNull();

        service.Time.Move(TimeSpan.FromSeconds(40));
        var late = await device.SaveAsync(0, 3, "c", salt: 3);
        (late.Status, late.Code).ShouldBe((HttpStatusCode.Conflict, SittingRefusals.TooLate));
        (await service.StoredAsync(somebody)).Values.ShouldBe(["b"]);
        (await service.KeptAsync(somebody)).ShouldBe(1);

        // What was stored is handed in by itself, and the receipt says so.
        var finished = await visitor.GetAsync(device.Here);
        finished.Heading.ShouldBe("Your time has run out");
        finished.Document.QuerySelector("#receipt")!.TextContent.ShouldContain(device.Attempt);
    }
}
