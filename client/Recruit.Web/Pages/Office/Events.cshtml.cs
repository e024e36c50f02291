using Microsoft.AspNetCore.Mvc;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Web.Layout;
using Recruit.Web.Office;
using Recruit.Web.Rules;

namespace Recruit.Web.Pages.Office;

/// <summary>Events on record, and the way to propose one: whatever becomes of people and tests outside the ordinary course, two people record.</summary>
public sealed class EventsModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Events of this page.</summary>
    public EventsListed Shown { get; private set; } = null!;

    /// <summary>From where the last page begins; nothing where this one is it.</summary>
    public int? LastPage => Shown.Next is null ? null : Math.Max(Shown.Next.Value, Standing.LastEvent - ListEvents.Most);

    /// <summary>Types of events that can be proposed by these rules; none while nothing can.</summary>
    public IReadOnlyList<string> Types { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? campaign, int after = 0)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ListEvents(Caller, Another, Routine, Campaign, Math.Max(0, after)));
        if (reply is not EventsListed shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Shown = shown;
        if (ReadsPeople(Who!) && Standing.Status == CampaignStatus.Open && await AskAsync(new ReadRules(Caller, Another, Campaign)) is RulesRead read)
        {
            var rules = new RulesView(read);
            Types = [.. EventForm.Types.Where(one => one.Inputs.All(input => EventForm.ChoicesOf(input, rules) is not { Count: 0 })).Select(one => one.Type)];
        }

        return Page();
    }
}
