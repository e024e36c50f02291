using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.UseCases;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>
/// The desk of a campaign's letters: how many wait, went and failed, why they failed, and letting those of one reason be tried anew. Nobody is named: whose
/// letter failed stands in the record of an applicant.
/// </summary>
public sealed class NoticesModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>The campaign of the address.</summary>
    public Id Campaign { get; private set; }

    /// <summary>As it is counted now.</summary>
    public NoticesCounted Counted { get; private set; } = null!;

    /// <summary>How many are tried anew, after somebody asked for it; nothing before.</summary>
    public int? Again { get; private set; }

    /// <summary>Whether who looks lets letters be tried anew.</summary>
    public bool MayRetry => May<RetryNotices>();

    /// <summary>Whether who looks may open the campaign itself: an administrator comes from the list of campaigns.</summary>
    public bool MayOpen => May<UseCases.Campaigns.ReadStanding>();

    /// <summary>Why letters failed, in words; a reason of another mail system as it is.</summary>
    public string NameOf(Id failure) => Words.Words.Has($"notices.failure.{failure}") ? Words[$"notices.failure.{failure}"] : failure.Text;

    public async Task<IActionResult> OnGetAsync(string? campaign) => await CountAsync(campaign) ?? Page();

    public async Task<IActionResult> OnPostRetryAsync(string? campaign, string? failure)
    {
        if (await CountAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(failure) is not { } reason)
        {
            ModelState.AddModelError("", Words["notices.again.unknown"]);
            return Page();
        }

        var reply = await AskAsync(new RetryNotices(Caller, Operation, OfficePage.Routine, Campaign, reason));
        switch (reply)
        {
            case NoticesTakenAgain taken:
                Again = taken.Count;
                break;
            case Refusal refusal when ProblemOf(reply) is null:
                Tell(refusal);
                break;
            default:
                return ProblemOf(reply) ?? NotFound();
        }

        return await CountAsync(campaign) ?? Page();
    }

    private async Task<IActionResult?> CountAsync(string? campaign)
    {
        if (IdOf(campaign) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new WatchNotices(Caller, Another, id));
        if (reply is not NoticesCounted counted)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Campaign, Counted) = (id, counted);
        return null;
    }
}
