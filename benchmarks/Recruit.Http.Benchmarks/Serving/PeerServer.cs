using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Recruit.Benchmarks.Http.Serving;

/// <summary>What the framework's own minimal server makes of a save: one route, a body, a reply of about the same length as ours.</summary>
internal static class PeerServer
{
    /// <summary>Stores an answer and says when it was received.</summary>
    public delegate Task<DateTimeOffset> Save(HttpContext context, string attempt, int position, long number, byte[] answer);

    /// <summary>Starts on a free port of this machine.</summary>
    /// <param name="services">Adds what saving needs.</param>
    /// <param name="save">Saves.</param>
    public static async Task<WebApplication> StartAsync(Action<IServiceCollection> services, Save save)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        services(builder.Services);
        var app = builder.Build();
        app.MapPut("/en/tests/{attempt}/answers/{position:int}/{number:long}", async (HttpContext context, string attempt, int position, long number) =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            await ReplyAsync(context, await save(context, attempt, position, number, body.ToArray()), number);
        });
        await app.StartAsync();
        return app;
    }

    private static Task ReplyAsync(HttpContext context, DateTimeOffset at, long number)
    {
        var time = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var reply = JsonSerializer.SerializeToUtf8Bytes(new { at = time, now = time, left = 3_599_000, highest = number, receipt = "17592186044416.63" });
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = reply.Length;
        return context.Response.Body.WriteAsync(reply, context.RequestAborted).AsTask();
    }
}
