using System.Text.Json;
using Microsoft.Playwright;

namespace Recruit.Web.Tests.Browser;

/// <summary>The line of a window, by the browser's own developer tools: how fast it is, whether it is there, and what has come and gone over it.</summary>
internal sealed class Line
{
    private const int BitsPerByte = 8;

    private readonly ICDPSession tools;
    private readonly int bitsPerSecond;
    private readonly int delay;

    private Line(ICDPSession tools, int bitsPerSecond, int delay) => (this.tools, this.bitsPerSecond, this.delay) = (tools, bitsPerSecond, delay);

    /// <summary>Bytes of requests and replies, their heads included, as the browser counts them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Makes the line of a window as slow as that.</summary>
    /// <param name="page">The window.</param>
    /// <param name="bitsPerSecond">In each direction.</param>
    /// <param name="delay">Milliseconds before each reply begins.</param>
    public static async Task<Line> OfAsync(IPage page, int bitsPerSecond, int delay)
    {
        var line = new Line(await page.Context.NewCDPSessionAsync(page), bitsPerSecond, delay);
        line.tools.Event("Network.loadingFinished").OnEvent += (_, told) => line.Bytes += (long)told!.Value.GetProperty("encodedDataLength").GetDouble();
        line.tools.Event("Network.requestWillBeSentExtraInfo").OnEvent += (_, told) =>
            line.Bytes += told!.Value.GetProperty("headers").EnumerateObject().Sum(header => header.Name.Length + header.Value.ToString().Length + 4);
        line.tools.Event("Network.requestWillBeSent").OnEvent += (_, told) =>
            line.Bytes += told!.Value.GetProperty("request").TryGetProperty("postData", out var body) ? System.Text.Encoding.UTF8.GetByteCount(body.GetString()!) : 0;
        await line.tools.SendAsync("Network.enable");
        await line.MendAsync();
        return line;
    }

    /// <summary>Cuts it.</summary>
    public Task CutAsync() => SetAsync(true);

    /// <summary>It is there again, as slow as before.</summary>
    public Task MendAsync() => SetAsync(false);

    private Task<JsonElement?> SetAsync(bool isCut) => tools.SendAsync("Network.emulateNetworkConditions", new()
    {
        ["offline"] = isCut, ["latency"] = delay, ["downloadThroughput"] = bitsPerSecond / BitsPerByte, ["uploadThroughput"] = bitsPerSecond / BitsPerByte,
    });
}
