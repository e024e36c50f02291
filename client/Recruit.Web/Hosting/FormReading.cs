using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Recruit.Web.Hosting;

/// <summary>
/// Reads the form of a request whole before anybody asks for a field of it. Later it would be the check of the form's token that comes upon one that is
/// too long, or none at all, and takes it for a form without a token. How long a form may be says the page that takes it. What is sent to a page and is no
/// form gets no further.
/// </summary>
internal sealed class FormReading(RequestDelegate next)
{
    /// <summary>
    /// Most bytes of a request that are let by unread, inclusive: a browser that is still sending when it is answered shows a broken line instead of the page.
    /// </summary>
    private const long LetByMax = 64 << 20;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.HasFormContentType && await ReadAsync(request) is { } status)
        {
            // The page that is shown instead asks for no field.
            request.ContentType = null;
            context.Response.StatusCode = status;
            return;
        }

        if (!request.HasFormContentType && HttpMethods.IsPost(request.Method) && request.Path != LanguageInPath.Problem && IsPage(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    }

    private static bool IsPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    /// <summary>The status of a request whose form cannot be taken; nothing where it is read.</summary>
    private static async Task<int?> ReadAsync(HttpRequest request)
    {
        try
        {
            if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit && request.ContentLength > limit.MaxRequestBodySize)
            {
                limit.MaxRequestBodySize = LetByMax;
                await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
                return StatusCodes.Status413PayloadTooLarge;
            }

            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException wrong)
        {
            // Too long, though it did not say so beforehand, or too slow.
            return wrong.StatusCode;
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
