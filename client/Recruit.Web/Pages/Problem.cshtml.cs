using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Recruit.Web.Pages;

/// <summary>What is said where there is no page to show. It tells nothing of why: what is not there and what is not for the caller look the same.</summary>
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    /// <summary>Seconds after which whoever was not answered may come again.</summary>
    private const string ComeAgainAfter = "5";

    /// <summary>Which of the few texts.</summary>
    public string Kind { get; private set; } = "missing";

    public void OnGet(int? code) => Show(code);

    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        // Whoever asks for this page by its address may ask for any code, and there are few.
        var status = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null ? StatusCodes.Status500InternalServerError
            : code is >= StatusCodes.Status400BadRequest and <= 599 ? code.Value
            : StatusCodes.Status404NotFound;
        Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = ComeAgainAfter;
        }

        Kind = status switch
        {
            StatusCodes.Status400BadRequest or StatusCodes.Status408RequestTimeout => "form",
            StatusCodes.Status413PayloadTooLarge => "long",
            StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => "missing",
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => "busy",
            _ => "ours",
        };
    }
}
