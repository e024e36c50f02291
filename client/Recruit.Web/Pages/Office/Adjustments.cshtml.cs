using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Adjustments;
using Recruit.Web.Layout;
using Recruit.WorkingDays;

namespace Recruit.Web.Pages.Office;

/// <summary>What applicants of a campaign need in its sittings and nobody has decided: until when it is to be, and what is overdue.</summary>
public sealed class OfficeAdjustmentsModel(Service service, TimeProvider time, Speech words) : OfficePage(service, words)
{
    /// <summary>The earliest due first.</summary>
    public ImmutableArray<WaitingAdjustment> Waiting { get; private set; } = [];

    /// <summary>Whether there are more than are shown.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Whether the officer delays one.</summary>
    public bool IsOverdue(OpenFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.IsOverdue(Instant.Of(time.GetUtcNow()));
    }

    public async Task<IActionResult> OnGetAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ListAdjustments(Caller, Another, Routine, Campaign));
        if (reply is not AdjustmentsWaiting waiting)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Waiting, HasMore) = (waiting.Waiting, waiting.HasMore);
        return Page();
    }
}
