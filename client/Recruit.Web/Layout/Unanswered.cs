using Recruit.Actors;

namespace Recruit.Web.Layout;

/// <summary>
/// What becomes of a request to which no actor gave an answer, because too much is asked or a cluster is away: nothing is shown by halves, and nothing is
/// taken for success or for a refusal. Whoever asked is told to come again.
/// </summary>
internal sealed class Unanswered(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (UnansweredException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>A reply that is an answer.</summary>
    /// <exception cref="UnansweredException">It is none.</exception>
    public static Reply Demand(Reply reply) => reply is Busy or OutcomeUnknown ? throw new UnansweredException(reply) : reply;
}
