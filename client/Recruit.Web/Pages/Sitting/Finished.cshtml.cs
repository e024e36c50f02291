using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Sitting;

namespace Recruit.Web.Pages.Sitting;

/// <summary>
/// The receipt of what was handed in, or what is still waited for. What the browser still keeps of the test is sent from here, and then it keeps nothing of it any more; whoever
/// says that they are done has it erased at once.
/// </summary>
public sealed class FinishedModel(AttemptDesk desk) : AttemptPage(desk)
{
    /// <summary>The receipt; nothing while bytes that were under way are still taken.</summary>
    public SubmissionReceipt? Receipt { get; private set; }

    /// <summary>Where the receipt stands in the journal; nothing while that is not known.</summary>
    public ReceiptPlace? Place { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        if (IsTakenOver || (Restored.Attempt.Status == AttemptStatus.Running && Clock.LeftMs > 0))
        {
            return Redirect(Here);
        }

        var isOver = Restored.Attempt.Status == AttemptStatus.Completed;
        if (Restored.Attempt.Status == AttemptStatus.TimedOut)
        {
            // Who is heard again may get back what was lost on the line, and goes on: by looking here nobody hands in.
            var heard = (await Desk.Door.ContactAsync(Open.Text)).Reply;
            if (heard is TimeTold { Clock.LeftMs: > 0 })
            {
                return Redirect(Here);
            }

            isOver = heard is Refusal;
        }

        if (isOver)
        {
            // What has ended is told again and not changed.
            var answer = await Desk.Door.SubmitAsync(Open.Text, 0);
            (Receipt, Place) = (answer.Reply as SubmissionReceipt, answer.Receipt);
        }

        return Page();
    }

    public IActionResult OnPost()
    {
        // The name goes into a header, which has only letters of ASCII, and somebody can send any.
        if (!Id.IsId(Attempt))
        {
            return NotFound();
        }

        AttemptDesk.Forget(Response, Attempt);
        return Redirect($"{Request.PathBase}/");
    }
}
