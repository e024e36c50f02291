using Microsoft.Net.Http.Headers;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Hosting;

/// <summary>
/// The language of a page is the first part of its address: <c>/kk/vacancies</c>. From there on it counts as the place where the service lies, so that
/// every link of a page leads to the same language. Whoever comes without one is sent to the language chosen last, or that of the browser.
/// </summary>
internal sealed class LanguageInPath(RequestDelegate next)
{
    /// <summary>The page that is shown instead of one that cannot be.</summary>
    public const string Problem = "/problem";

    /// <summary>Keeps the language that was chosen last; it tells nothing of anybody.</summary>
    private const string Cookie = "recruit-language";

    private static readonly (Language Language, string Code, PathString Place)[] Places = [.. Speech.Codes.Select(one => (one.Key, one.Value, new PathString($"/{one.Value}")))];

    private static readonly CookieOptions Kept = new()
    {
        Path = "/", HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, Secure = true, MaxAge = TimeSpan.FromDays(365), IsEssential = true,
    };

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path == Problem)
        {
            // Asked for by the server itself, after the language was taken out of the address, or before anybody looked for it.
            return next(context);
        }

        foreach (var (language, code, place) in Places)
        {
            if (request.Path.StartsWithSegments(place, StringComparison.Ordinal, out var rest))
            {
                context.Items[typeof(Language)] = language;

                // A page was chosen with its language; what a script of that page saves chooses nothing, and on a poor line every byte of the reply counts.
                if (IsRead(request) && request.Cookies[Cookie] != code)
                {
                    context.Response.Cookies.Append(Cookie, code, Kept);
                }

                request.PathBase = request.PathBase.Add(place);
                request.Path = rest.HasValue ? rest : "/";
                return next(context);
            }
        }

        if (!IsRead(request))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.Headers.Vary = "Cookie, Accept-Language";
        context.Response.Redirect($"/{CodeFor(request)}{request.Path}{request.QueryString}");
        return Task.CompletedTask;
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static string CodeFor(HttpRequest request)
    {
        var codes = Speech.Codes.Values;
        if (request.Cookies[Cookie] is { } kept && codes.Contains(kept))
        {
            return kept;
        }

        IList<StringWithQualityHeaderValue> wanted = request.GetTypedHeaders().AcceptLanguage;
        return wanted.OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString().Split('-')[0].ToLowerInvariant()).FirstOrDefault(codes.Contains)
            ?? Speech.Codes[Language.Kk];
    }
}
