namespace Recruit.Web.Hosting;

/// <summary>
/// The headers of every reply, whatever it is, and the methods that are taken at all. Scripts, styles and pictures come from here alone and stand in
/// no page; nobody frames a page; no address tells another site where somebody came from.
/// </summary>
internal sealed class SafetyHeaders(RequestDelegate next, WebSettings settings)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    /// <summary>A reply that is data and no page shows nothing and runs nothing; on a poor line every byte of it counts.</summary>
    private const string DataPolicy = "default-src 'none'";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put];

    private readonly bool isSecure = settings.PublicSite.Scheme == "https";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, because an error on the way clears what was set before.
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers, isData: context.Response.ContentType?.StartsWith("application/", StringComparison.Ordinal) == true);
            return Task.CompletedTask;
        });
        if (!Methods.Contains(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = string.Join(", ", Methods);
            return Task.CompletedTask;
        }

        return next(context);
    }

    private void Set(IHeaderDictionary headers, bool isData)
    {
        headers.ContentSecurityPolicy = isData ? DataPolicy : Policy;
        headers.XContentTypeOptions = "nosniff";
        if (!isData)
        {
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (isSecure)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }
}

/// <summary>Takes requests from trusted proxies alone, so that nobody goes round them, nor says who somebody else is.</summary>
internal sealed class TrustedProxy(RequestDelegate next, WebSettings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        var from = context.Connection.RemoteIpAddress;
        if (from is not null && settings.Proxies.Contains(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>
/// Refuses what changes something and comes from another site. Browsers say so themselves (Sec-Fetch-Site), older ones by the origin; one that
/// says neither still needs the token of the form.
/// </summary>
internal sealed class SameSite(RequestDelegate next, WebSettings settings)
{
    private readonly string? site = settings.Site?.GetLeftPart(UriPartial.Authority);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOwn(request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsOwn(HttpRequest request)
    {
        var (fetch, origin) = (request.Headers["Sec-Fetch-Site"], request.Headers.Origin);
        return fetch.Count == 0
            ? origin.Count == 0 || (origin.Count == 1 && (origin == $"{request.Scheme}://{request.Host}" || origin == site))
            : fetch == "same-origin";
    }
}
