using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;
using Recruit.Web.Identity;

namespace Recruit.Web.Layout;

/// <summary>
/// What every page that asks for something is made of. Who may ask for what stands in the matrix of the use cases and nowhere else: a page asks, and shows
/// the reply or the reason why not.
/// </summary>
/// <param name="service">Where it asks.</param>
/// <param name="words">In which it speaks.</param>
public abstract class ServicePage(Service service, Speech words) : PageModel
{
    private Guid? fresh;

    /// <summary>The wish of the form that was sent: sent twice, it has its effect once. See the tag <c>operation</c>.</summary>
    [BindProperty(Name = OperationTagHelper.FieldName)]
    public Guid? Wish { get; set; }

    /// <summary>In which it speaks.</summary>
    protected Speech Words => words;

    /// <summary>Who is signed in; nothing for the public.</summary>
    public SignedIn? Who => SignedIn.Demand(HttpContext);

    /// <summary>By whom it asks.</summary>
    protected Caller Caller => Who?.Caller ?? Caller.Public;

    /// <summary>Whether the matrix lets who looks ask for something, so that no form or link is offered in vain.</summary>
    protected bool May<TUseCase>()
        where TUseCase : UseCase => RoleMatrix.Current.MayAsk(typeof(TUseCase), Caller);

    /// <summary>Names the wish of a form, or of a question that changes nothing.</summary>
    protected OperationId Operation => new(Wish ?? (fresh ??= Guid.NewGuid()));

    /// <summary>Names one of several wishes of one form.</summary>
    protected static OperationId Another => new(Guid.NewGuid());

    /// <summary>Asks. Where no actor answers there is no page to show (<see cref="Unanswered"/>).</summary>
    protected async Task<Reply> AskAsync(UseCase request) => Unanswered.Demand(await service.AskAsync(request, HttpContext.RequestAborted));

    /// <summary>
    /// What to show where a reply is not the one that was hoped for: what is not there and what is not for the caller look the same. Nothing for a refusal
    /// that the page tells in its own words.
    /// </summary>
    protected IActionResult? ProblemOf(Reply reply) => reply switch
    {
        Refusal { Code: UseCaseRefusals.NotFound or UseCaseRefusals.NotAllowed } => NotFound(),
        Refusal { Code: UseCaseRefusals.ListsNotReady or UseCaseRefusals.LookNotKept } => StatusCode(StatusCodes.Status503ServiceUnavailable),
        _ => null,
    };

    /// <summary>
    /// Puts a refusal into the summary of errors: in the words that a room has for it, those of <c>refusal.&lt;code&gt;</c>, whose gaps take the facts of the
    /// refusal, or else in general ones.
    /// </summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="field">At which field; in the summary alone if empty.</param>
    /// <param name="room">Whose words <c>&lt;room&gt;.refusal.&lt;code&gt;</c> come first; nobody's if empty.</param>
    protected void Tell(Refusal refusal, string field = "", string room = "")
    {
        ArgumentNullException.ThrowIfNull(refusal);
        string[] keys = [$"{room}.refusal.{refusal.Code}", $"refusal.{refusal.Code}"];
        ModelState.AddModelError(field, keys.FirstOrDefault(words.Words.Has) is { } key
            ? words.Say(key, [.. refusal.Facts.Select(fact => (fact.Name, words.Fact(fact.Value)))])
            : words.Say("refusal.other", ("code", refusal.Code)));
    }

    /// <summary>An id from an address; nothing if it has not the form of one.</summary>
    protected static Id? IdOf(string? text) => text is { Length: > 0 } && Id.IsId(text) ? new Id(text) : null;

    /// <summary>Goes to a page of this service by its address, e.g. <c>/account</c>, in the same language.</summary>
    protected IActionResult Go(string page) => LocalRedirect(Escaped($"{Request.PathBase}{page}"));

    /// <summary>An address in a header has only letters of ASCII, and one that somebody made may have others.</summary>
    private static string Escaped(string address) => string.Concat(address.EnumerateRunes().Select(one => one.IsAscii ? one.ToString() : Uri.EscapeDataString(one.ToString())));
}
