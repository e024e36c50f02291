using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;

namespace Recruit.Web.Identity;

/// <summary>
/// Asks the account about the session with every request, so that a session that was ended, a role that was withdrawn or an account that was closed counts
/// from the next request on. Whoever may not see a page finds none.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Service service)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookies.ReadSession(Request) is not var (account, secret))
        {
            return AuthenticateResult.NoResult();
        }

        async Task<SessionResumed?> ResumeAsync(Vacancies.Id? agency)
        {
            var reply = await service.AskAsync(new ResumeSession(new OperationId(Guid.NewGuid()), account, secret, agency), Context.RequestAborted);
            if (reply is Busy or OutcomeUnknown)
            {
                // Nobody is signed out by that: pages for everybody are shown, and whatever needs to know who comes says that it has no answer.
                SignedIn.LeaveUnanswered(Context, reply);
            }

            return reply as SessionResumed;
        }

        var chosen = SessionCookies.ReadAgency(Request);
        var resumed = await ResumeAsync(chosen) ?? (chosen is null || SignedIn.IsUnanswered(Context) ? null : await ResumeAsync(null));
        if (resumed is null)
        {
            return AuthenticateResult.Fail("There is no such session.");
        }

        var who = Of(resumed);
        if (resumed.Caller.Agency is null && !who.IsOfService && who.Agencies is [var only])
        {
            // There is nothing to choose.
            who = await ResumeAsync(only) is { } there ? Of(there) : who;
        }

        Context.Items[typeof(SignedIn)] = who;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Text)], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    private static SignedIn Of(SessionResumed resumed) => new(resumed.Caller, resumed.Session, resumed.Roles, resumed.Expires);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Where there was no answer, signing in once more would not help.
        SignedIn.Demand(Context);
        var here = HttpMethods.IsGet(Request.Method) ? $"{Request.Path}{Request.QueryString}" : "/";
        Response.Redirect($"{Request.PathBase}/sign-in?next={Uri.EscapeDataString(here)}");
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
