using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using AnswerEnquiry = Recruit.UseCases.Candidates.AnswerEnquiry;
using PassEnquiry = Recruit.UseCases.Candidates.PassEnquiry;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;

namespace Recruit.Web.Pages.Office;

/// <summary>A question of a candidate about the own file: it is answered here, or passed on while its term goes on.</summary>
public sealed class EnquiryModel(Service service, TimeProvider time, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;

    /// <summary>What was asked.</summary>
    public EnquiryShown Shown { get; private set; } = null!;

    /// <summary>Members of the agency who have a role there.</summary>
    public IEnumerable<Id> Members { get; private set; } = [];

    /// <summary>Whether the answer is late.</summary>
    public bool IsOverdue => Instant.Of(time.GetUtcNow()) >= Shown.Due;

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>To whom it is passed, as it was chosen.</summary>
    [BindProperty]
    public string? Member { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, string? enquiry) => await FindAsync(campaign) ?? await ShowAsync(enquiry);

    public async Task<IActionResult> OnPostAnswerAsync(string? campaign, string? enquiry)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(enquiry) is not { } id)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Answer) || Answer.Length > AskEnquiry.LengthMax)
        {
            ModelState.AddModelError(nameof(Answer), words[string.IsNullOrWhiteSpace(Answer) ? "desk.answer.needed" : "text.long"]);
            return await ShowAsync(enquiry);
        }

        return await DoneAsync(await AskAsync(new AnswerEnquiry(Caller, Operation, Routine, Campaign, id, Answer.Trim())), enquiry, nameof(Answer));
    }

    public async Task<IActionResult> OnPostPassAsync(string? campaign, string? enquiry)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        return IdOf(enquiry) is not { } id || IdOf(Member) is not { } owner
            ? NotFound()
            : await DoneAsync(await AskAsync(new PassEnquiry(Caller, Operation, Routine, Campaign, id, owner)), enquiry, nameof(Member));
    }

    private async Task<IActionResult> DoneAsync(Reply reply, string? enquiry, string field)
    {
        if (reply is not Refusal refusal)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/requests");
        }

        if (ProblemOf(refusal) is { } failed)
        {
            return failed;
        }

        Tell(refusal, field);
        return await ShowAsync(enquiry);
    }

    private async Task<IActionResult> ShowAsync(string? enquiry)
    {
        if (IdOf(enquiry) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadEnquiry(Caller, Another, Routine, Campaign, id));
        if (reply is not EnquiryShown shown)
        {
            return ProblemOf(reply) ?? (reply is Refusal { Code: CampaignRefusals.NoEnquiry } && ModelState.IsValid ? Go($"/office/{Campaign}/requests") : NotFound());
        }

        Shown = shown;
        Members = await AskAsync(new ReadAgency(Caller, Another, Standing.Agency)) is AgencyTold told
            ? told.Agency.Members.Where(one => one.Value.Roles.Contains(Role.AgencyOfficer)).Select(one => one.Key)
            : [];
        return Page();
    }
}
