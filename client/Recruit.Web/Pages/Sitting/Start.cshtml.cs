using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Sitting;

namespace Recruit.Web.Pages.Sitting;

/// <summary>
/// What leads to a test: what is timed, how long, what is needed. Nothing begins before the person says so; on another device than the one that goes on
/// with it the person is asked first.
/// </summary>
public sealed class StartModel(Service service, AttemptDesk desk, SittingCallers callers, Speech words) : PageModel
{
    [FromRoute]
    public string Campaign { get; set; } = "";

    [FromRoute]
    public string Sitting { get; set; } = "";

    /// <summary>The own attempt.</summary>
    public OwnSittingFound Found { get; private set; } = null!;

    /// <summary>Its words; nothing where nobody can sit it here.</summary>
    public PaperWords? Paper { get; private set; }

    /// <summary>Names the wish to take over, so that a form sent twice takes over once.</summary>
    public Guid Wish { get; private set; } = Guid.NewGuid();

    /// <summary>Whether the test may begin now.</summary>
    public bool MayStart => Found.Status == AttemptStatus.Dealt && Found.Clock.ServerTime >= Found.Window.Opens && Paper is not null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        if (Found.Status == AttemptStatus.Running && AttemptDesk.IsHere(Request, Found))
        {
            return Redirect($"{Request.PathBase}/tests/{Found.Attempt.Id}");
        }

        if (MayStart)
        {
            await desk.Door.ArriveAsync(Found.Shard, Found.Attempt, AttemptDesk.DeviceOf(Request, Response));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        // Who has started already, wherever, is asked first.
        return Found.Status == AttemptStatus.Running
            ? Page()
            : await EnterAsync(await desk.Door.StartAsync(Found.Shard, Found.Attempt, AttemptDesk.DeviceOf(Request, Response)));
    }

    public async Task<IActionResult> OnPostTakeOverAsync(Guid wish)
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Wish = wish == Guid.Empty ? Guid.NewGuid() : wish;
        return await EnterAsync(await desk.Door.TakeOverAsync(Found.Shard, Found.Attempt, new OperationId(Wish), AttemptDesk.DeviceOf(Request, Response)));
    }

    private async Task<IActionResult> EnterAsync(Answer answer)
    {
        switch (answer.Reply)
        {
            case AttemptEntered entered:
                AttemptDesk.Keep(Response, entered);
                return Redirect($"{Request.PathBase}/tests/{entered.Opened.Attempt}");
            case Refusal refusal:
                ModelState.AddModelError("", SittingReplies.Told(words, refusal.Code));
                return await FindAsync() ? Page() : NotFound();
            default:
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> FindAsync()
    {
        if (callers.Of(HttpContext) is not { } caller || !Id.IsId(Campaign) || !Id.IsId(Sitting))
        {
            return false;
        }

        var asked = new FindOwnSitting(caller, new OperationId(Guid.NewGuid()), new Id(Campaign), new Id(Sitting));
        if (Unanswered.Demand(await service.AskAsync(asked, HttpContext.RequestAborted)) is not OwnSittingFound found)
        {
            return false;
        }

        (Found, Paper) = (found, await desk.WordsOfAsync(asked.Campaign, asked.Sitting));
        return true;
    }
}
