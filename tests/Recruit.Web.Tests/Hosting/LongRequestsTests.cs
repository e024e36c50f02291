using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using Recruit.Sittings;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Web.Tests.Hosting;

/// <summary>Requests that are longer than anybody takes, whether they say so beforehand or come in chunks.</summary>
public sealed class LongRequestsTests(SittingService service) : IClassFixture<SittingService>
{
    private const string Form = "Content-Type: application/x-www-form-urlencoded\r\n";
    private const int Chunk = 1 << 14;

    [Theory]
    [InlineData("kk", "Жіберілгені тым үлкен", true)]
    [InlineData("ru", "Отправленное слишком велико", true)]
    [InlineData("en", "What was sent is too long", true)]
    [InlineData("en", "What was sent is too long", false)]
    public async Task A_form_that_is_too_long_is_told_to_be_too_long(string language, string title, bool isChunked)
    {
        var (status, body) = await SendAsync($"POST /{language}/sign-in", Form, Encoding.ASCII.GetBytes($"Name={new string('a', 3 << 19)}"), isChunked);
        status.ShouldBe(413);
        new HtmlParser().ParseDocument(body).QuerySelector("h1")!.TextContent.ShouldBe(title);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=none", "no part at all")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8", "%zz=%&&&=1")]
    [InlineData("application/json", "{}")]
    public async Task A_form_that_is_none_is_told_to_be_none(string type, string content)
    {
        var (status, body) = await SendAsync("POST /en/sign-in", $"Content-Type: {type}\r\n", Encoding.ASCII.GetBytes(content), isChunked: true);
        status.ShouldBe(400);
        new HtmlParser().ParseDocument(body).QuerySelector("h1")!.TextContent.ShouldBe("The form was not taken");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_too_long_is_told_so_as_data(bool isChunked)
    {
        using var visitor = service.Visit(service.Somebody());
        var device = new Device(visitor);
        await device.EnterAsync();
        var cookie = $"Cookie: __Secure-recruit-attempt={visitor.Cookies["__Secure-recruit-attempt"]}\r\nContent-Type: text/plain\r\n";
        var (status, body) = await SendAsync($"PUT {device.Here}/answers/0/1?s=AQEBAQEBAQEBAQEBAQEBAQ", cookie, Encoding.ASCII.GetBytes(new string('a', 3 << 19)), isChunked);
        status.ShouldBe(413, body);
        body.ShouldContain($"\"code\":\"{SittingRefusals.TooLong}\"");
        body.ShouldContain("The answer is too long. It was not taken.");
        (await device.SaveAsync(0, 1, "a")).Status.ShouldBe(System.Net.HttpStatusCode.OK, "nothing of it was taken");
    }

    /// <summary>Sends while it listens, as browsers do: whoever is answered in the middle of sending has the answer all the same.</summary>
    private async Task<(int Status, string Body)> SendAsync(string line, string headers, byte[] content, bool isChunked)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.Address.Host, service.Address.Port);
        var stream = socket.GetStream();
        var length = isChunked ? "Transfer-Encoding: chunked" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}");
        var sending = Task.Run(async () =>
        {
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nHost: {service.Address.Authority}\r\nSec-Fetch-Site: same-origin\r\n{headers}{length}\r\nConnection: close\r\n\r\n"));
                foreach (var part in content.Chunk(Chunk))
                {
                    await stream.WriteAsync(isChunked ? [.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8] : part);
                }

                if (isChunked)
                {
                    await stream.WriteAsync("0\r\n\r\n"u8.ToArray());
                }
            }
            catch (IOException)
            {
                // It was answered before it was sent whole.
            }
        });
        using var reply = new MemoryStream();
        try
        {
            await stream.CopyToAsync(reply);
        }
        catch (IOException)
        {
            // Nobody listens to the rest; what was answered is there.
        }

        await sending;
        var text = Encoding.UTF8.GetString(reply.ToArray());
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        head.ShouldBeGreaterThan(0, "there was no answer");
        return (int.Parse(text.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture), text[(head + 4)..]);
    }
}
