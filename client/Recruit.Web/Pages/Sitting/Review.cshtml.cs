using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.Web.Layout;
using Recruit.Web.Sitting;

namespace Recruit.Web.Pages.Sitting;

/// <summary>What has an answer and what has none, before it is handed in.</summary>
public sealed class ReviewModel(AttemptDesk desk, Speech words) : AttemptPage(desk)
{
    /// <summary>The sections with their questions.</summary>
    public IReadOnlyList<IReadOnlyList<ShownItem>> Sections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        return Show();
    }

    public async Task<IActionResult> OnPostAsync(uint covers)
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        if (IsTakenOver)
        {
            return Redirect(Here);
        }

        switch ((await Desk.Door.SubmitAsync(Open.Text, covers)).Reply)
        {
            case SubmissionReceipt:
                return Redirect($"{Here}/finished");
            case Refusal refusal:
                ModelState.AddModelError("", SittingReplies.Told(words, refusal.Code));
                return Show();
            default:
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private IActionResult Show()
    {
        if (IsTakenOver)
        {
            return Redirect(Here);
        }

        if (Restored.Attempt.Status != AttemptStatus.Running)
        {
            return Redirect($"{Here}/finished");
        }

        Sections = [.. AllItems.GroupBy(item => item.Item?.Section.Id).Select(section => section.ToArray())];
        return Page();
    }
}
