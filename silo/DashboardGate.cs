using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Orleans.Dashboard;
using Recruit.Orleans.Hosting;

namespace Recruit.Silo;

/// <summary>
/// Stands before Orleans' dashboard: it is at its own port alone, for whoever gives the secret, as the password that browsers ask for, under any name.
/// Nothing of it is kept or framed anywhere, and it calls no grain by a name from an address.
/// </summary>
/// <param name="next">What comes behind.</param>
/// <param name="options">With the address and the secret.</param>
internal sealed class DashboardGate(RequestDelegate next, SiloConfiguration options)
{
    private const string Scheme = "Basic";

    /// <summary>Reads the state of whichever grain is named, and wakes it for that.</summary>
    private const string States = "/GrainState";

    private readonly int port = new Uri(options.DashboardAddress).Port;

    /// <summary>Of the secret, so that comparing takes as long whatever is given.</summary>
    private readonly byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(options.DashboardSecret));

    /// <summary>Maps the dashboard behind its gate.</summary>
    public static void Map(WebApplication silo, SiloConfiguration options)
    {
        silo.UseMiddleware<DashboardGate>(options);
        silo.MapOrleansDashboard().WithMetadata(OfDashboard.It);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var isHere = context.Connection.LocalPort == port;
        if (isHere)
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                (headers.CacheControl, headers.XFrameOptions, headers.ContentSecurityPolicy) = ("no-store", "DENY", "frame-ancestors 'none'");
                (headers.XContentTypeOptions, headers["Referrer-Policy"]) = ("nosniff", "no-referrer");
                return Task.CompletedTask;
            });
            if (!IsTold(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = $"{Scheme} realm=\"silo\", charset=\"UTF-8\"";
                return Task.CompletedTask;
            }
        }

        var isDashboard = context.GetEndpoint()?.Metadata.GetMetadata<OfDashboard>() is not null;
        if (isDashboard != isHere || context.Request.Path.StartsWithSegments(States, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private bool IsTold(HttpRequest request)
    {
        var given = AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var told) && Scheme.Equals(told.Scheme, StringComparison.OrdinalIgnoreCase)
            ? SecretOf(told.Parameter)
            : [];
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(given), expected);
    }

    /// <summary>What stands behind the name.</summary>
    private static byte[] SecretOf(string? parameter)
    {
        var bytes = new byte[parameter?.Length ?? 0];
        if (parameter is null || !Convert.TryFromBase64String(parameter, bytes, out var length))
        {
            return [];
        }

        var told = bytes[..length];
        var colon = Array.IndexOf(told, (byte)':');
        return colon < 0 ? [] : told[(colon + 1)..];
    }

    /// <summary>Marks what belongs to the dashboard.</summary>
    private sealed class OfDashboard
    {
        public static OfDashboard It { get; } = new();
    }
}
