using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Mailings;
using Recruit.Notices;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Office;

namespace Recruit.Web.Pages.Office;

/// <summary>Drafts a notice to those whom a saved filter means. Nothing goes out before the count was shown and confirmed.</summary>
public sealed class NewNoticeModel(Service service, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;

    /// <summary>The filter.</summary>
    public ShownFilter Saved { get; private set; } = null!;

    /// <summary>How many it means, as lists show it.</summary>
    public int Total { get; private set; }

    [BindProperty]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, string? saved, bool shared) => await BeginAsync(campaign, saved, shared) ?? await ShowAsync();

    public async Task<IActionResult> OnPostAsync(string? campaign, string? saved, bool shared)
    {
        if (await BeginAsync(campaign, saved, shared) is { } problem)
        {
            return problem;
        }

        if (IdOf(Name?.Trim()) is not { } mailing)
        {
            ModelState.AddModelError(nameof(Name), words["applicants.wrong-name"]);
            return await ShowAsync();
        }

        var reply = await AskAsync(new PrepareMailing(
            Caller, Operation, Routine, Campaign, mailing, NoticeText.News, ImmutableSortedDictionary<Id, string>.Empty, Recipients.Of(Saved.Filter)!));
        if (reply is MailingRead)
        {
            return Go($"/office/{Campaign}/notices/{mailing}");
        }

        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is Recruit.Actors.Refusal refusal)
        {
            Tell(refusal, nameof(Name));
        }

        return await ShowAsync();
    }

    private async Task<IActionResult?> BeginAsync(string? campaign, string? saved, bool isShared)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (await AskAsync(new ListSavedFilters(Caller, Another)) is not SavedFiltersListed listed
            || listed.Filters.FirstOrDefault(one => one.Name.Text == saved && one.IsShared == isShared) is not { } found
            || Recipients.Of(found.Filter) is null)
        {
            return NotFound();
        }

        Saved = found;
        return null;
    }

    private async Task<IActionResult> ShowAsync()
    {
        var reply = await AskAsync(new CountApplicants(Caller, Another, Campaign, Saved.Filter));
        if (reply is not ApplicantsCounted counted)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Total = counted.Total;
        return Page();
    }
}
